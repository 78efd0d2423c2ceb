package dev.wherry.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.wherry.internal.tls.Identity;
import dev.wherry.internal.tls.SelfSigned;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsConfigTest {
    @TempDir private Path directory;

    private static String pem(String label, byte[] der) {
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
                .formatted(label, Base64.getMimeEncoder().encodeToString(der), label);
    }

    private X509Certificate write(Path file, String name, Instant now) throws Exception {
        Identity identity = SelfSigned.make(List.of(name), now);
        Files.writeString(
                file,
                pem("CERTIFICATE", identity.certificate().getEncoded())
                        + pem("PRIVATE KEY", identity.key().getEncoded()));
        return identity.certificate();
    }

    @Test
    void reloadsWhileOldSessionsKeepTheirs() throws Exception {
        Path file = directory.resolve("both.pem");
        X509Certificate first = write(file, "one.example", Instant.now());
        TlsConfig config = TlsConfig.pem(file, file);
        TlsEngineFactory ofAnOldSession = config.engines();
        assertThat(config.certificates()).containsExactly(first);

        X509Certificate second = write(file, "two.example", Instant.now());
        config.reload();
        assertThat(config.certificates()).containsExactly(second);
        assertThat(Handshakes.certificateOf(config.engines())).isEqualTo(second);
        assertThat(Handshakes.certificateOf(ofAnOldSession)).isEqualTo(first);
        assertThat(config).hasToString("TlsConfig[Identity[CN=two.example]]");
    }

    @Test
    void keepsWhatItHasWhenTheNewOneIsBad() throws Exception {
        Path file = directory.resolve("both.pem");
        X509Certificate first = write(file, "one.example", Instant.now());
        TlsConfig config = TlsConfig.pem(file, file);
        Path other = directory.resolve("other.pem");
        X509Certificate wrong = write(other, "other.example", Instant.now());
        Files.writeString(file, pem("CERTIFICATE", wrong.getEncoded()) + Files.readString(file));
        Files.writeString(
                file, Files.readString(file).replace(pem("CERTIFICATE", first.getEncoded()), ""));

        assertThatIOException()
                .isThrownBy(config::reload)
                .withMessage(
                        "the private key in %s does not belong to the certificate in %s",
                        file, file);
        Files.delete(file);
        assertThatIOException().isThrownBy(config::reload).withMessageContaining("both.pem");
        assertThat(config.certificates()).containsExactly(first);
        assertThat(Handshakes.certificateOf(config.engines())).isEqualTo(first);
    }

    @Test
    void usesACertificateThatHasRunOut() throws Exception {
        Path file = directory.resolve("both.pem");
        X509Certificate old = write(file, "old.example", Instant.now().minus(Duration.ofDays(999)));
        assertThat(TlsConfig.pem(file, file).certificates()).containsExactly(old);
    }

    @Test
    void makesASelfSignedOneAndKeepsItForLong() throws IOException {
        TlsConfig config = TlsConfig.selfSigned("ftp.example.org", "192.0.2.1");
        String fingerprint = config.fingerprint();
        assertThat(fingerprint).matches("([0-9A-F]{2}:){31}[0-9A-F]{2}");
        config.reload();
        assertThat(config.fingerprint()).isEqualTo(fingerprint);

        MovingClock clock = new MovingClock();
        TlsConfig moved = TlsConfig.builder().clock(clock).selfSigned().build();
        String before = moved.fingerprint();
        clock.now = clock.now.plus(Duration.ofDays(334));
        moved.reload();
        assertThat(moved.fingerprint()).isEqualTo(before);
        clock.now = clock.now.plus(Duration.ofDays(2));
        moved.reload();
        assertThat(moved.fingerprint()).isNotEqualTo(before);
    }

    private static final class MovingClock extends Clock {
        private Instant now = Instant.parse("2026-01-01T00:00:00Z");

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    @Test
    void takesAContext() throws Exception {
        TlsConfig config = TlsConfig.of(SSLContext.getDefault());
        assertThat(config.certificates()).isEmpty();
        config.reload();
        assertThatIllegalStateException().isThrownBy(config::fingerprint);
        SSLEngine engine = config.engines().newEngine("peer");
        assertThat(engine.getUseClientMode()).isFalse();
        assertThat(engine.getEnabledProtocols()).containsExactly("TLSv1.3", "TLSv1.2");
        assertThat(engine.getEnabledCipherSuites()).hasSize(9).allMatch(s -> !s.contains("CBC"));
        assertThat(engine.getSSLParameters().getUseCipherSuitesOrder()).isTrue();
    }

    @Test
    void takesSettingsInTheirRanges() throws Exception {
        SSLEngine engine =
                TlsConfig.builder()
                        .selfSigned()
                        .protocols("TLSv1.3")
                        .cipherSuites("TLS_AES_256_GCM_SHA384")
                        .sessionTimeout(Duration.ofMinutes(1))
                        .sessionCache(1)
                        .build()
                        .engines()
                        .newEngine("peer");
        assertThat(engine.getEnabledProtocols()).containsExactly("TLSv1.3");
        assertThat(engine.getEnabledCipherSuites()).containsExactly("TLS_AES_256_GCM_SHA384");
    }

    @Test
    void refusesSettingsOutOfRange() {
        TlsConfigBuilder builder = TlsConfig.builder();
        assertThatIllegalStateException().isThrownBy(builder::build);
        assertThatIllegalArgumentException().isThrownBy(() -> builder.protocols("TLSv1.1"));
        assertThatIllegalArgumentException().isThrownBy(builder::protocols);
        assertThatIllegalArgumentException().isThrownBy(builder::cipherSuites);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.cipherSuites("TLS_RSA_WITH_AES_128_CBC_SHA"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.sessionTimeout(Duration.ofSeconds(59)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.sessionTimeout(Duration.ofDays(8)));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.sessionCache(0));
        assertThatIllegalArgumentException().isThrownBy(() -> TlsConfig.selfSigned("a b"));
    }

    @Test
    void refusesAContextWithCertificatesOrAuthorities() throws Exception {
        SSLContext context = SSLContext.getDefault();
        assertThatIllegalStateException()
                .isThrownBy(() -> TlsConfig.builder().context(context).selfSigned().build());
        assertThatIllegalStateException()
                .isThrownBy(() ->
                        TlsConfig.builder()
                                .context(context)
                                .needClientCertificates(directory)
                                .build());
    }
}
