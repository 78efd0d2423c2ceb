package dev.wherry.command;

/**
 * The reply codes of FTP, named by the situation that they tell of. Several situations share one
 * number, as in the RFCs.
 *
 * <p>The first digit decides what a client does next (RFC 959 §4.2.1): 1 a second reply follows, 2
 * done, 3 send more, 4 try again later, 5 do not try again.
 *
 * @since 1.0
 */
public enum ReplyCode {
    /** 125: the data connection stands already, the transfer starts. */
    DATA_ALREADY_OPEN(125),
    /** 150: about to open the data connection. */
    OPENING_DATA(150),

    /** 200: the command was carried out. */
    COMMAND_OK(200),
    /** 202: the command is superfluous here. */
    SUPERFLUOUS(202),
    /** 211: system status, or the list of features. */
    SYSTEM_STATUS(211),
    /** 213: status of a file. */
    FILE_STATUS(213),
    /** 214: a help text. */
    HELP_TEXT(214),
    /** 215: the type of the system. */
    SYSTEM_TYPE(215),
    /** 220: ready for a new user. */
    SERVICE_READY(220),
    /** 221: the control connection is about to be closed. */
    GOODBYE(221),
    /** 225: no transfer is in progress. */
    NO_TRANSFER(225),
    /** 226: the transfer or the abort is complete and the data connection is closed. */
    TRANSFER_COMPLETE(226),
    /** 227: passive mode, with host and port. */
    PASSIVE_MODE(227),
    /** 229: extended passive mode, with the port (RFC 2428 §3). */
    EXTENDED_PASSIVE_MODE(229),
    /** 230: logged in. */
    LOGGED_IN(230),
    /** 232: logged in by the security exchange, no password is needed (RFC 2228). */
    LOGGED_IN_BY_CERTIFICATE(232),
    /** 234: the security exchange may start (RFC 4217 §4). */
    SECURITY_ACCEPTED(234),
    /** 250: the file action is complete. */
    FILE_ACTION_OK(250),
    /** 257: a path was created, or is told. */
    PATH_NAME(257),

    /** 331: the user name is noted, the password is needed. */
    NEED_PASSWORD(331),
    /** 350: more is needed to complete the file action. */
    NEED_MORE(350),

    /** 421: the service closes the control connection. */
    SERVICE_CLOSING(421),
    /** 425: the data connection could not be opened. */
    NO_DATA_CONNECTION(425),
    /** 426: the data connection was opened, then broke or was aborted. */
    TRANSFER_ABORTED(426),
    /** 431: the security mechanism is unavailable for now (RFC 2228). */
    SECURITY_UNAVAILABLE(431),
    /** 450: the file is busy. */
    FILE_BUSY(450),
    /** 451: a local error. */
    LOCAL_ERROR(451),
    /** 452: not enough space. */
    NO_SPACE(452),

    /** 500: the command is unknown or too long. */
    UNKNOWN_COMMAND(500),
    /** 501: the argument is malformed. */
    BAD_ARGUMENT(501),
    /** 502: the command is known but not offered here. */
    NOT_OFFERED(502),
    /** 503: the command needs another one before it. */
    BAD_SEQUENCE(503),
    /** 504: the argument is well formed, but this value is not supported. */
    UNSUPPORTED_VALUE(504),
    /** 521: the data connection needs protection first (RFC 4217 §10.2). */
    DATA_PROTECTION_REQUIRED(521),
    /**
     * 522: the network protocol is not supported (RFC 2428 §2), or TLS failed on the data
     * connection (RFC 4217 §11.4).
     */
    PROTOCOL_NOT_SUPPORTED(522),
    /** 530: not logged in. */
    NOT_LOGGED_IN(530),
    /** 533: protection is needed for policy reasons (RFC 2228). */
    PROTECTION_REQUIRED(533),
    /** 534: the request is denied for policy reasons (RFC 2228). */
    POLICY_DENIED(534),
    /** 536: the protection level is not supported (RFC 2228). */
    PROTECTION_LEVEL_UNSUPPORTED(536),
    /** 550: the file is unavailable: not found, outside of the root, or not permitted. */
    FILE_UNAVAILABLE(550),
    /** 552: the storage allocation is exceeded. */
    OVER_QUOTA(552),
    /** 553: the file name is not allowed, or cannot be written here. */
    BAD_FILE_NAME(553),
    /** 554: the restart offset is past the end of the file (RFC 1123 §4.1.3.4). */
    INVALID_RESTART(554),
    /** 555: the restart offset does not go with the type (RFC 1123 §4.1.3.4). */
    TYPE_MISMATCH(555),
    /** 556: refused as too expensive by policy (draft-bryan-ftp-hash). */
    TOO_EXPENSIVE(556);

    private final int number;

    ReplyCode(int number) {
        this.number = number;
    }

    /**
     * Returns the three digits on the wire.
     *
     * @return from 100 to 599
     */
    public int number() {
        return number;
    }

    /**
     * Tells whether this is a preliminary reply: another one follows for the same command.
     *
     * @return whether the first digit is 1
     */
    public boolean isPreliminary() {
        return number < 200;
    }

    /**
     * Tells whether this reply refuses the command or tells of its failure.
     *
     * @return whether the first digit is 4 or 5
     */
    public boolean isFailure() {
        return number >= 400;
    }
}
