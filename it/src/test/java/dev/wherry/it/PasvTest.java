package dev.wherry.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** PASV: RFC 959 §4.1.2. */
class PasvTest {
    @RegisterExtension
    final TestFtpServer server = TestFtpServer.onDisk().with(TestFtpServer::listenOnIpv6);

    @Test
    @Proves({"R15", "R39"})
    void tellsTheAddressOfTheControlConnectionAndANewPortEachTime() {
        try (WireClient ftp = server.login()) {
            Set<Integer> ports = new HashSet<>();
            for (int i = 0; i < 20; i++) {
                InetSocketAddress told = ftp.pasv();
                assertThat(told.getAddress()).isEqualTo(ftp.serverAddress().getAddress());
                assertThat(told.getPort()).isGreaterThan(1023);
                ports.add(told.getPort());
            }
            assertThat(ports).hasSizeGreaterThan(10);
        }
    }

    @Test
    @Proves("R15")
    void isAnsweredIn1Line() {
        try (WireClient ftp = server.login()) {
            assertThat(ftp.ask("PASV").toString())
                    .matches("227 [^()0-9]*\\(127,0,0,1,[0-9]{1,3},[0-9]{1,3}\\)\\.?");
        }
    }

    @Test
    @Proves("R17")
    void closesTheConnectionOfThePasvBefore() {
        server.write("/a", "a");
        try (WireClient ftp = server.login();
                DataSocket first = ftp.passive();
                DataSocket second = ftp.passive()) {
            assertThat(first.drain()).isZero();
            ftp.send("RETR a").expect(125);
            assertThat(second.readAll()).asString(UTF_8).isEqualTo("a");
            ftp.expect(226);
        }
    }

    @Test
    @Proves("R70")
    void isRefusedOverIpv6WhereEpsvWorks() {
        server.write("/a", "a");
        try (WireClient ftp = server.connectOverIpv6()) {
            ftp.login("alice", "secret").send("PASV").expect(502);
            try (DataSocket data = ftp.dial(ftp.epsv())) {
                ftp.send("RETR a").expectPreliminary();
                assertThat(data.readAll()).asString(UTF_8).isEqualTo("a");
                ftp.expect(226);
            }
        }
    }

    @Test
    void takesNoArgument() {
        try (WireClient ftp = server.login()) {
            ftp.send("PASV 1").expect(501);
        }
    }

    @Test
    void needsALogin() {
        try (WireClient ftp = server.connect()) {
            ftp.send("PASV").expect(530);
        }
    }
}
