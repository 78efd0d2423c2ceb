package dev.wherry.server.log;

import dev.wherry.event.FtpEvent;
import java.util.List;
import java.util.Set;

/**
 * Logs what client and server say to one another, for debugging, as it looks on the wire but
 * without secrets.
 */
final class Conversation {
    private static final String MASK = "******";
    private static final int MOST_LINES = 40;

    /** A password that was typed without the space behind PASS is part of the verb. */
    private static final List<String> SECRET_PREFIXES = List.of("PASS", "ACCT", "ADAT");

    /**
     * What is worth reading before login; the argument of anything else might be a password in the
     * wrong place.
     */
    private static final Set<String> OPEN_BEFORE_LOGIN =
            Set.of(
                    "USER", "HOST", "AUTH", "PBSZ", "PROT", "OPTS", "FEAT", "HELP", "CLNT", "LANG",
                    "SYST", "STAT");

    private final EventLines lines;

    Conversation(EventLines lines) {
        this.lines = lines;
    }

    void log(FtpEvent.CommandDone event) {
        say(event, "<- " + command(event));
        List<String> reply = event.reply().lines();
        int code = event.reply().code().number();
        int last = reply.size() - 1;
        int shown = Math.min(last, MOST_LINES);
        for (int i = 0; i < shown; i++) { // as on the wire (RFC 959 §4.2)
            say(event, "-> " + (i == 0 ? code + "-" : "") + reply.get(i));
        }
        if (shown < last) {
            say(event, "-> (" + (last - shown) + " more lines)");
        }
        say(event, "-> " + code + " " + reply.getLast());
    }

    private void say(FtpEvent event, String text) {
        lines.log(Severity.DEBUG, event, text);
    }

    private static String command(FtpEvent.CommandDone event) {
        for (String prefix : SECRET_PREFIXES) {
            if (event.verb().startsWith(prefix)) {
                return event.verb().equals(prefix) ? prefix + " " + MASK : prefix + MASK;
            }
        }
        boolean open = event.origin().user() != null || OPEN_BEFORE_LOGIN.contains(event.verb());
        String argument = open || event.argument().isEmpty() ? event.argument() : MASK;
        return EventLines.commandLine(event.verb(), argument);
    }
}
