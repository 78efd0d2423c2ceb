package dev.wherry.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import dev.wherry.it.Script.Call;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A file system that fails at its k-th call, for each k: no 226 for what was not done. */
@Proves({"H3", "H5", "H8"})
class TransferOutcomeTest {
    private static final byte[] CONTENT =
            "new content, a little longer\n".repeat(20_000).getBytes(UTF_8);
    private static final int CALLS = 60; // more than any of the commands makes

    private final Failing failing = new Failing();
    private final FileSystem memory = Jimfs.newFileSystem(Configuration.unix());
    private final ScriptedFileSystem scripted = new ScriptedFileSystem(memory, failing);
    private final Path home = made(memory.getPath("/home"));

    @RegisterExtension
    final TestFtpServer server =
            TestFtpServer.onJimfs().users(_ -> TestFtpServer.aliceAndVisitors(scripted.wrap(home)));

    /** Fails at one call of some kinds, counted from 1. */
    private static final class Failing implements Script {
        private volatile Set<Call> kinds = EnumSet.noneOf(Call.class);
        private volatile int at;
        private final AtomicInteger count = new AtomicInteger();

        void at(int call, Set<Call> which) {
            kinds = which;
            at = call;
            count.set(0);
        }

        void never() {
            at(0, EnumSet.noneOf(Call.class));
        }

        boolean hasFailed() {
            return at > 0 && count.get() >= at;
        }

        @Override
        public void before(Call call, Path path) throws IOException {
            if (kinds.contains(call) && count.incrementAndGet() == at) {
                throw new IOException("injected at " + path);
            }
        }
    }

    private static Path made(Path directory) {
        try {
            return Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void reset() throws IOException {
        failing.never();
        try (Stream<Path> files = Files.list(home)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.writeString(home.resolve("file"), "old");
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(home)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "STOR file, ''",
        "STOR file, old",
        "APPE file, old",
        "STOR fresh, old",
        "APPE fresh, old",
        "STOU, old",
    })
    void isTrueForAnUpload(String command, String old) throws IOException {
        for (int call = 1; call <= CALLS; call++) {
            reset();
            if (old.isEmpty()) {
                Files.delete(home.resolve("file"));
            }
            List<String> before = names();
            try (WireClient ftp = server.login()) {
                DataSocket data = ftp.passive();
                failing.at(
                        call, EnumSet.of(Call.OPEN, Call.WRITE, Call.CLOSE, Call.MOVE, Call.READ));
                WireReply reply = ftp.ask(command);
                String name = command.equals("STOU") ? "" : command.substring(5);
                if (reply.code() < 200) {
                    name = name.isEmpty() ? reply.text().replaceAll(".*FILE: ", "") : name;
                    try {
                        data.write(CONTENT);
                    } catch (UncheckedIOException e) {
                        // The server has ended it: the reply tells.
                    }
                    data.close();
                    reply = ftp.reply();
                }
                boolean failed = failing.hasFailed();
                failing.never();
                if (reply.code() == 226) {
                    String kept = command.equals("APPE file") ? "old" : "";
                    assertThat(Files.readString(home.resolve(name)))
                            .isEqualTo(kept + new String(CONTENT, UTF_8));
                } else {
                    assertThat(failed).as("failed at " + call + ": " + reply).isTrue();
                    assertThat(reply.code()).isIn(451, 450, 452, 550, 553);
                    assertThat(reply.toString()).doesNotContain("injected").doesNotContain("home");
                    assertThat(names()).as("failure at " + call).isEqualTo(before);
                    if (!old.isEmpty()) {
                        assertThat(Files.readString(home.resolve("file"))).isEqualTo(old);
                    }
                }
                ftp.expectInSync();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"RETR file, I", "RETR file, A"})
    void isTrueForADownload(String command, String type) throws IOException {
        for (int call = 1; call <= 12; call++) {
            reset();
            Files.write(home.resolve("file"), CONTENT);
            try (WireClient ftp = server.login();
                    DataSocket data = ftp.send("TYPE " + type).expect(200).passive()) {
                failing.at(call, EnumSet.of(Call.OPEN, Call.READ));
                WireReply reply = ftp.ask(command);
                if (reply.code() < 200) {
                    int wanted = type.equals("I") ? CONTENT.length : CONTENT.length + 20_000;
                    long got = data.drain();
                    reply = ftp.reply();
                    assertThat(reply.code() == 226).isEqualTo(got == wanted);
                }
                assertThat(reply.code()).isIn(226, 451, 550);
                assertThat(reply.code() != 226).isEqualTo(failing.hasFailed());
                failing.never();
                ftp.expectInSync();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void isTrueForListings(Listing listing) throws IOException {
        for (int call = 1; call <= 10; call++) {
            reset();
            try (WireClient ftp = server.login()) {
                DataSocket data = ftp.passive();
                failing.at(call, EnumSet.of(Call.LIST, Call.STAT, Call.REAL_PATH));
                WireReply reply = ftp.ask(listing.name());
                if (reply.code() < 200) {
                    data.drain();
                    reply = ftp.reply();
                }
                assertThat(reply.code()).isIn(226, 451, 550);
                failing.never();
                ftp.expectInSync();
            }
        }
    }

    private enum Listing {
        LIST,
        NLST,
        MLSD
    }

    @ParameterizedTest
    @CsvSource({
        "DELE file, 250, DELETE",
        "MKD d, 257, MAKE",
        "SIZE file, 213, STAT",
        "MDTM file, 213, STAT",
        "CWD /, 250, STAT",
        "RNTO other, 250, MOVE",
    })
    void isTrueForOtherCommands(String command, int success, Call kind) throws IOException {
        for (int call = 1; call <= 5; call++) {
            reset();
            try (WireClient ftp = server.login()) {
                if (command.startsWith("RNTO")) {
                    ftp.send("RNFR file").expect(350);
                }
                failing.at(call, EnumSet.of(kind));
                int code = ftp.ask(command).code();
                if (code == success) {
                    continue;
                }
                assertThat(failing.hasFailed()).isTrue();
                assertThat(code).isIn(451, 550, 553);
                assertThat(names()).containsExactly("file");
                failing.never();
                ftp.expectInSync();
            }
        }
    }

    @Test
    void countsRight() {
        assertThat(CALLS).isGreaterThan(CONTENT.length / (64 * 1024));
    }
}
