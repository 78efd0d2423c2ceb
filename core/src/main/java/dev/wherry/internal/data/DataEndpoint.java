package dev.wherry.internal.data;

import java.net.InetSocketAddress;

/** Where the next data connection comes from or goes to, as the client prepared it. */
public sealed interface DataEndpoint {
    /** Nothing was prepared: a transfer is answered 425. */
    record None() implements DataEndpoint {}

    /** PORT or EPRT: the server connects to the client. */
    record Active(InetSocketAddress target) implements DataEndpoint {}

    /** PASV or EPSV: the client connects to a port that is leased to the session. */
    record Passive(PassiveLease lease) implements DataEndpoint {}

    /** Gives up what was prepared. */
    default void release() {
        if (this instanceof Passive passive) {
            passive.lease().close();
        }
    }
}
