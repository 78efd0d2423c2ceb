package dev.wherry.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** XCRC, XMD5, XSHA1, XSHA256 and XSHA512, as other servers have them. */
@Proves("R116")
class XChecksumTest {
    @RegisterExtension final TestFtpServer server = TestFtpServer.onDisk();

    private static String hex(String verb, String content) {
        byte[] bytes = content.getBytes(UTF_8);
        if (verb.equals("XCRC")) {
            CRC32 crc = new CRC32();
            crc.update(bytes);
            return String.format(Locale.ROOT, "%08X", crc.getValue());
        }
        String algorithm = verb.substring(1).replace("SHA", "SHA-");
        try {
            return HexFormat.of()
                    .withUpperCase()
                    .formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"XCRC", "XMD5", "XSHA1", "XSHA256", "XSHA512"})
    void tellTheChecksumOfAFileOrOfAPart(String verb) {
        server.write("/a", "0123456789").write("/b c", "other").write("/empty", "");
        try (WireClient ftp = server.login()) {
            ftp.send(verb + " a").expectExactly("250 " + hex(verb, "0123456789"));
            ftp.send(verb + " a 2 5").expectExactly("250 " + hex(verb, "234"));
            ftp.send(verb + " a 8 99").expectExactly("250 " + hex(verb, "89"));
            ftp.send(verb + " b c").expectExactly("250 " + hex(verb, "other"));
            ftp.send(verb + " \"b c\"").expectExactly("250 " + hex(verb, "other"));
            ftp.send(verb + " \"b c\" 0 2").expectExactly("250 " + hex(verb, "ot"));
            ftp.send(verb + " empty").expectExactly("250 " + hex(verb, ""));
        }
    }

    @Test
    void writeLeadingZeros() {
        try (WireClient ftp = server.login()) {
            server.write("/a", "");
            ftp.send("XCRC a").expectExactly("250 00000000");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a 5 2", "\"a", "\"\"", "\"a\" 1", "\"a\" x y", "\"a\" 1 2 3"})
    void answer501ToWhatIsMalformed(String argument) {
        server.write("/a", "0123456789");
        try (WireClient ftp = server.login()) {
            ftp.send("XCRC " + argument).expect(501).expectInSync();
        }
    }

    @Test
    void answer550ToWhatIsNoFileAnd554ToARangeBehindTheEnd() {
        server.write("/a", "0123456789").mkdir("/dir");
        try (WireClient ftp = server.login()) {
            ftp.send("XMD5 missing").expect(550).send("XMD5 dir").expect(550);
            ftp.send("XMD5 a 11 12").expect(554);
        }
    }

    @Test
    void needALogin() {
        server.write("/a", "x");
        try (WireClient ftp = server.connect()) {
            for (String verb : List.of("XCRC", "XMD5", "XSHA1", "XSHA256", "XSHA512")) {
                ftp.send(verb + " a").expect(530);
            }
        }
    }
}
