package dev.wherry.internal.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SelfSignedTest {
    private static final Instant NOW = Instant.parse("2026-11-21T04:00:00Z");

    @Test
    void isForTheNamesAndLocalhost() throws Exception {
        X509Certificate certificate =
                SelfSigned.make(
                                List.of("ftp.example.org", "bücher.example", "192.0.2.1", "::1"),
                                NOW)
                        .certificate();
        assertThat(certificate.getSubjectAlternativeNames())
                .containsExactly(
                        List.of(2, "ftp.example.org"),
                        List.of(2, "xn--bcher-kva.example"),
                        List.of(7, "192.0.2.1"),
                        List.of(7, "0:0:0:0:0:0:0:1"),
                        List.of(2, "localhost"));
        assertThat(certificate.getSubjectX500Principal()).hasToString("CN=ftp.example.org");
        assertThat(certificate.getIssuerX500Principal())
                .isEqualTo(certificate.getSubjectX500Principal());
        assertThat(certificate.getNotBefore()).isEqualTo("2026-11-21T03:00:00Z");
        assertThat(certificate.getNotAfter()).isEqualTo("2027-11-21T04:00:00Z");
        assertThat(certificate.getVersion()).isEqualTo(3);
        assertThat(certificate.getSerialNumber().signum()).isPositive();
        assertThat(certificate.getBasicConstraints()).isEqualTo(-1);
        assertThat(certificate.getKeyUsage()).startsWith(true, false);
        assertThat(certificate.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
        certificate.verify(certificate.getPublicKey());
    }

    @Test
    void usesLongTimesFrom2050() {
        X509Certificate certificate =
                SelfSigned.make(List.of(), Instant.parse("2049-12-31T12:00:00Z")).certificate();
        assertThat(certificate.getNotBefore()).isEqualTo("2049-12-31T11:00:00Z");
        assertThat(certificate.getNotAfter()).isEqualTo("2050-12-31T12:00:00Z");
    }

    @Test
    void refusesWhatIsNoName() {
        for (String name : List.of("", "a b", "ftp_x", "a..b", "x".repeat(64))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> SelfSigned.make(List.of(name), NOW));
        }
    }

    @Test
    void isUnderstoodByOpenSsl(@TempDir Path directory) throws Exception {
        Identity identity = SelfSigned.make(List.of("ftp.example.org"), Instant.now());
        Path file = directory.resolve("cert.pem");
        Files.writeString(
                file,
                "-----BEGIN CERTIFICATE-----\n"
                        + Base64.getMimeEncoder()
                                .encodeToString(identity.certificate().getEncoded())
                        + "\n-----END CERTIFICATE-----\n");
        TestCertificates.openssl(
                directory,
                "verify",
                "-x509_strict",
                "-purpose",
                "sslserver",
                "-verify_hostname",
                "ftp.example.org",
                "-partial_chain",
                "-CAfile",
                "cert.pem",
                "cert.pem");
    }
}
