package dev.wherry.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Passive ports to which nobody comes. */
class PassiveTimeoutTest {
    @RegisterExtension
    final TestFtpServer server =
            TestFtpServer.onDisk().with(b -> b.passiveTimeout(Duration.ofMillis(300)));

    @Test
    @Proves({"C4", "G14"})
    void givesUpAPortThatNobodyUsed() {
        server.write("/a", "content");
        try (WireClient ftp = server.login()) {
            ftp.pasv();
            // While nobody says anything: so another session's port tells that time has passed.
            try (WireClient other = server.login()) {
                other.pasv();
                other.send("RETR a").expect(150).expect(425);
                other.pasv();
                other.send("RETR a").expect(150).expect(425);
            }
            ftp.send("RETR a").expect(425).expectInSync();
        }
    }

    @Test
    @Proves("G14")
    void answers425WhenNobodyConnects() {
        server.write("/a", "content");
        try (WireClient ftp = server.login()) {
            InetSocketAddress port = ftp.pasv();
            ftp.send("RETR a").expect(150).expect(425).expectInSync();
            assertThat(port.getPort()).isPositive();
        }
    }
}
