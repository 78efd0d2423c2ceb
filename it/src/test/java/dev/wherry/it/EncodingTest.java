package dev.wherry.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wherry.user.Password;
import dev.wherry.user.VirtualUsers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names are the same bytes on the wire and on disk, whatever encoding the JVM has for names. */
@Proves({"A14", "R80", "R82"})
@PlainOnly("its server runs in a JVM of its own, without a certificate")
class EncodingTest {
    private static final String NAME = "é日本";
    private static final String OTHER_FORM = "e\u0301日本"; // the same to a reader, not to a disk

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
                    ChildServer.builder().users(users),
                    _ -> System.getProperty("sun.jnu.encoding"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"C", "C.UTF-8"})
    void keepsNamesByteByByte(String locale) throws Exception {
        try (ChildServer server =
                        ChildServer.start(
                                "true",
                                Map.of("LC_ALL", locale),
                                Child.class,
                                List.of(),
                                directory.toString());
                WireClient ftp = server.login()) {
            assertThat(server.ask("encoding").equals("UTF-8")).isEqualTo(!locale.equals("C"));
            ftp.upload("STOR " + NAME, "content").expect(226);
            assertThat(onDisk()).isEqualTo(NAME + "\n");
            ftp.upload("STOR " + OTHER_FORM, "other").expect(226);
            assertThat(ftp.list("NLST")).containsExactlyInAnyOrder(NAME, OTHER_FORM);
            assertThat(ftp.list("MLSD"))
                    .anyMatch(line -> line.endsWith("; " + NAME))
                    .anyMatch(line -> line.endsWith("; " + OTHER_FORM));
            assertThat(ftp.list("LIST")).anyMatch(line -> line.endsWith(" " + NAME));
            assertThat(ftp.ask("MLST " + NAME).inner()).allMatch(l -> l.endsWith(" /" + NAME));
            ftp.send("SIZE " + NAME).expectExactly("213 7");
            assertThat(ftp.download("RETR " + NAME)).asString(UTF_8).isEqualTo("content");
            ftp.expect(226);
            assertThat(ftp.download("RETR " + OTHER_FORM)).asString(UTF_8).isEqualTo("other");
            ftp.expect(226).send("DELE " + OTHER_FORM).expect(250);
            ftp.send("MKD ñ").expect(257).send("CWD ñ").expect(250);
            assertThat(ftp.ask("PWD").quotedPath()).isEqualTo("/ñ");
            ftp.send("RNFR ../" + NAME).expect(350).send("RNTO ü").expect(250).send("CDUP");
            ftp.expect(250);
            assertThat(onDisk()).isEqualTo("ñ\n");
            ftp.send("DELE ñ/ü").expect(250).send("RMD ñ").expect(250);
            assertThat(onDisk()).isEmpty();
        }
    }

    /** Asks a program that knows of bytes only. */
    private String onDisk() throws IOException {
        Process ls = new ProcessBuilder("ls", "-1", directory.toString()).start();
        return new String(ls.getInputStream().readAllBytes(), UTF_8);
    }
}
