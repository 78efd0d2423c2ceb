package dev.wherry.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wherry.FtpServer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class TlsTest {
    @TempDir private Path folder;

    @Test
    void movesFilesUnderTlsOnly() throws Exception {
        MadeCertificate made = MadeCertificate.in(folder, "server");
        Path home = Files.createDirectory(folder.resolve("home"));
        try (FtpServer server = Tls.start(0, home, made.chain(), made.key())) {
            try (Visitor alice = Visitor.secure(server, false)) {
                assertThat(alice.login("alice", "wonderland")).isTrue();
                assertThat(alice.upload("diary.txt", "today")).isTrue();
                assertThat(alice.download("diary.txt")).isEqualTo("today");
            }
            try (Visitor careless = Visitor.at(server)) {
                assertThat(careless.login("alice", "wonderland")).isFalse();
                assertThat(careless.lastReply()).startsWith("530 ");
            }
        }
    }
}
