package dev.wherry.it.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * NcFTP: a shell to look around, and one program each to get and to put. MLSD, MLST and PASV; it
 * sets the time of what it has put. It cannot speak IPv6.
 */
class NcftpTest {
    private static final Client NCFTP = new Client("ncftp", "ncftp");
    private static final Client NCFTPGET = new Client("ncftpget", "ncftp");
    private static final Client NCFTPPUT = new Client("ncftpput", "ncftp");

    @RegisterExtension final Share share = Share.plain();

    @ParameterizedTest
    @EnumSource(names = {"IPV4_PASSIVE", "IPV4_ACTIVE"})
    void lists(Route route) throws IOException {
        share.serve("plain.txt", 5);
        Files.createDirectory(share.served().resolve("sub"));
        ncftp(route, "ls").printed("plain.txt", "sub/");
        ncftp(route, "ls -l").printed("plain.txt", "sub", "drw");
        share.assertUsed(route);
    }

    @ParameterizedTest
    @EnumSource(names = {"IPV4_PASSIVE", "IPV4_ACTIVE"})
    void transfersABigFileBothWays(Route route) throws IOException {
        BigFile.link(share.served().resolve("big.bin"));
        get(route, "-C", route.host(), "big.bin", "down.bin");
        Share.assertSameBytes(share.local().resolve("down.bin"), BigFile.path());
        put(Share.USER, route, "-C", route.host(), BigFile.path().toString(), "up.bin");
        Share.assertSameBytes(share.served().resolve("up.bin"), BigFile.path());
        assertThat(share.servedNames()).containsExactly("big.bin", "up.bin");
        share.assertUsed(route);
    }

    @ParameterizedTest
    @EnumSource(names = {"IPV4_PASSIVE", "IPV4_ACTIVE"})
    void continuesADownload(Route route) throws IOException {
        Path whole = share.serve("whole.bin", 5_000_001);
        Path part = share.local().resolve("whole.bin");
        Share.copyHalf(whole, part);
        get(route, "-z", route.host(), ".", "whole.bin");
        Share.assertSameBytes(part, whole);
        assertThat(share.verbs()).contains("REST");
    }

    @ParameterizedTest
    @EnumSource(names = {"IPV4_PASSIVE", "IPV4_ACTIVE"})
    void continuesAnUpload(Route route) throws IOException {
        Path whole = share.keep("whole.bin", 5_000_001);
        for (String user : List.of(Share.USER, Share.IN_PLACE_USER)) {
            Path part = share.served().resolve("whole.bin");
            Share.copyHalf(whole, part);
            // Without -s it says REST and STOR, but then sends the whole file.
            put(user, route, "-s", "-z", route.host(), "/", "whole.bin");
            Share.assertSameBytes(part, whole);
        }
        assertThat(share.verbs()).contains("REST");
    }

    @ParameterizedTest
    @EnumSource(names = {"IPV4_PASSIVE", "IPV4_ACTIVE"})
    void renamesAndDeletes(Route route) throws IOException {
        share.serve("old.txt", 10);
        ncftp(route, "rename old.txt new.txt");
        assertThat(share.servedNames()).containsExactly("new.txt");
        ncftp(route, "rm new.txt");
        assertThat(share.servedNames()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"IPV4_PASSIVE", "IPV4_ACTIVE"})
    void makesAndRemovesDirectories(Route route) {
        ncftp(route, "mkdir a", "mkdir \"a/b c\"", "cd \"a/b c\"", "pwd").printed("/a/b c");
        assertThat(share.served().resolve("a/b c")).isDirectory();
        ncftp(route, "rmdir \"a/b c\"", "rmdir a");
        assertThat(share.servedNames()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"IPV4_PASSIVE", "IPV4_ACTIVE"})
    void keepsOddNames(Route route) throws IOException {
        Path content = share.keep("content", 1_000);
        for (String name : Share.ODD_NAMES) {
            put(Share.USER, route, "-C", route.host(), "content", name);
            Share.assertSameBytes(share.served().resolve(name), content);
            get(route, "-C", route.host(), name, "back");
            Share.assertSameBytes(share.local().resolve("back"), content);
            Files.delete(share.local().resolve("back"));
        }
        ncftp(route, "ls -1").printed(Share.ODD_NAMES.toArray(String[]::new));
        for (String name : Share.ODD_NAMES) {
            ncftp(route, "rm ./" + name.replaceAll("[ \"'?]", "\\\\$0"));
        }
        assertThat(share.servedNames()).isEmpty();
    }

    private Client.Outcome ncftp(Route route, String... commands) {
        String script =
                "set passive %s\n%s\nquit\n"
                        .formatted(route.isPassive() ? "on" : "off", String.join("\n", commands));
        // The shell ends with 0 whatever the replies were: a refusal shows in what it printed.
        return NCFTP.type(share, script, login(Share.USER, route.host()))
                .succeeded()
                .printed("Logged in to")
                .didNotPrint("server said", "Usage:");
    }

    private void get(Route route, String... arguments) {
        NCFTPGET.run(share, transfer(Share.USER, route, arguments)).succeeded();
    }

    private void put(String user, Route route, String... arguments) {
        NCFTPPUT.run(share, transfer(user, route, arguments)).succeeded();
    }

    private String[] transfer(String user, Route route, String... arguments) {
        List<String> all = new ArrayList<>(List.of("-V", route.isPassive() ? "-F" : "-E"));
        all.addAll(List.of(arguments));
        return login(user, all.toArray(String[]::new));
    }

    private String[] login(String user, String... arguments) {
        String port = String.valueOf(share.port());
        List<String> all = new ArrayList<>(List.of("-u", user, "-p", Share.PASSWORD, "-P", port));
        all.addAll(List.of(arguments));
        return all.toArray(String[]::new);
    }
}
