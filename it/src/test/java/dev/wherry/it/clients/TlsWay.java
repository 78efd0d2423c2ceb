package dev.wherry.it.clients;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** How TLS begins, and the only version of it that the client speaks. */
enum TlsWay {
    EXPLICIT_1_2(false, "1.2"),
    EXPLICIT_1_3(false, "1.3"),
    IMPLICIT_1_2(true, "1.2"),
    IMPLICIT_1_3(true, "1.3");

    private final boolean implicit;
    private final String version;

    TlsWay(boolean implicit, String version) {
        this.implicit = implicit;
        this.version = version;
    }

    /** All ways, each with all of these routes. */
    static Stream<Arguments> on(Route... routes) {
        return Arrays.stream(values())
                .flatMap(way -> Arrays.stream(routes).map(route -> Arguments.of(way, route)));
    }

    /** Tells whether TLS begins with the first byte. */
    boolean isImplicit() {
        return implicit;
    }

    /** Returns the version in figures. */
    String version() {
        return version;
    }

    /** Returns the port of the server that speaks this way. */
    int port(Share share) {
        return implicit ? share.implicitPort() : share.port();
    }
}
