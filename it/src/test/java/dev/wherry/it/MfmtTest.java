package dev.wherry.it;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** MFMT: draft-somers-ftp-mfxx §3. */
@Proves("R122")
class MfmtTest {
    @RegisterExtension final TestFtpServer server = TestFtpServer.onDisk();

    @ParameterizedTest
    @CsvSource({
        "20200229010203, 20200229010203",
        "19700101000000, 19700101000000",
        "20240701120000.5, 20240701120000.500",
        "20240701120000.000, 20240701120000"
    })
    void setsTheTimeAndTellsIt(String time, String told) {
        server.write("/d/a b", "x");
        try (WireClient ftp = server.login()) {
            ftp.send("CWD d").expect(250);
            ftp.send("MFMT " + time + " a b").expectExactly("213 Modify=" + told + "; /d/a b");
            ftp.send("MDTM a b").expectExactly("213 " + told);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "20210229000000 a",
                "20201301000000 a",
                "20200100000000 a",
                "20200101240000 a",
                "20200101006000 a",
                "20200101000060 a",
                "2020010100000 a",
                "202001010000000 a",
                "20200101000000. a",
                "20200101000000.x a",
                "+2020010100000 a",
                "20200101000000",
                "20200101000000 ",
                "a",
                "",
                "00000101000000 a",
                "٢٠٢٠٠١٠١٠٠٠٠٠٠ a",
                "20200101000000+01 a"
            })
    void answers501ToABadTime(String argument) {
        server.write("/a", "x");
        try (WireClient ftp = server.login()) {
            String before = ftp.ask("MDTM a").toString();
            ftp.send("MFMT " + argument).expect(501);
            ftp.send("MDTM a").expectExactly(before);
        }
    }

    @Test
    void answers550ToWhatIsNotThere() {
        try (WireClient ftp = server.login()) {
            ftp.send("MFMT 20200101000000 missing").expect(550);
        }
    }

    @Test
    void isNotForVisitors() {
        server.write("/a", "x");
        try (WireClient ftp = server.login("anonymous")) {
            ftp.send("MFMT 20200101000000 a").expect(550);
        }
    }

    @Test
    void needsALogin() {
        try (WireClient ftp = server.connect()) {
            ftp.send("MFMT 20200101000000 a").expect(530);
        }
    }
}
