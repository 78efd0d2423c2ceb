package dev.wherry.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wherry.FtpServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class ClientCertificatesTest {
    @TempDir private Path folder;

    /** A certificate that signs itself is its own authority. */
    @Test
    void aliceNeedsNoPassword() throws Exception {
        MadeCertificate made = MadeCertificate.in(folder, "alice");
        Path home = Files.createDirectory(folder.resolve("home"));
        try (FtpServer server =
                ClientCertificates.start(0, home, made.chain(), made.fingerprint())) {
            try (Visitor alice = Visitor.showing(server, made.keyManager())) {
                assertThat(alice.login("alice", "none")).isTrue();
                assertThat(alice.lastReply()).startsWith("232 ");
                assertThat(alice.upload("diary.txt", "today")).isTrue();
            }
            assertThat(isLetIn(server)).isFalse();
        }
    }

    private static boolean isLetIn(FtpServer server) {
        try (Visitor stranger = Visitor.secure(server, false)) {
            return stranger.login("alice", "");
        } catch (IOException e) {
            return false; // no handshake without a certificate
        }
    }
}
