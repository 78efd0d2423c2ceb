package dev.wherry.internal.listing;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Values of the media-type fact, guessed from the end of the name: a file is never opened for it.
 */
final class MediaTypes {
    private static final Map<String, String> BY_ENDING =
            read(
                    """
                    text/plain txt log md
                    text/html html htm
                    text/css css
                    text/csv csv
                    text/javascript js mjs
                    text/xml xml
                    image/png png
                    image/jpeg jpg jpeg
                    image/gif gif
                    image/svg+xml svg
                    image/webp webp
                    image/tiff tif tiff
                    image/bmp bmp
                    audio/mpeg mp3
                    audio/ogg ogg oga
                    audio/flac flac
                    audio/wav wav
                    video/mp4 mp4 m4v
                    video/mpeg mpg mpeg
                    video/webm webm
                    video/quicktime mov
                    font/woff2 woff2
                    application/json json
                    application/pdf pdf
                    application/rtf rtf
                    application/zip zip
                    application/gzip gz tgz
                    application/java-archive jar
                    application/wasm wasm
                    application/msword doc
                    application/vnd.ms-excel xls
                    application/vnd.ms-powerpoint ppt
                    application/octet-stream bin exe iso img
                    """);

    private MediaTypes() {}

    /** Returns the type of a name, or null if its ending says nothing. */
    static @Nullable String of(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? null : BY_ENDING.get(name.substring(dot + 1).toLowerCase(Locale.ROOT));
    }

    /** Each line is a type and its endings. */
    private static Map<String, String> read(String table) {
        Map<String, String> byEnding = new HashMap<>();
        for (String line : table.lines().toList()) {
            String[] words = line.split(" ", -1);
            for (int i = 1; i < words.length; i++) {
                byEnding.put(words[i], words[0]);
            }
        }
        return Map.copyOf(byEnding);
    }
}
