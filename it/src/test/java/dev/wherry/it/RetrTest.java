package dev.wherry.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RETR: RFC 959 §4.1.3. */
class RetrTest {
    @RegisterExtension final TestFtpServer server = TestFtpServer.onDisk();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_535, 65_536, 65_537, 3_000_000})
    @Proves({"R22", "R18"})
    void sendsTheBytesOfTheFileAndThenSays226(int size) {
        byte[] content = new byte[size];
        new Random(size).nextBytes(content);
        server.write("/a.bin", content);
        try (WireClient ftp = server.login()) {
            assertThat(ftp.download("RETR a.bin")).isEqualTo(content);
            ftp.expect(226).expectInSync();
        }
    }

    @Test
    @Proves("R22")
    void refusesAMissingFileBeforeAnyPreliminaryReply() {
        try (WireClient ftp = server.login();
                DataSocket data = ftp.passive()) {
            ftp.send("RETR missing").expect(550);
            assertThat(data.drain()).isZero();
            ftp.expectInSync();
        }
    }

    @Test
    @Proves("R22")
    void refusesADirectory() {
        server.mkdir("/dir");
        try (WireClient ftp = server.login();
                DataSocket data = ftp.passive()) {
            ftp.send("RETR dir").expect(550);
            assertThat(data.drain()).isZero();
        }
    }

    @Test
    void needsAName() {
        try (WireClient ftp = server.login()) {
            ftp.send("RETR").expect(501).send("RETR ").expect(501);
        }
    }

    @Test
    void needsALogin() {
        server.write("/a", "a");
        try (WireClient ftp = server.connect()) {
            ftp.send("RETR a").expect(530);
        }
    }

    @Test
    @Proves({"R16", "G14"})
    void answers425WhenNoDataConnectionWasPrepared() {
        server.write("/a", "a");
        try (WireClient ftp = server.login()) {
            ftp.send("RETR a").expect(425).expectInSync();
        }
    }

    @Test
    @Proves("G14")
    void usesAPassivePortForOneTransferOnly() {
        server.write("/a", "a");
        try (WireClient ftp = server.login()) {
            assertThat(ftp.download("RETR a")).asString(UTF_8).isEqualTo("a");
            ftp.expect(226).send("RETR a").expect(425);
        }
    }

    @Test
    @Proves("G14")
    void serves125WhenTheClientHasConnectedAnd150WhenItHasNot() {
        server.write("/a", "content");
        try (WireClient ftp = server.login()) {
            var target = ftp.pasv();
            ftp.send("RETR a").expect(150);
            try (DataSocket late = ftp.dial(target)) {
                assertThat(late.readAll()).asString(UTF_8).isEqualTo("content");
            }
            ftp.expect(226);
            try (DataSocket early = ftp.passive()) {
                ftp.send("RETR a").expect(125);
                assertThat(early.readAll()).asString(UTF_8).isEqualTo("content");
            }
            ftp.expect(226);
        }
    }

    @Test
    void takesSpacesAsPartOfTheName() {
        server.write("/ a  b ", "spaces");
        try (WireClient ftp = server.login()) {
            assertThat(ftp.download("RETR  a  b ")).asString(UTF_8).isEqualTo("spaces");
            ftp.expect(226);
        }
    }
}
