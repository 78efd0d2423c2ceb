package dev.wherry.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wherry.user.Password;
import dev.wherry.user.VirtualUsers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The language of the machine changes nothing on the wire: Turkish has an i of its own, Arabic
 * digits of its own, Thai years of its own.
 */
@Proves({"G12", "R4"})
@PlainOnly("its server runs in a JVM of its own, without a certificate")
class LocaleTest {
    @TempDir private Path directory;

    /** The server in the child. */
    static final class Child {
        public static void main(String[] arguments) throws IOException {
            VirtualUsers users =
                    VirtualUsers.empty()
                            .user(
                                    "alice",
                                    Password.clear("secret"),
                                    Path.of(arguments[0]),
                                    TestFtpServer.ALL);
            ChildServer.serve(
                    ChildServer.builder().users(users).timesInUtc(true), ChildServer.Orders.NONE);
        }
    }

    @ParameterizedTest
    @CsvSource({"tr, TR, ''", "ar, EG, u-nu-arab", "th, TH, u-ca-buddhist-nu-thai"})
    void changesNothing(String language, String country, String extensions) throws IOException {
        List<String> options =
                List.of(
                        "-Duser.language=" + language,
                        "-Duser.country=" + country,
                        "-Duser.extensions=" + extensions);
        Files.writeString(directory.resolve("file"), "content");
        try (ChildServer server = ChildServer.start(Child.class, options, directory.toString());
                WireClient ftp = server.connect()) {
            ftp.send("user alice").expect(331).send("pass secret").expect(230);
            ftp.send("type i").expect(200);
            ftp.send("mkdir").expect(500);
            ftp.send("xmkd d").expectExactly("257 \"/d\" directory created.");
            ftp.send("size file").expectExactly("213 7");
            ftp.send("mfmt 20010203040506 file").expect(213);
            ftp.send("mdtm file").expectExactly("213 20010203040506");
            ftp.send("site chmod 640 file").expect(200);
            ftp.send("opts mlst TYPE;SIZE;MODIFY;")
                    .expectExactly("200 MLST OPTS type;size;modify;");
            assertThat(ftp.list("mlsd")).contains("type=file;size=7;modify=20010203040506; file");
            assertThat(ftp.list("list"))
                    .anyMatch(line -> line.matches("-rw-r-----.* 7 Feb  ?0?3  2001 file"));
            assertThat(ftp.list("nlst")).containsExactlyInAnyOrder("d", "file");
            assertThat(ftp.ask("feat").inner()).contains(" SIZE", " UTF8").allMatch(this::isAscii);
            assertThat(ftp.ask("help").lines()).allMatch(this::isAscii);
            assertThat(ftp.ask("stat").lines()).allMatch(this::isAscii);
            assertThat(ftp.ask("stat /").lines()).allMatch(this::isAscii);
            assertThat(isAscii(ftp.ask("hash file").text())).isTrue();
            ftp.dial(ftp.epsv());
            ftp.send("quit").expect(221).expectClosed();
        }
    }

    private boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }
}
