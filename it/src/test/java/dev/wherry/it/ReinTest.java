package dev.wherry.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** REIN: RFC 959 §4.1.1. */
@Proves("R11")
class ReinTest {
    @RegisterExtension final TestFtpServer server = TestFtpServer.onDisk();

    @Test
    void endsTheLoginAndTheSessionGoesOn() {
        try (WireClient ftp = server.login()) {
            ftp.rein().send("PWD").expect(530).send("PASS secret").expect(503);
            ftp.login("anonymous", "x").expectInSync();
        }
    }

    @Test
    @Proves("R21")
    void restoresTheDefaults() {
        server.write("/dir/a", "1\n2\n");
        try (WireClient ftp = server.login()) {
            ftp.send("CWD dir").expect(250).send("OPTS MLST size;").expect(200);
            ftp.send("OPTS HASH MD5").expect(200).rein().login("alice", "secret");
            assertThat(ftp.ask("PWD").quotedPath()).isEqualTo("/");
            assertThat(ftp.ask("STAT").inner())
                    .anyMatch(line -> line.contains("ASCII") && line.contains("Stream"));
            assertThat(ftp.ask("MLST dir").inner().getFirst()).contains("type=dir;");
            ftp.send("OPTS HASH").expectExactly("200 SHA-256");
            assertThat(ftp.download("RETR dir/a")).asString(UTF_8).isEqualTo("1\r\n2\r\n");
            ftp.expect(226);
        }
    }

    @Test
    void forgetsRestAndRnfr() {
        server.write("/a", "0123456789");
        try (WireClient ftp = server.login()) {
            ftp.send("REST 5").expect(350).rein().login("alice", "secret");
            ftp.send("TYPE I").expect(200);
            assertThat(ftp.download("RETR a")).hasSize(10);
            ftp.expect(226).send("RNFR a").expect(350).rein();
            ftp.login("alice", "secret").send("RNTO b").expect(503);
            assertThat(server.names("/")).containsExactly("a");
        }
    }

    @Test
    @Proves("R17")
    void givesUpThePassivePort() {
        server.write("/a", "a");
        try (WireClient ftp = server.login()) {
            DataSocket data = ftp.passive();
            ftp.rein();
            assertThat(data.drain()).isZero();
            ftp.login("anonymous", "x").send("RETR a").expect(425);
        }
    }

    @Test
    void isServedBeforeTheLogin() {
        try (WireClient ftp = server.connect()) {
            ftp.rein().send("USER alice").expect(331).rein();
            ftp.send("PASS secret").expect(503);
        }
    }

    @Test
    void takesNoArgument() {
        try (WireClient ftp = server.login()) {
            ftp.send("REIN x").expect(501).expectInSync();
        }
    }
}
