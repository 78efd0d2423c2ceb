package dev.wherry.server;

import dev.wherry.FtpServer;
import dev.wherry.FtpServerBuilder;
import dev.wherry.limit.BanPolicy;
import dev.wherry.tls.TlsPolicy;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one run of {@code wherry serve} is to do, judged before anything is opened.
 *
 * @param server all but the listeners of the log
 * @param listeners where it listens
 * @param tls the certificates, if there is TLS
 * @param publicAddresses what PASV tells, for the log
 * @param passivePorts the range, for the log
 * @param warnings what the user should know, though it was asked for
 * @param grace how long transfers may go on after a signal
 * @param verbosity how much is logged
 */
record ServePlan(
        FtpServerBuilder server,
        List<Listener> listeners,
        Optional<GivenTls> tls,
        List<PublicAddress> publicAddresses,
        Optional<PortRange> passivePorts,
        List<String> warnings,
        Duration grace,
        Verbosity verbosity) {
    /** How much is logged. */
    enum Verbosity {
        /** The server itself. */
        QUIET,
        /** Sessions, transfers and changes too. */
        NORMAL,
        /** Each command and reply too. */
        DEBUG
    }

    /**
     * Judges what was set.
     *
     * @throws Refusal if it cannot be, or does not fit together
     */
    static ServePlan of(Values values, Map<String, String> environment) {
        Path directory = directory(values);
        FtpServerBuilder server = FtpServer.builder();
        values.applyTo(server);
        server.users(GivenUsers.of(values, environment, directory));
        server.banPolicy(
                new BanPolicy(
                        values.get(Settings.BAN_AFTER),
                        values.get(Settings.BAN_WITHIN),
                        values.get(Settings.BAN_DURATION)));
        List<Listener> listeners = listeners(values);
        listeners.forEach(listener -> listener.addTo(server));
        Optional<GivenTls> tls = tls(values);
        if (tls.isPresent()) { // a lambda would load the class
            tls.get().applyTo(server);
        }
        return new ServePlan(
                server,
                listeners,
                tls,
                values.get(Settings.PUBLIC_ADDRESSES),
                values.find(Settings.PASSIVE_PORTS),
                warnings(values, directory),
                values.get(Settings.GRACE),
                verbosity(values));
    }

    private static Verbosity verbosity(Values values) {
        boolean quiet = values.get(Settings.QUIET);
        boolean debug = values.get(Settings.DEBUG);
        if (quiet && debug) {
            throw new Refusal("-q logs less and -D logs more; give one of them.");
        }
        if (quiet) {
            return Verbosity.QUIET;
        }
        return debug ? Verbosity.DEBUG : Verbosity.NORMAL;
    }

    private static Path directory(Values values) {
        Path directory =
                values.find(Settings.DIRECTORY).orElse(Path.of("")).toAbsolutePath().normalize();
        if (!Files.exists(directory)) {
            throw new Refusal(
                    "there is no folder " + directory + "; name one that exists with -d.");
        }
        if (!Files.isDirectory(directory)) {
            throw new Refusal(directory + " is a file; name the folder to serve with -d.");
        }
        if (!Files.isReadable(directory) || !Files.isExecutable(directory)) {
            throw new Refusal(
                    "this user may not read the folder "
                            + directory
                            + "; name another with -d, or run wherry as a user who may.");
        }
        return directory;
    }

    private static List<String> warnings(Values values, Path directory) {
        List<String> warnings = new ArrayList<>();
        if (values.get(Settings.WRITE) && values.find(Settings.USERNAME).isEmpty()) {
            warnings.add("Anonymous visitors may change and delete files (-w without -u)");
        }
        if (values.get(Settings.WRITE) && !Files.isWritable(directory)) {
            warnings.add(
                    "This process may not write to the folder "
                            + directory
                            + ": uploads into it will fail");
        }
        return warnings;
    }

    private static Optional<GivenTls> tls(Values values) {
        return values.given(Section.TLS).isEmpty() ? Optional.empty() : GivenTls.of(values);
    }

    private static List<Listener> listeners(Values values) {
        int port = values.get(Settings.PORT);
        boolean allImplicit =
                values.has(Settings.TLS_POLICY)
                        && values.get(Settings.TLS_POLICY) == TlsPolicy.IMPLICIT;
        List<Listener> listeners = new ArrayList<>();
        for (InetSocketAddress address : addresses(values, port)) {
            listeners.add(new Listener(address, "-p", allImplicit));
        }
        Optional<Integer> implicitPort = values.find(Settings.IMPLICIT_PORT);
        if (implicitPort.isPresent()) {
            if (port != 0 && port == implicitPort.get()) {
                throw new Refusal("-p and --implicit-port need a port each, not the same.");
            }
            for (InetSocketAddress address : addresses(values, implicitPort.get())) {
                listeners.add(new Listener(address, Settings.IMPLICIT_PORT.flag(), true));
            }
        }
        return listeners;
    }

    private static List<InetSocketAddress> addresses(Values values, int port) {
        List<String> hosts = values.get(Settings.INTERFACES);
        if (hosts.isEmpty()) {
            return List.of(new InetSocketAddress(port));
        }
        return hosts.stream().map(host -> address(host, port)).toList();
    }

    private static InetSocketAddress address(String host, int port) {
        InetSocketAddress address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            throw new Refusal(
                    "the address \""
                            + host
                            + "\" is not known; give one of this machine with -i, such as 127.0.0.1.");
        }
        return address;
    }
}
