package dev.wherry.it.tls;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wherry.FtpServerBuilder;
import dev.wherry.event.FtpEvent.LoggedIn;
import dev.wherry.event.FtpEvent.LoginFailed;
import dev.wherry.it.Await;
import dev.wherry.it.DataSocket;
import dev.wherry.it.Proves;
import dev.wherry.it.TestFtpServer;
import dev.wherry.it.TlsClient;
import dev.wherry.it.WireClient;
import dev.wherry.it.tls.TestAuthority.Signed;
import dev.wherry.tls.TlsConfig;
import dev.wherry.tls.TlsConfigBuilder;
import dev.wherry.tls.TlsPolicy;
import dev.wherry.user.Authenticator;
import dev.wherry.user.Credentials;
import dev.wherry.user.LoginResult;
import dev.wherry.user.Password;
import dev.wherry.user.VirtualUsers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Logging in by the certificate of the client: RFC 2228 §5.3 on 232. */
@Proves("R56")
class ClientCertificateTest {
    @TempDir private static Path directory;

    private static TestAuthority authority;
    private static Signed ofAlice;
    private static Signed secondOfAlice;
    private static Signed ofBob;
    private static Signed ofNobody;
    private static Signed expired;
    private static Signed ofAnotherAuthority;
    private static Signed selfSigned;

    @BeforeAll
    static void makeCertificates() throws IOException {
        authority = TestAuthority.in(directory.resolve("trusted"));
        ofAlice = authority.sign("alice");
        secondOfAlice = authority.sign("second");
        ofBob = authority.sign("bob");
        ofNobody = authority.sign("nobody");
        expired = authority.signExpired("expired");
        TestAuthority other = TestAuthority.in(directory.resolve("other"));
        ofAnotherAuthority = other.sign("alice");
        selfSigned = other.selfSigned("self");
    }

    /** All of these certificates are alice's, but that not all are good. */
    private static VirtualUsers users(Path home) {
        return TestFtpServer.aliceAndVisitors(home)
                .user("bob", Password.clear("secret"), home, "elr")
                .user("carol", Password.locked(), home, "elr")
                .certificates(
                        "alice",
                        ofAlice.fingerprint(),
                        secondOfAlice.fingerprint().replace(":", "").toLowerCase(Locale.ROOT),
                        expired.fingerprint(),
                        ofAnotherAuthority.fingerprint(),
                        selfSigned.fingerprint())
                .certificates("bob", ofBob.fingerprint())
                .certificates("carol", ofBob.fingerprint());
    }

    private static TestFtpServer server() {
        return TestFtpServer.onJimfs().users(ClientCertificateTest::users).recordingEvents();
    }

    private static void wanting(FtpServerBuilder builder) {
        builder.tls(build(TlsConfig.builder().wantClientCertificates(authority.file())));
    }

    private static void needing(FtpServerBuilder builder) {
        builder.tls(build(TlsConfig.builder().needClientCertificates(authority.file())));
    }

