package dev.wherry.internal.command;

import dev.wherry.command.ArgumentRule;
import dev.wherry.command.CommandSpec;
import dev.wherry.command.Reply;
import dev.wherry.command.ReplyCode;
import dev.wherry.internal.session.Control;
import dev.wherry.internal.session.ControlCommand;
import java.util.Locale;

/** PROT chooses whether data connections are protected: P, or in clear: C (RFC 4217 §9). */
final class Prot implements ControlCommand {
    private final CommandSpec spec;

    Prot(boolean offered) {
        CommandSpec plain =
                CommandSpec.of("PROT", "PROT <SP> P | C (protection of data connections)")
                        .argument(ArgumentRule.REQUIRED)
                        .withoutLogin()
                        .keepsRestart()
                        .rfc("RFC 4217 §9");
        this.spec = offered ? plain.feature("PROT") : plain;
    }

    @Override
    public CommandSpec spec() {
        return spec;
    }

    @Override
    public Reply run(Control control) {
        if (!control.isSecure() || !control.state().isSizeNegotiated()) {
            return Reply.of(ReplyCode.BAD_SEQUENCE, "AUTH TLS and PBSZ 0 must come first.");
        }
        return switch (control.argument().toUpperCase(Locale.ROOT)) {
            case "P" -> set(control, true, "Data connections are protected.");
            case "C" ->
                    mustProtect(control)
                            ? Reply.of(
                                    ReplyCode.POLICY_DENIED,
                                    "Data connections must be protected here.")
                            : set(control, false, "Data connections are in clear.");
            case "S", "E" ->
                    Reply.of(ReplyCode.PROTECTION_LEVEL_UNSUPPORTED, "The levels are P and C.");
            default -> Reply.of(ReplyCode.UNSUPPORTED_VALUE, "The levels are P and C.");
        };
    }

    private static boolean mustProtect(Control control) {
        return control.settings().tls().policy().requiresData()
                || control.state().isDataProtectionRequired();
    }

    private static Reply set(Control control, boolean isProtected, String text) {
        control.state().dataProtected(isProtected);
        return Reply.of(ReplyCode.COMMAND_OK, text);
    }
}
