package dev.wherry.internal.session;

import dev.wherry.command.DataConnection;
import dev.wherry.command.FtpCommand;
import dev.wherry.command.FtpReplyException;
import dev.wherry.command.Reply;
import dev.wherry.command.ReplyCode;
import dev.wherry.event.FtpEvent;
import dev.wherry.event.FtpEvent.Direction;
import dev.wherry.event.FtpEvent.Failure;
import dev.wherry.event.UploadHook;
import dev.wherry.file.Upload;
import dev.wherry.file.VirtualPath;
import dev.wherry.internal.data.DataEndpoint;
import dev.wherry.internal.data.Transfer;
import dev.wherry.internal.data.TransferHost;
import dev.wherry.internal.data.TransferResult;
import dev.wherry.internal.net.Bell;
import dev.wherry.internal.wire.CommandLine;
import dev.wherry.internal.wire.PrintableText;
import java.io.IOException;

/**
 * A command during which others may run the session: a transfer, or anything that may take long. It
 * writes its own replies.
 */
public final class AsideCommand implements Runnable, TransferHost {
    private static final System.Logger LOG = System.getLogger("dev.wherry");
    private static final long PROGRESS_NANOS = 1_000_000_000L;

    private final ClientSession session;
    private final Dispatcher dispatcher;
    private final FtpCommand command;
    private final CommandLine line;
    private final Snapshot snapshot;
    private final Transfer transfer;
    private final long start = System.nanoTime();
    private long lastProgress = start;
    private final Bell end = new Bell();
    private volatile boolean announced;
    private volatile boolean cancelled;
    private volatile boolean finished;

    AsideCommand(
            ClientSession session,
            Dispatcher dispatcher,
            FtpCommand command,
            CommandLine line,
            Snapshot snapshot,
            DataEndpoint endpoint) {
        this.session = session;
        this.dispatcher = dispatcher;
        this.command = command;
        this.line = line;
        this.snapshot = snapshot;
        this.transfer =
                new Transfer(
                        session.services().data(),
                        this,
                        endpoint,
                        session.localAddress().getAddress(),
                        snapshot.type(),
                        session.dataProtection(),
                        line.verb().equals("STOU"));
        snapshot.runsAside(this);
    }

    /** Waits until the command has ended and has written its reply. */
    void awaitEnd() {
        while (!finished) {
            end.await();
        }
    }

    @Override
    public void run() {
        countRunning(1);
        try {
            Reply reply = dispatcher.execute(command, snapshot);
            transfer.close();
            TransferResult result = transfer.result();
            if (result != null) {
                count(result);
            }
            countRunning(-1);
            try {
                dispatcher.answer(line, snapshot, reply, start);
            } finally { // what has happened to a file is so for all others too
                if (result != null && session.services().events().areWanted()) {
                    session.services().events().publish(event(result));
                }
            }
        } catch (IOException e) {
            // The control connection is lost: the owner sees that too, and nobody is left to
            // answer.
        } catch (Throwable t) {
            LOG.log(System.Logger.Level.ERROR, "A transfer failed", t);
            session.kick();
        } finally {
            transfer.close();
            finished = true;
            end.ring();
        }
    }

    private void countRunning(int change) {
        if (command.spec().usesData()) {
            session.services().counters().transfersRunning().add(change);
        }
    }

    private void count(TransferResult result) {
        Counters counters = session.services().counters();
        boolean upload = result.direction() == Direction.UPLOAD;
        (upload ? counters.bytesReceived() : counters.bytesSent()).add(result.bytes());
        if (result.failure() != null) {
            counters.transfersFailed().increment();
        } else {
            (upload ? counters.filesReceived() : counters.filesSent()).increment();
        }
    }

    private FtpEvent event(TransferResult result) {
        FtpEvent.Origin origin = snapshot.origin();
        String realPath = snapshot.files().realPath(result.path());
        Failure failure = result.failure();
        if (failure != null) {
            return new FtpEvent.TransferFailed(
                    origin,
                    result.direction(),
                    result.path(),
                    realPath,
                    result.bytes(),
                    result.duration(),
                    failure);
        }
        return result.direction() == Direction.UPLOAD
                ? new FtpEvent.FileReceived(
                        origin, result.path(), realPath, result.bytes(), result.duration())
                : new FtpEvent.FileSent(
                        origin, result.path(), realPath, result.bytes(), result.duration());
    }

    /** Asks the command to end now. For any thread. */
    void cancel() {
        cancelled = true;
        transfer.abort(Failure.ABORTED);
    }

    /** Ends the command because the client is gone. */
    void lose() {
        cancelled = true;
        transfer.abort(Failure.CONNECTION_LOST);
    }

    boolean isCancelled() {
        return cancelled;
    }

    /** Tells whether the client has read a preliminary reply. */
    boolean isAnnounced() {
        return announced;
    }

    boolean isFinished() {
        return finished;
    }

    void checkDeadlines(long now) {
        transfer.checkDeadlines(now);
    }

    DataConnection data() {
        return transfer;
    }

    /** Returns what is running, such as {@code RETR /pub/a.bin}. */
    public String description() {
        return line.verb()
                + (line.hasArgument() ? " " + PrintableText.of(snapshot.path().toString()) : "");
    }

    /** Returns how many bytes have moved. */
    public long bytes() {
        return transfer.bytes();
    }

    @Override
    public void preliminary(Reply reply) throws IOException {
        session.control().write(reply);
        announced = true;
        session.noteAnnounced();
    }

    @Override
    public boolean controlStands() {
        return session.control().stands() || session.endedByQuit();
    }

    @Override
    public void judge(Upload upload, long bytes) throws IOException {
        for (UploadHook hook : session.services().uploadHooks()) {
            try {
                hook.beforePublish(
                        new UploadHook.Arrived(
                                snapshot.origin(), upload.path(), bytes, upload::openContent));
            } catch (IOException e) {
                throw e;
            } catch (Throwable e) {
                LOG.log(System.Logger.Level.ERROR, "An upload hook failed", e);
                throw new FtpReplyException(
                        ReplyCode.LOCAL_ERROR, "Local error; the upload was refused.");
            }
        }
    }

    @Override
    public void progress(Direction direction, VirtualPath path, long bytes) {
        long now = System.nanoTime();
        if (now - lastProgress >= PROGRESS_NANOS && session.services().events().areWanted()) {
            lastProgress = now;
            session.services()
                    .events()
                    .publish(
                            new FtpEvent.TransferProgress(
                                    snapshot.origin(), direction, path, bytes));
        }
    }
}
