package dev.wherry.internal.command;

import dev.wherry.command.ArgumentRule;
import dev.wherry.command.CommandSpec;
import dev.wherry.command.Reply;
import dev.wherry.command.ReplyCode;
import dev.wherry.internal.session.Control;
import dev.wherry.internal.session.ControlCommand;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * HOST names the virtual host that the client wants, before it logs in; the last one counts (RFC
 * 7151 §3).
 */
final class Host implements ControlCommand {
    private static final CommandSpec SPEC =
            CommandSpec.of("HOST", "HOST <SP> name (choose a virtual host)")
                    .argument(ArgumentRule.REQUIRED)
                    .withoutLogin()
                    .feature("HOST")
                    .rfc("RFC 7151 §3");
    private static final String LABEL = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";

    /** The last label is no number, or an address gone wrong would be a name (RFC 1123 §2.1). */
    private static final Pattern NAME =
            Pattern.compile("(" + LABEL + "\\.)*(?![0-9]+\\.?$)" + LABEL + "\\.?");

    private static final Pattern V4 = Pattern.compile("[0-9]+(\\.[0-9]+){3}");

    @Override
    public CommandSpec spec() {
        return SPEC;
    }

    @Override
    public Reply run(Control control) {
        if (control.state().isLoggedIn() || control.state().pendingUserName() != null) {
            return Reply.of(ReplyCode.BAD_SEQUENCE, "HOST comes before USER.");
        }
        String name = control.argument().toLowerCase(Locale.ROOT);
        if (name.length() > 253 || !(isLiteral(name) || NAME.matcher(name).matches())) {
            return Reply.of(
                    ReplyCode.BAD_ARGUMENT,
                    "Expected a host name, or an address (IPv6 in brackets).");
        }
        if (!isServed(name, control)) {
            return Reply.of(ReplyCode.UNSUPPORTED_VALUE, "This host is not served here.");
        }
        control.state().host(name);
        return Reply.of(ReplyCode.SERVICE_READY, "Host accepted.");
    }

    private static boolean isServed(String name, Control control) {
        if (isLiteral(name)) {
            InetAddress address = literal(name);
            return address.equals(control.session().localAddress().getAddress());
        }
        String plain = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        String certified = control.tlsHost();
        if (certified != null && !certified.equalsIgnoreCase(plain)) {
            return false; // the certificate that the client has seen is another host's
        }
        List<String> hosts = control.settings().sessions().hosts();
        return hosts.isEmpty() || hosts.contains(plain);
    }

    private static boolean isLiteral(String name) {
        try {
            literal(name);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static InetAddress literal(String name) {
        if (name.startsWith("[") && name.endsWith("]")) {
            return Inet6Address.ofLiteral(name.substring(1, name.length() - 1));
        }
        if (V4.matcher(name).matches()) {
            return Inet4Address.ofLiteral(name);
        }
        throw new IllegalArgumentException("no literal");
    }
}
