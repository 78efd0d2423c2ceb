package dev.wherry.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** AVBL: draft-peterson-streamlined-ftp-command-extensions. */
class AvblTest {
    @RegisterExtension final TestFtpServer server = TestFtpServer.onDisk();

    @Test
    void tellsTheFreeBytes() throws IOException {
        server.mkdir("/d");
        try (WireClient ftp = server.login()) {
            for (String command : List.of("AVBL", "AVBL /", "AVBL d")) {
                String text = ftp.send(command).expect(213).last().text();
                assertThat(Long.parseLong(text))
                        .isBetween(1L, Files.getFileStore(server.root()).getTotalSpace());
            }
        }
    }

    @Test
    void answers550ToWhatIsNotThere() {
        try (WireClient ftp = server.login()) {
            ftp.send("AVBL missing").expect(550);
        }
    }

    @Test
    void needsALogin() {
        try (WireClient ftp = server.connect()) {
            ftp.send("AVBL").expect(530);
        }
    }
}
