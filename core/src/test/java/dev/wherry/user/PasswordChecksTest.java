package dev.wherry.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.concurrent.CompletionService;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PasswordChecksTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    /** A password of some cost with any body. */
    private record Costly(Predicate<String> body) implements Password {
        @Override
        public boolean matches(String candidate) {
            return body.test(candidate);
        }

        @Override
        public int cost() {
            return 1;
        }
    }

    private static PasswordChecks checks(int threads, int queue, Duration patience) {
        return new PasswordChecks(threads, queue, patience, rounds -> {});
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void computeOnPlatformThreads() throws Exception {
        PasswordChecks checks = checks(1, 1, LONG);
        AtomicReference<Thread> worker = new AtomicReference<>();
        Costly password = new Costly(_ -> worker.compareAndSet(null, Thread.currentThread()));
        try (ExecutorService sessions = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(sessions.submit(() -> checks.check(password, "x", true, 1)).get()).isTrue();
        }
        assertThat(worker.get().isVirtual()).isFalse();
        assertThat(worker.get().isDaemon()).isTrue();
    }

    @Test
    void leaveWhatOnlyWaitsToTheCaller() {
        AtomicReference<Thread> caller = new AtomicReference<>();
        Password waits = _ -> caller.compareAndSet(null, Thread.currentThread());

        assertThat(checks(1, 1, LONG).check(waits, "x", true, 1_000)).isTrue();
        assertThat(caller.get()).isSameAs(Thread.currentThread());
    }

    @Test
    void sayNoAfterAllTheWorkWhateverMatchesIfItIsNotGenuine() {
        AtomicInteger spent = new AtomicInteger();
        PasswordChecks checks = new PasswordChecks(1, 1, LONG, spent::addAndGet);

        assertThat(checks.check(new Costly("x"::equals), "x", false, 10)).isFalse();
        assertThat(spent).hasValue(9);
        assertThat(checks.check("x"::equals, "x", false, 10)).isFalse();
        assertThat(spent).hasValue(19);
    }

    @Test
    void neverComputeMoreAtOnceThanThereAreThreads() throws Exception {
        PasswordChecks checks = checks(2, 100, LONG);
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Costly password =
                new Costly(_ -> {
                    most.accumulateAndGet(running.incrementAndGet(), Math::max);
                    Thread.yield();
                    running.decrementAndGet();
                    return true;
                });
        try (ExecutorService sessions = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletionService<Boolean> answers = new ExecutorCompletionService<>(sessions);
            for (int i = 0; i < 100; i++) {
                answers.submit(() -> checks.check(password, "x", true, 1));
            }
            for (int i = 0; i < 100; i++) {
                assertThat(answers.take().get()).isTrue();
            }
        }
        assertThat(most.get()).isBetween(1, 2);
    }

    /** One computes, one waits: of three at once, exactly one is turned away, and at once. */
    @Test
    void turnAwayWhoeverFindsTheQueueFull() throws Exception {
        PasswordChecks checks = checks(1, 1, LONG);
        CountDownLatch open = new CountDownLatch(1);
        Costly password =
                new Costly(_ -> {
                    await(open);
                    return true;
                });
        try (ExecutorService sessions = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletionService<Boolean> answers = new ExecutorCompletionService<>(sessions);
            for (int i = 0; i < 3; i++) {
                answers.submit(() -> checks.check(password, "x", true, 1));
            }
            assertThat(answers.take().exceptionNow())
                    .isInstanceOf(RejectedExecutionException.class);
            open.countDown();
            assertThat(answers.take().get()).isTrue();
            assertThat(answers.take().get()).isTrue();
        }
    }

    @Test
    void turnAwayWhoeverWaitsTooLong() {
        PasswordChecks checks = checks(1, 1, Duration.ZERO);
        CountDownLatch open = new CountDownLatch(1);
        AtomicInteger ran = new AtomicInteger();
        Semaphore ended = new Semaphore(0);
        Costly blocked =
                new Costly(_ -> {
                    await(open);
                    ended.release();
                    return true;
                });
        assertThatExceptionOfType(RejectedExecutionException.class)
                .isThrownBy(() -> checks.check(blocked, "x", true, 1));
        // What nobody waits for any more leaves the queue, so the next one finds room there too.
        Costly abandoned = new Costly(_ -> ran.incrementAndGet() > 0);
        for (int i = 0; i < 3; i++) {
            assertThatExceptionOfType(RejectedExecutionException.class)
                    .isThrownBy(() -> checks.check(abandoned, "x", true, 1))
                    .withMessageContaining("could be checked");
        }
        open.countDown();
        ended.acquireUninterruptibly();
        assertThat(ran).hasValue(0);
    }

    @Test
    void stayInterruptedAndGiveUp() {
        CountDownLatch open = new CountDownLatch(1);
        Costly blocked =
                new Costly(_ -> {
                    await(open);
                    return true;
                });
        Thread.currentThread().interrupt();
        assertThatExceptionOfType(RejectedExecutionException.class)
                .isThrownBy(() -> checks(1, 1, LONG).check(blocked, "x", true, 1));
        open.countDown();
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void throwOnWhatAPasswordThrows() {
        PasswordChecks checks = checks(1, 1, LONG);
        Costly broken =
                new Costly(_ -> {
                    throw new UnsupportedOperationException("broken");
                });
        Costly worse =
                new Costly(_ -> {
                    throw new StackOverflowError();
                });
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> checks.check(broken, "x", true, 1))
                .withMessage("broken");
        assertThatExceptionOfType(StackOverflowError.class)
                .isThrownBy(() -> checks.check(worse, "x", true, 1));
        assertThat(checks.check(new Costly("x"::equals), "x", true, 1)).isTrue();
    }
}
