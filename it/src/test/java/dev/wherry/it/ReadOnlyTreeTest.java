package dev.wherry.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wherry.file.FileTree;
import dev.wherry.user.Password;
import dev.wherry.user.VirtualUsers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A tree that refuses changes although its user has all permissions. */
@Proves("E11")
class ReadOnlyTreeTest {
    @RegisterExtension
    final TestFtpServer server =
            TestFtpServer.onDisk()
                    .users(root ->
                            VirtualUsers.empty()
                                    .user(
                                            "alice",
                                            Password.clear("secret"),
                                            FileTree.of(root).readOnly(),
                                            TestFtpServer.ALL));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "STOR file",
                "STOR fresh",
                "STOR dir/fresh",
                "APPE file",
                "APPE fresh",
                "STOU",
                "STOU dir/x",
                "DELE file",
                "MKD fresh",
                "RMD dir",
                "MFMT 20200101000000 file",
                "MFF modify=20200101000000; file",
                "SITE CHMOD 600 file",
                "SITE UTIME 20200101000000 file"
            })
    void isLeftAsItIs(String command) throws IOException {
        server.write("/file", "old").mkdir("/dir");
        FileTime time = Files.getLastModifiedTime(server.path("/file"));
        try (WireClient ftp = server.login()) {
            ftp.passive();
            assertThat(ftp.ask(command).code()).isIn(550, 553);
            ftp.expectInSync();
            assertThat(server.names("/")).containsExactly("dir", "file");
            assertThat(server.names("/dir")).isEmpty();
            assertThat(server.readText("/file")).isEqualTo("old");
            assertThat(Files.getLastModifiedTime(server.path("/file"))).isEqualTo(time);
        }
    }

    @Test
    void isNotRenamedIn() {
        server.write("/file", "old");
        try (WireClient ftp = server.login()) {
            if (ftp.ask("RNFR file").code() == 350) {
                assertThat(ftp.ask("RNTO other").code()).isIn(550, 553);
            } else {
                assertThat(ftp.last().code()).isEqualTo(550);
            }
            assertThat(server.names("/")).containsExactly("file");
        }
    }

    @Test
    void isReadAndListed() {
        server.write("/dir/file", "content");
        try (WireClient ftp = server.login()) {
            ftp.send("CWD dir").expect(250);
            assertThat(ftp.list("NLST")).containsExactly("file");
            assertThat(ftp.ask("SIZE file").text()).isEqualTo("7");
            assertThat(ftp.download("RETR file")).asString(UTF_8).isEqualTo("content");
            ftp.expect(226);
        }
    }

    @Test
    @Proves("R97")
    void tellsInItsFactsThatNothingCanBeChanged() {
        server.write("/file", "").mkdir("/dir");
        try (WireClient ftp = server.login()) {
            ftp.send("OPTS MLST perm;").expect(200);
            List<String> lines = ftp.list("MLSD");
            assertThat(lines).containsExactlyInAnyOrder("perm=r; file", "perm=el; dir");
        }
    }
}
