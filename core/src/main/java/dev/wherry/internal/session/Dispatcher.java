package dev.wherry.internal.session;

import dev.wherry.command.CommandContext;
import dev.wherry.command.CommandSpec;
import dev.wherry.command.FtpCommand;
import dev.wherry.command.Reply;
import dev.wherry.command.ReplyCode;
import dev.wherry.event.FtpEvent;
import dev.wherry.internal.data.DataEndpoint;
import dev.wherry.internal.wire.CommandLine;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;

/**
 * Finds the command of a line, passes the gates, runs it or starts it beside, and answers. For the
 * owner's thread.
 */
final class Dispatcher {
    /** Stands for what was no command at all. */
    static final CommandLine NO_LINE = new CommandLine("", "");

    private static final System.Logger LOG = System.getLogger("dev.wherry");

    /** A client that says nothing we know is no FTP client. */
    private static final int MAX_UNKNOWN_BEFORE_LOGIN = 10;

    /**
     * What other protocols begin with: a browser or a mail server that was led here must get
     * nothing to work with (ALPACA).
     */
    private static final Set<String> FOREIGN =
            Set.of(
                    "GET", "POST", "PUT", "HEAD", "CONNECT", "OPTIONS", "DELETE", "PATCH", "TRACE",
                    "PRI", "EHLO", "HELO");

    private final ClientSession session;
    private int unknownBeforeLogin;

    Dispatcher(ClientSession session) {
        this.session = session;
    }

    /** Carries one line out, or starts it, and answers it unless what was started does. */
    void dispatch(CommandLine received) throws IOException {
        CommandLine line = siteCommand(received);
        FtpCommand command = session.services().commands().find(line.verb());
        if (command == null) {
            session.state().dropOneShots();
            unknown(line);
            return;
        }
        Control control = takeOneShots(command.spec(), line);
        DataEndpoint endpoint =
                command.spec().usesData() ? takeEndpoint() : new DataEndpoint.None();
        Reply refusal = Gates.refusal(command.spec(), session.state(), control);
        if (refusal != null) {
            endpoint.release();
            answer(line, refusal);
        } else if (command.spec().runsAside()) {
            session.aside(new AsideCommand(session, this, command, line, control, endpoint));
        } else {
            long start = System.nanoTime();
            answer(line, control, execute(command, control), start);
        }
    }

    /** {@code SITE X arg} is the command {@code SITE X} (RFC 1123 §4.1.2.8). */
    private static CommandLine siteCommand(CommandLine line) {
        if (!line.verb().equals("SITE") || !line.hasArgument()) {
            return line;
        }
        CommandLine sub = CommandLine.parse(line.argument());
        return new CommandLine("SITE " + sub.verb(), sub.argument());
    }

    private void unknown(CommandLine line) throws IOException {
        if (!session.state().isLoggedIn()) {
            unknownBeforeLogin++;
            if (isForeign(line.verb())) {
                session.endAfterReply();
                return;
            }
            if (unknownBeforeLogin > MAX_UNKNOWN_BEFORE_LOGIN) {
                session.endAfterReply();
                answer(line, Reply.of(ReplyCode.SERVICE_CLOSING, "Too many unknown commands."));
                return;
            }
        }
        answer(
                line,
                session.services().commands().isRemoved(line.verb())
                        ? Reply.of(ReplyCode.NOT_OFFERED, "This command is switched off.")
                        : Reply.of(ReplyCode.UNKNOWN_COMMAND, "Unknown command."));
    }

    private static boolean isForeign(String verb) {
        return FOREIGN.contains(verb) || verb.startsWith("SSH-");
    }

    /**
     * Snapshots the session for the command, and drops what was meant for the next command only.
     */
    private Control takeOneShots(CommandSpec spec, CommandLine line) {
        Control control = new Control(session, line);
        SessionState state = session.state();
        if (!spec.isKeepingRestart()) {
            state.restartOffset = 0;
            state.range = null;
        }
        if (!spec.isServedDuringTransfer()) { // NOOP and STAT may come between RNFR and RNTO
            state.renameFrom = null;
        }
        return control;
    }

    private DataEndpoint takeEndpoint() {
        SessionState state = session.state();
        DataEndpoint endpoint = state.endpoint;
        state.endpoint = new DataEndpoint.None();
        session.noteEndpoint(state.endpoint);
        return endpoint;
    }

    /** Runs a command and makes a reply of whatever it does. For any thread. */
    Reply execute(FtpCommand command, CommandContext ctx) {
        try {
            Reply reply = command.run(ctx);
            if (reply != null) {
                return reply;
            }
            LOG.log(System.Logger.Level.ERROR, "The command {0} returned no reply", command.spec());
            return Reply.of(ReplyCode.LOCAL_ERROR, "Internal error, try again later.");
        } catch (Throwable e) { // whatever a command throws is its own session's alone
            if (ReplyMapping.isDefect(e)) {
                LOG.log(System.Logger.Level.ERROR, "The command " + command.spec() + " failed", e);
            }
            return ReplyMapping.toReply(e);
        }
    }

    /** Answers what ran no command. */
    void answer(CommandLine line, Reply reply) throws IOException {
        answer(line, new Snapshot(session, NO_LINE), reply, System.nanoTime());
    }

    /** Writes the completion reply of a command and tells the listeners. For any thread. */
    void answer(CommandLine line, CommandContext ctx, Reply reply, long start) throws IOException {
        session.services().counters().commands().increment();
        try {
            session.control().write(reply);
        } finally {
            Events events = session.services().events();
            if (events.areWanted()) {
                events.publish(done(line, ctx, reply, start));
            }
        }
    }

    private static FtpEvent done(CommandLine line, CommandContext ctx, Reply reply, long start) {
        Duration duration = Duration.ofNanos(System.nanoTime() - start);
        String masked = line.toString();
        int space = line.verb().startsWith("SITE ") ? line.verb().length() : masked.indexOf(' ');
        boolean hasArgument = space >= 0 && space < masked.length();
        return new FtpEvent.CommandDone(
                ctx.origin(),
                hasArgument ? masked.substring(0, space) : masked,
                hasArgument ? masked.substring(space + 1) : "",
                reply,
                duration);
    }
}
