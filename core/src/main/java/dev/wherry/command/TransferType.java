package dev.wherry.command;

/**
 * The representation type of a transfer (RFC 959 §3.1.1).
 *
 * @since 1.0
 */
public enum TransferType {
    /** TYPE A: lines end with CR LF on the wire and with LF on disk. The type of a new session. */
    ASCII,
    /** TYPE I and TYPE L 8: bytes as they are. */
    IMAGE
}
