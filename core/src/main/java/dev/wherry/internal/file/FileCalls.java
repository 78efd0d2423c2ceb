package dev.wherry.internal.file;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Runs the calls that wait for a file system, so that one that is stuck holds up nobody else.
 *
 * <p>In JDK 25 a file call on a virtual thread keeps its carrier: as many stuck calls as there are
 * carriers, on a dead NFS mount for instance, would freeze every session. So each call from a
 * virtual thread waits for its turn: at once there are always fewer of them than carriers, or they
 * run on platform threads of their own. Calls must not be nested, as the inner one could wait for
 * the outer one's turn. A call from a platform thread holds up only itself and runs right there.
 * Safe for use by many threads.
 */
public interface FileCalls extends AutoCloseable {
    /**
     * Chooses how this JVM runs file calls: on the virtual threads themselves where the scheduler
     * has, or can be given, carriers enough, otherwise on workers.
     */
    static FileCalls create() {
        int spare = Carriers.toSpare();
        return spare < Carriers.FEWEST ? new WorkerCalls() : new InlineCalls(new Turns(spare));
    }

    /**
     * Runs calls on platform threads in any case, apart from those of {@link #create}: for what is
     * not about files but may get stuck as well, and must not wait for files that are.
     */
    static FileCalls onWorkers() {
        return new WorkerCalls();
    }

    /**
     * Runs a call and returns what it returns.
     *
     * @throws dev.wherry.command.FtpReplyException with 450 if the file system is busy for 10 s
     * @throws IOException what the call throws, as it is; unchecked exceptions too
     */
    <T extends @Nullable Object> T call(FileCall<T> call) throws IOException;

    /**
     * Runs a call that must happen however long it has to wait, because it gives something back: a
     * file to close, a temporary file to delete.
     */
    <T extends @Nullable Object> T callAtLast(FileCall<T> call) throws IOException;

    /** Gives the workers back once they are done; later calls run on their callers' threads. */
    @Override
    void close();
}
