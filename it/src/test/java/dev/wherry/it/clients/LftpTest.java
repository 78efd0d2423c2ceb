package dev.wherry.it.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.EnumSource.Mode.EXCLUDE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * lftp: a script of commands; EPSV and EPRT over IPv6, PASV and PORT over IPv4 unless told. It
 * cannot do active mode to ::1: it then binds no address and sends {@code EPRT |2|::|port|}, which
 * is nobody's address.
 */
class LftpTest {
    private static final Client LFTP = new Client("lftp", "lftp");

    @RegisterExtension final Share share = Share.plain();

    @ParameterizedTest
    @EnumSource(mode = EXCLUDE, names = "IPV6_ACTIVE")
    void lists(Route route) throws IOException {
        share.serve("plain.txt", 5);
        Files.createDirectory(share.served().resolve("sub"));
        lftp(route, "ls").printed("plain.txt", "sub");
        assertThat(lftp(route, "cls -1").output().lines())
                .containsExactlyInAnyOrder("plain.txt", "sub/");
        assertThat(lftp(route, "nlist").output().lines())
                .containsExactlyInAnyOrder("plain.txt", "sub");
        share.assertUsed(route);
    }

    @ParameterizedTest
    @EnumSource(mode = EXCLUDE, names = "IPV6_ACTIVE")
    void transfersABigFileBothWays(Route route) throws IOException {
        BigFile.link(share.served().resolve("big.bin"));
        lftp(route, "get big.bin -o down.bin", "put " + BigFile.path() + " -o up.bin");
        Share.assertSameBytes(share.local().resolve("down.bin"), BigFile.path());
        Share.assertSameBytes(share.served().resolve("up.bin"), BigFile.path());
        assertThat(share.servedNames()).containsExactly("big.bin", "up.bin");
        share.assertUsed(route);
    }

    @ParameterizedTest
    @EnumSource(mode = EXCLUDE, names = "IPV6_ACTIVE")
    void downloadsInSegmentsAtOnce(Route route) throws IOException {
        Path file = share.serve("file.bin", 20_000_003);
        lftp(route, "pget -n 5 file.bin -o down.bin");
        Share.assertSameBytes(share.local().resolve("down.bin"), file);
        share.assertUsed(route);
    }

    @ParameterizedTest
    @EnumSource(mode = EXCLUDE, names = "IPV6_ACTIVE")
    void continuesADownload(Route route) throws IOException {
        Path whole = share.serve("whole.bin", 5_000_001);
        Path part = share.local().resolve("part.bin");
        Share.copyHalf(whole, part);
        lftp(route, "get -c whole.bin -o part.bin");
        Share.assertSameBytes(part, whole);
    }

    @ParameterizedTest
    @EnumSource(mode = EXCLUDE, names = "IPV6_ACTIVE")
    void continuesAnUpload(Route route) throws IOException {
        Path whole = share.keep("whole.bin", 5_000_001);
        for (String user : List.of(Share.USER, Share.IN_PLACE_USER)) {
            Path part = share.served().resolve(user + ".bin");
            Share.copyHalf(whole, part);
            // Sends REST and STOR.
            lftpAs(user, route, "put -c whole.bin -o " + user + ".bin");
            Share.assertSameBytes(part, whole);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EXCLUDE, names = "IPV6_ACTIVE")
    void renamesAndDeletes(Route route) throws IOException {
        share.serve("old.txt", 10);
        lftp(route, "mv old.txt new.txt");
        assertThat(share.servedNames()).containsExactly("new.txt");
        lftp(route, "rm new.txt");
        assertThat(share.servedNames()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(mode = EXCLUDE, names = "IPV6_ACTIVE")
    void makesAndRemovesDirectories(Route route) {
        lftp(route, "mkdir -p \"a/b c\"", "cd \"a/b c\"", "pwd").printed("/a/b%20c");
        assertThat(share.served().resolve("a/b c")).isDirectory();
        lftp(route, "rmdir \"a/b c\"", "rmdir a");
        assertThat(share.servedNames()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(mode = EXCLUDE, names = "IPV6_ACTIVE")
    void mirrorsATreeBothWays(Route route) throws IOException {
        Path tree = Files.createDirectories(share.local().resolve("tree/one/two"));
        Path file = Files.write(tree.resolve("file.txt"), new byte[] {1, 2, 3});
        lftp(route, "mirror -R tree there", "mirror there back", "rm -r there");
        Share.assertSameBytes(share.local().resolve("back/one/two/file.txt"), file);
        assertThat(share.servedNames()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(mode = EXCLUDE, names = "IPV6_ACTIVE")
    void keepsOddNames(Route route) throws IOException {
        Path content = share.keep("content", 1_000);
        for (String name : Share.ODD_NAMES) {
            String quoted = quoted(name);
            lftp(route, "put content -o " + quoted, "get -- " + quoted + " -o back");
            Share.assertSameBytes(share.served().resolve(name), content);
            Share.assertSameBytes(share.local().resolve("back"), content);
            Files.delete(share.local().resolve("back"));
        }
        lftp(route, "ls").printed(Share.ODD_NAMES.toArray(String[]::new));
        for (String name : Share.ODD_NAMES) {
            lftp(route, "rm -- " + quoted(name));
        }
        assertThat(share.servedNames()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = "IPV4_PASSIVE")
    void speaksEpsvOverIpv4Too(Route route) throws IOException {
        Path file = share.serve("file.bin", 100_000);
        lftp(route, "set ftp:prefer-epsv yes", "get file.bin");
        Share.assertSameBytes(share.local().resolve("file.bin"), file);
        assertThat(share.verbs()).contains("EPSV").doesNotContain("PASV");
    }

    private Client.Outcome lftp(Route route, String... commands) {
        return lftpAs(Share.USER, route, commands);
    }

    private Client.Outcome lftpAs(String user, Route route, String... commands) {
        String script =
                """
                set cmd:fail-exit yes
                set net:max-retries 1
                set net:timeout 20
                set ftp:ssl-allow no
                set xfer:clobber no
                set ftp:passive-mode %s
                open -u %s,%s -p %d ftp://%s
                %s
                """
                        .formatted(
                                route.isPassive(),
                                user,
                                Share.PASSWORD,
                                share.port(),
                                route.urlHost(),
                                String.join("\n", commands));
        return LFTP.type(share, script).succeeded();
    }

    private static String quoted(String name) {
        return '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
