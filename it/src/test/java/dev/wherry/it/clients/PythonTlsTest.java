package dev.wherry.it.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wherry.tls.TlsPolicy;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Python's FTP_TLS, as it is and as it is often extended: with data connections that resume the
 * session of the control connection. After an upload it waits for the server's close_notify.
 */
class PythonTlsTest {
    private static final String USE =
            """
            for i in range(5):
                parts = []
                ftp.retrbinary('RETR file.bin', parts.append)
                assert b''.join(parts) == open('../served/file.bin', 'rb').read()
                with open('../served/file.bin', 'rb') as file:
                    ftp.storbinary('STOR up.bin', file)
                assert sorted(ftp.nlst()) == ['file.bin', 'up.bin'], ftp.nlst()
            ftp.storbinary('STOR empty.bin', open(os.devnull, 'rb'))
            with open('half.bin', 'rb') as half:
                parts = [half.read()]
            ftp.retrbinary('RETR file.bin', parts.append, rest=len(parts[0]))
            assert b''.join(parts) == open('../served/file.bin', 'rb').read()
            assert ftp.quit()[:3] == '221'
            """;

    @RegisterExtension
    final Share share = Share.overTls().with(b -> b.tlsPolicy(TlsPolicy.LOGIN_REQUIRED));

    private void transfers(String kind, String version, boolean passive) throws IOException {
        Path file = share.serve("file.bin", 300_001);
        Share.copyHalf(file, share.local().resolve("half.bin"));
        python(version, passive, "ftp = login(" + kind + "); ftp.prot_p()\n" + USE).succeeded();
        Share.assertSameBytes(share.served().resolve("up.bin"), file);
        assertThat(share.served().resolve("empty.bin")).isEmptyFile();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1_2", "TLSv1_3"})
    void transfersInNewSessions(String version) throws IOException {
        transfers("ftplib.FTP_TLS", version, true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1_2", "TLSv1_3"})
    void transfersInResumedSessions(String version) throws IOException {
        transfers("Resuming", version, true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1_2", "TLSv1_3"})
    void transfersOverConnectionsThatTheServerOpens(String version) throws IOException {
        transfers("ftplib.FTP_TLS", version, false);
    }

    @Test
    void choosesTheProtectionOfData() throws IOException {
        share.serve("file.bin", 1_000);
        python(
                        "TLSv1_3",
                        true,
                        """
                        ftp = login(ftplib.FTP_TLS)
                        for protect in (ftp.prot_p, ftp.prot_c, ftp.prot_p):
                            assert protect()[:3] == '200'
                            assert ftp.nlst() == ['file.bin']
                        ftp.quit()
                        """)
                .succeeded();
    }

    @Test
    void mayNotClearTheCommandChannel() {
        python(
                        "TLSv1_3",
                        true,
                        """
                        ftp = login(ftplib.FTP_TLS)
                        assert reply_to(ftp.ccc)[:3] == '534', reply_to(ftp.ccc)
                        ftp.quit()
                        """)
                .succeeded();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1_2", "TLSv1_3"})
    void endsTlsAndWaitsForTheServerToDoSo(String version) {
        python(
                        version,
                        true,
                        """
                        ftp = login(ftplib.FTP_TLS)
                        ftp.sock.unwrap().close()
                        """)
                .succeeded();
    }

    @Test
    void leavesAServerThatItDoesNotKnow() {
        Client.Outcome outcome =
                FtplibTls.run(
                        share, Certificates.wrong(share), "TLSv1_3", true, "login(ftplib.FTP_TLS)");
        assertThat(outcome.status()).as(outcome::toString).isEqualTo(1);
        outcome.printed("CERTIFICATE_VERIFY_FAILED");
        assertThat(share.verbs()).doesNotContain("USER", "PASS");
    }

    private Client.Outcome python(String version, boolean passive, String script) {
        return FtplibTls.run(share, Certificates.right(share), version, passive, script);
    }
}
