package dev.wherry.command;

/**
 * What a command expects behind its verb.
 *
 * @since 1.0
 */
public enum ArgumentRule {
    /** Nothing; an argument is answered 501. */
    NONE,
    /** Something or nothing. */
    OPTIONAL,
    /** Something; its lack is answered 501. */
    REQUIRED
}
