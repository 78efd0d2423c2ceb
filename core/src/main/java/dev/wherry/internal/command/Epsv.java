package dev.wherry.internal.command;

import dev.wherry.command.ArgumentRule;
import dev.wherry.command.CommandSpec;
import dev.wherry.command.Reply;
import dev.wherry.command.ReplyCode;
import dev.wherry.internal.session.Control;
import dev.wherry.internal.session.ControlCommand;
import dev.wherry.internal.wire.EpsvRequest;
import dev.wherry.internal.wire.ExtendedAddress;
import java.io.IOException;
import java.net.Inet4Address;

/**
 * EPSV leases a port for the next transfer, whatever the address family; EPSV ALL rules out all
 * else (RFC 2428 §3-4).
 */
final class Epsv implements ControlCommand {
    private static final CommandSpec SPEC =
            CommandSpec.of("EPSV", "EPSV [<SP> 1 | 2 | ALL] (the client connects for data)")
                    .argument(ArgumentRule.OPTIONAL)
                    .keepsRestart()
                    .feature("EPSV")
                    .rfc("RFC 2428 §3");

    @Override
    public CommandSpec spec() {
        return SPEC;
    }

    @Override
    public Reply run(Control control) throws IOException {
        boolean v4 = control.session().localAddress().getAddress() instanceof Inet4Address;
        return switch (EpsvRequest.parse(control.argument())) {
            case SAME_PROTOCOL -> listen(control);
            case IPV4 -> v4 ? listen(control) : otherFamily(2);
            case IPV6 -> v4 ? otherFamily(1) : listen(control);
            case ALL -> {
                control.state().sayEpsvAll();
                yield Reply.of(ReplyCode.COMMAND_OK, "Only EPSV from now on.");
            }
        };
    }

    private static Reply otherFamily(int usable) {
        return Reply.of(
                ReplyCode.PROTOCOL_NOT_SUPPORTED,
                "Network protocol not supported, use (" + usable + ")");
    }

    private static Reply listen(Control control) throws IOException {
        Integer port = control.listenForData();
        // No final period: some clients take it for a part of the answer.
        return port == null
                ? AddressCommands.allPortsBusy()
                : Reply.of(
                        ReplyCode.EXTENDED_PASSIVE_MODE,
                        "Entering extended passive mode " + ExtendedAddress.format(port));
    }
}
