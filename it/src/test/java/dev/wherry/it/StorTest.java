package dev.wherry.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** STOR: RFC 959 §4.1.3. */
class StorTest {
    @RegisterExtension final TestFtpServer server = TestFtpServer.onDisk();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_536, 262_144, 262_145, 3_000_000})
    @Proves("R24")
    void keepsTheBytesThatTheClientSent(int size) {
        byte[] content = new byte[size];
        new Random(size).nextBytes(content);
        try (WireClient ftp = server.login()) {
            ftp.upload("STOR a.bin", content).expect(226).expectInSync();
            assertThat(server.read("/a.bin")).isEqualTo(content);
        }
    }

    @Test
    void hasTheFileInPlaceBeforeItSays226() {
        try (WireClient ftp = server.login()) {
            for (int i = 0; i < 50; i++) {
                ftp.upload("STOR f" + i, "content " + i).expect(226);
                assertThat(server.readText("/f" + i)).isEqualTo("content " + i);
            }
        }
    }

    @Test
    void replacesAFile() {
        server.write("/a", "a long old content");
        try (WireClient ftp = server.login()) {
            ftp.upload("STOR a", "new").expect(226);
            assertThat(server.readText("/a")).isEqualTo("new");
        }
    }

    @Test
    @Proves("R24")
    void refusesADirectoryWith553() {
        server.mkdir("/dir");
        try (WireClient ftp = server.login();
                DataSocket data = ftp.passive()) {
            ftp.send("STOR dir").expect(553);
            assertThat(data.drain()).isZero();
            assertThat(server.names("/")).containsExactly("dir");
        }
    }

    @Test
    @Proves("R24")
    void refusesADirectoryThatDoesNotExistWith553() {
        try (WireClient ftp = server.login();
                DataSocket data = ftp.passive()) {
            ftp.send("STOR no/such/dir/a").expect(553);
            assertThat(data.drain()).isZero();
        }
    }

    @Test
    @Proves("R24")
    void refusesAFileAsADirectoryWith553() {
        server.write("/file", "x");
        try (WireClient ftp = server.login();
                DataSocket data = ftp.passive()) {
            ftp.send("STOR file/a").expect(553);
            assertThat(data.drain()).isZero();
        }
    }

    @Test
    @Proves("E11")
    void refusesVisitorsWith550() {
        try (WireClient ftp = server.login("anonymous");
                DataSocket data = ftp.passive()) {
            ftp.send("STOR a").expect(550);
            assertThat(data.drain()).isZero();
            assertThat(server.names("/")).isEmpty();
        }
    }

    @Test
    void answers425WhenNoDataConnectionWasPreparedAndLeavesNoFile() {
        try (WireClient ftp = server.login()) {
            ftp.send("STOR a").expect(425);
            assertThat(server.names("/")).isEmpty();
        }
    }

    @Test
    void answers425WhenNobodyConnectsAndLeavesTheOldFile() {
        server.write("/a", "old");
        try (WireClient ftp = server.login()) {
            DataSocket listener = ftp.active();
            listener.close();
            ftp.send("STOR a").expect(150).expect(425);
            assertThat(server.readText("/a")).isEqualTo("old");
        }
    }

    @Test
    void needsAName() {
        try (WireClient ftp = server.login()) {
            ftp.send("STOR").expect(501);
        }
    }

    @Test
    void needsALogin() {
        try (WireClient ftp = server.connect()) {
            ftp.send("STOR a").expect(530);
        }
    }
}
