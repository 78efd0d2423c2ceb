package dev.wherry.internal.wire;

import dev.wherry.command.FtpReplyException;
import dev.wherry.command.ReplyCode;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The {@code |protocol|address|port|} of EPRT, and the answer to EPSV (RFC 2428 §2-3). */
public final class ExtendedAddress {
    private static final int FIRST_DELIMITER = 33;
    private static final int LAST_DELIMITER = 126;
    private static final int MAX_PORT = 65_535;
    private static final int LONGEST_V4 = "255.255.255.255".length();
    private static final int LONGEST_V6 = "ffff:ffff:ffff:ffff:ffff:ffff:255.255.255.255".length();

    private ExtendedAddress() {}

    /**
     * Returns the address that EPRT names; whether it may be used is not decided here. An IPv4
     * address in IPv6 clothes comes out as IPv4, so that it compares as the peer's address does.
     *
     * @throws FtpReplyException 501 if it is malformed or the address is not of its protocol, 522
     *     if the protocol is neither 1 nor 2
     */
    public static InetSocketAddress parse(String argument) throws FtpReplyException {
        String[] fields = fields(argument);
        String protocol = fields[0];
        if (!Digits.areDigits(protocol, 0, protocol.length())) {
            throw malformed();
        }
        InetAddress address =
                switch ((int) Digits.parse(protocol, 2)) {
                    case 1 -> v4(fields[1]);
                    case 2 -> v6(fields[1]);
                    default -> throw unknownProtocol();
                };
        long port = Digits.parse(fields[2], MAX_PORT);
        if (address == null || port < 1) {
            throw malformed();
        }
        return new InetSocketAddress(address, (int) port);
    }

    /** Returns {@code (|||port|)}, the end of the text of a 229: a period behind it is too much. */
    public static String format(int port) {
        if (port < 1 || port > MAX_PORT) {
            throw new IllegalArgumentException("no port: " + port);
        }
        return "(|||" + port + "|)";
    }

    /** Clients take the list of protocols from the only parentheses of the line. */
    static FtpReplyException unknownProtocol() {
        return new FtpReplyException(
                ReplyCode.PROTOCOL_NOT_SUPPORTED, "Network protocol not supported, use (1,2)");
    }

    private static String[] fields(String argument) throws FtpReplyException {
        int last = argument.length() - 1;
        char delimiter = last < 0 ? ' ' : argument.charAt(0);
        if (delimiter < FIRST_DELIMITER || delimiter > LAST_DELIMITER) {
            throw malformed();
        }
        int second = argument.indexOf(delimiter, 1);
        int third = argument.indexOf(delimiter, second + 1);
        if (second < 0 || third < 0 || argument.indexOf(delimiter, third + 1) != last) {
            throw malformed();
        }
        return new String[] {
            argument.substring(1, second),
            argument.substring(second + 1, third),
            argument.substring(third + 1, last)
        };
    }

    /**
     * Four decimal numbers and nothing else: {@code Inet4Address.ofLiteral} also takes {@code
     * 127.1}, and a leading zero is octal for some readers and decimal for others.
     */
    private static @Nullable InetAddress v4(String literal) {
        return isDottedQuad(literal) ? Inet4Address.ofLiteral(literal) : null;
    }

    /** Digits and colons alone: no scope, as it names an interface of ours, and no brackets. */
    private static @Nullable InetAddress v6(String literal) {
        int tail = literal.lastIndexOf(':') + 1;
        if (tail == 0 || literal.length() > LONGEST_V6) {
            return null;
        }
        boolean quad = literal.indexOf('.', tail) >= 0;
        if (quad && !isDottedQuad(literal.substring(tail))) {
            return null;
        }
        if (!isColonHex(literal, quad ? tail : literal.length())) {
            return null;
        }
        try {
            return Inet6Address.ofLiteral(literal); // no look-up
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    private static boolean isDottedQuad(String literal) {
        if (literal.length() > LONGEST_V4) {
            return false;
        }
        String[] numbers = literal.split("\\.", -1);
        if (numbers.length != 4) {
            return false;
        }
        for (String number : numbers) {
            boolean leadingZero = number.length() > 1 && number.charAt(0) == '0';
            if (leadingZero || Digits.parse(number, 255) < 0) {
                return false;
            }
        }
        return true;
    }

    /**
     * Tells whether there are colons and hexadecimal digits alone, never more than four in a row.
     */
    private static boolean isColonHex(String literal, int end) {
        int row = 0;
        for (int i = 0; i < end; i++) {
            char c = literal.charAt(i);
            row = c == ':' ? 0 : row + 1;
            if (row > 4 || (row > 0 && !HexFormat.isHexDigit(c))) {
                return false;
            }
        }
        return true;
    }

    private static FtpReplyException malformed() {
        return new FtpReplyException(
                ReplyCode.BAD_ARGUMENT, "Expected |protocol|address|port| with a literal address.");
    }
}
