package dev.wherry.server.log;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * Spells addresses for people: IPv6 in its short form (RFC 5952) and, before a port, in brackets.
 */
public final class AddressText {
    private static final int GROUPS = 8;

    private AddressText() {}

    /** Returns for example {@code 127.0.0.1:2121} or {@code [2001:db8::1]:2121}. */
    public static String of(InetSocketAddress address) {
        InetAddress host = address.getAddress();
        if (host == null) {
            return address.getHostString() + ":" + address.getPort();
        }
        String text = of(host);
        return (host instanceof Inet6Address ? "[" + text + "]" : text) + ":" + address.getPort();
    }

    /** Returns for example {@code 127.0.0.1} or {@code 2001:db8::1}. */
    public static String of(InetAddress address) {
        String full = address.getHostAddress();
        return address instanceof Inet6Address v6 ? shorten(v6.getAddress()) + scope(full) : full;
    }

    private static String scope(String full) {
        int percent = full.indexOf('%');
        return percent < 0 ? "" : full.substring(percent);
    }

    private static String shorten(byte[] bytes) {
        int[] groups = new int[GROUPS];
        for (int i = 0; i < GROUPS; i++) {
            groups[i] = (bytes[2 * i] & 0xff) << 8 | (bytes[2 * i + 1] & 0xff);
        }
        int start = 0;
        int length = 0; // of the longest run of zero groups, the first one of several
        for (int i = 0; i < GROUPS; i++) {
            int run = zeros(groups, i);
            if (run > length) {
                start = i;
                length = run;
            }
        }
        return length < 2
                ? join(groups, 0, GROUPS)
                : join(groups, 0, start) + "::" + join(groups, start + length, GROUPS);
    }

    private static int zeros(int[] groups, int from) {
        int end = from;
        while (end < GROUPS && groups[end] == 0) {
            end++;
        }
        return end - from;
    }

    private static String join(int[] groups, int from, int to) {
        StringBuilder out = new StringBuilder();
        for (int i = from; i < to; i++) {
            out.append(i == from ? "" : ":").append(Integer.toHexString(groups[i]));
        }
        return out.toString();
    }
}
