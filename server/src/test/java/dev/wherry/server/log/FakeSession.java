package dev.wherry.server.log;

import dev.wherry.Session;
import dev.wherry.command.Reply;
import dev.wherry.event.FtpEvent;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A session of a client at 192.0.2.7:4711, for events that never happened. */
record FakeSession(boolean isSecure) implements Session {
    static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    static FtpEvent.Origin of(String user) {
        return new FtpEvent.Origin(new FakeSession(false), user, NOON);
    }

    static FtpEvent.Origin secureOf(String user) {
        return new FtpEvent.Origin(new FakeSession(true), user, NOON);
    }

    @Override
    public long id() {
        return 1;
    }

    @Override
    public InetSocketAddress remoteAddress() {
        return new InetSocketAddress(InetAddress.ofLiteral("192.0.2.7"), 4711);
    }

    @Override
    public InetSocketAddress localAddress() {
        return new InetSocketAddress(InetAddress.ofLiteral("192.0.2.1"), 21);
    }

    @Override
    public Optional<String> userName() {
        return Optional.empty();
    }

    @Override
    public Instant connectedAt() {
        return NOON;
    }

    @Override
    public Duration idle() {
        return Duration.ZERO;
    }

    @Override
    public Optional<String> transfer() {
        return Optional.empty();
    }

    @Override
    public void kick(Reply farewell) {}

    @Override
    public void kick() {}
}
