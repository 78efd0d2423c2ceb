package dev.wherry.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** PORT and EPRT as a means of attack, and as the ordinary one. */
class ActiveModeTest {
    @RegisterExtension
    final TestFtpServer server =
            TestFtpServer.onDisk().with(b -> b.activeTimeout(Duration.ofMillis(300)));

    @Test
    void connectsToTheClientForDownloadsUploadsAndListings() {
        server.write("/a", "content");
        try (WireClient ftp = server.login()) {
            try (DataSocket data = ftp.active()) {
                ftp.send("RETR a").expect(150);
                assertThat(data.readAll()).asString(UTF_8).isEqualTo("content");
                ftp.expect(226);
            }
            try (DataSocket data = ftp.active()) {
                ftp.send("STOR b").expect(150);
                data.write("uploaded").close();
                ftp.expect(226);
            }
            try (DataSocket data = ftp.listen()) {
                ftp.send("EPRT |1|127.0.0.1|" + data.port() + "|").expect(200);
                ftp.send("NLST").expect(150);
                assertThat(data.readLines()).containsExactlyInAnyOrder("a", "b");
                ftp.expect(226);
            }
        }
        assertThat(server.readText("/b")).isEqualTo("uploaded");
    }

    @Test
    @Proves({"B1", "R73"})
    void goesToNoOtherAddress() {
        server.write("/a", "content");
        try (WireClient ftp = server.login();
                DataSocket victim = DataSocket.listen(InetAddress.ofLiteral("127.0.0.2"))) {
            ftp.send(WireClient.portCommand(victim)).expect(504);
            ftp.send("RETR a").expect(425);
            ftp.send("EPRT |1|127.0.0.2|" + victim.port() + "|").expect(504);
            ftp.send("RETR a").expect(425);
            assertThat(victim.hasVisitor()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 20, 21, 22, 25, 80, 443, 1000, 1023})
    @Proves({"B2", "R71"})
    void goesToNoPortBelow1024(int port) {
        server.write("/a", "content");
        try (WireClient ftp = server.login()) {
            ftp.send("PORT 127,0,0,1," + (port >> 8) + "," + (port & 0xFF)).expect(504);
            ftp.send("EPRT |1|127.0.0.1|" + port + "|").expect(504);
            ftp.send("RETR a").expect(425);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "EPRT |2|::ffff:10.0.0.5|5000|",
                "EPRT |2|::ffff:127.0.0.2|5000|",
                "EPRT |1|0.0.0.0|5000|",
                "EPRT |2|::|5000|",
                "EPRT |2|::1|5000|",
                "EPRT |2|ff02::1|5000|",
                "EPRT |1|224.0.0.1|5000|",
                "EPRT |1|255.255.255.255|5000|",
                "EPRT |2|fe80::1%lo|5000|",
                "EPRT |2|fe80::1%1|5000|",
                "EPRT |1|localhost|5000|",
                "EPRT |1|127.1|5000|",
                "EPRT |1|2130706433|5000|",
                "EPRT |1|0177.0.0.1|5000|",
                "EPRT |1|0x7f.0.0.1|5000|",
                "EPRT |1|127.0.0.01|5000|",
                "EPRT |1|127.0.0.1.|5000|",
                "EPRT |1| 127.0.0.1|5000|",
                "EPRT |1|[127.0.0.1]|5000|",
                "EPRT |1||5000|",
                "EPRT |2|[::1]|5000|",
                "PORT 0,0,0,0,19,136",
                "PORT 224,0,0,1,19,136",
                "PORT 255,255,255,255,19,136",
                "PORT 10,0,0,5,19,136"
            })
    @Proves("B3")
    void takesNoAddressInDisguise(String command) {
        server.write("/a", "content");
        try (WireClient ftp = server.login()) {
            assertThat(ftp.ask(command).code()).isIn(501, 504);
            ftp.send("RETR a").expect(425).expectInSync();
        }
    }

    @Test
    @Proves("B3")
    void takesAnIpv4AddressInIpv6Clothes() {
        server.write("/a", "content");
        try (WireClient ftp = server.login();
                DataSocket data = ftp.listen()) {
            ftp.send("EPRT |2|::ffff:127.0.0.1|" + data.port() + "|").expect(200);
            ftp.send("RETR a").expect(150);
            assertThat(data.readAll()).asString(UTF_8).isEqualTo("content");
            ftp.expect(226);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1,2,3,4,5",
                "1,2,3,4,5,6,7",
                "127,0,0,1,256,1",
                "127,0,0,1,1,256",
                "-1,0,0,1,19,136",
                "+127,0,0,1,19,136",
                "4294967297,0,0,1,19,136",
                "١٢٧,٠,٠,١,١٩,١٣٦",
                "127,0,0,1,19,",
                ",127,0,0,1,19,136",
                "127, 0,0,1,19,136",
                "127.0.0.1.19.136",
                "127,0,0,1,19,136 ",
                " 127,0,0,1,19,136",
                "a,b,c,d,e,f",
                "127,0,0,1,0x13,136",
                "127,0,0,1,1e1,136",
                ",,,,,",
                "127,0,0,1,19,136,",
                "0127,0,0,1,19,136",
                "127,0,0,1,0,0",
                "1",
                "127,0,0,1,19;136",
                "127,0,0,1,99999999999999999999,1",
                "％",
                "127,0,0,1,19,13６"
            })
    @Proves({"B4", "R14"})
    void takesNoMalformedPort(String argument) {
        try (WireClient ftp = server.login()) {
            ftp.send("PORT " + argument).expect(501).expectInSync();
        }
    }

    @Test
    @Proves("B5")
    void doesNotConnectToItself() {
        server.write("/script", "USER alice\r\nPASS secret\r\nDELE script\r\n");
        try (WireClient ftp = server.login();
                WireClient other = server.login()) {
            int control = server.address().getPort();
            ftp.send(WireClient.portCommand(ftp.localAddress(), control)).expect(504);
            ftp.send("EPRT |1|127.0.0.1|" + control + "|").expect(504);
            InetSocketAddress passive = other.pasv();
            ftp.send(WireClient.portCommand(ftp.localAddress(), passive.getPort())).expect(504);
            ftp.send("RETR script").expect(425);
            assertThat(server.server().stats().sessionsAccepted()).isEqualTo(2);
        }
        assertThat(server.exists("/script")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PORT 1,2,3",
                "PORT 10,0,0,1,19,136",
                "EPRT |3|x|1|",
                "EPRT |1|10.0.0.1|5000|"
            })
    @Proves("B6")
    void forgetsTheFormerEndpointWhenTheNextOneIsRefused(String bad) {
        server.write("/a", "content");
        try (WireClient ftp = server.login();
                DataSocket data = ftp.active()) {
            assertThat(ftp.ask(bad).code()).isIn(501, 504, 522);
            ftp.send("RETR a").expect(425);
            assertThat(data.hasVisitor()).isFalse();
        }
    }

    @Test
    @Proves({"B7", "R23"})
    void answers425WhenTheClientCannotBeReached() {
        server.write("/a", "content");
        try (WireClient ftp = server.login()) {
            DataSocket data = ftp.active();
            data.close();
            ftp.send("RETR a").expect(150).expect(425).expectInSync();
        }
    }

    @Test
    @Proves("B7")
    void answers425WhenTheClientDoesNotAnswer() throws Exception {
        server.write("/a", "content");
        try (WireClient ftp = server.login();
                FullBacklog hole = new FullBacklog(ftp.localAddress())) {
            ftp.send(WireClient.portCommand(ftp.localAddress(), hole.port())).expect(200);
            ftp.send("RETR a").expect(150).expect(425).expectInSync();
        }
    }

    @Test
    @Proves("B8")
    void connectsFromTheAddressThatTheClientKnows() {
        server.write("/a", "content");
        try (WireClient ftp = server.login();
                DataSocket data = ftp.active()) {
            ftp.send("RETR a").expect(150);
            assertThat(data.socket().getInetAddress()).isEqualTo(ftp.serverAddress().getAddress());
            data.drain();
            ftp.expect(226);
        }
    }

    @Test
    @Proves({"G6", "R17"})
    void theLastOfPasvAndPortWins() {
        server.write("/a", "content");
        try (WireClient ftp = server.login()) {
            InetSocketAddress passive = ftp.pasv();
            try (DataSocket data = ftp.active()) {
                ftp.send("RETR a").expect(150);
                assertThat(data.readAll()).asString(UTF_8).isEqualTo("content");
            }
            ftp.expect(226);
            assertThat(passive.getPort()).isPositive();
            try (DataSocket unused = ftp.active();
                    DataSocket data = ftp.passive()) {
                ftp.send("RETR a").expect(125);
                assertThat(data.readAll()).asString(UTF_8).isEqualTo("content");
                ftp.expect(226);
                assertThat(unused.hasVisitor()).isFalse();
            }
        }
    }
}
