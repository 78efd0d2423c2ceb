package dev.wherry.internal.file;

import static dev.wherry.internal.file.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileNotFoundException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FileCallsTest {
    private static final Duration SHORT = Duration.ofMillis(50);

    @Test
    void returnsWhatTheCallReturns() throws Exception {
        try (FileCalls calls = new FileCalls(new Turns(1))) {
            for (int i = 0; i < 3; i++) { // each turn is given back
                assertThat(onVirtualThread(() -> calls.call(() -> "done"))).isEqualTo("done");
                assertThat(onVirtualThread(() -> calls.callAtLast(() -> "done"))).isEqualTo("done");
            }
            assertThat(calls.call(() -> "here")).isEqualTo("here");
        }
    }

    @Test
    void throwsWhatTheCallThrows() throws Exception {
        try (FileCalls calls = new FileCalls(new Turns(1))) {
            List<Throwable> failures =
                    List.of(
                            new FileNotFoundException("io"),
                            new IllegalStateException("unchecked"),
                            new StackOverflowError("error"));
            for (Throwable failure : failures) {
                FileCall<String> failing =
                        () -> {
                            throw sneak(failure);
                        };
                assertThatThrownBy(() -> onVirtualThread(() -> calls.call(failing)))
                        .hasRootCause(failure);
            }
            assertThat(onVirtualThread(() -> calls.call(() -> "free again")))
                    .isEqualTo("free again");
        }
    }

    @Test
    void answersBusyOnceAllTurnsAreTakenForLong() throws Exception {
        CountDownLatch stuck = new CountDownLatch(1);
        try (FileCalls calls = new FileCalls(new Turns(2, SHORT))) {
            List<FutureTask<String>> held = List.of(hold(calls, stuck), hold(calls, stuck));

            refused(450, () -> rethrowing(() -> onVirtualThread(() -> calls.call(() -> "in"))));
            assertThat(calls.call(() -> "platform threads hold up only themselves")).isNotEmpty();

            FutureTask<String> atLast = startVirtual(() -> calls.callAtLast(() -> "at last"));
            stuck.countDown();
            assertThat(atLast.get()).isEqualTo("at last");
            for (FutureTask<String> call : held) {
                assertThat(call.get()).isEqualTo("released");
            }
            assertThat(onVirtualThread(() -> calls.call(() -> "in"))).isEqualTo("in");
        }
    }

    @Test
    void waitsForACallThroughAnInterrupt() throws Exception {
        CountDownLatch stuck = new CountDownLatch(1);
        CountDownLatch started = new CountDownLatch(1);
        try (FileCalls calls = new FileCalls(new Turns(1))) {
            FutureTask<Boolean> task =
                    new FutureTask<>(() -> {
                        calls.call(() -> {
                            started.countDown();
                            awaitThroughInterrupts(stuck);
                            return "";
                        });
                        return Thread.currentThread().isInterrupted();
                    });
            Thread thread = Thread.ofVirtual().start(task);
            started.await();
            thread.interrupt();
            assertThat(task.isDone()).isFalse();
            stuck.countDown();
            assertThat(task.get()).isTrue();
        }
    }

    @Test
    void callsAfterTheEndRunOnTheirCallers() throws Exception {
        FileCalls calls = new FileCalls(new Turns(1));
        calls.close();

        assertThat(onVirtualThread(() -> calls.callAtLast(() -> "cleaned up")))
                .isEqualTo("cleaned up");
    }

    @Test
    void manyCallsTakeTurns() throws Exception {
        try (FileCalls calls = new FileCalls()) {
            List<FutureTask<String>> all = new ArrayList<>();
            for (int i = 0; i < 1000; i++) {
                all.add(startVirtual(() -> calls.call(() -> "done")));
            }
            for (FutureTask<String> one : all) {
                assertThat(one.get(30, TimeUnit.SECONDS)).isEqualTo("done");
            }
        }
    }

    /** Occupies a turn; returns when it is taken. */
    private static FutureTask<String> hold(FileCalls calls, CountDownLatch stuck)
            throws InterruptedException {
        CountDownLatch taken = new CountDownLatch(1);
        FutureTask<String> task =
                startVirtual(() ->
                        calls.call(() -> {
                            taken.countDown();
                            awaitThroughInterrupts(stuck);
                            return "released";
                        }));
        taken.await();
        return task;
    }

    private static void awaitThroughInterrupts(CountDownLatch latch) {
        boolean interrupted = false;
        while (true) {
            try {
                latch.await();
                break;
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static <T> FutureTask<T> startVirtual(Callable<T> call) {
        FutureTask<T> task = new FutureTask<>(call);
        Thread.ofVirtual().start(task);
        return task;
    }

    private static <T> T onVirtualThread(Callable<T> call) throws Exception {
        return startVirtual(call).get();
    }

    private static void rethrowing(Callable<?> call) throws Throwable {
        try {
            call.call();
        } catch (Exception e) {
            throw e.getCause();
        }
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> RuntimeException sneak(Throwable failure) throws E {
        throw (E) failure;
    }

    @Test
    void anInterruptEndsTheWaitForATurn() throws Exception {
        CountDownLatch stuck = new CountDownLatch(1);
        try (FileCalls calls = new FileCalls(new Turns(1))) {
            FutureTask<String> holder = hold(calls, stuck);
            FutureTask<String> task = new FutureTask<>(() -> calls.call(() -> "in"));
            Thread waiting = Thread.ofVirtual().start(task);
            waiting.interrupt();

            assertThatThrownBy(task::get).hasCauseInstanceOf(InterruptedIOException.class);
            stuck.countDown();
            assertThat(holder.get()).isEqualTo("released");
        }
    }

    @Test
    void helpsWithOneThreadFewerThanThereAreProcessors() throws Exception {
        int most = Runtime.getRuntime().availableProcessors() - 1;
        CountDownLatch running = new CountDownLatch(most);
        CountDownLatch end = new CountDownLatch(1);
        FileCalls helping = new FileCalls();
        try {
            for (int i = 0; i < most; i++) {
                assertThat(
                                helping.help(() -> {
                                    running.countDown();
                                    awaitQuietly(end);
                                }))
                        .isTrue();
            }
            assertThat(running.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(helping.help(() -> {})).isFalse();
        } finally {
            end.countDown();
            helping.close();
        }
        assertThat(helping.help(() -> {})).isFalse();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
