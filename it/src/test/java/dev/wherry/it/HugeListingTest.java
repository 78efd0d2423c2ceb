package dev.wherry.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import dev.wherry.user.Password;
import dev.wherry.user.VirtualUsers;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A directory of a million files is listed as it is read: the server never holds it all. */
@Proves("F11")
@PlainOnly("its server runs in a JVM of its own, without a certificate")
class HugeListingTest {
    private static final int ENTRIES = 1_000_000;

    private static ChildServer server;

    /** The server in the child. */
    static final class Child {
        public static void main(String[] arguments) throws IOException {
            FileSystem memory = Jimfs.newFileSystem(Configuration.unix());
            Path home = Files.createDirectories(memory.getPath("/home"));
            Path one = Files.writeString(home.resolve("one"), "content");
            Path root = new ScriptedFileSystem(memory, new Many(home, one)).wrap(home);
            VirtualUsers users =
                    VirtualUsers.empty().user("alice", Password.clear("secret"), root, "elr");
            ChildServer.serve(ChildServer.builder().users(users), ChildServer.Orders.NONE);
        }
    }

    /** Makes names as they are asked for, with one file behind them all. */
    private record Many(Path home, Path one) implements Script {
        @Override
        public void before(Call call, Path path) {}

        @Override
        public Path standIn(Path path) {
            return path.startsWith(home) && !path.equals(home) ? one : path;
        }

        @Override
        public Optional<Iterator<String>> names(Path directory) {
            return Optional.of(IntStream.range(0, ENTRIES).mapToObj(i -> "file-" + i).iterator());
        }
    }

    @BeforeAll
    static void start() {
        server = ChildServer.start(Child.class, List.of("-Xmx64m"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"LIST", "MLSD", "NLST"})
    void isCompleteInLittleMemory(String command) throws IOException {
        try (WireClient ftp = server.login();
                DataSocket data = ftp.passive()) {
            ftp.send(command).expectPreliminary();
            assertThat(lines(data)).isEqualTo(ENTRIES);
            ftp.expect(226).expectInSync();
        }
    }

    @Test
    void isCutOnTheControlConnection() {
        try (WireClient ftp = server.login()) {
            WireReply reply = ftp.ask("STAT /");
            assertThat(reply.code()).isEqualTo(213);
            assertThat(reply.inner()).hasSizeLessThan(1_100);
            ftp.expectInSync();
        }
    }

    @Test
    void endsWhenTheClientHasEnough() {
        try (WireClient ftp = server.login()) {
            DataSocket data = ftp.passiveWithSmallWindow();
            ftp.send("LIST").expectPreliminary();
            data.read(1_000);
            data.close();
            ftp.expect(426).expectInSync();
            data = ftp.passiveWithSmallWindow();
            ftp.send("MLSD").expectPreliminary();
            data.read(1_000);
            ftp.send("ABOR").expect(426).expect(226).expectInSync();
        }
    }

    private static int lines(DataSocket data) throws IOException {
        BufferedReader reader =
                new BufferedReader(new InputStreamReader(data.socket().getInputStream(), UTF_8));
        int count = 0;
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            if (!line.endsWith("file-" + count)) {
                throw new AssertionError("after " + count + " lines: " + line);
            }
            count++;
        }
        return count;
    }
}
