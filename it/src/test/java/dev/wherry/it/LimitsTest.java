package dev.wherry.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How many sessions there may be, in all and for one address. */
@Proves("F6")
class LimitsTest {
    @RegisterExtension
    final TestFtpServer server =
            TestFtpServer.onJimfs().with(b -> b.maxSessions(5).maxSessionsPerAddress(3));

    @Test
    @Proves("R3")
    void refusesMoreSessionsOfOneAddress() {
        for (int i = 0; i < 3; i++) {
            server.connect();
        }
        server.connectSilently().expect(421).expectClosed();
        server.connectFrom("127.0.0.2").expect(220);
    }

    @Test
    @Proves("R3")
    void refusesMoreSessionsThanAreAllowedInAll() {
        for (int i = 0; i < 5; i++) {
            server.connectFrom("127.0.0." + (i + 1)).expect(220);
        }
        server.connectFrom("127.0.0.9").expect(421).expectClosed();
        assertThat(server.server().stats().sessions()).isEqualTo(5);
        assertThat(server.server().stats().sessionsRefused()).isEqualTo(1);
    }

    @Test
    void letsTheNextOneInWhenASessionHasEnded() {
        for (int round = 0; round < 30; round++) {
            List<WireClient> clients = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                clients.add(server.connect());
            }
            server.connectSilently().expect(421).expectClosed();
            for (int i = 0; i < 3; i++) {
                switch ((round + i) % 3) {
                    case 0 -> clients.get(i).send("QUIT").expect(221).expectClosed();
                    case 1 -> clients.get(i).close();
                    default -> clients.get(i).reset();
                }
            }
            Await.until("room again", () -> server.server().sessions().isEmpty());
        }
    }

    @Test
    void countsSessionsAndNotTransfers() {
        server.write("/a", "content");
        WireClient first = server.login();
        server.connect();
        server.connect();
        assertThat(first.download("RETR a")).hasSize(7);
        first.expect(226);
        assertThat(server.server().stats().sessions()).isEqualTo(3);
    }
}
