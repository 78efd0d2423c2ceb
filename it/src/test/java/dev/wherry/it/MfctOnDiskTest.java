package dev.wherry.it;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** MFCT where the time of creation cannot be set: draft-somers-ftp-mfxx §4. */
@Proves("R122")
class MfctOnDiskTest {
    @RegisterExtension final TestFtpServer server = TestFtpServer.onDisk();

    @Test
    void doesNotPretend() {
        server.write("/a", "x");
        try (WireClient ftp = server.login()) {
            String before = ftp.ask("MDTM a").toString();
            ftp.send("MFCT 20200101000000 a").expect(550);
            ftp.send("MFF Create=20200101000000; a").expect(550);
            ftp.send("MDTM a").expectExactly(before);
        }
    }
}
