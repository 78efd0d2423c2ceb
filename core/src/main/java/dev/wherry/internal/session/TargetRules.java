package dev.wherry.internal.session;

import dev.wherry.command.FtpReplyException;
import dev.wherry.command.ReplyCode;
import dev.wherry.internal.config.Settings;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * Where PORT and EPRT may point to: back to the client, so that nobody uses the server to reach a
 * third host (RFC 2577 §3).
 */
final class TargetRules {
    private static final int FIRST_UNPRIVILEGED = 1024;

    private TargetRules() {}

    /**
     * Checks a target.
     *
     * @throws FtpReplyException with 504 if it is not allowed
     */
    static void check(InetSocketAddress target, ClientSession session) throws FtpReplyException {
        Settings.Data settings = session.services().settings().data();
        InetAddress address = target.getAddress();
        boolean usable = !address.isAnyLocalAddress() && !address.isMulticastAddress();
        if (!usable
                || (!settings.allowForeignAddresses()
                        && !address.equals(session.remoteAddress().getAddress()))) {
            throw refused("Data connections go to your own address only.");
        }
        if (target.getPort() < FIRST_UNPRIVILEGED && !settings.allowLowPorts()) {
            throw refused("Data connections go to ports from 1024 on only.");
        }
        if (isThisServer(target, session)) {
            throw refused("Data connections do not go to this server itself.");
        }
    }

    /** A client on this very host could make the server talk to itself. */
    private static boolean isThisServer(InetSocketAddress target, ClientSession session) {
        InetSocketAddress local = session.localAddress();
        boolean thisHost =
                target.getAddress().isLoopbackAddress()
                        || target.getAddress().equals(local.getAddress());
        return thisHost
                && (target.getPort() == local.getPort()
                        || session.services()
                                .passivePorts()
                                .owns(local.getAddress(), target.getPort()));
    }

    private static FtpReplyException refused(String text) {
        return new FtpReplyException(ReplyCode.UNSUPPORTED_VALUE, text);
    }
}
