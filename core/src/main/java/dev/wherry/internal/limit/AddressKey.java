package dev.wherry.internal.limit;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * What counts as one client: an IPv4 address, or the /64 network of an IPv6 one, since a single
 * host owns all of it.
 */
record AddressKey(String text) {
    private static final int NETWORK_BYTES = 8;

    static AddressKey of(InetAddress address) {
        byte[] bytes = address.getAddress();
        return new AddressKey(
                address instanceof Inet6Address
                        ? HexFormat.of().formatHex(Arrays.copyOf(bytes, NETWORK_BYTES)) + "/64"
                        : address.getHostAddress());
    }
}
