package dev.wherry.internal.session;

import dev.wherry.command.FtpCommand;
import dev.wherry.command.Reply;
import dev.wherry.command.ReplyCode;
import dev.wherry.event.FtpEvent;
import dev.wherry.event.FtpEvent.LogoutReason;
import dev.wherry.internal.net.Bell;
import dev.wherry.internal.wire.LineReader;
import dev.wherry.internal.wire.Received;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * The owner of a session: takes what the client sends, line by line, and has each carried out
 * before the next one; but while a command runs beside, only those that may interrupt it, and the
 * others afterwards.
 */
final class SessionLoop implements Runnable {
    private static final System.Logger LOG = System.getLogger("dev.wherry");
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    /** How many lines may wait for the end of a transfer; more stay in the socket. */
    private static final int MAX_WAITING = 64;

    /** The first byte of a client that begins with TLS where nobody expects it: nothing is said. */
    private static final byte TLS_HANDSHAKE = 0x16;

    private static final Duration VERDICT_TIMEOUT = Duration.ofSeconds(5);

    private final ClientSession session;
    private final ControlConnection control;
    private final Dispatcher dispatcher;
    private final LineReader reader;
    private final Protection protection;
    private @Nullable AfterReply afterReply;
    private ByteBuffer input = NOTHING;
    private final ArrayDeque<Received> waiting = new ArrayDeque<>(1);
    private boolean heard;
    private boolean over;
    private LogoutReason reason = LogoutReason.DROPPED;

    /**
     * How the client's sending ended, as far as the owner has read: still open, after QUIT, or not
     * in order.
     */
    private enum Ending {
        OPEN,
        QUIT,
        LOST
    }

    private volatile Ending ending = Ending.OPEN;
    private final Bell verdict = new Bell();

    /** What a command wants to be done once its reply is written. */
    interface AfterReply {
        void run() throws IOException;
    }

    SessionLoop(ClientSession session) {
        this.session = session;
        this.control = session.control();
        this.dispatcher = new Dispatcher(session);
        this.reader = new LineReader(session.services().charset());
        this.protection = new Protection(session);
    }

    @Override
    public void run() {
        try {
            if (greet()) {
                serve();
            }
        } catch (IOException e) {
            // The connection is lost; the session ends like any other.
        } catch (Throwable t) {
            LOG.log(System.Logger.Level.ERROR, "A session failed", t);
        } finally {
            end();
        }
    }

    /** Greets the client, unless a listener turns it away. */
    private boolean greet() throws IOException {
        Events events = session.services().events();
        if (events.areWanted()) {
            events.publish(
                    new FtpEvent.Connected(new Snapshot(session, Dispatcher.NO_LINE).origin()));
        }
        ClientSession.Farewell unwelcome = session.farewell();
        if (unwelcome != null) {
            control.write(unwelcome.reply());
            return false;
        }
        control.listen();
        if (session.isImplicitTls() && !protection.begin(true)) {
            return false;
        }
        control.write(
                Reply.ofText(
                        ReplyCode.SERVICE_READY,
                        session.services().settings().sessions().banner()));
        return true;
    }

    private void serve() throws IOException {
        while (!over) {
            AsideCommand aside = session.aside();
            if (aside != null && aside.isFinished()) {
                session.aside(null);
                session.noteCommand(); // idle time counts from the end of a transfer
                aside = null;
            }
            ClientSession.Farewell farewell = session.farewell();
            if (farewell != null && !(farewell.afterTransfer() && aside != null)) {
                sayFarewell(farewell);
                return;
            }
            if (!takeOne(aside) && !over) {
                session.bell().await();
            }
        }
    }

    private void sayFarewell(ClientSession.Farewell farewell) throws IOException {
        reason = farewell.reason();
        abortAside();
        control.write(farewell.reply());
    }

    /** Handles one line, if there is one to handle now. */
    private boolean takeOne(@Nullable AsideCommand aside) throws IOException {
        // Asked once: what waits must not be overtaken when that changes meanwhile.
        boolean announced = aside != null && aside.isAnnounced();
        if (aside == null) {
            Received first = waiting.poll();
            if (first != null) {
                handle(first);
                return true;
            }
        } else if (announced && catchUp()) {
            return true;
        } else if (ending == Ending.QUIT || waiting.size() >= MAX_WAITING) {
            return false;
        }
        boolean last = control.ended(); // asked before looking: what came before the end counts
        Received next = nextLine();
        if (next == null) {
            // Nothing rings for an end that only the look itself has shown: close_notify.
            return last ? inputEnded(aside) : control.ended();
        }
        if (aside == null || interrupts(next, announced)) {
            handle(next);
        } else {
            keep(next);
        }
        return true;
    }

    /**
     * Handles a line that came before the transfer's preliminary reply, so that it had to wait, and
     * that may interrupt the transfer now.
     */
    private boolean catchUp() throws IOException {
        for (Iterator<Received> lines = waiting.iterator(); lines.hasNext(); ) {
            Received line = lines.next();
            if (interrupts(line, true)) {
                lines.remove();
                handle(line);
                return true;
            }
        }
        return false;
    }

