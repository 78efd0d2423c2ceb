package dev.wherry.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wherry.user.Password;
import dev.wherry.user.VirtualUsers;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a user may do in one directory and not in another: RFC 2577 §9. */
@Proves({"A3", "E13"})
class DirectoryPermissionsTest {
    @RegisterExtension
    final TestFtpServer server =
            TestFtpServer.onDisk()
                    .users(home ->
                            VirtualUsers.empty()
                                    .user("alice", Password.clear("secret"), home, "elradfmwMT")
                                    .override("alice", "/priv", "", true));

    @ParameterizedTest
    @ValueSource(
            strings = {"/priv", "priv", "//priv", "/./priv/", "pub/../priv", "priv/.", "priv/sub"})
    void refuseTheDirectoryHoweverItIsSpelt(String path) {
        server.write("/priv/sub/a", "secret").mkdir("/pub");
        try (WireClient ftp = server.login()) {
            ftp.send("CWD " + path).expect(550).send("MLST " + path).expect(550);
            ftp.send("STAT " + path).expect(550).send("RMD " + path).expect(550);
            ftp.send("RNFR " + path).expect(550).send("MKD " + path + "/x").expect(550);
            ftp.send("DELE " + path + "/a").expect(550).send("SIZE " + path + "/a").expect(550);
            ftp.send("MDTM " + path + "/a").expect(550).send("HASH " + path + "/a").expect(550);
            ftp.send("XCRC " + path + "/a").expect(550).send("DSIZ " + path).expect(550);
            ftp.send("AVBL " + path).expect(550).send("SITE CHMOD 777 " + path).expect(550);
            ftp.send("MFMT 20200101000000 " + path + "/a").expect(550);
            ftp.send("MFF Modify=20200101000000; " + path).expect(550);
            ftp.send("SITE UTIME 20200101000000 " + path).expect(550);
            for (String verb : List.of("LIST", "NLST", "MLSD", "RETR", "STOR", "APPE", "STOU")) {
                try (DataSocket data = ftp.passive()) {
                    String below = verb.matches("LIST|NLST|MLSD") ? "" : "/a";
                    ftp.send(verb + " " + path + below).expect(550);
                    assertThat(data.drain()).isZero();
                }
            }
            assertThat(server.names("/priv/sub")).containsExactly("a");
        }
    }
}
