package dev.wherry.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wherry.file.UploadMode;
import dev.wherry.user.Password;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How uploads become visible: alice does as the server does, hence atomically; bob writes in place.
 */
@Proves({"H5", "H6"})
class UploadModesTest {
    private static final String CONTENT = "0123456789".repeat(30_000);
    private static final int CUT = 123_456;

    @RegisterExtension
    final TestFtpServer server =
            TestFtpServer.onDisk()
                    .users(home ->
                            TestFtpServer.aliceAndVisitors(home)
                                    .user("bob", Password.clear("secret"), home, TestFtpServer.ALL)
                                    .uploadMode("bob", UploadMode.IN_PLACE));

    private WireClient login(String user) {
        return server.login(user).send("TYPE I").expect(200);
    }

    /** Uploads a part as alice, and aborts. */
    private void cut(String command, int length) {
        try (WireClient ftp = login("alice")) {
            DataSocket data = ftp.passive();
            ftp.send(command).expectPreliminary();
            data.write(CONTENT.substring(0, length));
            ftp.send("ABOR").expect(426).expect(226).expectInSync();
        }
    }

    // Atomic

    @ParameterizedTest
    @ValueSource(strings = {"STOR a", "APPE a"})
    void atomicOnesAreInvisibleUntilThe226(String command) {
        try (WireClient ftp = login("alice");
                WireClient other = login("alice")) {
            try (DataSocket data = ftp.passive()) {
                ftp.send(command).expectPreliminary();
                data.write(CONTENT);
                assertThat(server.exists("/a")).isFalse();
                assertThat(other.list("NLST")).isEmpty();
                assertThat(other.list("MLSD")).isEmpty();
                assertThat(other.list("LIST")).isEmpty();
                assertThat(other.ask("STAT .").inner()).isEmpty();
                other.send("SIZE a").expect(550).send("MLST a").expect(550);
            }
            ftp.expect(226);
            assertThat(server.readText("/a")).isEqualTo(CONTENT);
            assertThat(other.list("NLST")).containsExactly("a");
        }
    }

    @Test
    void theTemporaryFileOfAnAtomicOneIsOutOfReach() throws IOException {
        try (WireClient ftp = login("alice");
                WireClient other = login("alice");
                DataSocket data = ftp.passive()) {
            ftp.send("STOR a").expectPreliminary();
            data.write("part");
            String name = server.names("/").getFirst();
            other.send("SIZE " + name).expect(550).send("DELE " + name).expect(550);
            other.send("RNFR " + name).expect(550).send("MLST " + name).expect(550);
            data.socket().shutdownOutput();
            ftp.expect(226);
            assertThat(server.readText("/a")).isEqualTo("part");
        }
    }

    @Test
    void aCutAtomicOneLeavesTheOldContent() {
        server.write("/a", "old");
        cut("STOR a", CUT);
        assertThat(server.readText("/a")).isEqualTo("old");
        assertThat(server.names("/")).containsExactly("a");
    }

    @Test
    void anAtomicOneReplacesWhatOthersMadeMeanwhile() {
        try (WireClient ftp = login("alice");
                DataSocket data = ftp.passive()) {
            ftp.send("STOR a").expectPreliminary();
            server.write("/a", "of somebody else");
            data.write("new").close();
            ftp.expect(226);
            assertThat(server.readText("/a")).isEqualTo("new");
        }
    }

    // In place

    @Test
    void onesInPlaceAreSeenAsTheyGrow() {
        try (WireClient ftp = login("bob");
                WireClient other = login("alice")) {
            try (DataSocket data = ftp.passive()) {
                ftp.send("STOR a").expectPreliminary();
                assertThat(other.list("NLST")).containsExactly("a");
                data.write(CONTENT.substring(0, CUT));
                Await.until("the bytes", () -> server.read("/a").length == CUT);
                assertThat(other.ask("SIZE a").text()).isEqualTo("" + CUT);
                data.write(CONTENT.substring(CUT));
            }
            ftp.expect(226);
            assertThat(server.readText("/a")).isEqualTo(CONTENT);
        }
    }

    private void cutInPlace(String command, int from, int to) {
        try (WireClient ftp = login("bob")) {
            if (command.startsWith("STOR") && from > 0) {
                ftp.send("REST " + from).expect(350);
            }
            DataSocket data = ftp.passive();
            ftp.send(command).expectPreliminary();
            data.write(CONTENT.substring(from, to));
            Await.until("the bytes", () -> server.read("/a").length == to);
            data.reset();
            ftp.expect(426).expectInSync();
        }
        assertThat(server.readText("/a")).isEqualTo(CONTENT.substring(0, to));
    }

    @Test
    void aCutOneInPlaceLeavesItsPart() {
        server.write("/a", "old");
        cutInPlace("STOR a", 0, CUT);
    }

    @ParameterizedTest
    @CsvSource({"STOR a", "APPE a"})
    void aCutOneInPlaceIsResumedMoreThanOnce(String command) {
        cutInPlace("STOR a", 0, CUT);
        cutInPlace(command, CUT, CUT + 1000);
        try (WireClient ftp = login("bob")) {
            String size = ftp.ask("SIZE a").text();
            assertThat(size).isEqualTo("" + (CUT + 1000));
            if (command.startsWith("STOR")) {
                ftp.send("REST " + size).expect(350);
            }
            ftp.upload(command, CONTENT.substring(CUT + 1000)).expect(226);
        }
        assertThat(server.readText("/a")).isEqualTo(CONTENT);
    }

    @Test
    void oneInPlaceBehindAnOffsetKeepsTheTail() {
        server.write("/a", "0123456789");
        try (WireClient ftp = login("bob")) {
            ftp.send("REST 2").expect(350).upload("STOR a", "xx").expect(226);
            assertThat(server.readText("/a")).isEqualTo("01xx456789");
            ftp.send("REST 11").expect(350);
            try (DataSocket data = ftp.passive()) {
                ftp.send("STOR a").expect(554);
                assertThat(data.drain()).isZero();
            }
            assertThat(server.readText("/a")).isEqualTo("01xx456789");
        }
    }

    @Test
    void oneInPlaceWithoutAnOffsetBeginsAnew() {
        server.write("/a", "a long old content");
        try (WireClient ftp = login("bob")) {
            ftp.upload("STOR a", "new").expect(226);
            assertThat(server.readText("/a")).isEqualTo("new");
            ftp.upload("APPE a", " and more").expect(226);
            assertThat(server.readText("/a")).isEqualTo("new and more");
        }
    }

    @Test
    void eachUserHasAModeOfTheirOwnAtTheSameTime() {
        byte[] part = Arrays.copyOf(CONTENT.getBytes(UTF_8), CUT);
        try (WireClient alice = login("alice");
                WireClient bob = login("bob")) {
            DataSocket fromAlice = alice.passive();
            DataSocket fromBob = bob.passive();
            alice.send("STOR of-alice").expectPreliminary();
            bob.send("STOR of-bob").expectPreliminary();
            fromAlice.write(part);
            fromBob.write(part);
            Await.until("the bytes", () -> server.read("/of-bob").length == CUT);
            assertThat(server.exists("/of-alice")).isFalse();
            alice.send("ABOR").expect(426).expect(226);
            bob.send("ABOR").expect(426).expect(226);
            assertThat(server.names("/")).containsExactly("of-bob");
            assertThat(server.read("/of-bob")).isEqualTo(part);
        }
    }
}
