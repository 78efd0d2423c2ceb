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
class BatonTest {
    private final BlockingQueue<String> done = new LinkedBlockingQueue<>();
    private Crew crew;
    private Baton baton;

    @BeforeEach
    void begin() throws IOException {
        crew = new Crew();
        baton = new Baton(crew, () -> done.add("carried")); // and held for ever
    }

    @AfterEach
    void end() throws IOException {
        crew.close();
    }

    private void expectCarried() throws InterruptedException {
        assertThat(done.poll(30, TimeUnit.SECONDS)).isEqualTo("carried");
    }

    @Test
    void whoHoldsItLooksAgainAfterARing() {
        baton.ring();
        baton.ring();
        assertThat(baton.rest()).isFalse();
        assertThat(baton.rest()).isTrue();
    }

    @Test
    void aRingWhileNobodyHoldsItHasTheWorkDone() throws InterruptedException {
        assertThat(baton.rest()).isTrue();
        baton.ring();
        expectCarried();
    }

    @Test
    void whatWasRungBeforeItIsLentIsDoneByOthers() throws InterruptedException {
        baton.ring();
        baton.lend();
        expectCarried();
    }

    @Test
    void whatIsPassedOnIsDoneByOthers() throws InterruptedException {
        baton.passOn();
        expectCarried();
    }

    @Test
    void canBeTakenBackWhileNobodyHoldsIt() {
        baton.lend();
        assertThat(baton.take()).isTrue();
        assertThat(baton.rest()).isTrue();
        assertThat(done).isEmpty();
    }

    @Test
    void whoHoldsItIsToldOfAnAttemptToTakeIt() {
        assertThat(baton.take()).isFalse();
        assertThat(baton.rest()).isFalse(); // looks again, on behalf of the other
        assertThat(baton.rest()).isTrue();
    }

    @Test
    void cannotBeTakenOnceItIsDropped() {
        baton.drop();
        baton.ring();
        assertThat(baton.take()).isFalse();
        assertThat(done).isEmpty();
    }

    @Test
    void aRingBeforeTheSleepIsNotLost() {
        baton.ring();
        baton.await();
        assertThat(baton.awaitUntil(System.nanoTime() - 1)).isFalse();
        assertThat(baton.rest()).isTrue();
    }

    @Test
    void aRingWakesWhoSleepsWithIt() throws InterruptedException {
        Thread sleeper =
                Thread.ofVirtual()
                        .start(() -> {
                            baton.await();
                            done.add("woken");
                        });
        baton.ring();
        assertThat(done.poll(30, TimeUnit.SECONDS)).isEqualTo("woken");
        sleeper.join();
    }

    @Test
    void aSleepEndsAtItsDeadline() {
        assertThat(baton.awaitUntil(System.nanoTime() + 1_000_000)).isFalse();
    }
}
