package dev.wherry.it.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** lftp, whose TLS is GnuTLS: with ftp:ssl-force, or an {@code ftps:} URL. */
class LftpTlsTest {
    private static final Client LFTP = new Client("lftp", "lftp");

    @RegisterExtension final Share share = Share.overTls();

    @ParameterizedTest
    @EnumSource
    void listsAndTransfersBothWays(TlsWay way) throws IOException {
        Path file = share.serve("file.bin", 300_001);
        for (Route route : new Route[] {Route.IPV4_PASSIVE, Route.IPV4_ACTIVE}) {
            Files.createDirectories(share.served().resolve("sub"));
            lftp(way, route, "cls -1", "get -e file.bin -o down.bin", "put down.bin -o up.bin")
                    .printed("file.bin", "sub/");
            Share.assertSameBytes(share.local().resolve("down.bin"), file);
            Share.assertSameBytes(share.served().resolve("up.bin"), file);
        }
        assertThat(share.verbs()).contains("PASV", "PORT", "PBSZ", "PROT");
    }

    @ParameterizedTest
    @EnumSource
    void continuesBothWays(TlsWay way) throws IOException {
        Path whole = share.serve("whole.bin", 2_000_001);
        Path down = share.local().resolve("down.bin");
        Path up = share.served().resolve("up.bin");
        Share.copyHalf(whole, down);
        Share.copyHalf(whole, up);
        lftp(way, Route.IPV4_PASSIVE, "get -c whole.bin -o down.bin", "put -c down.bin -o up.bin");
        Share.assertSameBytes(down, whole);
        Share.assertSameBytes(up, whole);
    }

    @ParameterizedTest
    @EnumSource
    void mirrorsATreeBothWays(TlsWay way) throws IOException {
        Path tree = Files.createDirectories(share.local().resolve("tree/one/two"));
        Path file = Files.write(tree.resolve("file.txt"), new byte[] {1, 2, 3});
        Files.write(tree.resolve("empty.txt"), new byte[0]);
        lftp(way, Route.IPV4_PASSIVE, "mirror -R tree there", "mirror there back", "rm -r there");
        Share.assertSameBytes(share.local().resolve("back/one/two/file.txt"), file);
        assertThat(share.local().resolve("back/one/two/empty.txt")).isEmptyFile();
        assertThat(share.servedNames()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"EXPLICIT_1_3", "IMPLICIT_1_3"})
    void leavesAServerThatItDoesNotKnow(TlsWay way) {
        Client.Outcome outcome =
                runTrusting(Certificates.wrong(share), way, Route.IPV4_PASSIVE, "ls");
        assertThat(outcome.status()).as(outcome::toString).isNotZero();
        assertThat(share.verbs()).doesNotContain("USER", "PASS");
    }

    private Client.Outcome lftp(TlsWay way, Route route, String... commands) {
        return runTrusting(Certificates.right(share), way, route, commands).succeeded();
    }

    private Client.Outcome runTrusting(
            String authority, TlsWay way, Route route, String... commands) {
        String script =
                """
                set cmd:fail-exit yes
                set net:max-retries 1
                set net:timeout 20
                set ftp:ssl-force yes
                set ftp:ssl-protect-data yes
                set ssl:ca-file %s
                set ssl:priority NORMAL:-VERS-ALL:+VERS-TLS%s
                set xfer:clobber yes
                set ftp:passive-mode %s
                open -u %s,%s -p %d %s://%s
                %s
                """
                        .formatted(
                                authority,
                                way.version(),
                                route.isPassive(),
                                Share.USER,
                                Share.PASSWORD,
                                way.port(share),
                                way.isImplicit() ? "ftps" : "ftp",
                                route.urlHost(),
                                String.join("\n", commands));
        return LFTP.type(share, script);
    }
}
