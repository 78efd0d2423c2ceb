package dev.wherry.it.clients;

/** How a client reaches the server, and who opens the data connections. */
enum Route {
    IPV4_PASSIVE("127.0.0.1", true),
    IPV4_ACTIVE("127.0.0.1", false),
    IPV6_PASSIVE("::1", true),
    IPV6_ACTIVE("::1", false);

    private final String host;
    private final boolean passive;

    Route(String host, boolean passive) {
        this.host = host;
        this.passive = passive;
    }

    /** Returns the address of the server. */
    String host() {
        return host;
    }

    /** Returns the address of the server as it is written in a URL (RFC 3986 §3.2.2). */
    String urlHost() {
        return isIpv6() ? "[" + host + "]" : host;
    }

    /** Tells whether the client opens the data connections. */
    boolean isPassive() {
        return passive;
    }

    boolean isIpv6() {
        return host.indexOf(':') >= 0;
    }
}
