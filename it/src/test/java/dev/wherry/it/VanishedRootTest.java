package dev.wherry.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wherry.user.Password;
import dev.wherry.user.VirtualUsers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The directory of a user goes away, comes back, or becomes another one while they work in it. */
@Proves("H11")
class VanishedRootTest {
    @RegisterExtension
    final TestFtpServer server =
            TestFtpServer.onDisk()
                    .users(root ->
                            VirtualUsers.empty()
                                    .user(
                                            "alice",
                                            Password.clear("secret"),
                                            makeHome(root),
                                            TestFtpServer.ALL));

    private static Path makeHome(Path root) {
        try {
            return Files.createDirectories(root.resolve("home/dir")).getParent();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void isNotThereUntilItIsBack() throws IOException {
        try (WireClient ftp = server.login()) {
            ftp.upload("STOR /dir/f", "first").expect(226);
            Path away = Files.move(server.path("/home"), server.path("/away"));
            for (String command : new String[] {"RETR /dir/f", "LIST /dir", "SIZE /dir/f"}) {
                ftp.send("PASV").expect(227).send(command).expect(550);
            }
            assertThat(ftp.send("PASV").expect(227).ask("STOR /dir/g").code()).isIn(550, 553);
            Files.move(away, server.path("/home"));
            assertThat(new String(ftp.download("RETR /dir/f"), UTF_8)).isEqualTo("first");
            ftp.expect(226);
        }
    }

    @Test
    void isTheOneThatHasItsNameNow() throws IOException {
        try (WireClient ftp = server.login()) {
            ftp.upload("STOR /dir/f", "first").expect(226);
            Files.move(server.path("/home"), server.path("/away"));
            makeHome(server.root());
            ftp.send("PASV").expect(227).send("RETR /dir/f").expect(550);
            ftp.upload("STOR /dir/f", "second").expect(226);
        }
        assertThat(server.path("/home/dir/f")).hasContent("second");
        assertThat(server.path("/away/dir/f")).hasContent("first");
    }
}
