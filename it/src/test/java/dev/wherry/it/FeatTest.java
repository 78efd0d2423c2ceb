package dev.wherry.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** FEAT: RFC 2389 §3. */
class FeatTest {
    private static final List<String> FIRST_RFC =
            List.of(
                    "USER", "PASS", "ACCT", "CWD", "CDUP", "SMNT", "QUIT", "REIN", "PORT", "PASV",
                    "TYPE", "STRU", "MODE", "RETR", "STOR", "STOU", "APPE", "ALLO", "RNFR", "RNTO",
                    "ABOR", "DELE", "RMD", "MKD", "PWD", "LIST", "NLST", "SYST", "STAT", "HELP",
                    "NOOP", "FEAT", "OPTS");

    @RegisterExtension final TestFtpServer server = TestFtpServer.onJimfs();

    private static List<String> words(WireReply feat) {
        return feat.inner().stream().map(line -> line.substring(1).split(" ", 2)[0]).toList();
    }

    @Test
    @Proves({"R57", "R58", "R2"})
    void listsOneFeatureALineBehindOneSpace() {
        try (WireClient ftp = server.connect()) {
            ftp.send("FEAT").expect(211);
            assertThat(ftp.last().lines().getLast()).isEqualTo("End");
            assertThat(ftp.last().inner()).isNotEmpty().allMatch(line -> line.matches(" [!-~].*"));
            String before = ftp.last().toString();
            ftp.login("alice", "secret").send("FEAT").expect(211);
            assertThat(ftp.last()).hasToString(before);
        }
    }

    @Test
    @Proves("R57")
    void takesNoArgument() {
        try (WireClient ftp = server.connect()) {
            ftp.send("FEAT x").expect(501);
        }
    }

    @Test
    @Proves({"R60", "R80", "R83", "R89", "R103", "R121", "R122", "R123"})
    void listsWhatIsThere() {
        try (WireClient ftp = server.connect()) {
            assertThat(ftp.ask("FEAT").inner())
                    .contains(
                            " EPRT",
                            " EPSV",
                            " HASH SHA-256*;SHA-512;SHA-1;MD5;CRC32",
                            " HOST",
                            " LANG EN*",
                            " MDTM",
                            " MFCT",
                            " MFF Modify;Create;UNIX.mode;",
                            " MFMT",
                            " REST STREAM",
                            " SIZE",
                            " TVFS",
                            " UTF8",
                            " XCRC");
        }
    }

    @Test
    @Proves("R99")
    void marksTheFactsThatAreToldByDefault() {
        try (WireClient ftp = server.connect()) {
            assertThat(ftp.ask("FEAT").inner())
                    .contains(
                            " MLST type*;size*;modify*;perm*;unique*;unix.mode*;unix.owner*;"
                                    + "unix.group*;unix.uid;unix.gid;create;media-type;");
        }
    }

    @Test
    @Proves({"R61", "R99", "R116"})
    void leavesOutWhatIsInTheFirstRfcAndMlsd() {
        try (WireClient ftp = server.connect()) {
            assertThat(ftp.ask("FEAT").inner()).doesNotHaveDuplicates();
            assertThat(words(ftp.last()))
                    .doesNotContainAnyElementsOf(FIRST_RFC)
                    .doesNotContain("MLSD");
        }
    }

    @Test
    @Proves({"R60", "R116"})
    void listsOnlyCommandsThatAreKnown() {
        Set<String> noCommands = Set.of("TVFS", "UTF8");
        try (WireClient ftp = server.login()) {
            for (String line : ftp.ask("FEAT").inner()) {
                String verb = line.substring(1).split(" ", 2)[0];
                if (!noCommands.contains(verb)) {
                    ftp.send("HELP " + verb).expect(214);
                }
            }
        }
    }
}
