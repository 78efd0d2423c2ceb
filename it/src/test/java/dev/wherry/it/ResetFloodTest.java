package dev.wherry.it;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@PlainOnly("its clients are gone before any TLS")
class ResetFloodTest {
    @RegisterExtension final TestFtpServer server = TestFtpServer.onJimfs();

    /** CVE-2009-5010 and others: a connection that is gone before it is accepted ended servers. */
    @Test
    @Proves("F7")
    void survivesClientsThatResetTheirConnectionsAtOnce() {
        for (int i = 0; i < 2_000; i++) {
            server.connectSilently().reset();
        }
        server.login().expectInSync();
        Await.until("the end of all others", () -> server.server().sessions().size() == 1);
    }
}
