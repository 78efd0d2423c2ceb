package dev.wherry.it.tls;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wherry.it.DataSocket;
import dev.wherry.it.Proves;
import dev.wherry.it.TestFtpServer;
import dev.wherry.it.WireClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** PBSZ and PROT: RFC 4217 §8-9. */
class PbszProtTest {
    @RegisterExtension final TestFtpServer server = Ftps.onJimfs();

    @Test
    @Proves({"R52", "R53"})
    void comeAfterAuth() {
        try (WireClient ftp = server.login()) {
            ftp.send("PBSZ 0").expect(503).send("PROT P").expect(503).send("PROT C").expect(503);
            ftp.expectInSync();
        }
    }

    @Test
    @Proves("R53")
    void protComesAfterPbsz() {
        try (SecureWireClient ftp = SecureWireClient.to(server)) {
            ftp.send("PROT P").expect(503).send("PROT C").expect(503).send("PROT X").expect(503);
            ftp.send("PBSZ 0").expect(200).send("PROT P").expect(200).send("PROT C").expect(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "16384", "4294967295", "00"})
    @Proves("R52")
    void sizeIsAlwaysNothing(String size) {
        try (SecureWireClient ftp = SecureWireClient.to(server)) {
            ftp.send("PBSZ " + size).ftp().expectExactly("200 PBSZ=0");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-1", "+0", "x", "0x0", "4294967296", "1e3", "٠", "0 0"})
    @Proves("R52")
    void sizeIsANumberOf32Bits(String size) {
        try (SecureWireClient ftp = SecureWireClient.to(server)) {
            ftp.send("PBSZ " + size).expect(501).send("PROT P").expect(503);
        }
    }

    @Test
    @Proves("R53")
    void levelsAreClearAndPrivate() {
        try (SecureWireClient ftp = SecureWireClient.to(server)) {
            ftp.send("PBSZ 0").expect(200);
            ftp.send("PROT c").expect(200).send("PROT p").expect(200);
            ftp.send("PROT S").expect(536).send("PROT E").expect(536).send("PROT e").expect(536);
            ftp.send("PROT X").expect(504).send("PROT PP").expect(504);
            ftp.send("PROT").expect(501);
        }
    }

    @Test
    @Proves("R53")
    void aRefusedLevelChangesNothing() {
        server.write("/a", "content");
        try (SecureWireClient ftp = SecureWireClient.login(server)) {
            ftp.send("PROT S").expect(536).send("PROT X").expect(504);
            assertThat(ftp.download("RETR a")).asString(UTF_8).isEqualTo("content");
            ftp.expect(226);
        }
    }

    @Test
    @Proves({"D4", "R107"})
    void countAtTheTransferAndNotAtPasv() {
        server.write("/a", "content");
        try (SecureWireClient ftp = SecureWireClient.to(server).login("alice")) {
            try (DataSocket data = ftp.passive()) {
                ftp.protectData().send("RETR a").expectPreliminary();
                assertThat(data.readAll()).asString(UTF_8).isEqualTo("content");
                ftp.expect(226);
            }
            try (DataSocket data = ftp.passive()) {
                ftp.send("PROT C").expect(200).protectsData(false).send("RETR a");
                ftp.expectPreliminary();
                assertThat(data.readAll()).asString(UTF_8).isEqualTo("content");
                ftp.expect(226);
            }
        }
    }

    @Test
    @Proves({"D4", "R107"})
    void doNotTakeTheRestartOffset() {
        server.write("/a", "0123456789");
        try (SecureWireClient ftp = SecureWireClient.to(server).login("alice")) {
            ftp.send("REST 4").expect(350).send("PBSZ 0").expect(200);
            ftp.send("REST 4").expect(350).send("PROT P").expect(200).protectsData(true);
            assertThat(ftp.download("RETR a")).asString(UTF_8).isEqualTo("456789");
            ftp.expect(226);
        }
    }

    @Test
    @Proves("R106")
    void changeBackAndForth() {
        server.write("/a", "content");
        try (SecureWireClient ftp = SecureWireClient.login(server)) {
            for (int i = 0; i < 10; i++) {
                boolean isPrivate = i % 2 == 0;
                ftp.send(isPrivate ? "PROT P" : "PROT C").expect(200).protectsData(isPrivate);
                ftp.upload("STOR b" + i, "up".getBytes(UTF_8)).expect(226);
                assertThat(ftp.download("RETR a")).asString(UTF_8).isEqualTo("content");
                ftp.expect(226);
                assertThat(ftp.list("NLST a")).containsExactly("a");
                assertThat(server.readText("/b" + i)).isEqualTo("up");
            }
        }
    }

    @Test
    @Proves("R106")
    void outliveANewLogin() {
        server.write("/a", "content");
        try (SecureWireClient ftp = SecureWireClient.login(server)) {
            ftp.login("alice");
            assertThat(ftp.download("RETR a")).asString(UTF_8).isEqualTo("content");
            ftp.expect(226);
        }
    }
}
