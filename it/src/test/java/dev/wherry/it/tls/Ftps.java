package dev.wherry.it.tls;

import dev.wherry.it.TestFtpServer;
import dev.wherry.tls.TlsConfig;
import dev.wherry.tls.TlsPolicy;

/** Servers that speak TLS. */
final class Ftps {
    static final TlsConfig CERTIFICATE = TlsConfig.selfSigned();

    private Ftps() {}

    /** A server over a file system in memory. */
    static TestFtpServer onJimfs() {
        return TestFtpServer.onJimfs().with(builder -> builder.tls(CERTIFICATE));
    }

    /** A server over a directory of the real file system. */
    static TestFtpServer onDisk() {
        return TestFtpServer.onDisk().with(builder -> builder.tls(CERTIFICATE));
    }

    static TestFtpServer onJimfs(TlsPolicy policy) {
        return onJimfs().with(builder -> builder.tlsPolicy(policy));
    }
}
