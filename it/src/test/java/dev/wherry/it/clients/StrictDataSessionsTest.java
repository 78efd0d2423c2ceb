package dev.wherry.it.clients;

import dev.wherry.it.Proves;
import dev.wherry.tls.DataSessionPolicy;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who resumes the TLS session of the control connection on data connections, and who does not. */
@Proves("D8")
class StrictDataSessionsTest {
    @RegisterExtension
    final Share share =
            Share.overTls().with(builder -> builder.dataSessions(DataSessionPolicy.REQUIRED));

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1_2", "TLSv1_3"})
    void curlDoes(String version) throws IOException {
        Path file = share.serve("file.bin", 100_000);
        String url = "ftp://127.0.0.1:" + share.port() + "/";
        String only = version.substring(4).replace('_', '.');
        new Client("curl", "curl")
                .run(
                        share,
                        "-sS",
                        "--ssl-reqd",
                        "--cacert",
                        Certificates.right(share),
                        "--tlsv" + only,
                        "--tls-max",
                        only,
                        "-u",
                        "alice:secret",
                        "-o",
                        "one.bin",
                        url + "file.bin",
                        "-o",
                        "two.bin",
                        url + "file.bin")
                .succeeded();
        Share.assertSameBytes(share.local().resolve("one.bin"), file);
        Share.assertSameBytes(share.local().resolve("two.bin"), file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1_2", "TLSv1_3"})
    void pythonDoesWhereItIsTold(String version) throws IOException {
        share.serve("file.bin", 100_000);
        python(
                version,
                """
                ftp = login(Resuming); ftp.prot_p()
                for i in range(10):
                    parts = []
                    ftp.retrbinary('RETR file.bin', parts.append)
                    assert b''.join(parts) == open('../served/file.bin', 'rb').read()
                    with open('../served/file.bin', 'rb') as file:
                        ftp.storbinary('STOR up.bin', file)
                    assert sorted(ftp.nlst()) == ['file.bin', 'up.bin'], ftp.nlst()
                ftp.quit()
                """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1_2", "TLSv1_3"})
    void pythonDoesNotByItself(String version) throws IOException {
        share.serve("file.bin", 1_000);
        python(
                version,
                """
                ftp = login(ftplib.FTP_TLS); ftp.prot_p()
                for command in ('RETR file.bin', 'LIST', 'NLST'):
                    data = ftp.transfercmd(command)
                    assert reply_to(ftp.getresp)[:3] == '522'
                    data.close()
                assert ftp.pwd() == '/'
                ftp.quit()
                """);
    }

    private void python(String version, String script) {
        FtplibTls.run(share, Certificates.right(share), version, true, script).succeeded();
    }
}
