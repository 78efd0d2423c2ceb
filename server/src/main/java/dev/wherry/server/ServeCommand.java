package dev.wherry.server;

import static dev.wherry.server.log.Severity.ERROR;
import static dev.wherry.server.log.Severity.INFO;
import static dev.wherry.server.log.Severity.WARNING;

import dev.wherry.FtpServer;
import dev.wherry.server.ServePlan.Verbosity;
import dev.wherry.server.log.AddressText;
import dev.wherry.server.log.AsyncLog;
import dev.wherry.server.log.EventLines;
import dev.wherry.server.log.Log;
import dev.wherry.server.log.SystemLoggers;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.stream.Collectors;

/** Runs a server from its start to the first signal, and tells of both in the log. */
final class ServeCommand {
    private final ServePlan plan;
    private final Log log;

    private ServeCommand(ServePlan plan, Log log) {
        this.plan = plan;
        this.log = log;
    }

    /**
     * Serves until a signal comes.
     *
     * @throws Refusal if the server cannot start
     */
    static void run(ServePlan plan, Surroundings surroundings) throws InterruptedException {
        // The raw descriptor: System.err has a lock, which a blocked write would hold.
        FileOutputStream stderr = new FileOutputStream(FileDescriptor.err);
        try (AsyncLog log = AsyncLog.open(stderr, surroundings.wantsColours())) {
            SystemLoggers.sendTo(log, plan.verbosity() == Verbosity.DEBUG);
            Thread.setDefaultUncaughtExceptionHandler((thread, e) ->
                    System.getLogger("dev.wherry")
                            .log(System.Logger.Level.ERROR, thread.getName(), e));
            new ServeCommand(plan, log).serve();
        } finally {
            SystemLoggers.sendToStderr();
        }
    }

    private void serve() throws InterruptedException {
        Signals signals = Signals.takeOver();
        if (plan.tls().isPresent()) {
            reloadOnHangUp(plan.tls().get());
        }
        try (FtpServer server = start()) {
            tellStart(server.addresses());
            signals.await();
            log.log(
                    INFO,
                    ">>> shutting down FTP server, pid="
                            + pid()
                            + ", "
                            + server.sessions().size()
                            + " open session(s) <<<");
            server.stop(plan.grace());
        }
    }

    private FtpServer start() {
        plan.warnings().forEach(warning -> log.log(WARNING, warning));
        try {
            if (plan.verbosity() != Verbosity.QUIET) {
                plan.server().listener(new EventLines(log, plan.verbosity() == Verbosity.DEBUG));
            }
            return plan.server().start();
        } catch (IOException e) {
            throw BindFailure.explain(e, plan.listeners());
        } catch (IllegalStateException e) {
            throw new Refusal("the server cannot start: " + e.getMessage() + ".", e);
        }
    }

    private void tellStart(List<InetSocketAddress> addresses) {
        for (int i = 0; i < addresses.size(); i++) {
            // As it was asked for: the system calls all of its addresses "::", IPv4 or not.
            Listener listener = plan.listeners().get(i);
            InetAddress host = listener.address().getAddress();
            InetSocketAddress where = new InetSocketAddress(host, addresses.get(i).getPort());
            log.log(
                    INFO,
                    ">>> starting "
                            + listener.protocol()
                            + " server on "
                            + AddressText.of(where)
                            + ", pid="
                            + pid()
                            + " <<<");
        }
        String told =
                plan.publicAddresses().stream()
                        .map(PublicAddress::toString)
                        .collect(Collectors.joining(", "));
        log.log(INFO, "masquerade (NAT) address: " + (told.isEmpty() ? "None" : told));
        log.log(
                INFO,
                "passive ports: " + plan.passivePorts().map(PortRange::toString).orElse("None"));
        if (plan.tls().isPresent()) {
            log.log(INFO, "TLS: " + plan.tls().get().text());
        }
    }

    private void reloadOnHangUp(GivenTls tls) {
        if (!tls.selfSigned()) {
            Signals.onHangUp(() -> reload(tls));
        }
    }

    private void reload(GivenTls tls) {
        try {
            tls.config().reload();
            log.log(INFO, "TLS reloaded: " + tls.text());
        } catch (IOException e) {
            log.log(ERROR, "TLS not reloaded, the old certificate stays: " + GivenTls.reason(e));
        }
    }

    private static long pid() {
        return ProcessHandle.current().pid();
    }
}
