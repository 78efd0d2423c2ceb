package dev.wherry.command;

import dev.wherry.user.Permission;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The row that says all about a command but what it does: HELP, FEAT and the checks before the
 * command are made from it.
 *
 * <p>A spec starts as that of a command which needs a login, takes no argument and is answered in
 * order; each method returns a changed copy. Immutable and safe for use by many threads.
 *
 * @since 1.0
 */
public final class CommandSpec {
    private final String verb;
    private final String syntax;
    private final List<String> aliases;
    private final ArgumentRule argument;
    private final boolean path;
    private final @Nullable Permission permission;
    private final boolean needsLogin;
    private final Timing timing;
    private final boolean keepsRestart;
    private final boolean replacing;
    private final @Nullable Function<CommandContext, @Nullable String> feature;
    private final String rfc;

    /** When a command runs. */
    private enum Timing {
        IN_ORDER,
        DURING_TRANSFER,
        LONG_RUNNING,
        TRANSFER
    }

    private CommandSpec(Draft draft) {
        this.verb = draft.verb;
        this.syntax = draft.syntax;
        this.aliases = draft.aliases;
        this.argument = draft.argument;
        this.path = draft.path;
        this.permission = draft.permission;
        this.needsLogin = draft.needsLogin;
        this.timing = draft.timing;
        this.keepsRestart = draft.keepsRestart;
        this.replacing = draft.replacing;
        this.feature = draft.feature;
        this.rfc = draft.rfc;
    }

