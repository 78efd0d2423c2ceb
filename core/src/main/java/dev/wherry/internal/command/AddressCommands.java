package dev.wherry.internal.command;

import dev.wherry.command.Reply;
import dev.wherry.command.ReplyCode;
import dev.wherry.internal.session.Control;
import java.io.IOException;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** What PASV, EPSV, PORT and EPRT share. */
final class AddressCommands {
    private AddressCommands() {}

    static Reply afterEpsvAll() {
        return Reply.of(ReplyCode.BAD_ARGUMENT, "Only EPSV may be used after EPSV ALL.");
    }

    static Reply allPortsBusy() {
        return Reply.of(
                ReplyCode.NO_DATA_CONNECTION, "All passive ports are busy, try again later.");
    }

    /** Returns why PORT and EPRT may not be used now, or null. */
    static @Nullable Reply activeRefusal(Control control) {
        if (!control.settings().data().allowActive()) {
            return Reply.of(
                    ReplyCode.NOT_OFFERED, "Active mode is switched off; use PASV or EPSV.");
        }
        return control.state().isEpsvAll() ? afterEpsvAll() : null;
    }

    static Reply connectTo(Control control, InetSocketAddress target, String verb)
            throws IOException {
        control.connectForData(target);
        return Reply.of(ReplyCode.COMMAND_OK, verb + " accepted.");
    }
}
