package dev.wherry.internal.file;

import dev.wherry.internal.wire.WireText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Objects;

/**
 * The names of a UNIX file system, which are bytes: any name comes out of a listing and goes back
 * in byte by byte, be it UTF-8 or not, whatever the locale of the JVM.
 *
 * <p>{@code Path.of(String)} writes names in {@code sun.jnu.encoding}, which is ASCII in the C
 * locale, and {@code Path.toString()} replaces what is malformed. A {@code file:} URI keeps each
 * byte in both directions.
 */
final class ByteNames extends Names {
    private static final HexFormat HEX = HexFormat.of();
    private static final char REPLACEMENT = '\uFFFD';

    private final Path root;
    private final boolean utf8;

    ByteNames(FileSystem fileSystem) {
        this(
                fileSystem,
                StandardCharsets.UTF_8.name().equals(System.getProperty("sun.jnu.encoding")));
    }

    ByteNames(FileSystem fileSystem, boolean utf8) {
        super(fileSystem);
        this.root = fileSystem.getPath("/");
        this.utf8 = utf8;
    }

    @Override
    Path parse(String text) throws IOException {
        if (isAscii(text) || (utf8 && !holdsLoneSurrogate(text))) {
            return super.parse(text);
        }
        if (holdsOtherThanBytes(text)) {
            return super.parse(text); // refused: the wire never makes such text
        }
        String uri = (text.startsWith("/") ? "file://" : "file:///") + escaped(text);
        Path absolute = Path.of(URI.create(uri));
        return text.startsWith("/") ? absolute : absolute.subpath(0, absolute.getNameCount());
    }

    @Override
    String text(Path path) {
        String text = path.toString();
        if (utf8 ? text.indexOf(REPLACEMENT) < 0 : isAscii(text)) {
            return text;
        }
        String uri = root.resolve(path).toUri().getRawPath();
        int end = uri.endsWith("/") && uri.length() > 1 ? uri.length() - 1 : uri.length();
        byte[] bytes = unescaped(uri.substring(0, end)); // without the slash of a directory
        int start = path.isAbsolute() ? 0 : 1;
        String exact = WireText.UTF_8.decode(bytes, start, bytes.length - start);
        return Objects.requireNonNull(exact, "UTF-8 text of any bytes");
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private static boolean holdsOtherThanBytes(String text) {
        return text.codePoints()
                .anyMatch(p -> p >= 0xD800 && p <= 0xDFFF && (p < 0xDC80 || p > 0xDCFF));
    }

    private static String escaped(String text) {
        byte[] bytes = WireText.UTF_8.encode(text);
        StringBuilder uri = new StringBuilder(bytes.length * 3);
        for (byte b : bytes) {
            if (b == '/') {
                uri.append('/');
            } else {
                HEX.toHexDigits(uri.append('%'), b);
            }
        }
        return uri.toString();
    }

    private static byte[] unescaped(String uri) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(uri.length());
        for (int i = 0; i < uri.length(); i++) {
            char c = uri.charAt(i);
            if (c == '%') {
                bytes.write(HexFormat.fromHexDigits(uri, i + 1, i + 3));
                i += 2;
            } else {
                bytes.write(c);
            }
        }
        return bytes.toByteArray();
    }
}
