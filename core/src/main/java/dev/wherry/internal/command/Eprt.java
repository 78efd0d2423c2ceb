package dev.wherry.internal.command;

import dev.wherry.command.ArgumentRule;
import dev.wherry.command.CommandSpec;
import dev.wherry.command.Reply;
import dev.wherry.internal.data.DataEndpoint;
import dev.wherry.internal.session.Control;
import dev.wherry.internal.session.ControlCommand;
import dev.wherry.internal.wire.ExtendedAddress;
import java.io.IOException;

/**
 * EPRT tells where the server connects for the next transfer, whatever the address family (RFC 2428
 * §2).
 */
final class Eprt implements ControlCommand {
    private final CommandSpec spec;

    /** Whether it is offered depends on the settings; if not, FEAT does not tell of it. */
    Eprt(boolean offered) {
        CommandSpec plain =
                CommandSpec.of(
                                "EPRT",
                                "EPRT <SP> |protocol|address|port| (the server connects for data)")
                        .argument(ArgumentRule.REQUIRED)
                        .keepsRestart()
                        .rfc("RFC 2428 §2");
        this.spec = offered ? plain.feature("EPRT") : plain;
    }

    @Override
    public CommandSpec spec() {
        return spec;
    }

    @Override
    public Reply run(Control control) throws IOException {
        control.endpoint(
                new DataEndpoint.None()); // also a malformed one clears what was set before
        Reply refusal = AddressCommands.activeRefusal(control);
        return refusal != null
                ? refusal
                : AddressCommands.connectTo(
                        control, ExtendedAddress.parse(control.argument()), "EPRT");
    }
}