    private static TlsConfig build(TlsConfigBuilder tls) {
        try {
            return tls.selfSigned().build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In TLS 1.3 a client hears that its certificate was refused only when it reads. */
    private static void expectNoSession(TestFtpServer server, TlsClient client) {
        assertThatThrownBy(
                        () -> {
                            try (SecureWireClient ftp = SecureWireClient.to(server, client)) {
                                ftp.send("USER alice").reply();
                            }
                        })
                .isInstanceOfAny(UncheckedIOException.class, AssertionError.class);
        Await.until("the end of the session", () -> server.server().sessions().isEmpty());
        assertThat(server.events(LoggedIn.class)).isEmpty();
        assertThat(server.events(LoginFailed.class)).isEmpty();
    }

    @Nested
    class Wanted {
        @RegisterExtension
        final TestFtpServer server = server().with(ClientCertificateTest::wanting);

        @ParameterizedTest
        @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
        void isEnoughWithoutAPassword(String protocol) {
            server.write("/a", "content");
            TlsClient client = ofAlice.client().protocols(protocol);
            try (SecureWireClient ftp = SecureWireClient.to(server, client)) {
                ftp.send("USER alice").expect(232).send("PASS secret").expect(503);
                ftp.send("TYPE I").expect(200).protectData();
                assertThat(ftp.download("RETR a")).asString(UTF_8).isEqualTo("content");
                ftp.expect(226).upload("STOR b", "up".getBytes(UTF_8)).expect(226);
            }
            assertThat(server.awaitEvent(LoggedIn.class).origin().user()).isEqualTo("alice");
        }

        @ParameterizedTest
        @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
        void isRememberedInAResumedSession(String protocol) {
            TlsClient client = ofAlice.client().protocols(protocol);
            for (int i = 0; i < 3; i++) {
                try (SecureWireClient ftp = SecureWireClient.to(server, client)) {
                    ftp.send("USER alice").expect(232).expectInSync();
                }
            }
        }

        @Test
        void mayBeOneOfSeveral() {
            try (SecureWireClient ftp = SecureWireClient.to(server, secondOfAlice.client())) {
                ftp.send("USER alice").expect(232).expectInSync();
            }
        }

        @Test
        void mayBeTheOnlyWayIn() {
            try (SecureWireClient ftp = SecureWireClient.to(server, ofBob.client())) {
                ftp.send("USER carol").expect(232).expectInSync();
            }
            try (SecureWireClient ftp = SecureWireClient.to(server)) {
                ftp.send("USER carol").expect(331).send("PASS ").expect(530);
                ftp.send("USER carol").expect(331).send("PASS secret").expect(530);
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
        void ofSomebodyElseAsksForThePassword(String protocol) {
            for (Signed shown : new Signed[] {ofBob, ofNobody}) {
                TlsClient client = shown.client().protocols(protocol);
                try (SecureWireClient ftp = SecureWireClient.to(server, client)) {
                    ftp.send("USER alice").expect(331).send("PWD").expect(530);
                    ftp.send("USER alice").expect(331).send("PASS wrong").expect(530);
                    ftp.login("alice").expectInSync();
                }
            }
        }

        @Test
        void tellsNothingOfOtherNames() {
            try (SecureWireClient ftp = SecureWireClient.to(server, ofAlice.client())) {
                String known = ftp.ask("USER bob").toString();
                assertThat(ftp.ask("USER unknown").toString()).isEqualTo(known);
                assertThat(ftp.ask("USER anonymous").toString()).isEqualTo(known);
            }
        }

        @Test
        void isNotNeeded() {
            try (SecureWireClient ftp = SecureWireClient.to(server)) {
                ftp.login("alice").expectInSync();
            }
            try (WireClient ftp = server.login("alice")) {
                ftp.expectInSync();
            }
        }

        @Test
        void countsForOneNameAtATime() {
            try (SecureWireClient ftp = SecureWireClient.to(server, ofAlice.client())) {
                ftp.send("USER alice").expect(232).expectInSync();
                ftp.send("USER bob").expect(331).send("PWD").expect(530);
                ftp.send("USER alice").expect(232).expectInSync();
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
        void mustBeGoodIfItIsShown(String protocol) {
            for (Signed shown : new Signed[] {expired, ofAnotherAuthority, selfSigned}) {
                expectNoSession(server, shown.client().protocols(protocol));
            }
        }
    }

    @Nested
    class Needed {
        @RegisterExtension
        final TestFtpServer server = server().with(ClientCertificateTest::needing);

        @ParameterizedTest
        @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
        @Proves("R109")
        void endsTheHandshakeWithoutAGoodOne(String protocol) {
            expectNoSession(server, TlsClient.fresh().protocols(protocol));
            for (Signed shown : new Signed[] {expired, ofAnotherAuthority, selfSigned}) {
                expectNoSession(server, shown.client().protocols(protocol));
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
        void isEnoughForItsUserAlone(String protocol) {
            TlsClient client = ofAlice.client().protocols(protocol);
            try (SecureWireClient ftp = SecureWireClient.to(server, client)) {
                ftp.send("USER bob").expect(331).send("PASS secret").expect(230);
                ftp.send("USER alice").expect(232).expectInSync();
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
        @Proves("R108")
        void isNeededOnDataConnectionsToo(String protocol) {
            server.write("/a", "content");
            TlsClient client = ofAlice.client().protocols(protocol);
            try (SecureWireClient ftp = SecureWireClient.to(server, client)) {
                ftp.send("USER alice").expect(232).protectData();
                ftp.dataClient(TlsClient.fresh().protocols(protocol));
                try (DataSocket data = ftp.passive()) {
                    ftp.send("RETR a").expectPreliminary();
                    assertThat(data.drain()).isZero();
                    ftp.expect(522).expectInSync();
                }
                ftp.dataClient(client);
                assertThat(ftp.download("RETR a")).asString(UTF_8).isEqualTo("content");
                ftp.expect(226);
            }
        }
    }

    @Nested
    class Implicit {
        @RegisterExtension
        final TestFtpServer server =
                server().with(ClientCertificateTest::needing)
                        .with(builder -> builder.tlsPolicy(TlsPolicy.IMPLICIT));

        @ParameterizedTest
        @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
        void isEnoughWithoutAPassword(String protocol) {
            TlsClient client = ofAlice.client().protocols(protocol);
            try (SecureWireClient ftp = SecureWireClient.toImplicit(server, client)) {
                ftp.expect(220).send("USER alice").expect(232).expectInSync();
                assertThat(ftp.list("NLST")).isEmpty();
            }
        }
    }

    /** An authenticator of the embedder's own. */
    @Nested
    class Broken {
        @RegisterExtension
        final TestFtpServer server =
                server().with(ClientCertificateTest::wanting)
                        .users(home -> new FailsToRecognize(users(home)))
                        .expectingDefects();

        @Test
        void asksForThePassword() {
            try (SecureWireClient ftp = SecureWireClient.to(server, ofAlice.client())) {
                ftp.login("alice").expectInSync();
            }
            assertThat(server.defects()).isNotEmpty();
        }
    }

    private record FailsToRecognize(VirtualUsers users) implements Authenticator {
        @Override
        public LoginResult authenticate(Credentials credentials) {
            assertThat(credentials.certificates()).containsExactly(ofAlice.certificate());
            return users.authenticate(credentials);
        }

        @Override
        public LoginResult recognize(Credentials credentials) {
            throw new IllegalStateException("the directory is gone");
        }
    }
}
