package dev.wherry.server;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * The command line as picocli sees it. Made by calls instead of annotations: the flags come from
 * {@link Settings}, and nothing is looked up by reflection while the user waits.
 */
final class CommandTree {
    private static final int WIDTH = 100;

    private CommandTree() {}

    /** Returns the root command, with its sub-commands by their names. */
    static CommandLine root() {
        CommandSpec root = command("wherry", "An FTP server.");
        root.usageMessage()
                .customSynopsis("wherry [OPTIONS] [serve [OPTIONS] [DIR] | COMMAND]")
                .footer(
                        "",
                        "Without a command, wherry serves the current folder to anonymous visitors, who may read",
                        "but not write, on port 2121. What can follow 'serve' can also do without it: wherry -w .");
        root.addOption(
                OptionSpec.builder("-v", "-V", "--version")
                        .versionHelp(true)
                        .description("Tells the version")
                        .build());
        root.addSubcommand("serve", serve());
        root.addSubcommand("hash", hash());
        root.addSubcommand(
                BenchCommand.NAME, command(BenchCommand.NAME, "Measures FTP servers in turns."));
        root.addSubcommand("version", command("version", "Tells the version."));
        root.addSubcommand("help", help());
        return new CommandLine(root).setExpandAtFiles(false).setInterpolateVariables(false);
    }

    /**
     * Reads a command line that names its command.
     *
     * @throws Refusal if it cannot be read
     */
    static ParseResult parse(CommandLine root, List<String> arguments) {
        try {
            return root.parseArgs(arguments.toArray(String[]::new));
        } catch (ParameterException e) {
            throw ParseFailure.explain(e);
        }
    }

    /** Returns what was given to {@code serve}, as texts. */
    static Map<Setting<?>, List<String>> given(ParseResult serve) {
        Map<Setting<?>, List<String>> given = new LinkedHashMap<>();
        for (Setting<?> setting : Settings.all()) {
            OptionSpec option = serve.matchedOption(setting.flag());
            if (option != null) {
                given.put(setting, texts(setting, option));
            }
        }
        List<String> directories = serve.matchedPositionalValue(0, List.of());
        if (!directories.isEmpty() && given.put(Settings.DIRECTORY, directories) != null) {
            throw new Refusal(
                    "the folder is given twice; name it with -d or behind the options, not both.");
        }
        return given;
    }

    private static List<String> texts(Setting<?> setting, OptionSpec option) {
        return switch (setting.type().arity()) {
            case SWITCH -> List.of(setting.switched());
            case ONE, MANY -> option.originalStringValues();
        };
    }

    private static CommandSpec serve() {
        CommandSpec serve = command("serve", "Serves a folder until Ctrl-C or SIGTERM.");
        serve.addPositional(
                PositionalParamSpec.builder()
                        .paramLabel("DIR")
                        .index("0")
                        .arity("0..1")
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .description("The folder to serve; the current one unless given")
                        .build());
        Settings.all().forEach(setting -> serve.addOption(option(setting)));
        serve.usageMessage()
                .sectionMap()
                .put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, CommandTree::options);
        serve.usageMessage()
                .footer(
                        "",
                        "TIME is a number with a unit: 500ms, 30s, 5m, 2h, 1d; without one it is seconds.",
                        "Example: wherry serve -w -u alice --password-file secret.txt /srv/alice");
        return serve;
    }

    /** Lists the options of the help under the headings of their sections. */
    private static String options(Help help) {
        CommandSpec spec = help.commandSpec();
        StringBuilder out =
                new StringBuilder(
                        list(help, List.of(Objects.requireNonNull(spec.findOption("--help")))));
        for (Section section : Section.values()) {
            List<OptionSpec> options =
                    Settings.all().stream()
                            .filter(setting -> setting.section() == section)
                            .map(setting -> Objects.requireNonNull(spec.findOption(setting.flag())))
                            .toList();
            out.append(System.lineSeparator())
                    .append(section.heading())
                    .append(':')
                    .append(System.lineSeparator());
            out.append(list(help, options));
        }
        return out.toString();
    }

    private static String list(Help help, List<OptionSpec> options) {
        Help.Layout layout = help.createDefaultLayout();
        layout.addOptions(options, help.createDefaultParamLabelRenderer());
        return layout.toString();
    }

    private static OptionSpec option(Setting<?> setting) {
        OptionSpec.Builder option =
                OptionSpec.builder(setting.flags().toArray(String[]::new))
                        .description(description(setting));
        switch (setting.type().arity()) {
            case SWITCH -> option.type(boolean.class).arity("0");
            case ONE -> option.type(String.class).arity("1").paramLabel(setting.unit());
            case MANY ->
                    option.type(List.class)
                            .auxiliaryTypes(String.class)
                            .arity("1")
                            .paramLabel(setting.unit());
        }
        return option.build();
    }

    private static String description(Setting<?> setting) {
        boolean told = setting.type().arity() == ValueType.Arity.ONE && setting.hasDefault();
        String text =
                told ? setting.sentence() + " (" + setting.byDefault() + ")" : setting.sentence();
        return text.replace("%", "%%");
    }

    private static CommandSpec hash() {
        CommandSpec hash = command("hash", "Makes of a password what may be stored.");
        hash.usageMessage()
                .footer(
                        "",
                        "Asks for the password without showing it, or reads it from standard input, and prints its",
                        "PBKDF2 hash. That can be given to -P and --password-file, and to Password.parse in code.");
        return hash;
    }

    private static CommandSpec help() {
        CommandSpec help = command("help", "Tells about a command.");
        help.addPositional(
                PositionalParamSpec.builder()
                        .paramLabel("COMMAND")
                        .index("0")
                        .arity("0..1")
                        .type(String.class)
                        .description("The command to tell about")
                        .build());
        return help;
    }

    private static CommandSpec command(String name, String description) {
        CommandSpec spec = CommandSpec.create().name(name);
        spec.usageMessage()
                .description(description)
                .width(WIDTH)
                .sortOptions(false)
                .abbreviateSynopsis(true);
        return spec.addOption(
                OptionSpec.builder("-h", "--help")
                        .usageHelp(true)
                        .description("Tells this")
                        .build());
    }
}
