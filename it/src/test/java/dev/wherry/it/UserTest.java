package dev.wherry.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** USER: RFC 959 §4.1.1. */
class UserTest {
    @RegisterExtension final TestFtpServer server = TestFtpServer.onJimfs();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alice",
                "anonymous",
                "nobody",
                "ALICE",
                " alice ",
                "a b",
                "élan",
                "'--",
                "../x"
            })
    @Proves({"R7", "R76"})
    void answers331ToEveryName(String name) {
        try (WireClient ftp = server.connect()) {
            ftp.send("USER alice").expect(331);
            String known = ftp.last().toString();
            ftp.send("USER " + name).expectExactly(known);
        }
    }

    @Test
    @Proves("R5")
    void needsAName() {
        try (WireClient ftp = server.connect()) {
            ftp.send("USER").expect(501).send("USER ").expect(501);
        }
    }

    @Test
    @Proves("E8")
    void endsTheLoginAtOnce() {
        try (WireClient ftp = server.login()) {
            ftp.send("USER anonymous").expect(331).send("PWD").expect(530);
            ftp.send("PASS x").expect(230).send("MKD d").expect(550);
        }
    }

    @Test
    @Proves("E8")
    void takesBackWhatTheLastLoginHadChosen() {
        server.write("/dir/a", "line\n");
        try (WireClient ftp = server.login()) {
            ftp.send("CWD dir").expect(250).send("OPTS MLST type;").expect(200);
            ftp.send("OPTS HASH MD5").expect(200).send("RNFR a").expect(350);
            ftp.login("alice", "secret");
            ftp.send("RNTO b").expect(503);
            assertThat(ftp.ask("PWD").quotedPath()).isEqualTo("/");
            ftp.send("OPTS HASH").expectExactly("200 SHA-256");
            assertThat(ftp.ask("MLST dir").inner().getFirst()).contains("perm=");
            assertThat(ftp.download("RETR dir/a")).asString(UTF_8).isEqualTo("line\r\n");
            ftp.expect(226);
        }
    }

    @Test
    void takesTheLastOfSeveralNames() {
        try (WireClient ftp = server.connect()) {
            ftp.send("USER nobody").expect(331).login("alice", "secret").send("MKD d").expect(257);
        }
    }

    @Test
    @Proves("R78")
    void takesSpacesAsPartOfTheName() {
        try (WireClient ftp = server.connect()) {
            ftp.send("USER  alice").expect(331).send("PASS secret").expect(530);
            ftp.send("USER alice ").expect(331).send("PASS secret").expect(530);
        }
    }
}
