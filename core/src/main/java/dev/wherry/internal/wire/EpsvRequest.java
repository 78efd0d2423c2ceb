package dev.wherry.internal.wire;

import dev.wherry.command.FtpReplyException;
import dev.wherry.command.ReplyCode;

/** What the argument of EPSV asks for (RFC 2428 §3-4). */
public enum EpsvRequest {
    /** No argument: the protocol of the control connection. */
    SAME_PROTOCOL,
    /** {@code EPSV 1}. */
    IPV4,
    /** {@code EPSV 2}. */
    IPV6,
    /** {@code EPSV ALL}: from now on the client uses nothing but EPSV. */
    ALL;

    /**
     * Returns what an argument, empty if there is none, asks for.
     *
     * @throws FtpReplyException 522 for the number of another protocol, 501 for anything else
     */
    public static EpsvRequest parse(String argument) throws FtpReplyException {
        if (argument.isEmpty()) {
            return SAME_PROTOCOL;
        }
        if (CommandLine.upperCase(argument).equals("ALL")) {
            return ALL;
        }
        if (!Digits.areDigits(argument, 0, argument.length())) {
            throw new FtpReplyException(ReplyCode.BAD_ARGUMENT, "Expected EPSV, EPSV 1, 2 or ALL.");
        }
        return switch ((int) Digits.parse(argument, 2)) {
            case 1 -> IPV4;
            case 2 -> IPV6;
            default -> throw ExtendedAddress.unknownProtocol();
        };
    }
}
