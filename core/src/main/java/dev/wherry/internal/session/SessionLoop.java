package dev.wherry.internal.session;

import dev.wherry.command.FtpCommand;
import dev.wherry.command.Reply;
import dev.wherry.command.ReplyCode;
import dev.wherry.event.FtpEvent;
import dev.wherry.event.FtpEvent.LogoutReason;
import dev.wherry.internal.net.Strand;
import dev.wherry.internal.wire.LineReader;
import dev.wherry.internal.wire.Received;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The work of a session: takes what the client sends, line by line, and has each carried out before
 * the next one; but while a command runs beside, only those that may interrupt it, and the others
 * afterwards. Done by whoever holds the session's {@link Strand}, which is called the owner.
 */
final class SessionLoop implements Runnable {
    private static final System.Logger LOG = System.getLogger("dev.wherry");
    private final ClientSession session;
    private final ControlConnection control;
    private final Dispatcher dispatcher;
    private final Lines lines;
    private final Protection protection;
    private @Nullable AfterReply afterReply;
    private @Nullable Received patient;
    private boolean greeted;

    /** Whether the last line was taken from what came last: behind it there is no older news. */
    private boolean looked;

    private boolean over;
    private LogoutReason reason = LogoutReason.DROPPED;

    private final Verdict verdict = new Verdict();

    /** What a command wants to be done once its reply is written. */
    interface AfterReply {
        void run() throws IOException;
    }

    SessionLoop(ClientSession session) {
        this.session = session;
        this.control = session.control();
        this.dispatcher = new Dispatcher(session);
        this.lines = new Lines(control, session.services().charset());
        this.protection = new Protection(session);
    }

    /** A part of the session's work. */
    private interface Part {
        /** Does it; returns whether the session goes on. Then the strand is not held any more. */
        boolean run() throws IOException;
    }

    /** Lets the session begin. */
    void start() {
        if (session.isImplicitTls()) {
            onVirtualThread(this::greet);
        } else {
            session.strand().passOn();
        }
    }

    /** Goes on with the session until there is nothing to do. For who holds the strand. */
    @Override
    public void run() {
        attempt(this::serve);
    }

    private void attempt(Part part) {
        try {
            if (part.run()) {
                return;
            }
        } catch (IOException e) {
            // The connection is lost; the session ends like any other.
        } catch (Throwable t) {
            LOG.log(System.Logger.Level.ERROR, "A session failed", t);
        }
        end();
    }

    /**
     * Does what may wait for long, for the client or for a password check, where a thread that
     * waits costs little. But files are for the reactor's threads: there the session goes on.
     */
    private void onVirtualThread(Part part) {
        Thread.ofVirtual()
                .name("wherry-session-" + session.id())
                .start(() ->
                        attempt(() -> {
                            if (!part.run()) {
                                return false;
                            }
                            letGo();
                            return true;
                        }));
    }

    /** Lets go of the strand, and lets others go on if there is, or may be, anything to do. */
    private void letGo() {
        if (looked && !lines.areToBeLookedAt() && !control.ended()) {
            session.strand().lend();
        } else {
            session.strand().passOn();
        }
    }

    /** Greets the client, unless a listener turns it away. */
    private boolean greet() throws IOException {
        greeted = true;
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

    private boolean serve() throws IOException {
        if (!greeted && !greet()) {
            return false;
        }
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
                return false;
            }
            boolean gone = takeOne(aside) ? isTakenOver(aside) : !over && session.strand().rest();
            if (gone) {
                return true;
            }
        }
        return false;
    }

    /** Lets what the last line began run; returns true if others go on with the session. */
    private boolean isTakenOver(@Nullable AsideCommand before) {
        Received line = patient;
        if (line != null) {
            patient = null;
            onVirtualThread(() -> {
                handle(line);
                return !over;
            });
            return true;
        }
        AsideCommand begun = session.aside();
        if (begun == null || begun.equals(before)) {
            return false;
        }
        letGo();
        begun.run();
        return !session.strand().take();
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
        looked = false;
        if (aside == null) {
            Received first = lines.takeWaiting(any -> true);
            if (first != null) {
                handle(first);
                return true;
            }
        } else if (announced && catchUp()) {
            return true;
        } else if (verdict.isQuit() || lines.tooManyWait()) {
            return false;
        }
        boolean last = control.ended(); // asked before looking: what came before the end counts
        looked = true;
        Received next = lines.next();
        if (next == null) {
            over = over || lines.areForeign();
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
        Received line = lines.takeWaiting(each -> interrupts(each, true));
        if (line == null) {
            return false;
        }
        handle(line);
        return true;
    }

    /**
     * A client that went away without QUIT has not finished its upload (RFC 959 §4.1.1: as if it
     * had said ABOR and QUIT).
     */
    private boolean inputEnded(@Nullable AsideCommand aside) {
        verdict.lost();
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
        lines.keep(received);
        if (received instanceof Received.Line line && line.command().verb().equals("QUIT")) {
            verdict.quit(); // what follows is not read any more
        }
    }

    /** Tells the owner that lines which may interrupt a transfer need not wait any more. */
    void noteAnnounced() {
        if (lines.someWait()) {
            session.strand().ring();
        }
    }

    private void handle(Received received) throws IOException {
        if (!Thread.currentThread().isVirtual() && mayWait(received)) {
            patient = received;
            return;
        }
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

    private boolean mayWait(Received received) {
        return received instanceof Received.Line line
                && session.services().commands().find(line.command().verb())
                        instanceof ControlCommand command
                && command.mayWait(session, line.command().argument());
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
        lines.continueWith(protection.end());
    }

    /** Looks at the socket too: what is there before the reply was sent without waiting for it. */
    boolean hasMoreInput() {
        control.stands();
        return lines.areToBeLookedAt() || lines.areMidLine();
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
        aside.awaitEnd();
        session.aside(null);
        return true;
    }

    /** For the transfer's thread, which has seen the end of the connection. */
    boolean endedByQuit() {
        return verdict.await();
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
            session.strand().drop();
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
