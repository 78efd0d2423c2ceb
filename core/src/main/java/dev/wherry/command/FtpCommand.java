package dev.wherry.command;

import java.io.IOException;
import java.util.Objects;

/**
 * A command of the protocol. The built-in ones and those that you add have the same shape.
 *
 * <pre>{@code
 * FtpCommand df = FtpCommand.of(
 *         CommandSpec.site("DF", "SITE DF (free space)").needs(Permission.LIST),
 *         ctx -> Reply.of(COMMAND_OK, ctx.files().freeBytes(ctx.directory()) + " bytes free."));
 * }</pre>
 *
 * <p>One object serves all sessions, so {@link #run} must be safe to call from many threads at
 * once.
 *
 * @since 1.0
 */
public interface FtpCommand {
    /**
     * Returns the row that describes this command; the same object each time.
     *
     * @return the spec
     */
    CommandSpec spec();

    /**
     * Carries the command out. The checks that the {@linkplain #spec spec} asks for have passed. It
     * may block: only its own session waits.
     *
     * @param ctx the session at the moment in which the command was read
     * @return the completion reply; null is a defect that the client reads as 451
     * @throws IOException if it fails; an {@link FtpReplyException} brings its own reply, those of
     *     {@link java.nio.file} become 550 and others 451. Any other throwable is logged and
     *     answered 451
     */
    Reply run(CommandContext ctx) throws IOException;

    /**
     * Makes a command of a spec and a lambda.
     *
     * @param spec the row that describes it
     * @param body what it does
     * @return the command
     */
    static FtpCommand of(CommandSpec spec, Body body) {
        Objects.requireNonNull(spec, "spec");
        Objects.requireNonNull(body, "body");
        return new FtpCommand() {
            @Override
            public CommandSpec spec() {
                return spec;
            }

            @Override
            public Reply run(CommandContext ctx) throws IOException {
                return body.run(ctx);
            }

            @Override
            public String toString() {
                return spec.verb();
            }
        };
    }

    /** What a command does: {@link FtpCommand#run} as a lambda. */
    @FunctionalInterface
    interface Body {
        /**
         * Carries the command out.
         *
         * @param ctx the session at the moment in which the command was read
         * @return the completion reply
         * @throws IOException if it fails, as {@link FtpCommand#run} says
         */
        Reply run(CommandContext ctx) throws IOException;
    }
}
