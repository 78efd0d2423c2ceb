package dev.wherry.it.clients;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** wget: URLs to fetch. It cannot upload, rename, delete or make directories. */
class WgetTest {
    private static final Client WGET = new Client("wget", "wget");

    @RegisterExtension final Share share = Share.plain();

    @ParameterizedTest
    @EnumSource
    void lists(Route route) throws IOException {
        share.serve("plain.txt", 5);
        Files.createDirectory(share.served().resolve("sub"));
        wget(route, "--no-remove-listing", "-O", "index.html", url(route, ""));
        assertThat(share.local().resolve("index.html")).content().contains("plain.txt", "sub");
        assertThat(share.local().resolve(".listing")).content().contains("plain.txt", "sub");
        share.assertUsed(route);
    }

    @ParameterizedTest
    @EnumSource
    void downloadsABigFile(Route route) throws IOException {
        BigFile.link(share.served().resolve("big.bin"));
        wget(route, "-O", "down.bin", url(route, "big.bin"));
        Share.assertSameBytes(share.local().resolve("down.bin"), BigFile.path());
        share.assertUsed(route);
    }

    @ParameterizedTest
    @EnumSource
    void continuesADownload(Route route) throws IOException {
        Path whole = share.serve("whole.bin", 5_000_001);
        Path part = share.local().resolve("whole.bin");
        Share.copyHalf(whole, part);
        wget(route, "-c", url(route, "whole.bin"));
        Share.assertSameBytes(part, whole);
        assertThat(share.verbs()).contains("REST");
    }

    @ParameterizedTest
    @EnumSource
    void leavesAWholeFileAlone(Route route) throws IOException {
        Path whole = share.serve("whole.bin", 10_000);
        Files.copy(whole, share.local().resolve("whole.bin"));
        wget(route, "-c", url(route, "whole.bin"));
        Share.assertSameBytes(share.local().resolve("whole.bin"), whole);
    }

    @ParameterizedTest
    @EnumSource
    void fetchesATree(Route route) throws IOException {
        Files.createDirectories(share.served().resolve("one/t w o"));
        Path file = share.serve("one/t w o/file.txt", 1_000);
        wget(route, "-r", "-nH", "-l", "5", url(route, "one/"));
        Share.assertSameBytes(share.local().resolve("one/t w o/file.txt"), file);
        share.assertUsed(route);
    }

    @ParameterizedTest
    @EnumSource
    void keepsOddNames(Route route) throws IOException {
        for (String name : Share.ODD_NAMES) {
            Path file = share.serve(name, 1_000);
            wget(route, "-O", "back", url(route, name));
            Share.assertSameBytes(share.local().resolve("back"), file);
        }
    }

    private Client.Outcome wget(Route route, String... arguments) {
        List<String> all = new ArrayList<>(List.of("-nv", "--tries=1", "--timeout=20"));
        all.add("--user=" + Share.USER);
        all.add("--password=" + Share.PASSWORD);
        if (!route.isPassive()) {
            all.add("--no-passive-ftp");
        }
        all.addAll(List.of(arguments));
        return WGET.run(share, all.toArray(String[]::new)).succeeded();
    }

    private String url(Route route, String path) {
        String encoded = URLEncoder.encode(path, UTF_8).replace("+", "%20").replace("%2F", "/");
        return "ftp://%s:%d/%s".formatted(route.urlHost(), share.port(), encoded);
    }
}
