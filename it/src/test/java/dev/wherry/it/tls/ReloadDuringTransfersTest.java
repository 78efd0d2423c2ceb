package dev.wherry.it.tls;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wherry.it.Await;
import dev.wherry.it.DataSocket;
import dev.wherry.it.Proves;
import dev.wherry.it.TestFtpServer;
import dev.wherry.it.tls.TestAuthority.Signed;
import dev.wherry.tls.DataSessionPolicy;
import dev.wherry.tls.TlsConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Certificates are exchanged while files move: no transfer and no session notices. */
@Proves({"I8", "R111"})
class ReloadDuringTransfersTest {
    private static final int RELOADS = 100;
    private static final int SESSIONS = 4;
    private static final int BYTES = 100_000;

    @TempDir private static Path directory;

    private static Signed first;
    private static Signed second;
    private static TlsConfig tls;

    @RegisterExtension
    final TestFtpServer server =
            TestFtpServer.onJimfs()
                    .with(builder -> builder.tls(config()))
                    .with(builder -> builder.dataSessions(DataSessionPolicy.REQUIRED));

    @BeforeAll
    static void makeCertificates() throws IOException {
        TestAuthority authority = TestAuthority.in(directory.resolve("authority"));
        first = authority.sign("first");
        second = authority.sign("second");
    }

    private static TlsConfig config() {
        try {
            install(first);
            tls = TlsConfig.pem(chain(), key());
            return tls;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path chain() {
        return directory.resolve("chain.pem");
    }

    private static Path key() {
        return directory.resolve("key.pem");
    }

    private static void install(Signed signed) throws IOException {
        Files.copy(signed.chainFile(), chain(), StandardCopyOption.REPLACE_EXISTING);
        Files.copy(signed.keyFile(), key(), StandardCopyOption.REPLACE_EXISTING);
    }

    @Test
    void disturbsNothing() throws Exception {
        byte[] content = new byte[BYTES];
        new SplittableRandom(8).nextBytes(content);
        server.write("/down", content);
        AtomicInteger moved = new AtomicInteger();
        AtomicInteger reloads = new AtomicInteger();
        try (ExecutorService clients = Executors.newFixedThreadPool(SESSIONS)) {
            List<Future<?>> ends = new ArrayList<>();
            for (int i = 0; i < SESSIONS; i++) {
                String name = "up" + i;
                SecureWireClient ftp = SecureWireClient.login(server);
                ends.add(clients.submit(() -> move(ftp, name, content, moved, reloads)));
            }
            try {
                for (int i = 0; i < RELOADS; i++) {
                    install(i % 2 == 0 ? second : first);
                    tls.reload();
                    if (i % 10 == 0) {
                        Await.until("a transfer", moreThan(moved, moved.get()));
                    }
                }
            } finally {
                reloads.set(RELOADS);
            }
            for (Future<?> end : ends) {
                end.get();
            }
        }
    }

    private static java.util.function.BooleanSupplier moreThan(AtomicInteger moved, int before) {
        return () -> moved.get() > before;
    }

    /** Downloads and uploads until all reloads are done. */
    private void move(
            SecureWireClient ftp,
            String name,
            byte[] content,
            AtomicInteger moved,
            AtomicInteger reloads) {
        try (ftp) {
            while (reloads.get() < RELOADS) {
                assertThat(ftp.download("RETR down")).isEqualTo(content);
                ftp.expect(226).uploadPatiently("STOR " + name, content).expect(226);
                assertThat(server.read("/" + name)).isEqualTo(content);
                moved.incrementAndGet();
            }
        }
    }

    @Test
    void countsForSessionsThatBeginLater() throws IOException {
        server.write("/a", "content");
        try (SecureWireClient old = SecureWireClient.login(server);
                DataSocket data = old.passive()) {
            assertThat(shown(old)).isEqualTo(first.certificate());
            old.send("STOR b").expectPreliminary();
            data.write("before, ");

            install(second);
            tls.reload();

            try (SecureWireClient later = SecureWireClient.login(server)) {
                assertThat(shown(later)).isEqualTo(second.certificate());
                assertThat(later.download("RETR a")).asString(US_ASCII).isEqualTo("content");
                later.expect(226);
            }
            data.write("after").socket().shutdownOutput();
            assertThat(data.readAll()).as("nothing but a ticket for the next").isEmpty();
            old.expect(226);
            assertThat(old.download("RETR b")).asString(US_ASCII).isEqualTo("before, after");
            old.expect(226).expectInSync();
        }
    }

    @Test
    void keepsTheOldCertificateIfTheNewOneIsBad() throws IOException {
        try (SecureWireClient old = SecureWireClient.login(server)) {
            Files.copy(second.chainFile(), chain(), StandardCopyOption.REPLACE_EXISTING);
            expectRefused(); // it is not that of the key
            Files.writeString(chain(), "no certificate at all");
            expectRefused();
            Files.delete(chain());
            expectRefused();
            assertThat(old.list("NLST")).isEmpty();
        }
        install(second);
        tls.reload();
        try (SecureWireClient later = SecureWireClient.to(server)) {
            assertThat(shown(later)).isEqualTo(second.certificate());
        }
    }

    private void expectRefused() {
        assertThatThrownBy(tls::reload).isInstanceOf(IOException.class);
        try (SecureWireClient later = SecureWireClient.login(server)) {
            assertThat(shown(later)).isEqualTo(first.certificate());
            assertThat(later.list("NLST")).isEmpty();
        } catch (SSLPeerUnverifiedException e) {
            throw new AssertionError(e);
        }
    }

    private static X509Certificate shown(SecureWireClient ftp) throws SSLPeerUnverifiedException {
        return (X509Certificate) ftp.session().getPeerCertificates()[0];
    }
}
