package dev.wherry.internal.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.channels.SelectionKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ReactorTest {
    private static final int RINGS = 20_000;

    private Reactor reactor;

    @BeforeEach
    void begin() throws IOException {
        reactor = new Reactor();
    }

    @AfterEach
    void end() throws IOException {
        reactor.close();
    }

    /** Work that counts, and never at the same time twice. */
    private final class Counter {
        private final AtomicInteger news = new AtomicInteger();
        private final AtomicInteger holders = new AtomicInteger();
        private final AtomicInteger overlaps = new AtomicInteger();
        private volatile int seen;
        private final Strand strand = new Strand(reactor, this::look);

        private void look() {
            do {
                if (holders.incrementAndGet() != 1) {
                    overlaps.incrementAndGet();
                }
                seen = news.get();
                holders.decrementAndGet();
            } while (!strand.rest());
        }

        private void tell() {
            news.incrementAndGet();
            strand.ring();
        }
    }

    @Test
    void losesNoRingHoweverManyThreadsRing() throws InterruptedException {
        List<Counter> counters = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Counter counter = new Counter();
            counter.strand.lend();
            counters.add(counter);
        }
        List<Thread> ringers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            ringers.add(
                    Thread.ofPlatform()
                            .start(() -> {
                                for (int ring = 0; ring < RINGS; ring++) {
                                    counters.get(ring % counters.size()).tell();
                                }
                            }));
        }
        for (Thread ringer : ringers) {
            ringer.join();
        }
        for (Counter counter : counters) {
            while (counter.seen < RINGS) {
                Thread.onSpinWait();
            }
            assertThat(counter.overlaps).hasValue(0);
        }
    }

    @Test
    void goesOnWhileManyOfItsThreadsAreStuck() {
        goOnWhileStuck(100);
    }

    @Test
    void wakesUpTheWatchdogWhenSomethingBeginsAfterAQuietTime() {
        for (int i = 0; i < 3; i++) {
            while (!reactor.isQuiet()) {
                Thread.onSpinWait();
            }
            goOnWhileStuck(1);
        }
    }

    private void goOnWhileStuck(int threads) {
        CountDownLatch stuck = new CountDownLatch(threads);
        CountDownLatch release = new CountDownLatch(1);
        for (int i = 0; i < threads; i++) {
            new Strand(
                            reactor,
                            () -> {
                                stuck.countDown();
                                await(release);
                            })
                    .passOn();
        }
        await(stuck);
        CountDownLatch done = new CountDownLatch(1);
        new Strand(reactor, done::countDown).passOn();
        await(done);
        release.countDown();
    }

    @Test
    void anotherStandsInForAThreadThatWaitsForIt() {
        Bell bell = new Bell();
        CountDownLatch done = new CountDownLatch(1);
        new Strand(
                        reactor,
                        () -> {
                            new Strand(reactor, bell::ring).passOn();
                            bell.await();
                            done.countDown();
                        })
                .passOn();
        await(done);
    }

    /** Now and then a thread is held up in between, and another does it; but not always. */
    @Test
    void whoReadsDoesTheWork() throws Exception {
        BlockingQueue<Thread> threads = new LinkedBlockingQueue<>();
        Strand[] strand = new Strand[1];
        strand[0] =
                new Strand(
                        reactor,
                        () -> {
                            strand[0].lend();
                            threads.add(Thread.currentThread());
                        });
        strand[0].lend();
        Pipe pipe = Pipe.open();
        pipe.source().configureBlocking(false);
        SelectionKey key =
                reactor.poller()
                        .watch(
                                pipe.source(),
                                SelectionKey.OP_READ,
                                new Poller.Watcher() {
                                    @Override
                                    public void ready(SelectionKey ready, ByteBuffer scratch) {
                                        ready.interestOps(0);
                                        threads.add(Thread.currentThread());
                                        strand[0].ring();
                                    }

                                    @Override
                                    public void failed() {
                                        throw new AssertionError();
                                    }
                                });
        pipe.sink().write(ByteBuffer.allocate(1));
        while (true) {
            Thread reader = threads.poll(30, TimeUnit.SECONDS);
            Thread worker = threads.poll(30, TimeUnit.SECONDS);
            assertThat(worker).isNotNull();
            if (worker.equals(reader)) {
                break;
            }
            reactor.poller().want(key, SelectionKey.OP_READ);
        }
        pipe.sink().close();
        pipe.source().close();
    }

    @Test
    void leavesNoInterruptForTheNext() throws InterruptedException {
        BlockingQueue<Boolean> interrupted = new LinkedBlockingQueue<>();
        for (int i = 0; i < 20; i++) {
            new Strand(
                            reactor,
                            () -> {
                                interrupted.add(Thread.interrupted());
                                Thread.currentThread().interrupt();
                            })
                    .passOn();
        }
        for (int i = 0; i < 20; i++) {
            assertThat(interrupted.poll(30, TimeUnit.SECONDS)).isFalse();
        }
    }

    @Test
    void workThatFailsTakesNobodyWithIt() {
        for (int i = 0; i < 3; i++) {
            new Strand(
                            reactor,
                            () -> {
                                throw new IllegalStateException("as the test wants it");
                            })
                    .passOn();
        }
        CountDownLatch done = new CountDownLatch(1);
        new Strand(reactor, done::countDown).passOn();
        await(done);
    }

    @Test
    void endsItsThreadsWhenItIsClosed() throws Exception {
        BlockingQueue<Thread> threads = new LinkedBlockingQueue<>();
        CountDownLatch together = new CountDownLatch(5);
        for (int i = 0; i < 5; i++) {
            new Strand(
                            reactor,
                            () -> {
                                threads.add(Thread.currentThread());
                                together.countDown();
                                await(together);
                            })
                    .passOn();
        }
        await(together);
        reactor.close();
        for (int i = 0; i < 5; i++) {
            Thread thread = threads.poll(30, TimeUnit.SECONDS);
            assertThat(thread).isNotNull();
            assertThat(thread.join(Duration.ofSeconds(30))).isTrue();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
