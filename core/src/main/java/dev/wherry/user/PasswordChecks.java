package dev.wherry.user;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Checks passwords: the same work for all that fail, and never more of it at once than there are
 * cores.
 *
 * <p>Hashing is computing, 150 ms of it: on a virtual thread it would hold a carrier and with it
 * other sessions. It runs on platform threads of its own, in the order of arrival, and with a
 * bounded queue, so that a flood of logins costs neither memory nor the cores that transfers need.
 */
final class PasswordChecks {
    /** One for the process, as the cores are; its threads end when they have nothing to do. */
    static final PasswordChecks SHARED =
            new PasswordChecks(
                    Runtime.getRuntime().availableProcessors(),
                    256,
                    Duration.ofSeconds(30),
                    Pbkdf2Hash::spend);

    private static final long IDLE_SECONDS = 10;

    private final ThreadPoolExecutor workers;
    private final Duration patience;
    private final IntConsumer spender;

    /**
     * Makes the workers, without starting a thread.
     *
     * @param spender computes for so many rounds
     */
    PasswordChecks(int threads, int queue, Duration patience, IntConsumer spender) {
        this.workers =
                new ThreadPoolExecutor(
                        threads,
                        threads,
                        IDLE_SECONDS,
                        TimeUnit.SECONDS,
                        new ArrayBlockingQueue<>(queue),
                        Thread.ofPlatform().daemon().name("wherry-password-", 1).factory());
        this.workers.allowCoreThreadTimeOut(true);
        this.patience = patience;
        this.spender = spender;
    }

    /**
     * Checks a password, and if it does not match goes on computing until {@code rounds} are spent.
     *
     * @param genuine false if the answer is no whatever matches; the work stays the same
     * @throws RejectedExecutionException if too many wait already, or this one waited for too long
     */
    boolean check(Password password, String candidate, boolean genuine, int rounds) {
        int cost = password.cost();
        if (cost > 0) {
            return onWorker(() -> (password.matches(candidate) && genuine) || spend(rounds - cost));
        }
        // May wait for others, such as a directory service, which the few workers must not.
        boolean right = password.matches(candidate) && genuine;
        return right || (rounds > 0 && onWorker(() -> spend(rounds)));
    }

    private boolean spend(int rounds) {
        if (rounds > 0) {
            spender.accept(rounds);
        }
        return false;
    }

    private boolean onWorker(Callable<Boolean> work) {
        FutureTask<Boolean> task = new FutureTask<>(work);
        workers.execute(task);
        try {
            return task.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new RejectedExecutionException("no password could be checked for " + patience, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RejectedExecutionException("interrupted while a password was checked", e);
        } catch (ExecutionException e) {
            throw rethrown(e.getCause());
        } finally {
            workers.remove(task); // if nobody waits for it any more, it need not be done
        }
    }

    private static RuntimeException rethrown(@Nullable Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException e ? e : new IllegalStateException(cause);
    }
}
