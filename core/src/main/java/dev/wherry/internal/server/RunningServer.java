package dev.wherry.internal.server;

import dev.wherry.ServerStats;
import dev.wherry.Session;
import dev.wherry.command.FtpCommand;
import dev.wherry.command.Reply;
import dev.wherry.event.FtpListener;
import dev.wherry.event.UploadHook;
import dev.wherry.internal.command.BuiltInCommands;
import dev.wherry.internal.config.Settings;
import dev.wherry.internal.data.Buffers;
import dev.wherry.internal.data.DataServices;
import dev.wherry.internal.data.LocalQueues;
import dev.wherry.internal.data.PassivePorts;
import dev.wherry.internal.file.FileCalls;
import dev.wherry.internal.file.KeptDirs;
import dev.wherry.internal.file.Leftovers;
import dev.wherry.internal.limit.FailedLogins;
import dev.wherry.internal.net.BusyPolling;
import dev.wherry.internal.net.Reactor;
import dev.wherry.internal.session.CommandTable;
import dev.wherry.internal.session.Counters;
import dev.wherry.internal.session.Events;
import dev.wherry.internal.session.Services;
import dev.wherry.internal.tls.NetworkBuffers;
import dev.wherry.internal.wire.WireText;
import dev.wherry.tls.TlsPolicy;
import dev.wherry.user.Authenticator;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;

/** All parts of a server from its start to its stop. Safe for use by many threads. */
public final class RunningServer {
    private final Reactor reactor;
    private final PassivePorts passivePorts;
    private final FileCalls fileCalls;
    private final FileCalls loginCalls;
    private final KeptDirs keptDirs;
    private final Services services;
    private final Sessions sessions;
    private final List<Acceptor> acceptors = new ArrayList<>();
    private final Scheduler scheduler = new Scheduler();
    private final DeadlineWatch deadlines;
    private final Leftovers leftovers;
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final CountDownLatch stopped = new CountDownLatch(1);

    /** What a builder describes. */
    public record Plan(
            List<Endpoint> endpoints,
            int backlog,
            Authenticator users,
            Settings settings,
            List<FtpCommand> commands,
            List<String> removedCommands,
            List<FtpListener> listeners,
            List<UploadHook> uploadHooks) {}

    /** Where to listen. */
    public sealed interface Endpoint {
        /** Tells whether TLS begins with the first byte of each connection. */
        boolean implicitTls();

        /** An address to bind. */
        record Address(InetSocketAddress address, boolean implicitTls) implements Endpoint {}

        /** A channel that is bound already. */
        record Bound(ServerSocketChannel channel, boolean implicitTls) implements Endpoint {}
    }

    private RunningServer(Plan plan) throws IOException {
        Settings settings = plan.settings();
        CommandTable commands =
                CommandTable.of(
                        BuiltInCommands.all(settings), plan.commands(), plan.removedCommands());
        WireText charset = WireText.of(settings.sessions().charset());
        this.reactor = new Reactor();
        this.passivePorts = new PassivePorts(reactor.poller(), settings.data().passivePorts());
        this.fileCalls = new FileCalls();
        this.loginCalls = new FileCalls();
        this.keptDirs = new KeptDirs(fileCalls);
        this.services =
                new Services(
                        settings,
                        reactor,
                        passivePorts,
                        fileCalls,
                        loginCalls,
                        keptDirs,
                        new DataServices(
                                settings.data(),
                                fileCalls,
                                new Buffers(),
                                new LocalQueues(),
                                new BusyPolling(Reactor.SEVERAL_CORES),
                                charset),
                        new NetworkBuffers(),
                        charset,
                        plan.users(),
                        commands,
                        new FailedLogins(settings.sessions().banPolicy(), System::nanoTime),
                        new Events(plan.listeners()),
                        plan.uploadHooks(),
                        new Counters());
        this.sessions = new Sessions(services);
        this.deadlines = new DeadlineWatch(sessions, settings, List.of(keptDirs::closeIdle));
        this.leftovers = Leftovers.sweeping(plan.users().knownTrees(), fileCalls);
    }

    /**
     * Binds the listeners and starts to serve.
     *
     * @throws IOException if an address cannot be bound
     */
    public static RunningServer start(Plan plan) throws IOException {
        RunningServer server = new RunningServer(plan);
        TlsPolicy policy = plan.settings().tls().policy();
        try {
            for (Endpoint endpoint : plan.endpoints()) {
                server.acceptors.add(
                        new Acceptor(
                                Acceptor.open(endpoint, plan.backlog()),
                                endpoint.implicitTls() || policy == TlsPolicy.IMPLICIT,
                                server.sessions,
                                server.reactor.poller()));
            }
        } catch (IOException | RuntimeException e) {
            server.stop(
                    Duration.ZERO,
                    Reply.of(dev.wherry.command.ReplyCode.SERVICE_CLOSING, "Not started."));
            throw e;
        }
        server.deadlines.start();
        server.acceptors.forEach(Acceptor::start);
        return server;
    }

    /** Returns where the server listens. */
    public List<InetSocketAddress> addresses() {
        return acceptors.stream().map(Acceptor::address).toList();
    }

    /** Returns the open sessions. */
    public List<Session> sessions() {
        return sessions.list();
    }

    /** Returns an open session. */
    public Optional<Session> session(long id) {
        return sessions.find(id);
    }

    /** Returns the executor for tasks of the embedder. */
    public ScheduledExecutorService scheduler() {
        return scheduler;
    }

    /** Returns the counts of this moment. */
    public ServerStats stats() {
        Counters counters = services.counters();
        return new ServerStats(
                sessions.count(),
                counters.accepted().sum(),
                counters.refused().sum(),
                counters.logins().sum(),
                counters.loginsFailed().sum(),
                counters.commands().sum(),
                counters.transfersRunning().intValue(),
                counters.filesSent().sum(),
                counters.filesReceived().sum(),
                counters.transfersFailed().sum(),
                counters.bytesSent().sum(),
                counters.bytesReceived().sum());
    }

    /** Waits until the server has stopped. */
    public void awaitStopped() throws InterruptedException {
        stopped.await();
    }

    /** Stops in order; returns when all sessions have ended. */
    public void stop(Duration grace, Reply farewell) {
        if (!stopping.compareAndSet(false, true)) {
            Uninterruptibly.await(stopped);
            return;
        }
        acceptors.forEach(Acceptor::close);
        sessions.end(grace, farewell);
        deadlines.close();
        leftovers.close();
        scheduler.shutdownNow();
        passivePorts.close();
        try {
            reactor.close();
        } catch (IOException e) {
            // Its descriptors are gone all the same.
        }
        keptDirs.close();
        fileCalls.close();
        loginCalls.close();
        stopped.countDown();
    }
}
