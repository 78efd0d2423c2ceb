package dev.wherry.internal.wire;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The charset of one control connection: UTF-8 that loses no byte, or a strict legacy charset. */
public final class WireText {
    /** UTF-8 (RFC 2640 §2.2), where bytes that are not UTF-8 survive as U+DC80..U+DCFF. */
    public static final WireText UTF_8 = new WireText(StandardCharsets.UTF_8);

    private static final byte[] QUESTION_MARK = {'?'};

    private final Charset charset;

    private WireText(Charset charset) {
        this.charset = charset;
    }

    /**
     * Returns the text of a charset.
     *
     * @throws IllegalArgumentException if it writes ASCII in other bytes, as UTF-16 and EBCDIC do
     */
    public static WireText of(Charset charset) {
        if (charset.equals(StandardCharsets.UTF_8)) {
            return UTF_8;
        }
        if (!extendsAscii(charset)) {
            throw new IllegalArgumentException(charset + " does not extend ASCII, as FTP needs");
        }
        return new WireText(charset);
    }

    public boolean isUtf8() {
        return this == UTF_8;
    }

    /** Returns the text, or null (a 501) if a legacy charset has no text for the bytes. */
    public @Nullable String decode(byte[] bytes, int offset, int length) {
        if (isUtf8()) {
            return ExactUtf8.decode(bytes, offset, length);
        }
        try { // a fresh decoder reports; new String would replace, and let two names meet in one
            return charset.newDecoder().decode(ByteBuffer.wrap(bytes, offset, length)).toString();
        } catch (CharacterCodingException _) {
            return null;
        }
    }

    public @Nullable String decode(byte[] bytes) {
        return decode(bytes, 0, bytes.length);
    }

    /** Returns the bytes, where anything that the charset lacks becomes {@code ?}. */
    public byte[] encode(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length == text.length()
                && text.equals(new String(bytes, StandardCharsets.ISO_8859_1))) {
            return bytes; // ASCII, which the JVM finds out some dozens of characters at a time
        }
        ByteBuilder out = new ByteBuilder(text.length() + 16);
        encode(text, out);
        return out.toByteArray();
    }

    void encode(String text, ByteBuilder out) {
        int ascii = out.appendAsciiPrefix(text);
        if (ascii == text.length()) {
            return;
        }
        if (isUtf8()) {
            ExactUtf8.encode(text, ascii, out);
        } else {
            encodeLegacy(text, ascii, out);
        }
    }

    /** Tells whether a decoded text holds bytes that were not UTF-8. */
    public static boolean holdsRawBytes(String text) {
        return ExactUtf8.holdsRawBytes(text);
    }

    @Override
    public String toString() {
        return charset.name();
    }

    private void encodeLegacy(String text, int from, ByteBuilder out) {
        try {
            ByteBuffer encoded =
                    charset.newEncoder()
                            .onMalformedInput(CodingErrorAction.REPLACE)
                            .onUnmappableCharacter(CodingErrorAction.REPLACE)
                            .replaceWith(QUESTION_MARK)
                            .encode(CharBuffer.wrap(text, from, text.length()));
            byte[] bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            out.append(bytes);
        } catch (CharacterCodingException e) {
            throw new AssertionError("an encoder that replaces does not report", e);
        }
    }

    /** Verbs, digits, CR and LF must be the same bytes in every charset of the connection. */
    private static boolean extendsAscii(Charset charset) {
        if (!charset.canEncode()) {
            return false;
        }
        byte[] ascii = new byte[0x80];
        for (int i = 0; i < ascii.length; i++) {
            // ESC, SO and SI switch the ISO-2022 charsets, which are fit for use otherwise
            ascii[i] = (byte) (i == 0x1B || i == 0x0E || i == 0x0F ? ' ' : i);
        }
        String text = new String(ascii, StandardCharsets.US_ASCII);
        return Arrays.equals(text.getBytes(charset), ascii)
                && text.equals(new String(ascii, charset));
    }
}
