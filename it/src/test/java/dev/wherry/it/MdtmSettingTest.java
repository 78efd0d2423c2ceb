package dev.wherry.it;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** MDTM in the old form that sets the time, where the server was told to take it. */
@Proves("R87")
class MdtmSettingTest {
    @RegisterExtension
    final TestFtpServer server = TestFtpServer.onDisk().with(b -> b.mdtmSetsTime(true));

    @Test
    void setsTheTime() {
        server.write("/a b", "x");
        try (WireClient ftp = server.login()) {
            ftp.send("MDTM 19990929043300 a b").expect(213);
            ftp.send("MDTM a b").expectExactly("213 19990929043300");
        }
    }

    @Test
    void stillTellsTheTimeOfNamesThatStartWithDigits() {
        server.write("/19990929043300", "x").write("/1999 a", "x").write("/19991399000000 a", "x");
        try (WireClient ftp = server.login()) {
            ftp.send("MDTM 19990929043300").expect(213).send("MDTM 1999 a").expect(213);
            ftp.send("MDTM 19991399000000 a").expect(213).send("MDTM missing").expect(550);
        }
    }

    @Test
    @Proves("E13")
    void isNotForVisitors() {
        server.write("/a", "x");
        try (WireClient ftp = server.login("anonymous")) {
            String before = ftp.ask("MDTM a").text();
            ftp.send("MDTM 19990929043300 a").expect(550);
            ftp.send("MDTM a").expectExactly("213 " + before);
        }
    }
}
