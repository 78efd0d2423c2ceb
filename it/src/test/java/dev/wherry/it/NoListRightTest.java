package dev.wherry.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may not list learns nothing of files by the other commands either: CVE-2009-5012. */
@Proves({"R102", "E13"})
class NoListRightTest {
    @RegisterExtension final TestFtpServer server = TestFtpServer.onDisk().alice("eradfmwMT");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MLST a",
                "MLST",
                "SIZE a",
                "MDTM a",
                "STAT a",
                "STAT /",
                "AVBL",
                "DSIZ",
                "MLST missing",
                "SIZE missing",
                "MDTM missing"
            })
    void isRefusedWith550(String command) {
        server.write("/a", "12345");
        try (WireClient ftp = server.login()) {
            String refusal = ftp.ask(command).toString();
            assertThat(refusal).startsWith("550 ");
            ftp.send("SIZE other").expectExactly(refusal);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"LIST", "NLST", "MLSD", "LIST a", "NLST a", "MLSD a"})
    void isRefusedWith550BeforeAnyDataConnection(String command) {
        server.write("/a", "12345");
        try (WireClient ftp = server.login();
                DataSocket data = ftp.passive()) {
            ftp.send(command).expect(550);
            assertThat(data.drain()).isZero();
        }
    }
}
