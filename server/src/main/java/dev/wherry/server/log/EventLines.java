package dev.wherry.server.log;

import static dev.wherry.server.log.Severity.DEBUG;
import static dev.wherry.server.log.Severity.INFO;
import static dev.wherry.server.log.Severity.WARNING;

import dev.wherry.event.FtpEvent;
import dev.wherry.event.FtpListener;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;

/**
 * Logs events in the words of pyftpdlib, so that what reads its logs reads these: {@code
 * ip:port-[user] RETR /path completed=1 bytes=1700 seconds=0.001}. What only a client can say is
 * quoted or stands before the fields that count.
 */
public final class EventLines implements FtpListener {
    /**
     * Commands that change something, or say where in the tree it happens; transfers have lines of
     * their own.
     */
    private static final Set<String> LOGGED_COMMANDS =
            Set.of(
                    "DELE",
                    "RNFR",
                    "RNTO",
                    "MKD",
                    "XMKD",
                    "RMD",
                    "XRMD",
                    "CWD",
                    "XCWD",
                    "REIN",
                    "MFMT",
                    "MFCT",
                    "MFF",
                    "SITE CHMOD",
                    "SITE UTIME",
                    "SITE MKDIR",
                    "SITE RMDIR",
                    "SITE SYMLINK");

    private final Log log;
    private final Conversation conversation;
    private final boolean debug;

    /**
     * Makes a listener.
     *
     * @param debug whether each command and its reply are logged, in place of the commands that
     *     change something
     */
    public EventLines(Log log, boolean debug) {
        this.log = log;
        this.conversation = new Conversation(this);
        this.debug = debug;
    }

    @Override
    public void onEvent(FtpEvent event) {
        switch (event) {
            case FtpEvent.Connected e -> log(INFO, e, "FTP session opened (connect)");
            case FtpEvent.Disconnected e -> log(INFO, e, "FTP session closed (disconnect).");
            case FtpEvent.LoggedIn e -> log(INFO, e, loggedIn(e));
            case FtpEvent.LoginFailed e ->
                    log(INFO, e, "USER " + Escapes.quoted(e.userName()) + " failed login.");
            case FtpEvent.LoggedOut e -> loggedOut(e);
            case FtpEvent.CommandDone e -> commandDone(e);
            case FtpEvent.FileSent e ->
                    log(INFO, e, transfer("RETR", e.realPath(), 1, e.bytes(), e.duration()));
            case FtpEvent.FileReceived e ->
                    log(INFO, e, transfer("STOR", e.realPath(), 1, e.bytes(), e.duration()));
            case FtpEvent.TransferFailed e -> transferFailed(e);
            case FtpEvent.Banned e -> banned(e);
            // Told by the commands that lead to them.
            case FtpEvent.TransferProgress _,
                    FtpEvent.DirectoryMade _,
                    FtpEvent.FileDeleted _,
                    FtpEvent.Renamed _,
                    FtpEvent.ModeChanged _,
                    FtpEvent.TimeChanged _ -> {}
        }
    }

    /** Logs one line with the prefix of its session. */
    void log(Severity severity, FtpEvent event, String text) {
        String client = AddressText.of(event.origin().session().remoteAddress());
        log.log(severity, event.origin().at(), client + "-[" + user(event) + "] " + text);
    }

    /** What pyftpdlib says comes first: it does not tell of TLS. */
    private static String loggedIn(FtpEvent.LoggedIn event) {
        String line = "USER " + Escapes.quoted(user(event)) + " logged in.";
        return event.origin().session().isSecure() ? line + " (TLS)" : line;
    }

    private void loggedOut(FtpEvent.LoggedOut event) {
        if (debug) {
            log(DEBUG, event, "Logged out (" + lowerCase(event.reason()) + ").");
        }
    }

    private void commandDone(FtpEvent.CommandDone event) {
        if (debug) {
            conversation.log(event);
        } else if (LOGGED_COMMANDS.contains(event.verb())) {
            log(INFO, event, command(event));
        }
    }

    private static String command(FtpEvent.CommandDone event) {
        int code = event.reply().code().number();
        String line = commandLine(event.verb(), event.argument()) + " " + code;
        return code < 400
                ? line
                : line + " " + Escapes.quoted(String.join(" ", event.reply().lines()));
    }

    /** Without a blank at the end, and with those that the client put there. */
    static String commandLine(String verb, String argument) {
        return argument.isEmpty() ? verb : verb + " " + argument;
    }

    private void transferFailed(FtpEvent.TransferFailed event) {
        String verb =
                switch (event.direction()) {
                    case DOWNLOAD -> "RETR";
                    case UPLOAD -> "STOR";
                };
        String line = transfer(verb, event.realPath(), 0, event.bytes(), event.duration());
        log(INFO, event, line + " reason=" + lowerCase(event.failure()));
    }

    private static String transfer(
            String verb, String path, int completed, long bytes, Duration duration) {
        return verb
                + " "
                + path
                + " completed="
                + completed
                + " bytes="
                + bytes
                + " seconds="
                + seconds(duration);
    }

    private void banned(FtpEvent.Banned event) {
        String line =
                "Refusing "
                        + event.address()
                        + " for "
                        + event.duration().toSeconds()
                        + " s: too many failed logins";
        log(WARNING, event, line);
    }

    private static String seconds(Duration duration) {
        String millis = Integer.toString(1_000 + duration.toMillisPart());
        return duration.toSeconds() + "." + millis.substring(1);
    }

    private static String lowerCase(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static String user(FtpEvent event) {
        String user = event.origin().user();
        return user == null ? "" : user;
    }
}
