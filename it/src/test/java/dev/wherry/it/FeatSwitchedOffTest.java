package dev.wherry.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** FEAT of a server with commands switched off: RFC 2389 §3. */
class FeatSwitchedOffTest {
    private static final List<String> WITH_FEATURES =
            List.of(
                    "CWD",
                    "HOST",
                    "EPSV",
                    "EPRT",
                    "REST",
                    "RANG",
                    "LANG",
                    "OPTS",
                    "CLNT",
                    "CSID",
                    "MLST",
                    "SIZE",
                    "MDTM",
                    "MFMT",
                    "MFCT",
                    "MFF",
                    "SITE UTIME",
                    "SITE SYMLINK",
                    "HASH",
                    "XCRC",
                    "XMD5",
                    "XSHA1",
                    "XSHA256",
                    "XSHA512",
                    "AVBL",
                    "DSIZ");

    @RegisterExtension
    final TestFtpServer server =
            TestFtpServer.onJimfs().with(b -> WITH_FEATURES.forEach(b::removeCommand));

    @Test
    @Proves("R59")
    @PlainOnly("where TLS is offered, it is listed")
    void hasOneLineWhenThereIsNothingToList() {
        try (WireClient ftp = server.connect()) {
            ftp.send("FEAT").expect(211);
            assertThat(ftp.last().isMultiline()).isFalse();
        }
    }

    @Test
    @Proves({"R5", "R60"})
    void answers502ToWhatIsSwitchedOff() {
        try (WireClient ftp = server.login()) {
            for (String verb : WITH_FEATURES) {
                ftp.send(verb + " x").expect(502);
            }
            ftp.send("XCWD /").expect(502).send("SITE X").expect(500).expectInSync();
        }
    }
}
