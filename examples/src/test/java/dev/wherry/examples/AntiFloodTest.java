package dev.wherry.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wherry.FtpServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.commons.net.ftp.FTPConnectionClosedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class AntiFloodTest {
    @TempDir private Path pub;

    @Test
    void aFloodEndsTheSessionAndKeepsTheAddressOut() throws IOException {
        try (FtpServer server = AntiFlood.start(0, pub, 20, Duration.ofHours(1))) {
            flood(server);
            assertThat(isWelcome(server)).isFalse();
        }
    }

    @Test
    void theBanIsLiftedAfterItsTime() throws IOException {
        try (FtpServer server = AntiFlood.start(0, pub, 20, Duration.ofMillis(1))) {
            flood(server);
            boolean welcome = false;
            while (!welcome) {
                welcome = isWelcome(server);
            }
        }
    }

    @Test
    void whoTakesItsTimeIsLeftAlone() throws IOException {
        try (FtpServer server = AntiFlood.start(0, pub, 20, Duration.ofHours(1));
                Visitor visitor = Visitor.at(server, "anonymous", "")) {
            for (int i = 0; i < 10; i++) {
                assertThat(visitor.say("NOOP")).startsWith("200 ");
            }
        }
    }

    /** Sends commands until the server has had enough. */
    private static void flood(FtpServer server) throws IOException {
        try (Visitor visitor = Visitor.at(server)) {
            String reply;
            do {
                reply = visitor.say("NOOP");
            } while (!reply.startsWith("421 "));
        } catch (FTPConnectionClosedException e) {
            // This is what the client makes of 421.
            assertThat(e).hasMessageContaining("421");
        }
    }

    private static boolean isWelcome(FtpServer server) throws IOException {
        try (Visitor visitor = Visitor.at(server)) {
            return visitor.lastReply().startsWith("220 ");
        } catch (FTPConnectionClosedException e) {
            return false;
        }
    }
}
