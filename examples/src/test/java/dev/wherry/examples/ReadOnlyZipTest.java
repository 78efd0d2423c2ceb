package dev.wherry.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wherry.FtpServer;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadOnlyZipTest {
    @TempDir private Path directory;

    @Test
    void theContentOfTheZipCanBeReadAndNotChanged() throws IOException {
        Path zipFile = directory.resolve("archive.zip");
        try (FileSystem zip = FileSystems.newFileSystem(zipFile, Map.of("create", "true"))) {
            Files.createDirectory(zip.getPath("/docs"));
            Files.writeString(zip.getPath("/docs/a.txt"), "packed");
        }
        try (FileSystem zip = FileSystems.newFileSystem(zipFile);
                FtpServer server = ReadOnlyZip.start(0, zip);
                Visitor visitor = Visitor.at(server, "anonymous", "")) {
            assertThat(visitor.names("docs")).containsExactly("a.txt");
            assertThat(visitor.download("docs/a.txt")).isEqualTo("packed");
            assertThat(visitor.upload("docs/b.txt", "more")).isFalse();
            assertThat(visitor.say("DELE docs/a.txt")).startsWith("550 ");
        }
    }
}
