package dev.wherry.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The command with TLS: what it tells of it, who gets in, and new certificates while it runs. */
@Timeout(60)
@DisabledOnOs(OS.WINDOWS) // signals
class TlsProcessTest {
    private static final String FINGERPRINT = "[0-9A-F]{2}(:[0-9A-F]{2}){31}";

    @TempDir Path folder;

    private String[] arguments(String... more) {
        return Stream.concat(
                        Stream.of("-p", "0", "-i", "127.0.0.1", "-d", folder.toString()),
                        Stream.of(more))
                .toArray(String[]::new);
    }

    @Test
    void aSelfSignedCertificateIsKnownByItsFingerprint() throws Exception {
        try (WherryProcess wherry =
                WherryProcess.start(arguments("--tls", "-u", "alice", "-P", "secret"))) {
            int port = wherry.port();
            String line = wherry.await("TLS: ");
            assertThat(line)
                    .matches(
                            "\\[I .*] TLS: offered, self-signed certificate with SHA-256 fingerprint "
                                    + FINGERPRINT);
            try (RawClient ftp = RawClient.connect(port)) {
                ftp.startTls();
                assertThat(line).endsWith(" " + ftp.fingerprint());
                ftp.send("USER alice").expect("331");
                ftp.send("PASS secret").expect("230");
                assertThat(wherry.await("logged in"))
                        .endsWith("-[alice] USER 'alice' logged in. (TLS)");
            }
            try (RawClient clear = RawClient.login(port, "alice", "secret")) {
                assertThat(wherry.await("logged in")).endsWith("-[alice] USER 'alice' logged in.");
                clear.send("QUIT").expect("221");
            }
        }
    }

    @Test
    void curlDownloads() throws Exception {
        Files.writeString(folder.resolve("a.txt"), "hello");
        try (WherryProcess wherry =
                WherryProcess.start(arguments("--tls", "--tls-data-required"))) {
            int port = wherry.port();
            assertThat(curl("-k", "--ssl-reqd", "ftp://127.0.0.1:" + port + "/a.txt"))
                    .isEqualTo("hello");
        }
    }

    @Test
    void loginsInClearAreRefusedIfTlsIsRequired() throws Exception {
        try (WherryProcess wherry =
                        WherryProcess.start(arguments("--tls", "--tls-control-required"));
                RawClient ftp = RawClient.connect(wherry.port())) {
            assertThat(wherry.await("TLS: ")).contains("TLS: login-required, ");
            ftp.send("USER anonymous").expect("530");
        }
    }

    @Test
    void theImplicitPortIsOneMore() throws Exception {
        Files.writeString(folder.resolve("a.txt"), "hello");
        try (WherryProcess wherry =
                WherryProcess.start(arguments("--tls", "--implicit-port", "0"))) {
            int port = wherry.port();
            int implicit = wherry.port();
            assertThat(wherry.lines())
                    .satisfiesExactly(
                            line -> assertThat(line).contains(">>> starting FTP server on "),
                            line -> assertThat(line).contains(">>> starting FTPS server on "));
            assertThat(curl("-k", "ftps://127.0.0.1:" + implicit + "/a.txt")).isEqualTo("hello");
            assertThat(curl("ftp://127.0.0.1:" + port + "/a.txt")).isEqualTo("hello");
        }
    }

    @Test
    void aSignalReloadsTheCertificate() throws Exception {
        MadeCertificate old = MadeCertificate.in(folder, "server");
        try (WherryProcess wherry =
                WherryProcess.start(
                        arguments(
                                "--certfile",
                                old.chain().toString(),
                                "--keyfile",
                                old.key().toString()))) {
            int port = wherry.port();
            String before = fingerprint(port);
            assertThat(wherry.await("TLS: "))
                    .endsWith("TLS: offered, certificate with SHA-256 fingerprint " + before);

            MadeCertificate next = MadeCertificate.in(folder, "next");
            Files.copy(next.key(), old.key(), StandardCopyOption.REPLACE_EXISTING);
            wherry.signal("HUP");
            assertThat(wherry.await("TLS not reloaded"))
                    .matches(
                            "\\[E .*] TLS not reloaded, the old certificate stays: the private key in "
                                    + old.key()
                                    + " does not belong to the certificate in "
                                    + old.chain());
            assertThat(fingerprint(port)).isEqualTo(before);

            Files.copy(next.chain(), old.chain(), StandardCopyOption.REPLACE_EXISTING);
            wherry.signal("HUP");
            String line = wherry.await("TLS reloaded");
            String after = fingerprint(port);
            assertThat(after).isNotEqualTo(before);
            assertThat(line)
                    .endsWith(
                            "TLS reloaded: offered, certificate with SHA-256 fingerprint " + after);

            Files.delete(old.chain());
            wherry.signal("HUP");
            assertThat(wherry.await("TLS not reloaded"))
                    .endsWith("the old certificate stays: there is no file " + old.chain());
            assertThat(fingerprint(port)).isEqualTo(after);
            wherry.signal("TERM");
            assertThat(wherry.awaitEnd()).isZero();
        }
    }

    @Test
    void theHangUpEndsAServerWithoutFilesToReload() throws Exception {
        try (WherryProcess wherry = WherryProcess.start(arguments("--tls"))) {
            wherry.port();
            wherry.signal("HUP");
            assertThat(wherry.awaitEnd()).isEqualTo(128 + 1);
        }
    }

    @Test
    void withoutTlsNothingOfItIsLoaded() throws Exception {
        Path log = folder.resolve("classes.txt");
        try (WherryProcess wherry =
                WherryProcess.startIn(List.of("-Xlog:class+load:file=" + log), arguments("-D"))) {
            RawClient.login(wherry.port(), "anonymous", "").close();
            wherry.signal("TERM");
            assertThat(wherry.awaitEnd()).isZero();
        }
        try (Stream<String> lines = Files.lines(log)) {
            assertThat(
                            lines.filter(line ->
                                    line.contains(" javax.net.ssl.")
                                            || line.contains(" sun.security.ssl.")
                                            || line.contains(" dev.wherry.tls.TlsConfig")
                                            || line.contains(" dev.wherry.server.GivenTls")))
                    .isEmpty();
        }
    }

    private static String fingerprint(int port) throws Exception {
        try (RawClient ftp = RawClient.connect(port)) {
            ftp.startTls();
            return ftp.fingerprint();
        }
    }

    /** Runs curl without the user's settings, and returns what it got. */
    private static String curl(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("curl", "-q", "-sS", "--max-time", "30"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment()
                .keySet()
                .removeIf(name -> name.toLowerCase(Locale.ROOT).endsWith("_proxy"));
        try {
            Process curl = builder.start();
            String out = new String(curl.getInputStream().readAllBytes(), UTF_8);
            assertThat(curl.waitFor()).isZero();
            return out;
        } catch (IOException e) {
            return abort("this machine has no curl");
        }
    }
}
