package dev.wherry.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wherry.FtpServer;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class ImplicitTlsTest {
    @TempDir private Path home;

    @Test
    void movesFilesUnderTlsFromTheFirstByteOn() throws IOException {
        try (FtpServer server = ImplicitTls.start(0, home);
                Visitor alice = Visitor.secure(server, true)) {
            assertThat(alice.login("alice", "wonderland")).isTrue();
            assertThat(alice.upload("diary.txt", "today")).isTrue();
            assertThat(alice.download("diary.txt")).isEqualTo("today");
        }
    }
}
