package dev.wherry.internal.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class StrandTest {
    private final BlockingQueue<String> done = new LinkedBlockingQueue<>();
    private Reactor reactor;
    private Strand strand;

    @BeforeEach
    void begin() throws IOException {
        reactor = new Reactor();
        strand = new Strand(reactor, () -> done.add("gone on")); // and held for ever
    }

    @AfterEach
    void end() throws IOException {
        reactor.close();
    }

    private void expectCarried() throws InterruptedException {
        assertThat(done.poll(30, TimeUnit.SECONDS)).isEqualTo("gone on");
    }

    @Test
    void whoHoldsItLooksAgainAfterARing() {
        strand.ring();
        strand.ring();
        assertThat(strand.rest()).isFalse();
        assertThat(strand.rest()).isTrue();
    }

    @Test
    void aRingWhileNobodyHoldsItHasTheWorkDone() throws InterruptedException {
        assertThat(strand.rest()).isTrue();
        strand.ring();
        expectCarried();
    }

    @Test
    void whatWasRungBeforeItIsLentIsDoneByOthers() throws InterruptedException {
        strand.ring();
        strand.lend();
        expectCarried();
    }

    @Test
    void whatIsPassedOnIsDoneByOthers() throws InterruptedException {
        strand.passOn();
        expectCarried();
    }

    @Test
    void canBeTakenBackWhileNobodyHoldsIt() {
        strand.lend();
        assertThat(strand.take()).isTrue();
        assertThat(strand.rest()).isTrue();
        assertThat(done).isEmpty();
    }

    @Test
    void whoHoldsItIsToldOfAnAttemptToTakeIt() {
        assertThat(strand.take()).isFalse();
        assertThat(strand.rest()).isFalse(); // looks again, on behalf of the other
        assertThat(strand.rest()).isTrue();
    }

    @Test
    void cannotBeTakenOnceItIsDropped() {
        strand.drop();
        strand.ring();
        assertThat(strand.take()).isFalse();
        assertThat(done).isEmpty();
    }

    @Test
    void aRingBeforeTheSleepIsNotLost() {
        strand.ring();
        strand.await();
        assertThat(strand.awaitUntil(System.nanoTime() - 1)).isFalse();
        assertThat(strand.rest()).isTrue();
    }

    @Test
    void aRingWakesWhoSleepsWithIt() throws InterruptedException {
        Thread sleeper =
                Thread.ofVirtual()
                        .start(() -> {
                            strand.await();
                            done.add("woken");
                        });
        strand.ring();
        assertThat(done.poll(30, TimeUnit.SECONDS)).isEqualTo("woken");
        sleeper.join();
    }

    @Test
    void aSleepEndsAtItsDeadline() {
        assertThat(strand.awaitUntil(System.nanoTime() + 1_000_000)).isFalse();
    }
}
