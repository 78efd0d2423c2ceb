package dev.wherry.internal.limit;

import java.net.InetAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts the open sessions, in all and by address, and says whether one more may come in. Safe for
 * use by many threads.
 */
public final class Admission {
    private final int maxSessions;
    private final int maxPerAddress;
    private final AtomicInteger sessions = new AtomicInteger();
    private final Map<AddressKey, Integer> byAddress = new ConcurrentHashMap<>();

    /** The answer to a client that wants to come in. */
    public enum Verdict {
        ADMITTED,
        TOO_MANY,
        TOO_MANY_FROM_ADDRESS
    }

    /** Limits of 0 are none. */
    public Admission(int maxSessions, int maxPerAddress) {
        this.maxSessions = maxSessions;
        this.maxPerAddress = maxPerAddress;
    }

    /** Lets a session in, which must {@link #leave} later, or refuses it. */
    public Verdict enter(InetAddress address) {
        if (sessions.incrementAndGet() > maxSessions && maxSessions > 0) {
            sessions.decrementAndGet();
            return Verdict.TOO_MANY;
        }
        if (maxPerAddress > 0
                && byAddress.merge(AddressKey.of(address), 1, Integer::sum) > maxPerAddress) {
            leave(address);
            return Verdict.TOO_MANY_FROM_ADDRESS;
        }
        return Verdict.ADMITTED;
    }

    /** Takes an admitted session off the count. */
    public void leave(InetAddress address) {
        sessions.decrementAndGet();
        if (maxPerAddress > 0) {
            byAddress.computeIfPresent(
                    AddressKey.of(address), (key, count) -> count == 1 ? null : count - 1);
        }
    }

    /** Returns how many sessions are open. */
    public int sessions() {
        return sessions.get();
    }
}
