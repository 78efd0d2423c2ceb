package dev.wherry.internal.data;

import dev.wherry.command.DataConnection;
import dev.wherry.command.LineFormat;
import dev.wherry.command.Reply;
import dev.wherry.command.ReplyCode;
import dev.wherry.command.TransferType;
import dev.wherry.event.FtpEvent.Direction;
import dev.wherry.event.FtpEvent.Failure;
import dev.wherry.file.FileAccess;
import dev.wherry.file.Upload;
import dev.wherry.file.VirtualPath;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.channels.ByteChannel;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One use of a data connection, from the preliminary reply to the final one, on one thread. What
 * decides the outcome is evidence: see {@link #receive}. Any other thread may {@link #abort} it.
 */
public final class Transfer implements DataConnection, AutoCloseable {
    private final DataServices services;
    private final TransferHost host;
    private final TransferType type;
    private final boolean announcesName;
    private final Link link;
    private final @Nullable DataProtection protection;
    private final Progress progress = new Progress(this::tellProgress);
    private final long start = System.nanoTime();
    private @Nullable Direction direction;
    private VirtualPath path = VirtualPath.ROOT;
    private @Nullable TransferResult result;

    /**
     * Prepares a transfer.
     *
     * @param local the server's end of the control connection
     * @param protection how the data connection is protected, or null if it is in clear
     * @param announcesName whether the preliminary reply tells the name of the file (STOU, RFC 1123
     *     §4.1.2.9)
     */
    public Transfer(
            DataServices services,
            TransferHost host,
            DataEndpoint endpoint,
            InetAddress local,
            TransferType type,
            @Nullable DataProtection protection,
            boolean announcesName) {
        this.services = services;
        this.host = host;
        this.type = type;
        this.protection = protection;
        this.announcesName = announcesName;
        this.link = new Link(services.settings(), endpoint, local);
    }

    @Override
    public Reply send(VirtualPath path, SeekableByteChannel file) throws IOException {
        long end = file.size(); // what is there now is what is sent: a file that grows meanwhile
        // does not grow the download
        long size = end - file.position();
        about(Direction.DOWNLOAD, path);
        return run(
                "File status okay; sending " + size + " bytes.",
                socket -> {
                    download(file).run(file, end, socket);
                    finish(socket);
                    link.finishSending();
                });
    }

    private Download download(SeekableByteChannel file) {
        if (type == TransferType.ASCII) {
            return new Download.Ascii(services.calls(), services.buffers(), progress);
        }
        // Only the JDK's own channel knows sendfile; that of another provider may copy while it
        // holds a lock.
        boolean own =
                file instanceof FileChannel
                        && file.getClass().getModule() == Object.class.getModule();
        return own && protection == null && services.settings().zeroCopy()
                ? new Download.ZeroCopy(
                        services.calls(), services.buffers(), services.queues(), progress)
                : new Download.Buffered(services.calls(), services.buffers(), progress);
    }

    @Override
    public Reply sendLines(FileAccess.Listing listing, LineFormat format) throws IOException {
        return run(
                "Here comes the listing.",
                socket -> {
                    new LineSender(services, progress).run(listing, format, socket);
                    finish(socket);
                    link.finishSending();
                });
    }

    /**
     * Receives a file. It counts as complete if the client ended the data connection in order (FIN)
     * while its control connection stood; a reset, a lost control connection, an abort, a stall and
     * a failure of the file are all told as what they are, and nothing is published.
     */
    @Override
    public Reply receive(Upload upload) throws IOException {
        String text =
                announcesName
                        ? "FILE: " + upload.path().name()
                        : "File status okay; about to receive.";
        about(Direction.UPLOAD, upload.path());
        return run(
                text,
                socket -> {
                    Receipt receipt =
                            type == TransferType.ASCII
                                    ? new Receipt.Ascii(
                                            services.calls(), services.buffers(), progress)
                                    : new Receipt.Image(
                                            services.calls(), services.buffers(), progress);
                    receive(socket, upload, receipt);
                    finish(socket);
                    if (!host.controlStands()) {
                        link.abort(Failure.CONNECTION_LOST);
                    }
                    link.checkNotAborted();
                    try {
                        host.judge(upload, progress.bytes());
                        link.decide();
                        upload.publish();
                    } catch (IOException e) {
                        throw new FileFailure(e);
                    }
                });
    }

    private void receive(ByteChannel socket, Upload upload, Receipt receipt) throws IOException {
        if (!(socket instanceof SocketChannel plain)) {
            receipt.run(socket, upload);
            return;
        }
        try {
            services.queues().beginReceiving(plain);
            receipt.run(new FirstReads(plain, services.polling()), upload);
        } finally {
            services.queues().end();
        }
    }

    /** What happens between an open connection and the final reply. */
    private interface Work {
        void run(ByteChannel socket) throws IOException;
    }

    private static void finish(ByteChannel socket) {
        if (socket instanceof SecureChannel secure) {
            secure.finish();
        }
    }

    /** Notes which file moves; a listing is none. */
    private void about(Direction which, VirtualPath file) {
        direction = which;
        path = file;
    }

    private void tellProgress(long bytes) {
        if (direction != null) {
            host.progress(direction, path, bytes);
        }
    }

    private Reply run(String announcement, Work work) throws IOException {
        SocketChannel socket;
        try {
            socket =
                    link.open(established ->
                            host.preliminary(
                                    Reply.of(
                                            established
                                                    ? ReplyCode.DATA_ALREADY_OPEN
                                                    : ReplyCode.OPENING_DATA,
                                            announcement)));
        } catch (IOException e) {
            return ended(Outcome.of(e, link.aborted()));
        }
        try {
            ByteChannel channel = secure(socket);
            progress.touch();
            link.watch(progress, services.settings().stallTimeout());
            work.run(channel);
            link.decide();
            link.close(); // before the reply: a client may wait for the end of the data first
            // (RFC 959 §4.2 on 226)
            return ended(
                    new Outcome(null, Reply.of(ReplyCode.TRANSFER_COMPLETE, "Transfer complete.")));
        } catch (IOException e) {
            link.close();
            return ended(Outcome.of(e, link.aborted()));
        }
    }

    /** Puts TLS around the connection, if it is to be protected. */
    private ByteChannel secure(SocketChannel socket) throws IOException {
        if (protection == null) {
            return socket;
        }
        link.limit(protection.handshakeTimeout());
        return SecureChannel.open(socket, protection, progress);
    }

    private Reply ended(Outcome outcome) {
        if (direction != null) {
            Duration duration = Duration.ofNanos(System.nanoTime() - start);
            result =
                    new TransferResult(
                            direction, path, progress.bytes(), duration, outcome.failure());
        }
        return outcome.reply();
    }

    /**
     * Asks the transfer to end now. Safe from any thread.
     *
     * @return whether it was not decided yet, so that it will end with this failure
     */
    public boolean abort(Failure cause) {
        return link.abort(cause);
    }

    /**
     * Looks whether a deadline has passed, and aborts the transfer if so. Safe from any thread;
     * called now and then.
     */
    public void checkDeadlines(long now) {
        link.checkDeadlines(now);
    }

    /** Returns how many bytes have moved. Safe from any thread. */
    public long bytes() {
        return progress.bytes();
    }

    /**
     * Returns how the transfer of a file ended, or null if none was begun. For the transfer's
     * thread.
     */
    public @Nullable TransferResult result() {
        return result;
    }

    /** Gives up the connection, and what was prepared for one that was never opened. */
    @Override
    public void close() {
        link.close();
    }
}
