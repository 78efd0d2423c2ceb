package dev.wherry.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import dev.wherry.FtpServer;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class InMemoryTest {
    @Test
    void filesAreKeptInMemory() throws IOException {
        try (FileSystem memory = Jimfs.newFileSystem(Configuration.unix())) {
            Path root = Files.createDirectory(memory.getPath("/ftp"));
            try (FtpServer server = InMemory.start(0, root);
                    Visitor alice = Visitor.at(server, "alice", "wonderland")) {
                assertThat(alice.upload("note.txt", "a note")).isTrue();
                assertThat(alice.download("note.txt")).isEqualTo("a note");
            }
            assertThat(root.resolve("note.txt")).hasContent("a note");
        }
    }
}
