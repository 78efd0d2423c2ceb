package dev.wherry.internal.file;

import dev.wherry.command.FtpReplyException;
import dev.wherry.command.ReplyCode;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Bounds how many calls are at the file system at once, and how long one waits for its turn. */
final class Turns {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Semaphore free;
    private final Duration patience;

    Turns(int atOnce) {
        this(atOnce, PATIENCE);
    }

    Turns(int atOnce, Duration patience) {
        this.free = new Semaphore(atOnce);
        this.patience = patience;
    }

    /** Returns when it is one's turn, or answers 450 if that takes too long. */
    void take() throws IOException {
        if (free.tryAcquire() || takeInTime()) {
            return;
        }
        throw new FtpReplyException(
                ReplyCode.FILE_BUSY, "The file system is busy, try again later.");
    }

    /** Returns when it is one's turn, however long that takes. */
    void takeAtLast() {
        free.acquireUninterruptibly();
    }

    void giveBack() {
        free.release();
    }

    private boolean takeInTime() throws IOException {
        try {
            return free.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // not ours: sessions end by closing their socket
            throw new InterruptedIOException("interrupted while waiting for the file system");
        }
    }
}
