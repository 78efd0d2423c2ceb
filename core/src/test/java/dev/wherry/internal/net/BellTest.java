package dev.wherry.internal.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BellTest {
    private final Bell bell = new Bell();

    @Test
    void aRingBeforeTheSleepIsNotLost() {
        bell.ring();
        bell.await();
        assertThat(bell.awaitUntil(System.nanoTime() - 1)).isFalse();
    }

    @Test
    void aSleepEndsAtItsDeadline() {
        assertThat(bell.awaitUntil(System.nanoTime() + 1_000_000)).isFalse();
    }

    @Test
    void noNewsIsMissedHoweverFastItComes() throws InterruptedException {
        int news = 20_000;
        AtomicInteger told = new AtomicInteger();
        Thread sleeper =
                Thread.ofVirtual()
                        .start(() -> {
                            while (told.get() < news) {
                                bell.await();
                            }
                        });
        for (int i = 0; i < news; i++) {
            told.incrementAndGet();
            bell.ring();
        }
        sleeper.join();
        assertThat(told).hasValue(news);
    }
}
