package dev.wherry.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wherry.file.UploadMode;
import dev.wherry.user.Password;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A server that writes uploads in place, but for a user who has another mode. */
@Proves("H5")
class UploadsInPlaceTest {
    @RegisterExtension
    final TestFtpServer server =
            TestFtpServer.onJimfs()
                    .with(b -> b.uploadMode(UploadMode.IN_PLACE))
                    .users(home ->
                            TestFtpServer.aliceAndVisitors(home)
                                    .user("bob", Password.clear("secret"), home, TestFtpServer.ALL)
                                    .uploadMode("bob", UploadMode.ATOMIC));

    private void cutAfterFiveBytes(String user) {
        try (WireClient ftp = server.login(user)) {
            ftp.send("TYPE I").expect(200);
            DataSocket data = ftp.passive();
            ftp.send("STOR a").expectPreliminary();
            data.write("12345");
            Await.until("the bytes", () -> largest() == 5);
            ftp.send("ABOR").expect(426).expect(226).expectInSync();
        }
    }

    private int largest() {
        return server.names("/").stream()
                .mapToInt(name -> server.read("/" + name).length)
                .max()
                .orElse(-1);
    }

    @Test
    void keepsThePartOfWhoHasNoModeOfTheirOwn() {
        cutAfterFiveBytes("alice");
        assertThat(server.readText("/a")).isEqualTo("12345");
    }

    @Test
    void dropsThePartOfWhoUploadsAtomically() {
        server.write("/a", "old");
        cutAfterFiveBytes("bob");
        assertThat(server.names("/")).containsExactly("a");
        assertThat(server.readText("/a")).isEqualTo("old");
    }
}
