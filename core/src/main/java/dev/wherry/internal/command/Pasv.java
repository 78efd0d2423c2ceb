package dev.wherry.internal.command;

import dev.wherry.command.CommandSpec;
import dev.wherry.command.Reply;
import dev.wherry.command.ReplyCode;
import dev.wherry.internal.config.Settings.PublicAddress;
import dev.wherry.internal.session.Control;
import dev.wherry.internal.session.ControlCommand;
import dev.wherry.internal.wire.HostPort;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/**
 * PASV leases a port for the next transfer and tells it with an IPv4 address (RFC 959 §4.1.2, RFC
 * 1123 §4.1.2.6).
 */
final class Pasv implements ControlCommand {
    private static final System.Logger LOG = System.getLogger("dev.wherry");
    private static final CommandSpec SPEC =
            CommandSpec.of("PASV", "PASV (the client connects for data)")
                    .keepsRestart()
                    .rfc("RFC 959 §4.1.2");

    @Override
    public CommandSpec spec() {
        return SPEC;
    }

    @Override
    public Reply run(Control control) throws IOException {
        if (control.state().isEpsvAll()) {
            return AddressCommands.afterEpsvAll();
        }
        InetAddress local = control.session().localAddress().getAddress();
        Inet4Address told = publicAddress(control.settings().data().publicAddress(), local);
        if (told == null) {
            return Reply.of(ReplyCode.NOT_OFFERED, "PASV tells IPv4 addresses only; use EPSV.");
        }
        Integer port = control.listenForData();
        return port == null
                ? AddressCommands.allPortsBusy()
                : Reply.of(
                        ReplyCode.PASSIVE_MODE,
                        "Entering passive mode " + HostPort.format(told, port) + ".");
    }

    /**
     * Returns what to tell a client that came by a local address, or null if there is no IPv4
     * address to tell.
     */
    private static @Nullable Inet4Address publicAddress(PublicAddress settings, InetAddress local) {
        String name = settings.byLocal().getOrDefault(local, settings.otherwise());
        if (name != null) {
            try {
                for (InetAddress address : InetAddress.getAllByName(name)) {
                    if (address instanceof Inet4Address v4) {
                        return v4;
                    }
                }
                LOG.log(
                        System.Logger.Level.WARNING,
                        "The public address {0} has no IPv4 address",
                        name);
            } catch (UnknownHostException e) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "The public address {0} cannot be looked up",
                        name);
            }
        }
        return local instanceof Inet4Address v4 ? v4 : null;
    }
}
