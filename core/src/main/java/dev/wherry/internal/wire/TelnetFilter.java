package dev.wherry.internal.wire;

/**
 * Finds the Telnet commands among the bytes of the control connection, also when they arrive in
 * pieces; options are ignored, never refused, as no client waits for that (RFC 1123 §4.1.2.12).
 */
final class TelnetFilter {
    static final int IAC = 0xFF;
    private static final int SE = 0xF0;
    private static final int SB = 0xFA;
    private static final int WILL = 0xFB; // then WONT, DO, DONT = 0xFE
    private static final int FIRST_COMMAND = 0xEC; // EOF (RFC 1184 §2); RFC 854 starts at SE

    /** What one byte turned out to be. */
    enum Kind {
        /** A byte of the line. */
        DATA,
        /** A byte of the line, and an IAC before it that was one too. */
        DATA_AFTER_IAC,
        /** Part of a Telnet command. */
        NOTHING
    }

    private enum State {
        DATA,
        AFTER_IAC,
        OPTION,
        SUBNEGOTIATION,
        IAC_IN_SUBNEGOTIATION
    }

    private State state = State.DATA;

    Kind accept(int octet) {
        return switch (state) {
            case DATA -> octet == IAC ? move(State.AFTER_IAC) : Kind.DATA;
            case AFTER_IAC -> afterIac(octet);
            case OPTION -> move(State.DATA);
            case SUBNEGOTIATION ->
                    move(octet == IAC ? State.IAC_IN_SUBNEGOTIATION : State.SUBNEGOTIATION);
            case IAC_IN_SUBNEGOTIATION -> move(octet == SE ? State.DATA : State.SUBNEGOTIATION);
        };
    }

    private Kind afterIac(int octet) {
        if (octet < FIRST_COMMAND) {
            // Not Telnet: a client that does not double the IAC of a name, or an IAC that lost its
            // urgent DM (IAC IP IAC [DM] ABOR). Kept, so that two names stay two; as ProFTPD does.
            state = State.DATA;
            return Kind.DATA_AFTER_IAC;
        }
        if (octet == IAC) {
            state = State.DATA;
            return Kind.DATA;
        }
        if (octet == SB) {
            return move(State.SUBNEGOTIATION);
        }
        return move(octet >= WILL ? State.OPTION : State.DATA);
    }

    private Kind move(State next) {
        state = next;
        return Kind.NOTHING;
    }
}
