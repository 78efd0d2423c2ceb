package dev.wherry.internal.limit;

import static dev.wherry.internal.limit.Admission.Verdict.ADMITTED;
import static dev.wherry.internal.limit.Admission.Verdict.TOO_MANY;
import static dev.wherry.internal.limit.Admission.Verdict.TOO_MANY_FROM_ADDRESS;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;

class AdmissionTest {
    private static final InetAddress A = InetAddress.ofLiteral("192.0.2.1");
    private static final InetAddress B = InetAddress.ofLiteral("192.0.2.2");

    @Test
    void admitsUpToTheLimitAndAgainWhenOneLeaves() {
        Admission admission = new Admission(2, 0);
        assertThat(admission.enter(A)).isEqualTo(ADMITTED);
        assertThat(admission.enter(B)).isEqualTo(ADMITTED);
        assertThat(admission.enter(A)).isEqualTo(TOO_MANY);
        assertThat(admission.sessions()).isEqualTo(2);
        admission.leave(B);
        assertThat(admission.enter(A)).isEqualTo(ADMITTED);
    }

    @Test
    void countsByAddressAndARefusalCountsForNothing() {
        Admission admission = new Admission(0, 1);
        assertThat(admission.enter(A)).isEqualTo(ADMITTED);
        assertThat(admission.enter(A)).isEqualTo(TOO_MANY_FROM_ADDRESS);
        assertThat(admission.enter(B)).isEqualTo(ADMITTED);
        admission.leave(A);
        assertThat(admission.enter(A)).isEqualTo(ADMITTED);
        assertThat(admission.sessions()).isEqualTo(2);
    }

    @Test
    void takesANetworkOfIpv6ForOneClient() {
        Admission admission = new Admission(0, 1);
        assertThat(admission.enter(InetAddress.ofLiteral("2001:db8::1"))).isEqualTo(ADMITTED);
        assertThat(admission.enter(InetAddress.ofLiteral("2001:db8::2")))
                .isEqualTo(TOO_MANY_FROM_ADDRESS);
        assertThat(admission.enter(InetAddress.ofLiteral("2001:db8:0:1::1"))).isEqualTo(ADMITTED);
    }

    @Test
    void zeroIsNoLimit() {
        Admission admission = new Admission(0, 0);
        for (int i = 0; i < 5000; i++) {
            assertThat(admission.enter(A)).isEqualTo(ADMITTED);
        }
    }
}
