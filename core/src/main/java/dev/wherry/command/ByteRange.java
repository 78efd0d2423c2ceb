package dev.wherry.command;

/**
 * A part of a file, as RANG set it (draft-bryan-ftp-range): the first and the last byte both belong
 * to it. Immutable.
 *
 * @param first the position of the first byte, 0 or more
 * @param last the position of the last byte, not before the first; it may lie past the end of the
 *     file, which then ends the range
 * @since 1.0
 */
public record ByteRange(long first, long last) {
    /**
     * Checks the order.
     *
     * @throws IllegalArgumentException if {@code first} is negative or {@code last} lies before it
     */
    public ByteRange {
        if (first < 0 || last < first) {
            throw new IllegalArgumentException("no range: " + first + " to " + last);
        }
    }
}