    private CommandSpec with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return new CommandSpec(draft);
    }

    /** A spec that can still be changed, for the moment between one spec and the next. */
    private static final class Draft {
        private final String verb;
        private final String syntax;
        private List<String> aliases = List.of();
        private ArgumentRule argument = ArgumentRule.NONE;
        private boolean path;
        private @Nullable Permission permission;
        private boolean needsLogin = true;
        private Timing timing = Timing.IN_ORDER;
        private boolean keepsRestart;
        private boolean replacing;
        private @Nullable Function<CommandContext, @Nullable String> feature;
        private String rfc = "";

        Draft(String verb, String syntax) {
            this.verb = verb;
            this.syntax = syntax;
        }

        Draft(CommandSpec spec) {
            this.verb = spec.verb;
            this.syntax = spec.syntax;
            this.aliases = spec.aliases;
            this.argument = spec.argument;
            this.path = spec.path;
            this.permission = spec.permission;
            this.needsLogin = spec.needsLogin;
            this.timing = spec.timing;
            this.keepsRestart = spec.keepsRestart;
            this.replacing = spec.replacing;
            this.feature = spec.feature;
            this.rfc = spec.rfc;
        }
    }

    /**
     * Starts the spec of a command.
     *
     * @param verb the word on the wire, letters in any case; {@code SITE X} for a sub-command of
     *     SITE
     * @param syntax how it is written and what it does, as HELP shows it, such as {@code RETR <SP>
     *     path (download a file)}
     * @return the spec of a command that needs a login, no permission and no argument
     * @throws IllegalArgumentException if the verb is empty or holds anything but ASCII letters,
     *     digits and, after SITE, one space
     */
    public static CommandSpec of(String verb, String syntax) {
        String upper = verb.toUpperCase(Locale.ROOT);
        if (!upper.matches("(SITE )?[A-Z0-9]+")) {
            throw new IllegalArgumentException(
                    "a verb is made of letters and digits, not '" + verb + "'");
        }
        Objects.requireNonNull(syntax, "syntax");
        return new CommandSpec(new Draft(upper, syntax));
    }

    /**
     * Starts the spec of a sub-command of SITE (RFC 1123 §4.1.2.8).
     *
     * @param verb the word behind SITE
     * @param syntax how it is written and what it does, as SITE HELP shows it
     * @return the spec of a command that needs a login, no permission and no argument
     * @throws IllegalArgumentException if the verb is empty or holds anything but ASCII letters and
     *     digits
     */
    public static CommandSpec site(String verb, String syntax) {
        return of("SITE " + verb, syntax);
    }

    /**
     * Returns this spec with other words for the same command.
     *
     * @param aliases such as {@code XCWD} for CWD
     * @return the changed spec
     */
    public CommandSpec aliases(String... aliases) {
        return with(draft -> draft.aliases = List.of(aliases));
    }

    /**
     * Returns this spec with a rule for the argument; it is checked before the command runs.
     *
     * @param rule what is expected behind the verb
     * @return the changed spec
     */
    public CommandSpec argument(ArgumentRule rule) {
        return with(draft -> draft.argument = rule);
    }

    /**
     * Returns this spec with an argument that is a path as a whole: {@link CommandContext#path}
     * resolves it, and the permission is checked there.
     *
     * @param rule {@link ArgumentRule#REQUIRED}, or {@link ArgumentRule#OPTIONAL} where no argument
     *     means the current directory
     * @return the changed spec
     */
    public CommandSpec path(ArgumentRule rule) {
        return with(draft -> {
            draft.argument = rule;
            draft.path = true;
        });
    }

    /**
     * Returns this spec with a permission that is checked before the command runs: at {@link
     * CommandContext#path} for a command whose argument is a path; for any other the user must have
     * it somewhere, and the command checks the place.
     *
     * @param permission what the user needs
     * @return the changed spec
     */
    public CommandSpec needs(Permission permission) {
        return with(draft -> draft.permission = permission);
    }

    /**
     * Returns this spec for a command that is served before login too.
     *
     * @return the changed spec
     */
    public CommandSpec withoutLogin() {
        return with(draft -> draft.needsLogin = false);
    }

    /**
     * Returns this spec for a command that uses the data connection: it runs beside the control
     * connection, which goes on being read, and takes the restart offset.
     *
     * @return the changed spec
     */
    public CommandSpec opensDataConnection() {
        return timing(Timing.TRANSFER);
    }

    /**
     * Returns this spec for a command that may take long without using the data connection: it runs
     * beside the control connection, so that ABOR is served meanwhile. All else waits: without a
     * preliminary reply the client would take any other reply for that of this command.
     *
     * @return the changed spec
     */
    public CommandSpec longRunning() {
        return timing(Timing.LONG_RUNNING);
    }

    /**
     * Returns this spec for a command that is served at once while a transfer runs, instead of
     * after it. Such a command must not change what the transfer sees.
     *
     * @return the changed spec
     */
    public CommandSpec duringTransfer() {
        return timing(Timing.DURING_TRANSFER);
    }

    private CommandSpec timing(Timing timing) {
        return with(draft -> draft.timing = timing);
    }

    /**
     * Returns this spec for a command that may stand between REST and the transfer; any other
     * command drops the restart offset.
     *
     * @return the changed spec
     */
    public CommandSpec keepsRestart() {
        return with(draft -> draft.keepsRestart = true);
    }

    /**
     * Returns this spec for a command that takes the place of a built-in one of the same verb.
     *
     * @param replacing whether it may
     * @return the changed spec
     */
    public CommandSpec replacing(boolean replacing) {
        return with(draft -> draft.replacing = replacing);
    }

    /**
     * Returns this spec with a line in the reply to FEAT (RFC 2389).
     *
     * @param line such as {@code REST STREAM}
     * @return the changed spec
     */
    public CommandSpec feature(String line) {
        return feature(ctx -> line);
    }

    /**
     * Returns this spec with a line in the reply to FEAT that depends on the session.
     *
     * @param line makes the line, or null for none
     * @return the changed spec
     */
    public CommandSpec feature(Function<CommandContext, @Nullable String> line) {
        return with(draft -> draft.feature = line);
    }

    /**
     * Returns this spec with the section that defines the command.
     *
     * @param section such as {@code RFC 3659 §5}
     * @return the changed spec
     */
    public CommandSpec rfc(String section) {
        return with(draft -> draft.rfc = section);
    }

    /**
     * Returns the word on the wire.
     *
     * @return upper-case, {@code SITE X} for a sub-command of SITE
     */
    public String verb() {
        return verb;
    }

    /**
     * Returns the line that HELP shows.
     *
     * @return syntax and purpose
     */
    public String syntax() {
        return syntax;
    }

    /**
     * Returns the other words for the command.
     *
     * @return an unmodifiable list
     */
    public List<String> aliases() {
        return aliases;
    }

    /**
     * Returns what is expected behind the verb.
     *
     * @return {@link ArgumentRule#NONE} unless set
     */
    public ArgumentRule argument() {
        return argument;
    }

    /**
     * Tells whether the argument is a path as a whole.
     *
     * @return false unless set
     */
    public boolean isPath() {
        return path;
    }

    /**
     * Returns the permission that is needed.
     *
     * @return or null if none is
     */
    public @Nullable Permission permission() {
        return permission;
    }

    /**
     * Tells whether the command is refused before login.
     *
     * @return true unless set
     */
    public boolean needsLogin() {
        return needsLogin;
    }

    /**
     * Tells whether the command uses the data connection.
     *
     * @return false unless set
     */
    public boolean usesData() {
        return timing == Timing.TRANSFER;
    }

    /**
     * Tells whether the command runs beside the control connection.
     *
     * @return whether it uses the data connection or may take long
     */
    public boolean runsAside() {
        return timing == Timing.TRANSFER || timing == Timing.LONG_RUNNING;
    }

    /**
     * Tells whether the command is served while a transfer runs.
     *
     * @return false unless set
     */
    public boolean isServedDuringTransfer() {
        return timing == Timing.DURING_TRANSFER;
    }

    /**
     * Tells whether the restart offset survives the command.
     *
     * @return false unless set
     */
    public boolean isKeepingRestart() {
        return keepsRestart;
    }

    /**
     * Tells whether the command takes the place of a built-in one.
     *
     * @return false unless set
     */
    public boolean isReplacing() {
        return replacing;
    }

    /**
     * Returns the line for FEAT.
     *
     * @param ctx the session that asks
     * @return the line without its leading space, or null for none
     */
    public @Nullable String featureLine(CommandContext ctx) {
        return feature == null ? null : feature.apply(ctx);
    }

    /**
     * Returns the section that defines the command.
     *
     * @return or the empty text
     */
    public String rfc() {
        return rfc;
    }

    @Override
    public String toString() {
        return verb;
    }
}
