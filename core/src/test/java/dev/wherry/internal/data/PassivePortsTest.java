package dev.wherry.internal.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wherry.internal.config.Settings.PortRange;
import dev.wherry.internal.net.Bell;
import dev.wherry.internal.net.Reactor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PassivePortsTest {
    private static final InetAddress HERE = InetAddress.getLoopbackAddress();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Reactor reactor;
    private PassivePorts ports;

    @BeforeEach
    void open() throws IOException {
        reactor = new Reactor();
        ports = new PassivePorts(reactor.poller(), null);
    }

    @AfterEach
    void close() throws IOException {
        ports.close();
        reactor.close();
    }

    @Test
    void leasesEachPortToOneSessionAtATime() throws IOException {
        Set<Integer> leased = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            leased.add(ports.lease(HERE, HERE, 0).port());
        }
        assertThat(leased).hasSize(100);
    }

    @Test
    void doesNotLeaseThePortThatTheSessionHadLast() throws IOException {
        int last = 0;
        for (int i = 0; i < 500; i++) {
            try (PassiveLease lease = ports.lease(HERE, HERE, last)) {
                assertThat(lease.port()).isNotEqualTo(last);
                last = lease.port();
            }
        }
    }

    @Test
    void leasesFromAPoolTooLargeToGuessFrom() throws IOException {
        List<PassiveLease> many = new ArrayList<>();
        for (int i = 0; i < PassivePorts.POOL; i++) {
            many.add(ports.lease(HERE, HERE, 0));
        }
        many.forEach(PassiveLease::close);
        int[] uses = new int[65_536];
        int leases = 2000;
        for (int i = 0; i < leases; i++) {
            try (PassiveLease lease = ports.lease(HERE, HERE, 0)) {
                uses[lease.port()]++;
            }
        }
        int most = Arrays.stream(uses).max().orElseThrow();
        assertThat(most).isLessThan(3 * leases / PassivePorts.POOL);
    }

    @Test
    void answersNothingWhenTheWholeRangeIsLeased() throws IOException {
        try (PassivePorts few = new PassivePorts(reactor.poller(), freeRange(3))) {
            List<PassiveLease> leases = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                leases.add(few.lease(HERE, HERE, 0));
            }
            assertThat(leases).extracting(PassiveLease::port).doesNotHaveDuplicates();
            assertThat(few.lease(HERE, HERE, 0)).isNull();
            int port = leases.get(1).port();
            leases.get(1).close();
            assertThat(few.lease(HERE, HERE, port).port()).isEqualTo(port);
        }
    }

    @Test
    void passesOverPortsThatAreInUseElsewhere() throws IOException {
        PortRange range = freeRange(2);
        try (ServerSocketChannel other =
                        ServerSocketChannel.open()
                                .bind(new InetSocketAddress(HERE, range.first()));
                PassivePorts few = new PassivePorts(reactor.poller(), range)) {
            assertThat(other.isOpen()).isTrue();
            assertThat(few.lease(HERE, HERE, 0).port()).isEqualTo(range.last());
            assertThat(few.lease(HERE, HERE, 0)).isNull();
        }
    }

    @Test
    void throwsAwayConnectionsThatCameBeforeTheLease() throws IOException {
        try (PassivePorts one = new PassivePorts(reactor.poller(), freeRange(1))) {
            PassiveLease first = one.lease(HERE, HERE, 0);
            int port = first.port();
            first.close();
            try (Socket early = new Socket(HERE, port)) {
                PassiveLease second = one.lease(HERE, HERE, 0);
                assertThat(second.acceptNow()).isNull();
                assertIsSentAway(early);
                second.close();
            }
        }
    }

    @Test
    void dropsStrangersAndGoesOnWaiting() throws IOException {
        InetAddress stranger = InetAddress.getByAddress(new byte[] {127, 0, 0, 2});
        try (PassiveLease lease = ports.lease(HERE, HERE, 0);
                Socket first = new Socket(HERE, lease.port(), stranger, 0);
                Socket second = new Socket(HERE, lease.port(), HERE, 0)) {
            SocketChannel accepted = awaitConnection(lease);
            assertThat(accepted.getRemoteAddress())
                    .isEqualTo(new InetSocketAddress(HERE, second.getLocalPort()));
            assertIsSentAway(first);
            accepted.close();
        }
    }

    @Test
    void takesInOneClientAndSendsTheOtherAway() throws IOException {
        try (PassiveLease lease = ports.lease(HERE, HERE, 0);
                Socket first = new Socket(HERE, lease.port());
                Socket second = new Socket(HERE, lease.port())) {
            SocketChannel accepted = awaitConnection(lease);
            boolean isFirst =
                    accepted.getRemoteAddress()
                            .equals(new InetSocketAddress(HERE, first.getLocalPort()));
            assertIsSentAway(isFirst ? second : first);
            accepted.close();
        }
    }

    @Test
    void sendsAwayWhoComesWhenTheLeaseIsOver() throws IOException {
        PassiveLease lease = ports.lease(HERE, HERE, 0);
        lease.close();
        try (Socket late = new Socket(HERE, lease.port())) {
            assertIsSentAway(late);
        }
    }

    @Test
    void sendsAwayAClientThatNoTransferHasTaken() throws IOException {
        PassiveLease closed = ports.lease(HERE, HERE, 0);
        try (Socket client = new Socket(HERE, closed.port())) {
            closed.close();
            assertIsSentAway(client);
        }
        PassiveLease expired = ports.lease(HERE, HERE, 0);
        try (Socket client = new Socket(HERE, expired.port())) {
            expired.expire();
            assertIsSentAway(client);
        }
    }

    @Test
    void keepsWhatATransferHasTakenWhenTheLeaseIsOver() throws IOException {
        PassiveLease lease = ports.lease(HERE, HERE, 0);
        try (Socket client = new Socket(HERE, lease.port());
                SocketChannel accepted = awaitConnection(lease)) {
            lease.close();
            accepted.write(ByteBuffer.wrap(new byte[] {1}));
            client.setSoTimeout((int) PATIENCE.toMillis());
            assertThat(client.getInputStream().read()).isEqualTo(1);
        }
    }

    @Test
    void aLeaseThatExpiredCannotBeClaimedAndOneThatIsClaimedDoesNotExpire() throws IOException {
        PassiveLease expired = ports.lease(HERE, HERE, 0);
        expired.expire();
        assertThat(expired.claim()).isFalse();
        try (PassivePorts one = new PassivePorts(reactor.poller(), freeRange(1))) {
            PassiveLease claimed = one.lease(HERE, HERE, 0);
            assertThat(claimed.claim()).isTrue();
            claimed.expire();
            assertThat(one.lease(HERE, HERE, 0)).isNull();
            claimed.close();
            claimed.close(); // twice must not give it back twice
            assertThat(one.lease(HERE, HERE, 0)).isNotNull();
            assertThat(one.lease(HERE, HERE, 0)).isNull();
        }
    }

    private static void assertIsSentAway(Socket client) throws IOException {
        client.setSoTimeout((int) PATIENCE.toMillis());
        assertThat(client.getInputStream().read()).isEqualTo(-1);
    }

    private static SocketChannel awaitConnection(PassiveLease lease) throws IOException {
        Bell bell = new Bell();
        SocketChannel accepted = lease.acceptNow();
        while (accepted == null) {
            lease.ringOnConnection(bell);
            assertThat(bell.awaitUntil(System.nanoTime() + PATIENCE.toNanos())).isTrue();
            accepted = lease.acceptNow();
        }
        return accepted;
    }

    /** Finds neighbouring ports that nobody uses right now. */
    private static PortRange freeRange(int size) throws IOException {
        while (true) {
            List<ServerSocketChannel> open = new ArrayList<>();
            try {
                ServerSocketChannel first =
                        ServerSocketChannel.open().bind(new InetSocketAddress(HERE, 0));
                open.add(first);
                int port = first.socket().getLocalPort();
                for (int i = 1; i < size && port + i <= 65_535; i++) {
                    open.add(
                            ServerSocketChannel.open().bind(new InetSocketAddress(HERE, port + i)));
                }
                if (open.size() == size) {
                    return new PortRange(port, port + size - 1);
                }
            } catch (IOException e) {
                // The neighbour is in use: another place.
            } finally {
                for (ServerSocketChannel channel : open) {
                    channel.close();
                }
            }
        }
    }
}
