package dev.wherry.internal.tls;

import java.io.IOException;
import java.util.List;

/** Where certificates come from, anew each time. */
@FunctionalInterface
public interface IdentitySource {
    /**
     * Reads what is there now.
     *
     * @return at least one
     * @throws IOException if it cannot be read or is not what it should be; the message says which
     *     file and what is wrong
     */
    List<Identity> load() throws IOException;
}
