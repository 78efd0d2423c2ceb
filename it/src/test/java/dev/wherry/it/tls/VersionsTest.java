package dev.wherry.it.tls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wherry.it.Proves;
import dev.wherry.it.TestFtpServer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Versions and ciphers, asked for with openssl, which still knows the weak ones (RFC 8996). */
@Proves({"D13", "R115"})
class VersionsTest {
    @RegisterExtension final TestFtpServer server = Ftps.onJimfs();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-tls1",
                "-tls1_1",
                "-tls1_2 -cipher NULL",
                "-tls1_2 -cipher aNULL",
                "-tls1_2 -cipher ADH",
                "-tls1_2 -cipher AECDH",
                "-tls1_2 -cipher AES128-SHA",
                "-tls1_2 -cipher AES128-GCM-SHA256",
                "-tls1_2 -cipher ECDHE-ECDSA-AES128-SHA",
                "-tls1_2 -cipher ECDHE-ECDSA-AES256-SHA384",
                "-tls1_2 -cipher PSK",
                "-tls1_2 -cipher CAMELLIA",
            })
    void refuses(String options) throws Exception {
        String output = openssl(options);
        assertThat(output).contains("Cipher is (NONE)").doesNotContain("no cipher match");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-tls1_2",
                "-tls1_3",
                "-tls1_2 -cipher ECDHE-ECDSA-AES128-GCM-SHA256",
                "-tls1_2 -cipher ECDHE-ECDSA-AES256-GCM-SHA384",
                "-tls1_2 -cipher ECDHE-ECDSA-CHACHA20-POLY1305",
                "-tls1_3 -ciphersuites TLS_AES_128_GCM_SHA256",
                "-tls1_3 -ciphersuites TLS_AES_256_GCM_SHA384",
                "-tls1_3 -ciphersuites TLS_CHACHA20_POLY1305_SHA256",
            })
    void takes(String options) throws Exception {
        assertThat(openssl(options)).doesNotContain("(NONE)").contains("221 ");
    }

    private String openssl(String options) throws Exception {
        List<String> command = new ArrayList<>(List.of("openssl", "s_client", "-starttls", "ftp"));
        command.addAll(List.of("-connect", "127.0.0.1:" + server.address().getPort()));
        command.addAll(List.of("-crlf", "-ign_eof"));
        // Security level 0: the refusal is to be the server's.
        List<String> words = new ArrayList<>(List.of(options.split(" ")));
        int cipher = words.indexOf("-cipher");
        if (cipher >= 0) {
            words.set(cipher + 1, words.get(cipher + 1) + ":@SECLEVEL=0");
        } else if (!options.contains("tls1_3")) {
            words.addAll(List.of("-cipher", "ALL:@SECLEVEL=0"));
        }
        command.addAll(words);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (var in = process.getOutputStream()) {
            in.write("QUIT\n".getBytes(StandardCharsets.US_ASCII));
        } catch (java.io.IOException e) {
            // It has ended already.
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return output;
    }
}
