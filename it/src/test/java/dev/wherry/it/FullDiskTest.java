package dev.wherry.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A disk that has no room left for what a client sends. */
@Proves({"F16", "H5"})
class FullDiskTest {
    private final FileSystem memory = Jimfs.newFileSystem(Configuration.unix());
    private volatile boolean full;
    private final ScriptedFileSystem scripted = new ScriptedFileSystem(memory, this::refuse);
    private final Path home = made(memory.getPath("/home"));

    @RegisterExtension
    final TestFtpServer server =
            TestFtpServer.onJimfs().users(_ -> TestFtpServer.aliceAndVisitors(scripted.wrap(home)));

    private void refuse(Script.Call call, Path path) throws IOException {
        if (full && call == Script.Call.WRITE) {
            throw new FileSystemException(path.toString(), null, "No space left on device");
        }
    }

    private static Path made(Path directory) {
        try {
            return Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"STOR file", "APPE file", "STOU"})
    void isAnswered452AndKeepsWhatWasThere(String command) throws IOException {
        Files.writeString(home.resolve("file"), "old");
        try (WireClient ftp = server.login()) {
            DataSocket data = ftp.passive();
            ftp.send(command).expectPreliminary();
            full = true;
            data.write("new content");
            data.close();
            ftp.expect(452).expectInSync();
            try (Stream<Path> files = Files.list(home)) {
                assertThat(files.map(file -> file.getFileName().toString()).toList())
                        .isEqualTo(List.of("file"));
            }
            assertThat(Files.readString(home.resolve("file"))).isEqualTo("old");
            full = false;
            ftp.upload("STOR file", "new").expect(226);
            assertThat(Files.readString(home.resolve("file"))).isEqualTo("new");
        }
    }
}
