package dev.wherry.internal.data;

import java.nio.ByteBuffer;

/** Converts line ends between the wire (CR LF) and the disk (LF), across the edges of buffers. */
final class LineEnds {
    private static final byte CR = '\r';
    private static final byte LF = '\n';

    private LineEnds() {}

    /** LF becomes CR LF; a CR LF that is there already stays as it is. For one transfer. */
    static final class ToWire {
        private boolean afterCr;

        /** Converts until the source is empty or the target is full. */
        void convert(ByteBuffer source, ByteBuffer target) {
            while (source.hasRemaining() && target.hasRemaining()) {
                byte b = source.get();
                if (b == LF && !afterCr) {
                    target.put(CR);
                    if (!target.hasRemaining()) {
                        // Full between CR and LF: the LF is left for the next call, which finds its
                        // CR written.
                        source.position(source.position() - 1);
                        afterCr = true;
                        return;
                    }
                }
                target.put(b);
                afterCr = b == CR;
            }
        }
    }

    /** CR LF becomes LF; a lone CR stays. For one transfer. */
    static final class ToDisk {
        private boolean crPending;

        /**
         * Converts all of the source; the target must have room for one byte more than the source
         * has.
         */
        void convert(ByteBuffer source, ByteBuffer target) {
            while (source.hasRemaining()) {
                byte b = source.get();
                if (crPending && b != LF) {
                    target.put(CR);
                }
                crPending = b == CR;
                if (!crPending) {
                    target.put(b);
                }
            }
        }

        /** Writes a CR that was the very last byte. */
        void finish(ByteBuffer target) {
            if (crPending) {
                target.put(CR);
                crPending = false;
            }
        }
    }
}
