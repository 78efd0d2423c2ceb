package dev.wherry.internal.wire;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Grows an array of bytes in which replies and listings are written; belongs to one thread. */
public final class ByteBuilder {
    private static final int MAX_CAPACITY = Integer.MAX_VALUE - 8; // VMs refuse the last few

    private byte[] bytes;
    private int size;

    public ByteBuilder(int capacity) {
        bytes = new byte[capacity];
    }

    public int size() {
        return size;
    }

    /** Forgets the content and keeps the array. */
    public void clear() {
        truncate(0);
    }

    /** Forgets what was appended since there were so many bytes. */
    public void truncate(int length) {
        size = length;
    }

    public byte[] toByteArray() {
        return Arrays.copyOf(bytes, size);
    }

    /** Returns the text whose bytes in {@link WireText#UTF_8} these are. */
    public String asText() {
        return ExactUtf8.decode(bytes, 0, size);
    }

    /** Returns a view of the content, valid until the next change. */
    public ByteBuffer asByteBuffer() {
        return ByteBuffer.wrap(bytes, 0, size);
    }

    public ByteBuilder append(byte b) {
        reserve(1);
        bytes[size++] = b;
        return this;
    }

    public ByteBuilder append(char ascii) {
        return append((byte) (ascii < 0x80 ? ascii : '?'));
    }

    public ByteBuilder append(byte[] source) {
        return append(source, 0, source.length);
    }

    public ByteBuilder append(byte[] source, int from, int length) {
        reserve(length);
        System.arraycopy(source, from, bytes, size, length);
        size += length;
        return this;
    }

    /** Appends text of our own, where anything beyond ASCII becomes {@code ?}. */
    public ByteBuilder appendAscii(String text) {
        int done = appendAsciiPrefix(text);
        for (int i = done; i < text.length(); i++) {
            append(text.charAt(i));
        }
        return this;
    }

    /** Appends any text in the charset of the control connection. */
    public ByteBuilder appendText(String text, WireText charset) {
        charset.encode(text, this);
        return this;
    }

    public ByteBuilder appendNumber(long value) {
        return appendPadded(value, 0, ' ');
    }

    /** Appends a number, filled up on its left to {@code width} and never cut. */
    public ByteBuilder appendPadded(long value, int width, char pad) {
        int end = size + Math.max(width, length(value));
        reserve(end - size);
        int start = writeBackwards(value, end);
        while (start > size) {
            bytes[--start] = (byte) pad;
        }
        size = end;
        return this;
    }

    public ByteBuilder appendCrLf() {
        reserve(2);
        bytes[size++] = '\r';
        bytes[size++] = '\n';
        return this;
    }

    /** Appends sixteen digits of base 16, in lower case. */
    public ByteBuilder appendHex(long value) {
        int end = size + 2 * Long.BYTES;
        reserve(end - size);
        long rest = value;
        for (int i = end - 1; i >= size; i--) {
            int digit = (int) rest & 0xF;
            bytes[i] = (byte) (digit < 10 ? '0' + digit : 'a' - 10 + digit);
            rest >>>= 4;
        }
        size = end;
        return this;
    }

    /** Appends the characters before the first one beyond ASCII, and tells how many there were. */
    int appendAsciiPrefix(String text) {
        int length = text.length();
        reserve(length);
        byte[] target = bytes;
        int start = size;
        int i = 0;
        while (i < length) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                break;
            }
            target[start + i] = (byte) c;
            i++;
        }
        size += i;
        return i;
    }

    /** Returns how many characters a number has. */
    private static int length(long value) {
        int length = value < 0 ? 2 : 1;
        for (long rest = value / 10; rest != 0; rest /= 10) {
            length++;
        }
        return length;
    }

    private int writeBackwards(long value, int end) {
        long rest = value > 0 ? -value : value; // negative, because -MIN_VALUE does not fit
        int start = end;
        do {
            bytes[--start] = (byte) ('0' - rest % 10);
            rest /= 10;
        } while (rest != 0);
        if (value < 0) {
            bytes[--start] = '-';
        }
        return start;
    }

    private void reserve(int more) {
        if (more > bytes.length - size) {
            grow(more);
        }
    }

    private void grow(int more) {
        long needed = (long) size + more;
        if (needed > MAX_CAPACITY) {
            throw new OutOfMemoryError("more than 2 GiB in one text");
        }
        long doubled = Math.min(Math.max(16, bytes.length * 2L), MAX_CAPACITY);
        bytes = Arrays.copyOf(bytes, (int) Math.max(needed, doubled));
    }
}
