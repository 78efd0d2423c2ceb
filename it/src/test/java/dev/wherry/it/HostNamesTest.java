package dev.wherry.it;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** HOST on a server that was told its names: RFC 7151. */
class HostNamesTest {
    @RegisterExtension
    final TestFtpServer server =
            TestFtpServer.onJimfs().with(b -> b.hosts("ftp.example.com", "xn--mller-kva.example"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp.example.com",
                "FTP.Example.COM",
                "ftp.example.com.",
                "xn--mller-kva.example",
                "XN--MLLER-KVA.example",
                "127.0.0.1"
            })
    @Proves("R121")
    void takesItsNames(String name) {
        try (WireClient ftp = server.connect()) {
            ftp.send("HOST " + name).expect(220).login("alice", "secret");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"example.com", "ftp.example.org", "xftp.example.com", "localhost"})
    @Proves("R120")
    void refusesOtherNamesAndTheSessionGoesOn(String name) {
        try (WireClient ftp = server.connect()) {
            ftp.send("HOST " + name).expect(504).login("alice", "secret");
        }
    }
}
