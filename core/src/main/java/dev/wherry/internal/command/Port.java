package dev.wherry.internal.command;

import dev.wherry.command.ArgumentRule;
import dev.wherry.command.CommandSpec;
import dev.wherry.command.Reply;
import dev.wherry.internal.data.DataEndpoint;
import dev.wherry.internal.session.Control;
import dev.wherry.internal.session.ControlCommand;
import dev.wherry.internal.wire.HostPort;
import java.io.IOException;

/**
 * PORT tells where the server connects for the next transfer; it connects then, not now (RFC 959
 * §4.1.2).
 */
final class Port implements ControlCommand {
    private static final CommandSpec SPEC =
            CommandSpec.of("PORT", "PORT <SP> h1,h2,h3,h4,p1,p2 (the server connects for data)")
                    .argument(ArgumentRule.REQUIRED)
                    .keepsRestart()
                    .rfc("RFC 959 §4.1.2");

    @Override
    public CommandSpec spec() {
        return SPEC;
    }

    @Override
    public Reply run(Control control) throws IOException {
        control.endpoint(
                new DataEndpoint.None()); // also a malformed one clears what was set before
        Reply refusal = AddressCommands.activeRefusal(control);
        return refusal != null
                ? refusal
                : AddressCommands.connectTo(control, HostPort.parse(control.argument()), "PORT");
    }
}
