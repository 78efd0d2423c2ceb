package dev.wherry.internal.net;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BusyPollingTest {
    private final BusyPolling polling = new BusyPolling(true);

    @Test
    void sleepsAtFirst() {
        assertThat(polling.pays()).isFalse();
    }

    @Test
    void beginsWhenASleepWasShort() {
        polling.slept(BusyPolling.NANOS);
        assertThat(polling.pays()).isFalse();
        polling.slept(BusyPolling.NANOS - 1);
        assertThat(polling.pays()).isTrue();
    }

    @Test
    void goesOnWhileSomethingComesNowAndThen() {
        polling.slept(0);
        for (int i = 0; i < 100; i++) {
            polling.failed();
            polling.failed();
            assertThat(polling.pays()).isTrue();
            polling.succeeded();
        }
    }

    @Test
    void endsAfterThreeMomentsInVain() {
        polling.slept(0);
        polling.failed();
        polling.failed();
        polling.failed();
        assertThat(polling.pays()).isFalse();
        polling.slept(BusyPolling.NANOS * 2);
        assertThat(polling.pays()).isFalse();
    }

    @Test
    void neverBeginsWhereThereIsNoCoreForIt() {
        BusyPolling none = new BusyPolling(false);
        none.slept(0);
        assertThat(none.pays()).isFalse();
    }
}
