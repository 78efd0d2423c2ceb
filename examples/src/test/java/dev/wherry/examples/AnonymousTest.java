package dev.wherry.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wherry.FtpServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnonymousTest {
    @TempDir private Path pub;

    @Test
    void visitorsReadEverywhereAndDropFilesWhereTheyCannotLook() throws IOException {
        Files.writeString(pub.resolve("news.txt"), "news");
        Path incoming = Files.createDirectory(pub.resolve("incoming"));
        try (FtpServer server = Anonymous.start(0, pub);
                Visitor visitor = Visitor.at(server, "anonymous", "")) {
            assertThat(visitor.download("news.txt")).isEqualTo("news");
            assertThat(visitor.upload("mine.txt", "mine")).isFalse();
            assertThat(visitor.upload("incoming/mine.txt", "mine")).isTrue();
            assertThat(incoming.resolve("mine.txt")).hasContent("mine");
            assertThatThrownBy(() -> visitor.download("incoming/mine.txt"))
                    .hasMessageStartingWith("550 ");
            assertThatThrownBy(() -> visitor.names("incoming")).hasMessageStartingWith("550 ");
        }
    }
}
