package dev.wherry.internal.server;

import dev.wherry.Session;
import dev.wherry.command.Reply;
import dev.wherry.command.ReplyCode;
import dev.wherry.internal.config.Settings;
import dev.wherry.internal.limit.Admission;
import dev.wherry.internal.session.ClientSession;
import dev.wherry.internal.session.Services;
import dev.wherry.internal.wire.ReplyEncoder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The registry of open sessions, and the door to it. Safe for use by many threads. */
final class Sessions {
    private static final System.Logger LOG = System.getLogger("dev.wherry");

    /**
     * A session whose thread is stuck is not waited for longer than this after its connection was
     * closed.
     */
    private static final Duration STUCK = Duration.ofSeconds(8);

    private final Services services;
    private final Admission admission;
    private final AtomicLong ids = new AtomicLong();
    private final Map<Long, ClientSession> open = new ConcurrentHashMap<>();
    private final Object endLock = new Object();

    /**
     * Set when the server stops; guarded by {@link #endLock}, so that no session comes in after the
     * last look.
     */
    private @Nullable Reply farewell;

    /** Opens when the server stops and no session is left. */
    private final CountDownLatch empty = new CountDownLatch(1);

    Sessions(Services services) {
        this.services = services;
        Settings.Sessions settings = services.settings().sessions();
        this.admission = new Admission(settings.maxSessions(), settings.maxSessionsPerAddress());
    }

    /** Lets a client in, or tells it why not. Never waits for the client. */
    void welcome(SocketChannel channel, boolean implicitTls) {
        try {
            InetAddress address = ((InetSocketAddress) channel.getRemoteAddress()).getAddress();
            String refusal = refusal(address);
            if (refusal != null) {
                services.counters().refused().increment();
                refuse(channel, refusal);
                return;
            }
            begin(channel, implicitTls, address);
        } catch (IOException | RuntimeException e) {
            LOG.log(System.Logger.Level.DEBUG, "A client was gone before it was welcomed", e);
            closeQuietly(channel);
        } catch (Error e) { // no memory: the client must not wait for a greeting
            closeQuietly(channel);
            throw e;
        }
    }

    /** Returns why an address may not come in, or null if it was counted in. */
    private @Nullable String refusal(InetAddress address) {
        if (services.failedLogins().isBanned(address)) {
            return "Too many failed logins, try again later.";
        }
        return switch (admission.enter(address)) {
            case ADMITTED -> null;
            case TOO_MANY -> "Too many sessions, try again later.";
            case TOO_MANY_FROM_ADDRESS -> "Too many sessions from your address.";
        };
    }

    private void begin(SocketChannel channel, boolean implicitTls, InetAddress address)
            throws IOException {
        ClientSession session;
        try {
            session = prepare(channel, implicitTls);
        } catch (Throwable e) {
            admission.leave(address);
            throw e;
        }
        Reply late = register(session);
        services.counters().accepted().increment();
        try {
            session.start();
        } catch (Throwable e) { // no memory for its thread
            ended(session);
            throw e;
        }
        if (late != null) {
            session.kick(late);
        }
    }

    private ClientSession prepare(SocketChannel channel, boolean implicitTls) throws IOException {
        channel.setOption(
                StandardSocketOptions.TCP_NODELAY, services.settings().sessions().tcpNoDelay());
        channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
        // Python's ftplib sends ABOR as urgent data: without this its last byte, LF, is lost.
        channel.socket().setOOBInline(true);
        return new ClientSession(
                ids.incrementAndGet(), channel, implicitTls, services, this::ended);
    }

    /** Returns the farewell if the server is stopping already. */
    private @Nullable Reply register(ClientSession session) {
        synchronized (endLock) {
            open.put(session.id(), session);
            return farewell;
        }
    }

    private void ended(ClientSession session) {
        admission.leave(session.remoteAddress().getAddress());
        synchronized (endLock) {
            open.remove(session.id());
            if (farewell != null && open.isEmpty()) {
                empty.countDown();
            }
        }
    }

    /** Writes 421 and closes; a fresh socket has room for a line, so nobody waits. */
    static void refuse(SocketChannel channel, String text) {
        try (channel) {
            channel.configureBlocking(false);
            Reply reply = Reply.of(ReplyCode.SERVICE_CLOSING, text);
            channel.write(
                    ByteBuffer.wrap(
                            ReplyEncoder.encode(reply, dev.wherry.internal.wire.WireText.UTF_8)));
            channel.shutdownOutput();
        } catch (IOException e) {
            // Gone already.
        }
    }

    private static void closeQuietly(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // Gone already.
        }
    }

    /** Does something with each open session. */
    void forEach(Consumer<ClientSession> action) {
        open.values().forEach(action);
    }

    List<Session> list() {
        return List.copyOf(open.values());
    }

    Optional<Session> find(long id) {
        return Optional.ofNullable(open.get(id));
    }

    int count() {
        return open.size();
    }

    /**
     * Ends all sessions: at once those without a transfer, the others after it or when the grace
     * time is over.
     */
    void end(Duration grace, Reply reply) {
        synchronized (endLock) {
            farewell = reply;
            if (open.isEmpty()) {
                empty.countDown();
            }
        }
        forEach(session -> session.endAfterTransfer(reply));
        if (!Uninterruptibly.await(empty, grace.toNanos())) {
            forEach(session -> session.kick(reply));
            if (!Uninterruptibly.await(empty, STUCK.toNanos())) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "{0} sessions are stuck and were left behind",
                        open.size());
            }
        }
    }
}
