package dev.wherry.server;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * An address that PASV tells: {@code 203.0.113.7}, or {@code 10.0.0.5=203.0.113.7} for clients that
 * came by one local address only.
 *
 * @param local the local address, or null for all others
 * @param told an address or a name
 */
record PublicAddress(@Nullable InetAddress local, String told) {
    static PublicAddress parse(String text) {
        int equals = text.indexOf('=');
        String told = text.substring(equals + 1);
        if (told.isBlank()) {
            throw mustBe(text, null);
        }
        return equals < 0
                ? new PublicAddress(null, told)
                : new PublicAddress(parseLiteral(text, text.substring(0, equals)), told);
    }

    /** Literals only: a look-up would make the start wait for a name server. */
    private static InetAddress parseLiteral(String text, String local) {
        try {
            return InetAddress.ofLiteral(local);
        } catch (IllegalArgumentException e) {
            throw mustBe(text, e);
        }
    }

    private static IllegalArgumentException mustBe(String text, @Nullable Throwable cause) {
        return new IllegalArgumentException(
                "needs an address such as 203.0.113.7, or a local and a public one such as 10.0.0.5=203.0.113.7, not \""
                        + text
                        + "\"",
                cause);
    }

    @Override
    public String toString() {
        return local == null ? told : local.getHostAddress() + "=" + told;
    }
}
