package dev.wherry.examples;

import dev.wherry.FtpServer;
import dev.wherry.Session;
import dev.wherry.command.Reply;
import dev.wherry.command.ReplyCode;
import dev.wherry.event.FtpEvent.CommandDone;
import dev.wherry.event.FtpEvent.Connected;
import dev.wherry.user.VirtualUsers;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Bans an address for a while when it sends too many commands within a second. */
public final class AntiFlood {
    private static final Reply FAREWELL = Reply.of(ReplyCode.SERVICE_CLOSING, "Not so fast.");

    private final int limit;
    private final Duration ban;
    private final Map<InetAddress, Integer> commandsThisSecond = new ConcurrentHashMap<>();
    private final Set<InetAddress> banned = ConcurrentHashMap.newKeySet();

    /** The server's, once it has started; a client that is quicker waits for it. */
    private final CompletableFuture<ScheduledExecutorService> timer = new CompletableFuture<>();

    private AntiFlood(int limit, Duration ban) {
        this.limit = limit;
        this.ban = ban;
    }

    /** Starts the server; port 0 lets the system choose. */
    public static FtpServer start(int port, Path pub, int limit, Duration ban) throws IOException {
        AntiFlood guard = new AntiFlood(limit, ban);
        FtpServer server =
                FtpServer.builder()
                        .listen(port)
                        .users(VirtualUsers.empty().anonymous(pub))
                        .on(Connected.class, e -> guard.turnAway(e.origin().session()))
                        .on(CommandDone.class, e -> guard.count(e.origin().session()))
                        .start();
        Runnable newSecond = guard.commandsThisSecond::clear;
        var _ = server.scheduler().scheduleAtFixedRate(newSecond, 1, 1, TimeUnit.SECONDS);
        guard.timer.complete(server.scheduler());
        return server;
    }

    private void count(Session session) {
        InetAddress address = session.remoteAddress().getAddress();
        if (commandsThisSecond.merge(address, 1, Integer::sum) > limit && banned.add(address)) {
            Runnable lift = () -> banned.remove(address);
            var _ = timer.join().schedule(lift, ban.toMillis(), TimeUnit.MILLISECONDS);
        }
        turnAway(session);
    }

    private void turnAway(Session session) {
        if (banned.contains(session.remoteAddress().getAddress())) {
            session.kick(FAREWELL);
        }
    }

    public static void main(String[] args) throws Exception {
        try (FtpServer server = start(2121, Path.of("."), 300, Duration.ofHours(1))) {
            System.out.println("Serving at " + server.addresses());
            server.awaitStopped();
        }
    }
}
