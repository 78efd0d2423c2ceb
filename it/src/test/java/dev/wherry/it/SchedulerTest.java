package dev.wherry.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tasks of the embedder that run later, or again and again. */
class SchedulerTest {
    private static final int MILLION = 1_000_000;

    @RegisterExtension final TestFtpServer server = TestFtpServer.onJimfs();

    private ScheduledExecutorService scheduler() {
        return server.server().scheduler();
    }

    @Test
    void runsATaskLater() throws ExecutionException, InterruptedException {
        assertThat(scheduler().schedule(() -> "done", 5, TimeUnit.MILLISECONDS).get())
                .isEqualTo("done");
    }

    @Test
    void runsATaskAgainAndAgainUntilItIsCancelled() throws InterruptedException {
        CountDownLatch runs = new CountDownLatch(5);
        ScheduledFuture<?> task =
                scheduler().scheduleAtFixedRate(runs::countDown, 0, 1, TimeUnit.MILLISECONDS);
        assertThat(runs.await(Await.PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(task.cancel(false)).isTrue();
        assertThat(task.isCancelled()).isTrue();
    }

    @Test
    void runsOthersWhileSomeBlock() throws Exception {
        CountDownLatch latch = new CountDownLatch(1);
        CountDownLatch blocked = new CountDownLatch(50);
        for (int i = 0; i < 50; i++) {
            scheduler()
                    .submit(() -> {
                        blocked.countDown();
                        latch.await();
                        return null;
                    });
        }
        assertThat(blocked.await(Await.PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(scheduler().submit(() -> 1).get()).isEqualTo(1);
        try (WireClient ftp = server.login()) {
            ftp.expectInSync();
        }
        latch.countDown();
    }

    @Test
    void survivesATaskThatFails() throws InterruptedException, ExecutionException {
        Future<?> failed =
                scheduler()
                        .submit(() -> {
                            throw new IllegalStateException("broken task");
                        });
        assertThatThrownBy(failed::get).hasRootCauseMessage("broken task");
        assertThat(scheduler().submit(() -> 1).get()).isEqualTo(1);
        try (WireClient ftp = server.login()) {
            ftp.expectInSync();
        }
    }

    @Test
    void forgetsAMillionTimersThatAreCancelled() {
        List<Future<?>> timers = new ArrayList<>(MILLION);
        for (int i = 0; i < MILLION; i++) {
            timers.add(scheduler().schedule(() -> 0, 1, TimeUnit.HOURS));
        }
        long start = System.nanoTime();
        timers.forEach(timer -> timer.cancel(false));
        assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(20));
        assertThat(((ScheduledThreadPoolExecutor) scheduler()).getQueue()).isEmpty();
    }

    @Test
    void endsWithTheServer() throws InterruptedException {
        AtomicBoolean interrupted = new AtomicBoolean();
        AtomicInteger late = new AtomicInteger();
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        scheduler().schedule(late::incrementAndGet, 1, TimeUnit.HOURS);
        scheduler()
                .execute(() -> {
                    started.countDown();
                    try {
                        new CountDownLatch(1).await();
                    } catch (InterruptedException e) {
                        interrupted.set(true);
                    }
                    ended.countDown();
                });
        assertThat(started.await(Await.PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        server.server().close();
        assertThat(ended.await(Await.PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(interrupted).isTrue();
        assertThat(late).hasValue(0);
        assertThat(scheduler().isShutdown()).isTrue();
        assertThatThrownBy(() -> scheduler().execute(late::incrementAndGet))
                .isInstanceOf(RejectedExecutionException.class);
    }
}