    private @Nullable Received nextLine() throws IOException {
        Received next = input.hasRemaining() ? reader.next(input) : null;
        while (next == null && !over && more()) { // a line may be spread over TLS records
            next = reader.next(input);
        }
        if (!input.hasRemaining()) {
            input = NOTHING;
        }
        return next;
    }

    /** Takes what has come, and tells whether it may hold a line. */
    private boolean more() throws IOException {
        input = control.take();
        if (!heard && input.hasRemaining()) {
            heard = true;
            over = input.get(input.position()) == TLS_HANDSHAKE;
        }
        return input.hasRemaining() && !over;
    }

    /**
     * A client that went away without QUIT has not finished its upload (RFC 959 §4.1.1: as if it
     * had said ABOR and QUIT).
     */
    private boolean inputEnded(@Nullable AsideCommand aside) {
        if (ending == Ending.OPEN) {
            ending = Ending.LOST;
            verdict.ring();
        }
        if (aside == null) {
            over = true;
            return true;
        }
        aside.lose();
        return false;
    }

    /** Replies keep the order of commands, but that a running transfer was announced already. */
    private boolean interrupts(Received received, boolean announced) {
        if (!(received instanceof Received.Line line)) {
            return false;
        }
        FtpCommand command = session.services().commands().find(line.command().verb());
        return command != null
                && command.spec().isServedDuringTransfer()
                && (announced || command.spec().verb().equals("ABOR"));
    }

    private void keep(Received received) {
        waiting.add(received);
        if (received instanceof Received.Line line && line.command().verb().equals("QUIT")) {
            ending =
                    Ending.QUIT; // what follows is not read any more; the transfer may end in peace
            verdict.ring();
        }
    }

    private void handle(Received received) throws IOException {
        session.noteCommand();
        switch (received) {
            case Received.Line line -> {
                dispatcher.dispatch(line.command());
                runAfterReply();
            }
            case Received.Empty empty ->
                    refuse(ReplyCode.UNKNOWN_COMMAND, "A command was expected.");
            case Received.TooLong tooLong ->
                    refuse(
                            ReplyCode.UNKNOWN_COMMAND,
                            "The line is too long; at most "
                                    + LineReader.MAX_LINE_BYTES
                                    + " bytes.");
            case Received.Malformed malformed -> refuse(ReplyCode.BAD_ARGUMENT, malformed.reason());
            case Received.Flood flood -> {
                refuse(ReplyCode.SERVICE_CLOSING, "Too much without an end of line.");
                over = true;
            }
        }
    }

    private void runAfterReply() throws IOException {
        AfterReply task = afterReply;
        if (task != null) {
            afterReply = null;
            task.run();
        }
    }

    void afterReply(AfterReply task) {
        afterReply = task;
    }

    void startTls(boolean protectData) {
        if (!protection.begin(protectData)) {
            over = true;
        }
    }

    void endTls() throws IOException {
        input = protection.end();
    }

    /** Looks at the socket too: what is there before the reply was sent without waiting for it. */
    boolean hasMoreInput() {
        control.stands();
        return !waiting.isEmpty()
                || input.hasRemaining()
                || reader.isMidLine()
                || control.hasBytes();
    }

    private void refuse(ReplyCode code, String text) throws IOException {
        session.state().dropOneShots();
        dispatcher.answer(Dispatcher.NO_LINE, Reply.of(code, text));
    }

    void endAfterReply() {
        over = true;
        reason = LogoutReason.QUIT;
    }

    /** Aborts what runs beside and waits until it has written its reply. */
    boolean abortAside() {
        AsideCommand aside = session.aside();
        if (aside == null) {
            return false;
        }
        aside.cancel();
        while (!aside.isFinished()) {
            session.bell().await();
        }
        session.aside(null);
        return true;
    }

    /** For the transfer's thread, which has seen the end of the connection. */
    boolean endedByQuit() {
        long deadline = System.nanoTime() + VERDICT_TIMEOUT.toNanos();
        while (ending == Ending.OPEN) {
            if (!verdict.awaitUntil(deadline)) {
                return false;
            }
        }
        return ending == Ending.QUIT;
    }

    private void end() {
        try {
            AsideCommand aside = session.aside();
            if (aside != null) {
                aside.lose();
                abortAside();
            }
            session.state().endpoint.release();
            session.login().logout(reason);
            control.sayEndOfTls();
        } finally {
            control.close();
            tellOfTheEnd();
            session.ended();
        }
    }

    private void tellOfTheEnd() {
        Events events = session.services().events();
        if (events.areWanted()) {
            FtpEvent.Origin origin = new Snapshot(session, Dispatcher.NO_LINE).origin();
            events.publish(new FtpEvent.Disconnected(origin, session.age()));
        }
    }
}
