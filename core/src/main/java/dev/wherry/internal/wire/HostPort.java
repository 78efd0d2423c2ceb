package dev.wherry.internal.wire;

import dev.wherry.command.FtpReplyException;
import dev.wherry.command.ReplyCode;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/** The {@code h1,h2,h3,h4,p1,p2} of PORT and of the answer to PASV (RFC 959 §4.1.2, §4.2). */
public final class HostPort {
    private static final int NUMBERS = 6;
    private static final int ADDRESS_BYTES = 4;
    private static final int MAX_DIGITS = 3;

    private HostPort() {}

    /**
     * Returns the address that PORT names; whether it may be used is not decided here.
     *
     * @throws FtpReplyException 501 if there are not six numbers of 0 to 255, or the port is 0
     */
    public static InetSocketAddress parse(String argument) throws FtpReplyException {
        byte[] numbers = new byte[NUMBERS];
        int from = 0;
        for (int i = 0; i < NUMBERS; i++) {
            int comma = argument.indexOf(',', from);
            boolean last = i == NUMBERS - 1;
            if ((comma < 0) != last) {
                throw malformed();
            }
            int to = last ? argument.length() : comma;
            long number = Digits.parse(argument, from, to);
            if (to - from > MAX_DIGITS || number < 0 || number > 0xFF) {
                throw malformed();
            }
            numbers[i] = (byte) number;
            from = to + 1;
        }
        int port = ((numbers[4] & 0xFF) << 8) | (numbers[5] & 0xFF);
        if (port == 0) {
            throw malformed();
        }
        return new InetSocketAddress(address(numbers), port);
    }

    /** Returns {@code (h1,h2,h3,h4,p1,p2)}, the end of the text of a 227. */
    public static String format(Inet4Address address, int port) {
        if (port < 1 || port > 0xFFFF) {
            throw new IllegalArgumentException("no port: " + port);
        }
        StringBuilder text = new StringBuilder("(255,255,255,255,255,255)".length());
        text.append('(');
        for (byte number : address.getAddress()) {
            text.append(number & 0xFF).append(',');
        }
        return text.append(port >> 8).append(',').append(port & 0xFF).append(')').toString();
    }

    private static InetAddress address(byte[] numbers) {
        byte[] address = new byte[ADDRESS_BYTES];
        System.arraycopy(numbers, 0, address, 0, ADDRESS_BYTES);
        try {
            return InetAddress.getByAddress(address); // no look-up
        } catch (UnknownHostException e) {
            throw new AssertionError("four bytes are an address", e);
        }
    }

    private static FtpReplyException malformed() {
        return new FtpReplyException(ReplyCode.BAD_ARGUMENT, "Expected h1,h2,h3,h4,p1,p2.");
    }
}
