package dev.wherry.it.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * curl with {@code --ssl-reqd} or an {@code ftps:} URL. In active mode, versions 7.87 and 7.88
 * forget about TLS (curl issue 10666). Behind an upload it reads nothing that may still come.
 */
class CurlTlsTest {
    private static final Client CURL = new Client("curl", "curl");

    @RegisterExtension final Share share = Share.overTls();

    @ParameterizedTest
    @EnumSource
    void listsAndTransfersBothWays(TlsWay way) throws IOException {
        Route route = Route.IPV4_PASSIVE;
        Path file = share.serve("file.bin", 300_001);
        Files.createDirectory(share.served().resolve("sub"));
        curl(way, "-v", "--list-only", url(way, route, ""))
                .printed("file.bin", "sub", "SSL connection using TLSv" + way.version());
        // Two transfers over one control connection.
        String url = url(way, route, "file.bin");
        curl(way, "-o", "one.bin", url, "-o", "two.bin", url);
        Share.assertSameBytes(share.local().resolve("one.bin"), file);
        Share.assertSameBytes(share.local().resolve("two.bin"), file);
        curl(way, "-T", "one.bin", url(way, route, "up.bin"));
        Share.assertSameBytes(share.served().resolve("up.bin"), file);
        share.assertUsed(route);
    }

    @ParameterizedTest
    @EnumSource
    void continuesADownload(TlsWay way) throws IOException {
        Path whole = share.serve("whole.bin", 2_000_001);
        Path part = share.local().resolve("part.bin");
        Share.copyHalf(whole, part);
        String url = url(way, Route.IPV4_PASSIVE, "whole.bin");
        curl(way, "-C", "-", "-o", "part.bin", url);
        Share.assertSameBytes(part, whole);
        assertThat(share.verbs()).contains("REST");
    }

    @ParameterizedTest
    @EnumSource
    void continuesAnUpload(TlsWay way) throws IOException {
        Path whole = share.keep("whole.bin", 2_000_001);
        Path part = share.served().resolve("part.bin");
        Share.copyHalf(whole, part);
        String url = url(way, Route.IPV4_PASSIVE, "part.bin");
        curl(way, "-C", "-", "-T", "whole.bin", url);
        Share.assertSameBytes(part, whole);
        assertThat(share.verbs()).contains("APPE");
    }

    @Test
    void transfersABigFileBothWays() throws IOException {
        TlsWay way = TlsWay.EXPLICIT_1_3;
        Route route = Route.IPV6_PASSIVE;
        BigFile.link(share.served().resolve("big.bin"));
        curl(way, "-o", "down.bin", url(way, route, "big.bin"));
        Share.assertSameBytes(share.local().resolve("down.bin"), BigFile.path());
        curl(way, "-T", BigFile.path().toString(), url(way, route, "up.bin"));
        Share.assertSameBytes(share.served().resolve("up.bin"), BigFile.path());
    }

    @ParameterizedTest
    @EnumSource
    void leavesAServerThatItDoesNotKnow(TlsWay way) throws IOException {
        share.serve("file.bin", 10);
        String url = url(way, Route.IPV4_PASSIVE, "file.bin");
        Client.Outcome outcome = runTrusting(Certificates.wrong(share), way, url);
        assertThat(outcome.status()).as(outcome::toString).isEqualTo(60);
        assertThat(share.verbs()).doesNotContain("USER", "PASS");
    }

    @Test
    void isTurnedAwayWithoutTls() throws IOException {
        share.serve("file.bin", 10);
        String url = "ftp://127.0.0.1:" + share.port() + "/file.bin";
        Client.Outcome outcome = CURL.run(share, "-sS", "-u", "alice:secret", url);
        assertThat(outcome.status()).as(outcome::toString).isEqualTo(67);
        assertThat(share.verbs()).doesNotContain("PASS");
    }

    private Client.Outcome curl(TlsWay way, String... arguments) {
        return runTrusting(Certificates.right(share), way, arguments).succeeded();
    }

    private Client.Outcome runTrusting(String authority, TlsWay way, String... arguments) {
        List<String> all = new ArrayList<>(List.of("-sS", "--max-time", "50", "--cacert"));
        all.addAll(List.of(authority, "--tlsv" + way.version(), "--tls-max", way.version(), "-u"));
        all.add(Share.USER + ":" + Share.PASSWORD);
        if (!way.isImplicit()) {
            all.add("--ssl-reqd");
        }
        all.addAll(List.of(arguments));
        return CURL.run(share, all.toArray(String[]::new));
    }

    private String url(TlsWay way, Route route, String path) {
        String scheme = way.isImplicit() ? "ftps" : "ftp";
        return scheme + "://" + route.urlHost() + ":" + way.port(share) + "/" + path;
    }
}
