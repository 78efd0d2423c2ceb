package dev.wherry.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;

class BindFailureTest {
    private static final IOException FAILURE = new IOException("Out of luck");
    private static final Listener FREE = loopback(0);

    @Test
    void findsTheAddressThatIsBusy() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            List<Listener> listeners = List.of(FREE, loopback(other.getLocalPort()));
            assertThat(BindFailure.explain(FAILURE, listeners))
                    .hasMessage(
                            "port %d is in use; choose another with -p, or -p 0 for any that is free.",
                            other.getLocalPort())
                    .hasCause(FAILURE);
        }
    }

    @Test
    void findsTheAddressOfAnotherMachine() {
        Listener elsewhere =
                new Listener(
                        new InetSocketAddress(InetAddress.ofLiteral("2001:db8::1"), 0),
                        "-p",
                        false);
        assertThat(BindFailure.explain(FAILURE, List.of(FREE, elsewhere)))
                .hasMessageStartingWith(
                        "2001:db8::1 is no address of this machine; give one that is with -i");
    }

    @Test
    void findsAddressesThatCannotBeHadTogether() {
        assertThat(BindFailure.explain(FAILURE, List.of(FREE, FREE)))
                .hasMessage("the addresses given with -i include one another; leave out some.");
    }

    @Test
    void elseTellsWhatTheSystemSaid() {
        assertThat(BindFailure.explain(FAILURE, List.of(FREE)))
                .hasMessage("the server cannot start: Out of luck.");
    }

    @Test
    void namesTheFlagOfThePort() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Listener implicit =
                    new Listener(loopback(other.getLocalPort()).address(), "--implicit-port", true);
            assertThat(BindFailure.explain(FAILURE, List.of(FREE, implicit)))
                    .hasMessage(
                            "port %d is in use; choose another with --implicit-port, or --implicit-port 0 for any"
                                    + " that is free.",
                            other.getLocalPort());
        }
    }

    private static Listener loopback(int port) {
        return new Listener(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), port), "-p", false);
    }
}
