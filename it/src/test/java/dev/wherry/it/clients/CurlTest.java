package dev.wherry.it.clients;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** curl: one command a run; EPSV and EPRT first, PASV and PORT when told. */
class CurlTest {
    private static final Client CURL = new Client("curl", "curl");

    @RegisterExtension final Share share = Share.plain();

    @ParameterizedTest
    @EnumSource
    void lists(Route route) throws IOException {
        share.serve("plain.txt", 5);
        Files.createDirectory(share.served().resolve("sub"));
        curl(route, url(route, "")).printed("plain.txt", "sub");
        assertThat(curl(route, "--list-only", url(route, "")).output().lines())
                .containsExactlyInAnyOrder("plain.txt", "sub");
        curl(route, "--list-only", url(route, "sub") + "/");
        share.assertUsed(route);
    }

    @ParameterizedTest
    @EnumSource
    void transfersABigFileBothWays(Route route) throws IOException {
        BigFile.link(share.served().resolve("big.bin"));
        curl(route, "-o", "down.bin", url(route, "big.bin"));
        Share.assertSameBytes(share.local().resolve("down.bin"), BigFile.path());
        curl(route, "-T", BigFile.path().toString(), url(route, "up.bin"));
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
        curl(route, "-C", "-", "-o", "part.bin", url(route, "whole.bin"));
        Share.assertSameBytes(part, whole);
    }

    @ParameterizedTest
    @EnumSource
    void readsARange(Route route) throws IOException {
        Path whole = share.serve("whole.bin", 1_000_000);
        curl(route, "-r", "1000-1999", "-o", "range.bin", url(route, "whole.bin"));
        byte[] expected = Arrays.copyOfRange(Files.readAllBytes(whole), 1000, 2000);
        assertThat(share.local().resolve("range.bin")).hasBinaryContent(expected);
    }

    @ParameterizedTest
    @EnumSource
    void continuesAnUpload(Route route) throws IOException {
        Path whole = share.keep("whole.bin", 5_000_001);
        for (String user : List.of(Share.USER, Share.IN_PLACE_USER)) {
            Path part = share.served().resolve(user + ".bin");
            Share.copyHalf(whole, part);
            // Asks for the SIZE and appends the rest with APPE.
            curlAs(user, route, "-C", "-", "-T", "whole.bin", url(route, user + ".bin"));
            Share.assertSameBytes(part, whole);
        }
    }

    @ParameterizedTest
    @EnumSource
    void renamesAndDeletes(Route route) throws IOException {
        share.serve("old.txt", 10);
        curl(route, url(route, ""), "-Q", "RNFR old.txt", "-Q", "RNTO new.txt");
        assertThat(share.servedNames()).containsExactly("new.txt");
        curl(route, url(route, ""), "-Q", "DELE new.txt");
        assertThat(share.servedNames()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void makesAndRemovesDirectories(Route route) throws IOException {
        share.keep("file.txt", 10);
        curl(route, "--ftp-create-dirs", "-T", "file.txt", url(route, "a/b c/file.txt"));
        assertThat(share.served().resolve("a/b c/file.txt")).exists();
        curl(route, url(route, ""), "-Q", "DELE a/b c/file.txt", "-Q", "RMD a/b c", "-Q", "RMD a");
        assertThat(share.servedNames()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void keepsOddNames(Route route) throws IOException {
        Path content = share.keep("content", 1_000);
        for (String name : Share.ODD_NAMES) {
            curl(route, "-T", "content", url(route, name));
            Share.assertSameBytes(share.served().resolve(name), content);
            curl(route, "-o", "back", url(route, name));
            Share.assertSameBytes(share.local().resolve("back"), content);
        }
        assertThat(curl(route, "--list-only", url(route, "")).output().lines())
                .containsExactlyInAnyOrderElementsOf(Share.ODD_NAMES);
        curl(route, url(route, "")).printed(Share.ODD_NAMES.toArray(String[]::new));
    }

    @ParameterizedTest
    @EnumSource(names = {"IPV4_PASSIVE", "IPV4_ACTIVE"})
    void speaksTheCommandsOfRfc959Too(Route route) throws IOException {
        Path file = share.serve("file.bin", 100_000);
        curl(route, "--disable-epsv", "--disable-eprt", "-o", "f", url(route, "file.bin"));
        Share.assertSameBytes(share.local().resolve("f"), file);
        share.assertUsed(route);
    }

    @Test
    void readsAndWritesAnInMemoryFileSystem(@TempDir Path elsewhere) throws IOException {
        try (FileSystem memory = Jimfs.newFileSystem(Configuration.unix());
                Share inMemory = Share.of(Files.createDirectory(memory.getPath("/s")), elsewhere)) {
            Path file = inMemory.keep("file.bin", 3_000_000);
            Route route = Route.IPV4_PASSIVE;
            String url = url(inMemory, route, "sub/file.bin");
            curl(inMemory, Share.USER, route, "--ftp-create-dirs", "-T", "file.bin", url);
            assertThat(Files.mismatch(inMemory.served().resolve("sub/file.bin"), file))
                    .isEqualTo(-1);
            curl(inMemory, Share.USER, route, "-o", "back.bin", url);
            Share.assertSameBytes(inMemory.local().resolve("back.bin"), file);
        }
    }

    private Client.Outcome curl(Route route, String... arguments) {
        return curlAs(Share.USER, route, arguments);
    }

    private Client.Outcome curlAs(String user, Route route, String... arguments) {
        return curl(share, user, route, arguments);
    }

    private static Client.Outcome curl(Share share, String user, Route route, String... arguments) {
        List<String> all = new ArrayList<>(List.of("-sS", "--max-time", "50", "-u"));
        all.add(user + ":" + Share.PASSWORD);
        if (!route.isPassive()) {
            all.addAll(List.of("-P", "-"));
        }
        all.addAll(List.of(arguments));
        return CURL.run(share, all.toArray(String[]::new)).succeeded();
    }

    private String url(Route route, String path) {
        return url(share, route, path);
    }

    private static String url(Share share, Route route, String path) {
        String encoded = URLEncoder.encode(path, UTF_8).replace("+", "%20").replace("%2F", "/");
        return "ftp://%s:%d/%s".formatted(route.urlHost(), share.port(), encoded);
    }
}
