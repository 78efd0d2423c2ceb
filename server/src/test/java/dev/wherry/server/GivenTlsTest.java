package dev.wherry.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.wherry.tls.DataSessionPolicy;
import dev.wherry.tls.TlsPolicy;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GivenTlsTest {
    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource({
        "--tls, OFFERED",
        "--tls --tls-control-required, LOGIN_REQUIRED",
        "--tls --tls-data-required, LOGIN_AND_DATA_REQUIRED",
        "--tls --tls-control-required --tls-data-required, LOGIN_AND_DATA_REQUIRED",
        "--tls --tls-policy offered, OFFERED",
        "--tls --tls-policy login-required --tls-control-required, LOGIN_REQUIRED",
        "--tls --tls-policy Login-And-Data-Required --tls-control-required, LOGIN_AND_DATA_REQUIRED",
        "--tls --tls-policy implicit --tls-data-required, IMPLICIT",
    })
    void thePolicyIsWhatTheFlagsAskFor(String line, TlsPolicy policy) {
        assertThat(given(line.split(" ")).orElseThrow().policy()).isEqualTo(policy);
    }

    @Test
    void thereIsNoneWithoutItsFlags() {
        assertThat(given()).isEmpty();
        assertThat(given("--tls-policy", "off")).isEmpty();
    }

    @Test
    void aCertificateMadeHereHasTheNamesOfTheServer() throws Exception {
        GivenTls tls =
                given("--tls", "-i", "127.0.0.1", "-n", "192.0.2.1", "--host", "ftp.example.org")
                        .orElseThrow();
        assertThat(tls.selfSigned()).isTrue();
        X509Certificate certificate = tls.config().certificates().getFirst();
        assertThat(
                        certificate.getSubjectAlternativeNames().stream()
                                .map(name -> name.get(1).toString()))
                .containsExactlyInAnyOrder(
                        "ftp.example.org", "192.0.2.1", "127.0.0.1", "localhost");
    }

    @Test
    void theCertificateFileMayHoldTheKey() throws Exception {
        MadeCertificate made = MadeCertificate.in(folder, "a");
        Path both = folder.resolve("both.pem");
        Files.writeString(both, Files.readString(made.key()) + Files.readString(made.chain()));
        GivenTls tls = given("--certfile", both.toString()).orElseThrow();
        assertThat(tls.selfSigned()).isFalse();
        assertThat(tls.text())
                .isEqualTo(
                        "offered, certificate with SHA-256 fingerprint "
                                + tls.config().fingerprint());
    }

    @Test
    void passwordsComeFromAFile() throws Exception {
        MadeCertificate made = MadeCertificate.in(folder, "a");
        Path password = folder.resolve("password");
        Files.writeString(password, MadeCertificate.PASSWORD + "\n");
        String pem =
                given(
                                "--certfile",
                                made.chain().toString(),
                                "--keyfile",
                                made.encryptedKey().toString(),
                                "--key-password-file",
                                password.toString())
                        .orElseThrow()
                        .text();
        String pkcs12 =
                given(
                                "--pkcs12",
                                made.pkcs12().toString(),
                                "--key-password-file",
                                password.toString())
                        .orElseThrow()
                        .text();
        assertThat(pkcs12).isEqualTo(pem);
    }

    @Test
    void asksClientsForCertificates() throws Exception {
        String authority = MadeCertificate.in(folder, "ca").chain().toString();
        assertThat(given("--tls", "--client-ca", authority, "--client-certificates", "want"))
                .hasValueSatisfying(tls -> {
                    var engine = tls.config().engines().newEngine("test");
                    assertThat(engine.getWantClientAuth()).isTrue();
                });
        assertThat(given("--tls", "--client-ca", authority, "--client-certificates", "need"))
                .hasValueSatisfying(tls -> {
                    var engine = tls.config().engines().newEngine("test");
                    assertThat(engine.getNeedClientAuth()).isTrue();
                });
    }

    @Test
    void speaksTheProtocolsThatItIsTold() {
        assertThat(given("--tls", "--tls-protocols", "TLSv1.3, TLSv1.2")).isPresent();
        var engine =
                given("--tls", "--tls-protocols", "TLSv1.3")
                        .orElseThrow()
                        .config()
                        .engines()
                        .newEngine("test");
        assertThat(engine.getEnabledProtocols()).containsExactly("TLSv1.3");
    }

    @Test
    void valuesHaveTheirTypes() {
        assertThat(values("--tls-data-sessions", "Required").get(Settings.DATA_SESSIONS))
                .isEqualTo(DataSessionPolicy.REQUIRED);
        assertThat(values("--client-certificates", "need").get(Settings.CLIENT_CERTIFICATES))
                .isEqualTo(ClientCertificates.NEED);
    }

    @Test
    void listensForImplicitTlsWhereItIsTold() {
        assertThat(plan("--tls", "--implicit-port", "990").listeners())
                .containsExactly(
                        new Listener(new InetSocketAddress(2121), "-p", false),
                        new Listener(new InetSocketAddress(990), "--implicit-port", true));
        assertThat(plan("--tls", "--tls-policy", "implicit", "-p", "990").listeners())
                .containsExactly(new Listener(new InetSocketAddress(990), "-p", true));
        assertThat(plan("--tls", "-p", "0", "--implicit-port", "0").listeners()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    --tls-control-required                   | --tls-control-required needs a certificate; give one with --certfile or --pkcs12, or let --tls make one.
                    --allow-ccc                              | --allow-ccc needs a certificate; give one with --certfile or --pkcs12, or let --tls make one.
                    --implicit-port 990                      | --implicit-port needs a certificate; give one with --certfile or --pkcs12, or let --tls make one.
                    --tls-policy offered                     | --tls-policy needs a certificate; give one with --certfile or --pkcs12, or let --tls make one.
                    --keyfile k.pem                          | --keyfile needs --certfile, the certificate of that key.
                    --tls --keyfile k.pem                    | --keyfile needs --certfile, the certificate of that key.
                    --tls --key-password-file p              | --key-password-file needs --certfile or --pkcs12.
                    --certfile c.pem --pkcs12 c.p12          | give the certificate with --certfile or with --pkcs12, not with both.
                    --tls --tls-policy off                   | --tls and --tls-policy off contradict each other; leave one out.
                    --tls-policy off --implicit-port 0       | --implicit-port and --tls-policy off contradict each other; leave one out.
                    --tls --tls-policy offered --tls-control-required     | --tls-control-required and --tls-policy offered contradict each other; leave one out.
                    --tls --tls-policy login-required --tls-data-required | --tls-data-required and --tls-policy login-required contradict each other; leave one out.
                    --tls-policy maybe                       | --tls-policy needs off, offered, login-required, login-and-data-required or implicit, not "maybe".
                    --tls --tls-data-sessions on             | --tls-data-sessions needs off, logged or required, not "on".
                    --tls --client-certificates require      | --client-certificates needs want or need, not "require".
                    --tls --client-certificates need         | --client-certificates needs --client-ca, a file of who may sign them.
                    --tls --client-ca /no/such --client-certificates need | there is no file /no/such; name another with --client-ca.
                    --tls --tls-protocols TLSv1.1            | --tls-protocols: protocols are TLSv1.3, TLSv1.2 or both, not [TLSv1.1].
                    --tls -p 990 --implicit-port 990         | -p and --implicit-port need a port each, not the same.
                    --tls --implicit-port x                  | --implicit-port needs a number, from 0 to 65535, not "x".
                    --certfile /no/such                      | there is no file /no/such; name another with --certfile.
                    --pkcs12 /no/such                        | there is no file /no/such; name another with --pkcs12.
                    --certfile /                             | / is a folder; name another with --certfile.
                    """)
    void whatDoesNotFitTogetherIsToldInOneSentence(String line, String sentence) {
        assertRefused(sentence, line.split(" "));
    }

    @Test
    void filesThatDoNotDoAreToldInOneSentence() throws Exception {
        MadeCertificate a = MadeCertificate.in(folder, "a");
        MadeCertificate b = MadeCertificate.in(folder, "b");
        String chain = a.chain().toString();
        assertRefused(
                "TLS cannot be used: the private key in "
                        + b.key()
                        + " does not belong to the certificate in "
                        + chain
                        + ".",
                "--certfile",
                chain,
                "--keyfile",
                b.key().toString());
        assertRefused(
                "TLS cannot be used: " + chain + " holds no private key in PEM form.",
                "--certfile",
                chain);
        Path encrypted = a.encryptedKey();
        assertRefused(
                "TLS cannot be used: the private key in "
                        + encrypted
                        + " is encrypted, and no password was given; give one with --key-password-file.",
                "--certfile",
                chain,
                "--keyfile",
                encrypted.toString());
        Path password = Files.writeString(folder.resolve("word"), "wrong\n");
        assertRefused(
                "TLS cannot be used: the private key in "
                        + encrypted
                        + " cannot be decrypted with the password given.",
                "--certfile",
                chain,
                "--keyfile",
                encrypted.toString(),
                "--key-password-file",
                password.toString());
        Path pkcs12 = a.pkcs12();
        assertRefused(
                "TLS cannot be used: "
                        + pkcs12
                        + " cannot be opened with the password given; give one with --key-password-file.",
                "--pkcs12",
                pkcs12.toString());
        assertRefused(
                "--client-ca needs --client-certificates want or need.",
                "--tls",
                "--client-ca",
                chain);
    }

    private static void assertRefused(String sentence, String... line) {
        Captured run = Captured.run(line);
        assertThat(run.err()).isEqualTo("wherry: " + sentence + System.lineSeparator());
        assertThat(run.out()).isEmpty();
        assertThat(run.status()).isEqualTo(2);
    }

    @Test
    void aNameThatNoCertificateCanHold() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> given("--tls", "--host", "a b"))
                .withMessageStartingWith(
                        "--tls cannot make a certificate for all names of this server (")
                .withMessageEndingWith("); give one with --certfile.");
    }

    private Optional<GivenTls> given(String... arguments) {
        return plan(arguments).tls();
    }

    private ServePlan plan(String... arguments) {
        String[] all =
                Stream.concat(Stream.of(arguments), Stream.of("-d", folder.toString()))
                        .toArray(String[]::new);
        return ServePlan.of(values(all), Map.of());
    }

    private static Values values(String... arguments) {
        return Values.read(PlainLine.read(List.of(arguments)).orElseThrow());
    }
}
