package dev.wherry.it.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** tnftp, the client of the BSDs: commands typed one by one; EPSV and EPRT first. */
class TnftpTest {
    private static final Client TNFTP = new Client("tnftp", "tnftp");

    @RegisterExtension final Share share = Share.plain();

    @ParameterizedTest
    @EnumSource
    void lists(Route route) throws IOException {
        share.serve("plain.txt", 5);
        Files.createDirectory(share.served().resolve("sub"));
        tnftp(route, "ls").printed("plain.txt", "sub");
        tnftp(route, "nlist").printed("plain.txt", "sub");
        tnftp(route, "mlsd").printed("plain.txt", "sub", "type=dir");
        share.assertUsed(route);
    }

    @ParameterizedTest
    @EnumSource
    void transfersABigFileBothWays(Route route) throws IOException {
        BigFile.link(share.served().resolve("big.bin"));
        tnftp(route, "get big.bin down.bin", "put " + BigFile.path() + " up.bin");
        Share.assertSameBytes(share.local().resolve("down.bin"), BigFile.path());
        Share.assertSameBytes(share.served().resolve("up.bin"), BigFile.path());
        assertThat(share.servedNames()).containsExactly("big.bin", "up.bin");
        share.assertUsed(route);
    }

    @ParameterizedTest
    @EnumSource
    void continuesADownload(Route route) throws IOException {
        Path whole = share.serve("whole.bin", 5_000_001);
        Path part = share.local().resolve("part.bin");
        Share.copyHalf(whole, part);
        tnftp(route, "reget whole.bin part.bin");
        Share.assertSameBytes(part, whole);
        assertThat(share.verbs()).contains("REST");
    }

    @ParameterizedTest
    @EnumSource
    void continuesAnUpload(Route route) throws IOException {
        Path whole = share.keep("whole.bin", 5_000_001);
        for (String user : List.of(Share.USER, Share.IN_PLACE_USER)) {
            Path part = share.served().resolve(user + ".bin");
            Share.copyHalf(whole, part);
            tnftpAs(user, route, "restart 2500000", "put whole.bin " + user + ".bin");
            Share.assertSameBytes(part, whole);
        }
        assertThat(share.verbs()).contains("REST");
    }

    @ParameterizedTest
    @EnumSource
    void renamesAndDeletes(Route route) throws IOException {
        share.serve("old.txt", 10);
        tnftp(route, "rename old.txt new.txt");
        assertThat(share.servedNames()).containsExactly("new.txt");
        tnftp(route, "delete new.txt");
        assertThat(share.servedNames()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void makesAndRemovesDirectories(Route route) {
        tnftp(route, "mkdir a", "mkdir \"a/b c\"", "cd \"a/b c\"", "pwd").printed("/a/b c");
        assertThat(share.served().resolve("a/b c")).isDirectory();
        tnftp(route, "rmdir \"a/b c\"", "rmdir a");
        assertThat(share.servedNames()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void asksForSizeAndTime(Route route) throws IOException {
        share.serve("file.bin", 1_234);
        tnftp(route, "binary", "size file.bin", "modtime file.bin", "features")
                .printed("1234", "MLST");
    }

    @ParameterizedTest
    @EnumSource
    void keepsOddNames(Route route) throws IOException {
        Path content = share.keep("content", 1_000);
        for (String name : Share.ODD_NAMES) {
            String quoted = quoted(name);
            tnftp(route, "put content " + quoted, "get " + quoted + " back");
            Share.assertSameBytes(share.served().resolve(name), content);
            Share.assertSameBytes(share.local().resolve("back"), content);
            Files.delete(share.local().resolve("back"));
        }
        tnftp(route, "ls").printed(Share.ODD_NAMES.toArray(String[]::new));
        for (String name : Share.ODD_NAMES) {
            tnftp(route, "delete " + quoted(name));
        }
        assertThat(share.servedNames()).isEmpty();
    }

    private Client.Outcome tnftp(Route route, String... commands) {
        return tnftpAs(Share.USER, route, commands);
    }

    private Client.Outcome tnftpAs(String user, Route route, String... commands) {
        String script =
                "user %s %s\nprogress off\n%s\nquit\n"
                        .formatted(user, Share.PASSWORD, String.join("\n", commands));
        String port = String.valueOf(share.port());
        String mode = route.isPassive() ? "-p" : "-A";
        // tnftp ends with 0 whatever the replies were: a refusal shows in what it printed.
        return TNFTP.type(share, script, "-n", "-v", mode, route.host(), port)
                .succeeded()
                .printed("230 ")
                .didNotPrint("\n4", "\n5", "?Invalid");
    }

    /** Inside of quotes tnftp knows no escapes. */
    private static String quoted(String name) {
        return name.replaceAll("[ \"'\\\\]", "\\\\$0");
    }
}
