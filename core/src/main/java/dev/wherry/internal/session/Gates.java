package dev.wherry.internal.session;

import dev.wherry.command.ArgumentRule;
import dev.wherry.command.CommandContext;
import dev.wherry.command.CommandSpec;
import dev.wherry.command.Reply;
import dev.wherry.command.ReplyCode;
import dev.wherry.user.Permission;
import dev.wherry.user.Permissions;
import org.jspecify.annotations.Nullable;

/**
 * The checks before a command, in order; the first refusal counts. What is not granted by a spec is
 * denied.
 */
final class Gates {
    private Gates() {}

    /** Returns why the command may not run, or null. */
    static @Nullable Reply refusal(CommandSpec spec, SessionState state, CommandContext ctx) {
        if (spec.needsLogin() && !state.isLoggedIn()) {
            return Reply.of(ReplyCode.NOT_LOGGED_IN, "Please log in with USER and PASS.");
        }
        if (spec.argument() == ArgumentRule.REQUIRED && ctx.argument().isEmpty()) {
            return Reply.of(ReplyCode.BAD_ARGUMENT, "This command needs an argument.");
        }
        if (spec.argument() == ArgumentRule.NONE && !ctx.argument().isEmpty()) {
            return Reply.of(ReplyCode.BAD_ARGUMENT, "This command takes no argument.");
        }
        if (spec.usesData() && state.dataMustBeProtected && !state.dataProtected) {
            return Reply.of(
                    ReplyCode.DATA_PROTECTION_REQUIRED,
                    "Data connections must be protected: PBSZ 0 and PROT P first.");
        }
        Permission permission = spec.permission();
        if (permission != null && !isGranted(permission, spec, ctx)) {
            return Reply.of(ReplyCode.FILE_UNAVAILABLE, "Not enough privileges.");
        }
        return null;
    }

    private static boolean isGranted(Permission permission, CommandSpec spec, CommandContext ctx) {
        Permissions permissions = ctx.user().permissions();
        return spec.isPath()
                ? permissions.allow(permission, ctx.path())
                : permissions.allowSomewhere(permission);
    }
}
