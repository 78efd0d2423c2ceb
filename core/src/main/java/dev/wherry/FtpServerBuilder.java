package dev.wherry;

import dev.wherry.command.FtpCommand;
import dev.wherry.event.FtpEvent;
import dev.wherry.event.FtpListener;
import dev.wherry.event.UploadHook;
import dev.wherry.file.UploadMode;
import dev.wherry.internal.config.Settings;
import dev.wherry.internal.server.RunningServer;
import dev.wherry.limit.BanPolicy;
import dev.wherry.tls.DataSessionPolicy;
import dev.wherry.tls.TlsConfig;
import dev.wherry.tls.TlsPolicy;
import dev.wherry.user.Authenticator;
import dev.wherry.user.VirtualUsers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Describes a server and starts it. Each method refuses a bad value of its own; {@link #start}
 * refuses what does not fit together.
 *
 * <p>For one thread. A builder can start several servers, unless it was given an open channel.
 *
 * @since 1.0
 */
public final class FtpServerBuilder {
    private final List<RunningServer.Endpoint> endpoints = new ArrayList<>();
    private final List<FtpCommand> commands = new ArrayList<>();
    private final List<String> removedCommands = new ArrayList<>();
    private final List<FtpListener> listeners = new ArrayList<>();
    private final List<UploadHook> uploadHooks = new ArrayList<>();
    private final Map<InetAddress, String> publicAddresses = new HashMap<>();
    private Authenticator users = VirtualUsers.empty();

    private String banner = "Wherry ready.";
    private int backlog = 1024;
    private int maxSessions = 1_000;
    private int maxSessionsPerAddress;
    private Duration idleTimeout = Duration.ofMinutes(5);
    private Duration loginTimeout = Duration.ofMinutes(1);
    private int maxLoginAttempts = 3;
    private Duration failedLoginDelay = Duration.ofSeconds(3);
    private BanPolicy banPolicy = BanPolicy.DEFAULT;
    private boolean tcpNoDelay = true;
    private Charset charset = StandardCharsets.UTF_8;
    private List<String> hosts = List.of();

    private Settings.@Nullable PortRange passivePorts;
    private @Nullable String publicAddress;
    private Duration passiveTimeout = Duration.ofSeconds(30);
    private Duration activeTimeout = Duration.ofSeconds(10);
    private Duration stallTimeout = Duration.ofMinutes(5);
    private boolean allowForeignDataAddresses;
    private boolean allowLowDataPorts;
    private boolean allowActiveMode = true;
    private boolean zeroCopy = true;

    private @Nullable TlsConfig tls;
    private @Nullable TlsPolicy tlsPolicy;
    private DataSessionPolicy dataSessions = DataSessionPolicy.OFF;
    private Duration handshakeTimeout = Duration.ofSeconds(15);
    private boolean allowClearCommandChannel;

    private UploadMode uploadMode = UploadMode.ATOMIC;
    private boolean syncUploads;
    private boolean timesInUtc = true;
    private boolean mdtmSetsTime;

    FtpServerBuilder() {}

    /**
     * Adds a listener on a port of all addresses, IPv4 and IPv6 on one socket where the system can.
     *
     * @param port from 0 to 65535; 0 lets the system choose
     * @return this builder
     * @throws IllegalArgumentException if {@code port} is outside that range
     */
    public FtpServerBuilder listen(int port) {
        return listen(new InetSocketAddress(port));
    }

    /**
     * Adds a listener on an address.
     *
     * @param address a resolved address; port 0 lets the system choose
     * @return this builder
     * @throws IllegalArgumentException if the address is a name that could not be resolved
     */
    public FtpServerBuilder listen(InetSocketAddress address) {
        endpoints.add(new RunningServer.Endpoint.Address(resolved(address), false));
        return this;
    }

    /**
     * Adds a listener on a channel that is bound already, such as one that a supervisor passed on.
     * The server closes it when it stops.
     *
     * @param channel a bound channel in blocking mode
     * @return this builder
     * @throws IllegalArgumentException if the channel is closed or not bound
     */
    public FtpServerBuilder listen(ServerSocketChannel channel) {
        if (!channel.isOpen() || channel.socket().getLocalSocketAddress() == null) {
            throw new IllegalArgumentException("the channel must be open and bound");
        }
        endpoints.add(new RunningServer.Endpoint.Bound(channel, false));
        return this;
    }

    /**
     * Adds a listener on whose connections TLS begins with the first byte, as some old clients
     * expect on port 990. Data connections of its sessions are protected unless the client says
     * PROT C.
     *
     * @param address a resolved address; port 0 lets the system choose
     * @return this builder
     * @throws IllegalArgumentException if the address is a name that could not be resolved
     */
    public FtpServerBuilder listenImplicitTls(InetSocketAddress address) {
        endpoints.add(new RunningServer.Endpoint.Address(resolved(address), true));
        return this;
    }

    /**
     * Offers TLS to clients (FTPS, RFC 4217).
     *
     * @param config the certificate and all that belongs to it; none unless set
     * @return this builder
     */
    public FtpServerBuilder tls(TlsConfig config) {
        tls = Objects.requireNonNull(config, "config");
        return this;
    }

    /**
     * Sets what must be protected. Users may have a stricter policy of their own.
     *
     * @param policy {@link TlsPolicy#OFFERED} unless set; with {@link TlsPolicy#IMPLICIT} all
     *     listeners begin with TLS
     * @return this builder
     */
    public FtpServerBuilder tlsPolicy(TlsPolicy policy) {
        tlsPolicy = Objects.requireNonNull(policy, "policy");
        return this;
    }

    /**
     * Sets whether a protected data connection must resume the TLS session of its control
     * connection.
     *
     * @param policy {@link DataSessionPolicy#OFF} unless set, since not all clients can
     * @return this builder
     */
    public FtpServerBuilder dataSessions(DataSessionPolicy policy) {
        dataSessions = Objects.requireNonNull(policy, "policy");
        return this;
    }

    /**
     * Sets how long a TLS handshake may take in all, however its bytes drip in. A control
     * connection that takes longer is closed; a transfer ends with 522, and the session goes on
     * (RFC 4217 §11.4).
     *
     * @param timeout positive; 15 seconds unless set
     * @return this builder
     * @throws IllegalArgumentException if {@code timeout} is not positive
     */
    public FtpServerBuilder handshakeTimeout(Duration timeout) {
        handshakeTimeout = positive(timeout, "handshakeTimeout");
        return this;
    }

    /**
     * Sets whether a client may take its control connection back into clear (CCC, RFC 4217 §5).
     *
     * @param allow false unless set
     * @return this builder
     */
    public FtpServerBuilder allowClearCommandChannel(boolean allow) {
        allowClearCommandChannel = allow;
        return this;
    }

    /**
     * Sets how many connections wait to be accepted before the system turns others away.
     *
     * @param connections 1 or more; 1024 unless set
     * @return this builder
     * @throws IllegalArgumentException if {@code connections} is less than 1
     */
    public FtpServerBuilder backlog(int connections) {
        backlog = atLeast(1, connections, "backlog");
        return this;
    }

    /**
     * Sets who may log in.
     *
     * @param authenticator decides; nobody may log in unless set
     * @return this builder
     */
    public FtpServerBuilder users(Authenticator authenticator) {
        users = Objects.requireNonNull(authenticator, "authenticator");
        return this;
    }

    /**
     * Adds a command, or puts one in the place of a built-in one if its spec says {@code
     * replacing(true)}.
     *
     * @param command what to add
     * @return this builder
     */
    public FtpServerBuilder command(FtpCommand command) {
        commands.add(Objects.requireNonNull(command, "command"));
        return this;
    }

    /**
     * Takes away a built-in command with its aliases and its line in FEAT; clients that try it read
     * 502.
     *
     * @param verb such as {@code DELE} or {@code SITE CHMOD}, in any case
     * @return this builder
     */
    public FtpServerBuilder removeCommand(String verb) {
        removedCommands.add(verb.toUpperCase(Locale.ROOT));
        return this;
    }

    /**
     * Adds a listener for all events.
     *
     * @param listener is told
     * @return this builder
     */
    public FtpServerBuilder listener(FtpListener listener) {
        listeners.add(Objects.requireNonNull(listener, "listener"));
        return this;
    }

    /**
     * Adds a listener for one kind of event.
     *
     * @param kind the class of the event, such as {@code FileReceived.class}
     * @param listener is told
     * @param <E> the kind of event
     * @return this builder
     */
    public <E extends FtpEvent> FtpServerBuilder on(Class<E> kind, Consumer<? super E> listener) {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(listener, "listener");
        return listener(event -> {
            if (kind.isInstance(event)) {
                listener.accept(kind.cast(event));
            }
        });
    }

    /**
     * Adds a hook that judges uploads before they are published. Hooks are asked in the order in
     * which they were added; the first refusal counts.
     *
     * @param hook judges
     * @return this builder
     */
    public FtpServerBuilder uploadHook(UploadHook hook) {
        uploadHooks.add(Objects.requireNonNull(hook, "hook"));
        return this;
    }

    /**
     * Sets the text of the greeting (220).
     *
     * @param text one line or more; {@code Wherry ready.} unless set
     * @return this builder
     * @throws IllegalArgumentException if the text holds NUL
     */
    public FtpServerBuilder banner(String text) {
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a banner must not hold NUL");
        }
        banner = text;
        return this;
    }

    /**
     * Sets how many sessions may be open; further clients read 421.
     *
     * @param sessions 1 or more, or 0 for no limit; 1,000 unless set
     * @return this builder
     * @throws IllegalArgumentException if {@code sessions} is negative
     */
    public FtpServerBuilder maxSessions(int sessions) {
        maxSessions = atLeast(0, sessions, "maxSessions");
        return this;
    }

    /**
     * Sets how many sessions one address may have open; further ones read 421. IPv6 addresses count
     * by their /64 network.
     *
     * @param sessions 1 or more, or 0 for no limit; no limit unless set
     * @return this builder
     * @throws IllegalArgumentException if {@code sessions} is negative
     */
    public FtpServerBuilder maxSessionsPerAddress(int sessions) {
        maxSessionsPerAddress = atLeast(0, sessions, "maxSessionsPerAddress");
        return this;
    }

    /**
     * Sets how long a session may be without a complete command and without a transfer until it
     * reads 421 (RFC 1123 §4.1.3.2 asks for at least 5 minutes).
     *
     * @param timeout positive, or zero for no limit; 5 minutes unless set
     * @return this builder
     * @throws IllegalArgumentException if {@code timeout} is negative
     */
    public FtpServerBuilder idleTimeout(Duration timeout) {
        idleTimeout = notNegative(timeout, "idleTimeout");
        return this;
    }

    /**
     * Sets how long a client has from connecting to a complete login.
     *
     * @param timeout positive, or zero for no limit; 1 minute unless set
     * @return this builder
     * @throws IllegalArgumentException if {@code timeout} is negative
     */
    public FtpServerBuilder loginTimeout(Duration timeout) {
        loginTimeout = notNegative(timeout, "loginTimeout");
        return this;
    }

    /**
     * Sets after how many failed logins a session reads 421 and ends (RFC 2577 §5).
     *
     * @param attempts 1 or more; 3 unless set
     * @return this builder
     * @throws IllegalArgumentException if {@code attempts} is less than 1
     */
    public FtpServerBuilder maxLoginAttempts(int attempts) {
        maxLoginAttempts = atLeast(1, attempts, "maxLoginAttempts");
        return this;
    }

    /**
     * Sets how long the reply to a failed login is held back (RFC 2577 §5); no other session waits.
     *
     * @param delay zero or more; 3 seconds unless set
     * @return this builder
     * @throws IllegalArgumentException if {@code delay} is negative
     */
    public FtpServerBuilder failedLoginDelay(Duration delay) {
        failedLoginDelay = notNegative(delay, "failedLoginDelay");
        return this;
    }

    /**
     * Sets when an address is refused for its failed logins.
     *
     * @param policy when and for how long; {@link BanPolicy#DEFAULT} unless set
     * @return this builder
     */
    public FtpServerBuilder banPolicy(BanPolicy policy) {
        banPolicy = Objects.requireNonNull(policy, "policy");
        return this;
    }

    /**
     * Sets whether replies are sent without waiting for more to send (TCP_NODELAY).
     *
     * @param noDelay true unless set
     * @return this builder
     */
    public FtpServerBuilder tcpNoDelay(boolean noDelay) {
        tcpNoDelay = noDelay;
        return this;
    }

    /**
     * Sets the charset of file names on the wire. With any other than UTF-8 the feature UTF8 is not
     * announced (RFC 2640).
     *
     * @param names UTF-8 unless set
     * @return this builder
     */
    public FtpServerBuilder charset(Charset names) {
        charset = Objects.requireNonNull(names, "names");
        return this;
    }

    /**
     * Sets the names by which HOST may ask for this server (RFC 7151).
     *
     * @param names host names in any case; without any, each name is accepted
     * @return this builder
     */
    public FtpServerBuilder hosts(String... names) {
        hosts = List.of(names).stream().map(n -> n.toLowerCase(Locale.ROOT)).toList();
        return this;
    }

    /**
     * Sets the ports of passive data connections. One that is in use elsewhere is passed over; when
     * all are busy the client reads 425.
     *
     * @param first the lowest port, from 1
     * @param last the highest port, to 65535; any free port unless set
     * @return this builder
     * @throws IllegalArgumentException if the range is empty or leaves 1 to 65535
     */
    public FtpServerBuilder passivePorts(int first, int last) {
        if (first < 1 || last > 65_535 || first > last) {
            throw new IllegalArgumentException(
                    "passive ports go from 1 to 65535, the lower first, not from "
                            + first
                            + " to "
                            + last);
        }
        passivePorts = new Settings.PortRange(first, last);
        return this;
    }

    /**
     * Sets the IPv4 address that PASV tells, for a server behind a router. EPSV tells none.
     *
     * @param address a literal, or a name that is looked up at each PASV; the local address of the
     *     control connection unless set
     * @return this builder
     * @throws IllegalArgumentException if the text is empty
     */
    public FtpServerBuilder publicAddress(String address) {
        publicAddress = notEmpty(address, "publicAddress");
        return this;
    }

    /**
     * Sets the IPv4 address that PASV tells to clients that came by one local address; it goes
     * before {@link #publicAddress(String)}.
     *
     * @param local the server's end of the control connection
     * @param address a literal, or a name that is looked up at each PASV
     * @return this builder
     * @throws IllegalArgumentException if the text is empty
     */
    public FtpServerBuilder publicAddress(InetAddress local, String address) {
        publicAddresses.put(
                Objects.requireNonNull(local, "local"), notEmpty(address, "publicAddress"));
        return this;
    }

    /**
     * Sets how long a transfer command waits for the client on a passive port; then the client
     * reads 425 and the session goes on. A passive port that no transfer asked for is given up
     * after the same time.
     *
     * @param timeout positive; 30 seconds unless set
     * @return this builder
     * @throws IllegalArgumentException if {@code timeout} is not positive
     */
    public FtpServerBuilder passiveTimeout(Duration timeout) {
        passiveTimeout = positive(timeout, "passiveTimeout");
        return this;
    }

    /**
     * Sets how long connecting to a client in active mode (PORT, EPRT) may take; then the client
     * reads 425.
     *
     * @param timeout positive; 10 seconds unless set
     * @return this builder
     * @throws IllegalArgumentException if {@code timeout} is not positive
     */
    public FtpServerBuilder activeTimeout(Duration timeout) {
        activeTimeout = positive(timeout, "activeTimeout");
        return this;
    }

    /**
     * Sets how long a transfer may be without a byte moved; then the client reads 426 and the
     * session goes on.
     *
     * @param timeout positive; 5 minutes unless set
     * @return this builder
     * @throws IllegalArgumentException if {@code timeout} is not positive
     */
    public FtpServerBuilder stallTimeout(Duration timeout) {
        stallTimeout = positive(timeout, "stallTimeout");
        return this;
    }

    /**
     * Sets whether data connections may go to or come from other addresses than the client's:
     * server-to-server transfers, which also allow the bounce attack (RFC 2577 §3).
     *
     * @param allow false unless set
     * @return this builder
     */
    public FtpServerBuilder allowForeignDataAddresses(boolean allow) {
        allowForeignDataAddresses = allow;
        return this;
    }

    /**
     * Sets whether PORT and EPRT may name ports below 1024 (RFC 2577 §3).
     *
     * @param allow false unless set
     * @return this builder
     */
    public FtpServerBuilder allowLowDataPorts(boolean allow) {
        allowLowDataPorts = allow;
        return this;
    }

    /**
     * Sets whether the server connects to clients at all (PORT, EPRT).
     *
     * @param allow true unless set; without, both are answered 502
     * @return this builder
     */
    public FtpServerBuilder allowActiveMode(boolean allow) {
        allowActiveMode = allow;
        return this;
    }

    /**
     * Sets whether downloads may go from the file system to the network inside the system's kernel
     * (sendfile).
     *
     * @param allow true unless set
     * @return this builder
     */
    public FtpServerBuilder zeroCopy(boolean allow) {
        zeroCopy = allow;
        return this;
    }

    /**
     * Sets how uploads become visible, for users who have no mode of their own.
     *
     * @param mode {@link UploadMode#ATOMIC} unless set
     * @return this builder
     */
    public FtpServerBuilder uploadMode(UploadMode mode) {
        uploadMode = Objects.requireNonNull(mode, "mode");
        return this;
    }

    /**
     * Sets whether an upload is on the disk, not only in its cache, before the client reads 226.
     *
     * @param sync false unless set; it costs a disk write for each upload
     * @return this builder
     */
    public FtpServerBuilder syncUploads(boolean sync) {
        syncUploads = sync;
        return this;
    }

    /**
     * Sets whether LIST shows times in UTC; the other commands always do (RFC 3659 §2.3).
     *
     * @param utc true unless set; else the system's time zone
     * @return this builder
     */
    public FtpServerBuilder timesInUtc(boolean utc) {
        timesInUtc = utc;
        return this;
    }

    /**
     * Sets whether {@code MDTM time path} sets the time, as some old clients expect, instead of
     * asking for a file of that name.
     *
     * @param sets false unless set
     * @return this builder
     */
    public FtpServerBuilder mdtmSetsTime(boolean sets) {
        mdtmSetsTime = sets;
        return this;
    }

    /**
     * Opens the listeners and starts to serve.
     *
     * @return the running server
     * @throws IOException if an address cannot be bound, for example because it is in use
     * @throws IllegalStateException if there is no listener, or TLS is asked for without a
     *     certificate, or a command is added twice, or removed but not there
     */
    public FtpServer start() throws IOException {
        if (endpoints.isEmpty()) {
            throw new IllegalStateException("a server needs a listener: call listen(…)");
        }
        boolean asksForTls =
                (tlsPolicy != null && tlsPolicy.isOffered())
                        || endpoints.stream().anyMatch(RunningServer.Endpoint::implicitTls);
        if (asksForTls && tls == null) {
            throw new IllegalStateException("TLS needs a certificate: call tls(…)");
        }
        return FtpServer.start(
                new RunningServer.Plan(
                        List.copyOf(endpoints),
                        backlog,
                        users,
                        settings(),
                        List.copyOf(commands),
                        List.copyOf(removedCommands),
                        List.copyOf(listeners),
                        List.copyOf(uploadHooks)));
    }

    private Settings settings() {
        return new Settings(
                new Settings.Sessions(
                        banner,
                        maxSessions,
                        maxSessionsPerAddress,
                        idleTimeout,
                        loginTimeout,
                        maxLoginAttempts,
                        failedLoginDelay,
                        banPolicy,
                        tcpNoDelay,
                        charset,
                        hosts),
                new Settings.Data(
                        passivePorts,
                        new Settings.PublicAddress(Map.copyOf(publicAddresses), publicAddress),
                        passiveTimeout,
                        activeTimeout,
                        stallTimeout,
                        allowForeignDataAddresses,
                        allowLowDataPorts,
                        allowActiveMode,
                        zeroCopy),
                new Settings.Files(uploadMode, syncUploads, timesInUtc, mdtmSetsTime),
                tlsSettings());
    }

    private Settings.Tls tlsSettings() {
        TlsPolicy policy = tlsPolicy != null ? tlsPolicy : TlsPolicy.OFFERED;
        return new Settings.Tls(
                tls,
                tls == null ? TlsPolicy.OFF : policy,
                dataSessions,
                handshakeTimeout,
                allowClearCommandChannel && tls != null);
    }

    private static InetSocketAddress resolved(InetSocketAddress address) {
        if (address.isUnresolved()) {
            throw new IllegalArgumentException(
                    "the address " + address.getHostString() + " cannot be resolved");
        }
        return address;
    }

    private static int atLeast(int least, int value, String name) {
        if (value < least) {
            throw new IllegalArgumentException(
                    name + " must be " + least + " or more, not " + value);
        }
        return value;
    }

    private static Duration notNegative(Duration value, String name) {
        if (value.isNegative()) {
            throw new IllegalArgumentException(name + " must not be negative: " + value);
        }
        return value;
    }

    private static Duration positive(Duration value, String name) {
        if (!value.isPositive()) {
            throw new IllegalArgumentException(name + " must be positive, not " + value);
        }
        return value;
    }

    private static String notEmpty(String value, String name) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(name + " must not be empty");
        }
        return value;
    }
}
