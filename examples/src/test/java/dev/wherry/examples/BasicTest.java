package dev.wherry.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wherry.FtpServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BasicTest {
    @TempDir private Path home;
    @TempDir private Path pub;

    @Test
    void alicesHomeAndThePublicDirectoryAreServed() throws IOException {
        Files.writeString(pub.resolve("news.txt"), "news");
        try (FtpServer server = Basic.start(0, home, pub)) {
            try (Visitor alice = Visitor.at(server, "alice", "wonderland")) {
                assertThat(alice.upload("diary.txt", "today")).isTrue();
                assertThat(alice.download("diary.txt")).isEqualTo("today");
            }
            assertThat(home.resolve("diary.txt")).hasContent("today");
            try (Visitor anybody = Visitor.at(server, "anonymous", "me@example.org")) {
                assertThat(anybody.names("/")).containsExactly("news.txt");
                assertThat(anybody.download("news.txt")).isEqualTo("news");
                assertThat(anybody.upload("news.txt", "fake")).isFalse();
                assertThat(anybody.lastReply()).startsWith("550 ");
            }
        }
    }
}
