package dev.wherry.bench.row;

import dev.wherry.bench.client.Client;
import java.util.Map;

/** What a row over TLS has to say. */
final class Tls {
    private Tls() {}

    /**
     * Full handshakes make small files slow, and a server that asks for them must be told apart.
     */
    static Map<String, Object> notes(Client client) {
        return client.protocol().isEmpty()
                ? Map.of()
                : Map.of("resumed", client.resumes(), "protocol", client.protocol());
    }
}
