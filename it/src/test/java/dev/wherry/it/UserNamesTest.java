package dev.wherry.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of users that would be paths, patterns or code, if somebody took them for that. */
@Proves("A16")
class UserNamesTest {
    @RegisterExtension final TestFtpServer server = TestFtpServer.onDisk();

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".",
                "..",
                "../../etc",
                "/etc/passwd",
                "a/b",
                "..\\..\\x",
                "~root",
                "*",
                "%s%n",
                "${user.home}",
                "$(id)",
                "`id`",
                "' OR '1'='1",
                "*)(uid=*",
                "alice/",
                "./alice",
                "ALICE"
            })
    void areNamesOnly(String name) {
        server.write("/file", "content");
        try (WireClient ftp = server.connect()) {
            ftp.send("USER " + name).expect(331).send("PASS secret").expect(530);
            ftp.send("PWD").expect(530);
        }
        assertThat(server.names("/")).containsExactly("file");
        assertThat(server.root()).isDirectory();
    }
}
