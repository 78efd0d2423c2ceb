package dev.wherry.server;

import dev.wherry.FtpServerBuilder;
import java.net.InetSocketAddress;

/**
 * Where a server listens.
 *
 * @param address with port 0 for any that is free
 * @param portFlag the flag that names the port, to talk about
 * @param implicitTls whether TLS begins with the first byte
 */
record Listener(InetSocketAddress address, String portFlag, boolean implicitTls) {
    void addTo(FtpServerBuilder server) {
        if (implicitTls) {
            server.listenImplicitTls(address);
        } else {
            server.listen(address);
        }
    }

    /** Names the protocol as the schemes of URLs do. */
    String protocol() {
        return implicitTls ? "FTPS" : "FTP";
    }
}
