package dev.wherry.internal.tls;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/** Reads elements of DER (X.690), one behind the other. */
final class DerReader {
    private final ByteBuffer in;

    /** An element: its tag and its content. */
    static final class Element {
        private final int tag;
        private final byte[] content;

        private Element(int tag, byte[] content) {
            this.tag = tag;
            this.content = content;
        }

        int tag() {
            return tag;
        }

        byte[] content() {
            return content;
        }

        DerReader inside() {
            return new DerReader(content);
        }
    }

    DerReader(byte[] der) {
        this.in = ByteBuffer.wrap(der);
    }

    boolean hasMore() {
        return in.hasRemaining();
    }

    /**
     * Returns the next element.
     *
     * @throws IllegalArgumentException if there is none, or it is cut off
     */
    Element next() {
        try {
            int tag = in.get() & 0xFF;
            byte[] content = new byte[length()];
            in.get(content);
            return new Element(tag, content);
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("the DER is cut off", e);
        }
    }

    /**
     * Returns the next element.
     *
     * @throws IllegalArgumentException if it has another tag
     */
    Element next(int tag) {
        Element element = next();
        if (element.tag != tag) {
            throw new IllegalArgumentException("the DER has another structure");
        }
        return element;
    }

    private int length() {
        int first = in.get() & 0xFF;
        if (first < 0x80) {
            return first;
        }
        int length = 0;
        for (int digits = first & 0x7F; digits > 0; digits--) {
            length = (length << 8) | (in.get() & 0xFF);
            if (length < 0 || length > in.remaining()) {
                throw new IllegalArgumentException("the DER is cut off");
            }
        }
        return length;
    }

    /** Returns the dotted form of an object identifier's content. */
    static String oid(byte[] content) {
        StringBuilder dotted = new StringBuilder();
        long arc = 0;
        for (byte b : content) {
            arc = (arc << 7) | (b & 0x7F);
            if (b >= 0) {
                if (dotted.isEmpty()) {
                    long root = Math.min(arc / 40, 2);
                    dotted.append(root).append('.').append(arc - root * 40);
                } else {
                    dotted.append('.').append(arc);
                }
                arc = 0;
            }
        }
        return dotted.toString();
    }
}
