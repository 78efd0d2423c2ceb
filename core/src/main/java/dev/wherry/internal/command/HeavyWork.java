package dev.wherry.internal.command;

import dev.wherry.command.FtpReplyException;
import dev.wherry.command.ReplyCode;
import java.io.IOException;
import java.util.concurrent.Semaphore;

/**
 * Bounds how many sessions at once make the server work hard for one short command: hash a file,
 * walk a tree (draft-bryan-ftp-hash §5).
 */
final class HeavyWork {
    private final Semaphore permits;

    HeavyWork(int atOnce) {
        this.permits = new Semaphore(atOnce);
    }

    /** What is done while a permit is held. */
    interface Work<T> {
        T run() throws IOException;
    }

    /** Does the work, or answers 450 if too many are at it. */
    <T> T run(Work<T> work) throws IOException {
        if (!permits.tryAcquire()) {
            throw new FtpReplyException(ReplyCode.FILE_BUSY, "Busy, try again later.");
        }
        try {
            return work.run();
        } finally {
            permits.release();
        }
    }
}
