package dev.wherry.internal.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wherry.limit.BanPolicy;
import java.net.InetAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FailedLoginsTest {
    private static final InetAddress A = InetAddress.ofLiteral("192.0.2.1");
    private static final InetAddress B = InetAddress.ofLiteral("192.0.2.2");

    private long now = Long.MAX_VALUE - 5; // nanoTime may be anything, and overflow
    private final FailedLogins failed =
            new FailedLogins(
                    new BanPolicy(3, Duration.ofMinutes(1), Duration.ofMinutes(10)), () -> now);

    @Test
    void bansAnAddressWithTooManyFailuresForItsTime() {
        assertThat(failed.failed(A)).isFalse();
        assertThat(failed.failed(A)).isFalse();
        assertThat(failed.isBanned(A)).isFalse();
        assertThat(failed.failed(A)).isTrue();
        assertThat(failed.isBanned(A)).isTrue();
        assertThat(failed.isBanned(B)).isFalse();
        now += Duration.ofMinutes(10).toNanos();
        assertThat(failed.isBanned(A)).isFalse();
    }

    @Test
    void forgetsFailuresThatAreLongAgo() {
        failed.failed(A);
        failed.failed(A);
        now += Duration.ofMinutes(2).toNanos();
        assertThat(failed.failed(A)).isFalse();
        assertThat(failed.failed(A)).isFalse();
        assertThat(failed.failed(A)).isTrue();
    }

    @Test
    void aLoginThatGoesWellClearsTheCount() {
        failed.failed(A);
        failed.failed(A);
        failed.succeeded(A);
        assertThat(failed.failed(A)).isFalse();
    }

    @Test
    void remembersNoMoreAddressesThanItMay() {
        failed.failed(A);
        failed.failed(A);
        for (int i = 0; i < FailedLogins.MAX_ADDRESSES; i++) {
            failed.failed(
                    InetAddress.ofLiteral(
                            "10." + (i >> 16) + "." + (i >> 8 & 255) + "." + (i & 255)));
        }
        assertThat(failed.failed(A)).as("the failures of A are forgotten").isFalse();
    }

    @Test
    void noPolicyBansNobody() {
        FailedLogins off = new FailedLogins(BanPolicy.OFF, () -> now);
        for (int i = 0; i < 100; i++) {
            assertThat(off.failed(A)).isFalse();
        }
        assertThat(off.isBanned(A)).isFalse();
    }
}
