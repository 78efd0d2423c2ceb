package dev.wherry.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** HASH: draft-bryan-ftp-hash. */
@Proves("R123")
class HashTest {
    @RegisterExtension final TestFtpServer server = TestFtpServer.onDisk();

    private static String hex(String algorithm, String content) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance(algorithm).digest(content.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"SHA-256", "SHA-512", "SHA-1", "MD5"})
    void tellsAlgorithmRangeHashAndPath(String algorithm) {
        server.write("/a b", "x".repeat(100));
        try (WireClient ftp = server.login()) {
            ftp.send("OPTS HASH " + algorithm).expectExactly("200 " + algorithm);
            ftp.send("HASH a b")
                    .expectExactly(
                            "213 "
                                    + algorithm
                                    + " 0-99 "
                                    + hex(algorithm, "x".repeat(100))
                                    + " a b");
        }
    }

    @Test
    void isOfSha256AtFirst() {
        server.write("/a", "content");
        try (WireClient ftp = server.login()) {
            ftp.send("HASH a").expectExactly("213 SHA-256 0-6 " + hex("SHA-256", "content") + " a");
        }
    }

    @Test
    void isOfTheBytesOfTypeIInTypeAToo() {
        server.write("/a", "1\n2\n");
        try (WireClient ftp = server.login("alice")) {
            ftp.send("HASH a").expectExactly("213 SHA-256 0-3 " + hex("SHA-256", "1\n2\n") + " a");
        }
    }

    @Test
    void isOfTheRangeOfRang() {
        server.write("/a", "0123456789").write("/empty", "");
        try (WireClient ftp = server.login()) {
            ftp.send("RANG 2 5").expect(350).send("HASH a");
            ftp.expectExactly("213 SHA-256 2-5 " + hex("SHA-256", "2345") + " a");
            ftp.send("RANG 7 99").expect(350).send("HASH a");
            ftp.expectExactly("213 SHA-256 7-9 " + hex("SHA-256", "789") + " a");
            ftp.send("RANG 11 20").expect(350).send("HASH a").expect(554);
            ftp.send("HASH empty")
                    .expectExactly("213 SHA-256 0-0 " + hex("SHA-256", "") + " empty");
        }
    }

    @Test
    void answers553ToADirectoryAnd550ToWhatIsNotThere() {
        server.mkdir("/dir").write("/file", "x");
        try (WireClient ftp = server.login()) {
            ftp.send("HASH dir").expect(553).send("HASH /").expect(553);
            ftp.send("HASH missing").expect(550).send("HASH file/x").expect(550);
            ftp.send("HASH *").expect(550);
        }
    }

    @Test
    @Proves({"F18", "G3"})
    void canBeAborted() throws IOException {
        try (var big =
                Files.newByteChannel(
                        server.write("/big", "").path("/big"),
                        java.nio.file.StandardOpenOption.WRITE)) {
            big.position(40L << 30);
            big.write(java.nio.ByteBuffer.wrap(new byte[1]));
        }
        try (WireClient ftp = server.login()) {
            ftp.send("OPTS HASH SHA-512").expect(200).send("HASH big");
            ftp.send("ABOR").expect(426).expect(226).expectInSync();
        }
    }

    @Test
    @Proves("R5")
    void needsTheRightToReadAnArgumentAndALogin() {
        server.write("/a", "x");
        try (WireClient ftp = server.connect()) {
            ftp.send("HASH a").expect(530).login("alice", "secret").send("HASH").expect(501);
        }
        try (WireClient ftp = server.login("anonymous")) {
            ftp.send("HASH a").expect(213);
        }
    }
}
