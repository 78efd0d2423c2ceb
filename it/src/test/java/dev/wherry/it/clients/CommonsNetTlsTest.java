package dev.wherry.it.clients;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;
import org.apache.commons.net.ftp.FTP;
import org.apache.commons.net.ftp.FTPSClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Apache Commons Net's FTPSClient, which resumes no session on data connections. */
class CommonsNetTlsTest {
    @RegisterExtension final Share share = Share.overTls();

    static Stream<Arguments> bothRoutes() {
        return TlsWay.on(Route.IPV4_PASSIVE, Route.IPV4_ACTIVE);
    }

    @ParameterizedTest
    @MethodSource("bothRoutes")
    void listsAndTransfersBothWays(TlsWay way, Route route) throws Exception {
        Path file = share.serve("file.bin", 300_001);
        FTPSClient ftp = login(way, route);
        assertThat(ftp.listNames()).containsExactly("file.bin");
        assertThat(ftp.listFiles()).hasSize(1);
        ByteArrayOutputStream down = new ByteArrayOutputStream();
        done(ftp, ftp.retrieveFile("file.bin", down));
        assertThat(down.toByteArray()).isEqualTo(Files.readAllBytes(file));
        done(ftp, ftp.storeFile("up.bin", new ByteArrayInputStream(down.toByteArray())));
        Share.assertSameBytes(share.served().resolve("up.bin"), file);
        done(ftp, ftp.storeFile("empty.bin", InputStream.nullInputStream()));
        assertThat(share.served().resolve("empty.bin")).isEmptyFile();
        quit(ftp);
        share.assertUsed(route);
    }

    @ParameterizedTest
    @EnumSource
    void continuesBothWays(TlsWay way) throws Exception {
        Path whole = share.serve("whole.bin", 2_000_001);
        byte[] bytes = Files.readAllBytes(whole);
        FTPSClient ftp = login(way, Route.IPV4_PASSIVE);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(bytes, 0, 800_000);
        ftp.setRestartOffset(800_000);
        done(ftp, ftp.retrieveFile("whole.bin", out));
        assertThat(out.toByteArray()).isEqualTo(bytes);
        for (String name : new String[] {"rest.bin", "appe.bin"}) {
            Path part = share.served().resolve(name);
            Share.copyHalf(whole, part);
            try (InputStream rest =
                    new ByteArrayInputStream(Arrays.copyOfRange(bytes, 1_000_000, bytes.length))) {
                if (name.startsWith("rest")) {
                    ftp.setRestartOffset(1_000_000);
                    done(ftp, ftp.storeFile(name, rest));
                } else {
                    done(ftp, ftp.appendFile(name, rest));
                }
            }
            Share.assertSameBytes(part, whole);
        }
        quit(ftp);
    }

    @Test
    void transfersABigFileBothWays() throws Exception {
        BigFile.link(share.served().resolve("big.bin"));
        FTPSClient ftp = login(TlsWay.EXPLICIT_1_3, Route.IPV4_PASSIVE);
        Path down = share.local().resolve("down.bin");
        try (OutputStream out = Files.newOutputStream(down)) {
            done(ftp, ftp.retrieveFile("big.bin", out));
        }
        Share.assertSameBytes(down, BigFile.path());
        try (InputStream in = Files.newInputStream(down)) {
            done(ftp, ftp.storeFile("up.bin", in));
        }
        Share.assertSameBytes(share.served().resolve("up.bin"), BigFile.path());
        quit(ftp);
    }

    @ParameterizedTest
    @EnumSource(names = {"EXPLICIT_1_3", "IMPLICIT_1_3"})
    void leavesAServerThatItDoesNotKnow(TlsWay way) throws Exception {
        FTPSClient ftp = new FTPSClient(way.isImplicit(), SSLContext.getDefault());
        assertThatThrownBy(() -> ftp.connect("127.0.0.1", way.port(share)))
                .isInstanceOf(SSLHandshakeException.class);
        ftp.disconnect();
        assertThat(share.verbs()).doesNotContain("USER", "PASS");
    }

    private FTPSClient login(TlsWay way, Route route) throws Exception {
        FTPSClient ftp = new FTPSClient(way.isImplicit(), trusting(Certificates.ofTheServer()));
        ftp.setEnabledProtocols(new String[] {"TLSv" + way.version()});
        ftp.setControlEncoding(UTF_8);
        ftp.setConnectTimeout(20_000);
        ftp.setDefaultTimeout(20_000);
        ftp.setDataTimeout(Duration.ofSeconds(20));
        ftp.connect(route.host(), way.port(share));
        done(ftp, ftp.login(Share.USER, Share.PASSWORD));
        ftp.execPBSZ(0);
        ftp.execPROT("P");
        done(ftp, ftp.setFileType(FTP.BINARY_FILE_TYPE));
        if (route.isPassive()) {
            ftp.enterLocalPassiveMode();
        }
        return ftp;
    }

    private static SSLContext trusting(X509Certificate certificate)
            throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("server", certificate);
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private static void quit(FTPSClient ftp) throws IOException {
        assertThat(ftp.quit()).isEqualTo(221);
        ftp.disconnect();
    }

    /** Fails with the server's last reply, unless the client says that all went well. */
    private static void done(FTPSClient ftp, boolean well) {
        assertThat(well).as(ftp.getReplyString()).isTrue();
    }
}
