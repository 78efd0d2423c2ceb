package dev.wherry.internal.limit;

import dev.wherry.limit.BanPolicy;
import java.net.InetAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * Counts failed logins by address over all connections, and bans an address that has too many (RFC
 * 2577 §5). Safe for use by many threads.
 *
 * <p>Remembers at most {@value #MAX_ADDRESSES} addresses: beyond, the one that failed longest ago
 * is forgotten.
 */
public final class FailedLogins {
    static final int MAX_ADDRESSES = 10_000;

    private final BanPolicy policy;
    private final LongSupplier nanoClock;
    private final ReentrantLock lock = new ReentrantLock();

    /** In the order of the last failure. Guarded by {@link #lock}. */
    private final LinkedHashMap<AddressKey, History> histories = new LinkedHashMap<>();

    /** The failures of one address, oldest first, and the end of its ban. */
    private static final class History {
        private final Deque<Long> failures = new ArrayDeque<>();
        private boolean banned;
        private long bannedUntil;
    }

    /** The clock is {@link System#nanoTime} outside of tests. */
    public FailedLogins(BanPolicy policy, LongSupplier nanoClock) {
        this.policy = policy;
        this.nanoClock = nanoClock;
    }

    /** Notes a failed login and tells whether it led to a ban. */
    public boolean failed(InetAddress address) {
        if (policy.failures() == 0) {
            return false;
        }
        long now = nanoClock.getAsLong();
        lock.lock();
        try {
            AddressKey key = AddressKey.of(address);
            History history = histories.remove(key);
            if (history == null) {
                history = new History();
                makeRoom();
            }
            histories.put(key, history);
            history.failures.addLast(now);
            while (now - history.failures.getFirst() > policy.within().toNanos()) {
                history.failures.removeFirst();
            }
            if (history.failures.size() < policy.failures()) {
                return false;
            }
            history.failures.clear();
            history.banned = true;
            history.bannedUntil = now + policy.duration().toNanos();
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void makeRoom() {
        if (histories.size() >= MAX_ADDRESSES) {
            histories.pollFirstEntry();
        }
    }

    /** Forgets the failures of an address that has logged in. */
    public void succeeded(InetAddress address) {
        lock.lock();
        try {
            if (!histories.isEmpty()) {
                histories.remove(AddressKey.of(address));
            }
        } finally {
            lock.unlock();
        }
    }

    /** Tells whether an address is refused for now. */
    public boolean isBanned(InetAddress address) {
        lock.lock();
        try {
            if (histories.isEmpty()) {
                return false;
            }
            History history = histories.get(AddressKey.of(address));
            if (history == null || !history.banned) {
                return false;
            }
            if (nanoClock.getAsLong() - history.bannedUntil >= 0) {
                history.banned = false;
                return false;
            }
            return true;
        } finally {
            lock.unlock();
        }
    }
}
