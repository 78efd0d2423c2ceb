package dev.wherry.bench;

import dev.wherry.bench.row.Row;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** What may stand on the command line, as picocli sees it. */
final class Flags {
    private static final int WIDTH = 100;

    private final CommandSpec spec = CommandSpec.create().name("wherry bench");

    private Flags() {}

    static CommandLine commandLine() {
        Flags flags = new Flags();
        flags.servers();
        flags.amounts();
        flags.results();
        flags.texts();
        return new CommandLine(flags.spec).setExpandAtFiles(false).setInterpolateVariables(false);
    }

    private void servers() {
        option("HOST", "127.0.0.1", "The server to measure", "-H", "--host");
        option("PORT", "2121", "Its port", "-P", "--port");
        option("NAME", "", "Whom to log in; needed", "-u", "--user");
        option("PASSWORD", "", "The password; needed", "-p", "--password");
        option("PATH", "", "The folder on the server to work in", "--dir");
        option("PID", "", "The server's first process: tells CPU time, memory", "-k", "--pid");
        option("NAME", "server", "What to call the server", "--name");
        spec.addOption(
                OptionSpec.builder("--peer")
                        .paramLabel("PEER")
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .arity("1")
                        .description(
                                "Another server, which takes turns with the first: NAME=HOST:PORT[,user=U]"
                                        + "[,password=P][,dir=PATH][,pid=N][,implicit]")
                        .build());
        option("SECONDS", "60", "How long a server may be silent", "-t", "--timeout");
    }

    private void amounts() {
        spec.addPositional(
                PositionalParamSpec.builder()
                        .paramLabel("ROW")
                        .index("0..*")
                        .arity("0..*")
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .description("What to measure; see below")
                        .build());
        option("KIND", "transfer", "Several rows: " + Kind.names(), "-b", "--benchmark");
        option("NUMBER", "5", "How many rounds each row has", "--rounds");
        option("SECONDS", "2", "How long each server is warmed up for each row", "--warm-up");
        option("NUMBER", "", "Sessions, instead of 300 or 1000", "-n", "--clients");
        option("SIZE", "10M", "Size of the file of each of many sessions", "-s", "--size");
        option("SIZE", "1G", "Size of the file of a single transfer", "--transfer-size");
        option("SECONDS", "2", "Length of the turns of a server in a round", "--seconds");
        option("SECONDS", "60", "Length of the one turn of small_sustained", "--sustained");
        option("NUMBER", "10000", "Files in the folder of list, mlsd and nlst", "--entries");
        option("PATH", "", "Such a folder on the server, instead of a made one", "--list-dir");
        spec.addOption(
                OptionSpec.builder("--fetch-memory")
                        .description(
                                "Fetch memory for uploads before each turn: on a virtual machine that has"
                                        + " files in memory and gives it back when it is free")
                        .build());
        spec.addOption(OptionSpec.builder("-S", "--ssl").description("All rows over TLS").build());
    }

    private void results() {
        option("FILE", "", "Write the results there, for programs", "--json");
        option("FILE", "", "Draw the results there, as SVG", "--chart");
        spec.addOption(
                OptionSpec.builder("-h", "--help")
                        .usageHelp(true)
                        .description("Tells this")
                        .build());
    }

    private void texts() {
        spec.usageMessage()
                .description("Measures FTP servers in turns.")
                .width(WIDTH)
                .sortOptions(false)
                .abbreviateSynopsis(true)
                .footer(
                        "",
                        "Rows: "
                                + Arrays.stream(Row.values())
                                        .map(Row::text)
                                        .collect(Collectors.joining(" ")),
                        "A number of sessions may follow: login_par_500, retr_x20, idle_10000.",
                        "Example: wherry bench -u alice -p secret --peer other=127.0.0.1:2122 retr stor");
    }

    private void option(String label, String byDefault, String text, String... names) {
        OptionSpec.Builder option =
                OptionSpec.builder(names).paramLabel(label).type(String.class).arity("1");
        if (byDefault.isEmpty()) {
            spec.addOption(option.description(text).build());
        } else {
            spec.addOption(
                    option.description(text + " (" + byDefault + ")")
                            .defaultValue(byDefault)
                            .build());
        }
    }
}
