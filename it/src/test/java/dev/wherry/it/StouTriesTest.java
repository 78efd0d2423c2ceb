package dev.wherry.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** STOU where each name is taken: it gives up. */
@Proves({"F10", "H9"})
class StouTriesTest {
    private static final int MOST_TRIES = 50;

    private final FileSystem memory = Jimfs.newFileSystem(Configuration.unix());
    private final Path home = memory.getPath("/home");
    private final Set<Path> tried = ConcurrentHashMap.newKeySet();

    @RegisterExtension
    final TestFtpServer server =
            TestFtpServer.onJimfs()
                    .users(_ ->
                            TestFtpServer.aliceAndVisitors(
                                    new ScriptedFileSystem(memory, new AllTaken()).wrap(home)));

    /** One file stands in for each name that begins with {@code taken}. */
    private final class AllTaken implements Script {
        @Override
        public void before(Call call, Path path) {}

        @Override
        public Path standIn(Path path) {
            if (!String.valueOf(path.getFileName()).startsWith("taken.")) {
                return path;
            }
            tried.add(path);
            return home.resolve("file");
        }
    }

    StouTriesTest() {
        try {
            Files.createDirectories(home);
            Files.writeString(home.resolve("file"), "old");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterEach
    void close() throws IOException {
        memory.close();
    }

    @Test
    void answers450AfterAFewTries() throws IOException {
        try (WireClient ftp = server.login();
                DataSocket data = ftp.passive()) {
            ftp.send("STOU taken").expect(450);
            assertThat(data.drain()).isZero();
            assertThat(tried).hasSizeBetween(2, MOST_TRIES);
            assertThat(Files.readString(home.resolve("file"))).isEqualTo("old");
            ftp.upload("STOU free", "x").expect(226).expectInSync();
        }
    }
}
