package dev.wherry.internal.wire;

import java.nio.charset.StandardCharsets;

/**
 * Strict UTF-8 that keeps every byte outside of a well-formed sequence as a lone surrogate,
 * U+DC80..U+DCFF, so that a name comes out as it went in.
 */
final class ExactUtf8 {
    private static final int RAW_BASE =
            0xDC00; // + 0x80..0xFF; the same as Python's surrogateescape
    private static final int RAW_FIRST = RAW_BASE + 0x80;
    private static final int RAW_LAST = RAW_BASE + 0xFF;

    private ExactUtf8() {}

    static String decode(byte[] bytes, int offset, int length) {
        int end = offset + length;
        int ascii = offset;
        while (ascii < end && bytes[ascii] >= 0) {
            ascii++;
        }
        String start = new String(bytes, offset, ascii - offset, StandardCharsets.ISO_8859_1);
        return ascii == end ? start : decodeRest(start, bytes, ascii, end);
    }

    /** Lone surrogates are what {@code String.getBytes} would silently make into {@code ?}. */
    static void encode(String text, int from, ByteBuilder out) {
        int i = from;
        while (i < text.length()) {
            int point = text.codePointAt(i);
            i += Character.charCount(point);
            if (point >= RAW_FIRST && point <= RAW_LAST) {
                out.append((byte) (point - RAW_BASE));
            } else if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
                out.append('?'); // never comes from decode
            } else {
                encodePoint(point, out);
            }
        }
    }

    static boolean holdsRawBytes(String text) {
        int i = 0;
        while (i < text.length()) {
            int point = text.codePointAt(i);
            if (point >= RAW_FIRST && point <= RAW_LAST) {
                return true;
            }
            i += Character.charCount(point);
        }
        return false;
    }

    private static String decodeRest(String start, byte[] bytes, int from, int end) {
        StringBuilder text = new StringBuilder(start.length() + end - from).append(start);
        int i = from;
        while (i < end) {
            int lead = bytes[i] & 0xFF;
            int size = sequenceSize(lead);
            int point = lead < 0x80 ? lead : codePoint(bytes, i, size, end);
            if (point < 0) {
                text.append((char) (RAW_BASE + lead));
                i++; // one byte only: what follows may start a sequence of its own
            } else {
                text.appendCodePoint(point);
                i += size;
            }
        }
        return text.toString();
    }

    /** C0, C1 and F5..FF start nothing that is well-formed (RFC 3629 §4). */
    private static int sequenceSize(int lead) {
        if (lead < 0x80) {
            return 1;
        }
        if (lead < 0xC2 || lead > 0xF4) {
            return 0;
        }
        return lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    }

    /** Returns the character, or -1 if the sequence is cut, overlong, a surrogate or too big. */
    private static int codePoint(byte[] bytes, int at, int size, int end) {
        if (size == 0 || at + size > end) {
            return -1;
        }
        int point = bytes[at] & (0xFF >> (size + 1));
        for (int i = 1; i < size; i++) {
            int next = bytes[at + i] & 0xFF;
            if ((next & 0xC0) != 0x80) {
                return -1;
            }
            point = (point << 6) | (next & 0x3F);
        }
        boolean overlong = (size == 3 && point < 0x800) || (size == 4 && point < 0x10000);
        boolean surrogate = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
        return overlong || surrogate || point > Character.MAX_CODE_POINT ? -1 : point;
    }

    private static void encodePoint(int point, ByteBuilder out) {
        if (point < 0x80) {
            out.append((byte) point);
            return;
        }
        if (point < 0x800) {
            out.append((byte) (0xC0 | (point >> 6)));
        } else {
            if (point < 0x10000) {
                out.append((byte) (0xE0 | (point >> 12)));
            } else {
                out.append((byte) (0xF0 | (point >> 18)));
                out.append((byte) (0x80 | ((point >> 12) & 0x3F)));
            }
            out.append((byte) (0x80 | ((point >> 6) & 0x3F)));
        }
        out.append((byte) (0x80 | (point & 0x3F)));
    }
}
