package dev.wherry.internal.file;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Runs the calls that wait for a file system, so that one that is stuck holds up nobody else.
 *
 * <p>A call from a platform thread holds up only itself and runs right there. But in JDK 25 a file
 * call on a virtual thread keeps its carrier: as many stuck calls as there are carriers, on a dead
 * NFS mount for instance, would freeze all of them. So each call from a virtual thread runs on a
 * platform thread, which waits in its place, and waits for its turn if there are many. Calls must
 * not be nested, as the inner one could wait for the outer one's turn. Safe for use by many
 * threads.
 */
public final class FileCalls implements AutoCloseable {
    private static final int MOST_WORKERS = 256;
    private static final long IDLE_SECONDS = 30;

    private final Turns turns;
    private final ExecutorService workers;
    private final Semaphore helpers = new Semaphore(Runtime.getRuntime().availableProcessors() - 1);

    /** Makes the workers, without starting a thread. */
    public FileCalls() {
        this(new Turns(MOST_WORKERS));
    }

    FileCalls(Turns turns) {
        this.turns = turns;
        // Unbounded by itself: a turn may be given back before its worker waits for work again.
        this.workers =
                new ThreadPoolExecutor(
                        0,
                        Integer.MAX_VALUE,
                        IDLE_SECONDS,
                        TimeUnit.SECONDS,
                        new SynchronousQueue<>(),
                        Thread.ofPlatform().daemon().name("wherry-file-", 1).factory());
    }

    /**
     * Runs a call and returns what it returns.
     *
     * @throws dev.wherry.command.FtpReplyException with 450 if the file system is busy for 10 s
     * @throws IOException what the call throws, as it is; unchecked exceptions too
     */
    public <T extends @Nullable Object> T call(FileCall<T> call) throws IOException {
        if (!Thread.currentThread().isVirtual()) {
            return call.run();
        }
        turns.take();
        return runInTurn(call);
    }

    /**
     * Runs a call that must happen however long it has to wait, because it gives something back: a
     * file to close, a temporary file to delete.
     *
     * @throws IOException what the call throws, as it is; unchecked exceptions too
     */
    public <T extends @Nullable Object> T callAtLast(FileCall<T> call) throws IOException {
        if (!Thread.currentThread().isVirtual()) {
            return call.run();
        }
        turns.takeAtLast();
        return runInTurn(call);
    }

    /** Has something done on a platform thread, for which nobody waits. */
    void inBackground(Runnable task) {
        try {
            workers.execute(task);
        } catch (RejectedExecutionException _) {
            task.run(); // closed: what is still to be cleaned up is done here
        }
    }

    /**
     * Has another thread do what the caller could do as well, if one is free: there is one fewer of
     * them than processors, for all callers together, so that nobody takes the machine from the
     * others. To be called in a file call.
     *
     * @return whether it will be done
     */
    boolean help(Runnable work) {
        if (!helpers.tryAcquire()) {
            return false;
        }
        try {
            workers.execute(() -> {
                try {
                    work.run();
                } finally {
                    helpers.release();
                }
            });
            return true;
        } catch (RejectedExecutionException _) { // closed
            helpers.release();
            return false;
        }
    }

    /** Gives the workers back once they are done; later calls run on their callers' threads. */
    @Override
    public void close() {
        workers.shutdown();
    }

    private <T extends @Nullable Object> T runInTurn(FileCall<T> call) throws IOException {
        try {
            FutureTask<T> task = new FutureTask<>(call::run);
            try {
                workers.execute(task);
            } catch (RejectedExecutionException _) {
                task.run(); // closed: what is still to be cleaned up is done here
            }
            return await(task);
        } finally {
            turns.giveBack();
        }
    }

    /** Waits through interrupts: one would close the file channel in use. */
    static <T extends @Nullable Object> T await(FutureTask<T> task) throws IOException {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return task.get();
                } catch (InterruptedException _) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    throw rethrow(e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static IOException rethrow(@Nullable Throwable cause) throws IOException {
        switch (cause) {
            case IOException e -> throw e;
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case null, default -> throw new IOException(cause); // sneakily thrown
        }
    }
}
