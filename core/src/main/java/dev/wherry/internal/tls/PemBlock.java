package dev.wherry.internal.tls;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One {@code -----BEGIN label-----} of a PEM file (RFC 7468), with the headers of RFC 1421 that
 * OpenSSL still writes. Text around the blocks is skipped.
 */
final class PemBlock {
    private static final String BEGIN = "-----BEGIN ";
    private static final String END = "-----END ";
    private static final String DASHES = "-----";
    private static final long MAX_FILE_BYTES = 1024 * 1024;

    private final String label;
    private final Map<String, String> headers;
    private final byte[] content;

    private PemBlock(String label, Map<String, String> headers, byte[] content) {
        this.label = label;
        this.headers = headers;
        this.content = content;
    }

    String label() {
        return label;
    }

    Map<String, String> headers() {
        return headers;
    }

    byte[] content() {
        return content;
    }

    /**
     * Reads all blocks of a file.
     *
     * @throws IOException if the file cannot be read, or is no PEM; the message names it
     */
    static List<PemBlock> readAll(Path file) throws IOException {
        if (Files.size(file) > MAX_FILE_BYTES) {
            throw new IOException(file + " is too large for a PEM file");
        }
        List<PemBlock> blocks = new ArrayList<>();
        List<String> inside = new ArrayList<>();
        String label = null;
        for (String line : Files.readString(file, ISO_8859_1).lines().map(String::strip).toList()) {
            if (line.startsWith(BEGIN) && line.endsWith(DASHES)) {
                label = line.substring(BEGIN.length(), line.length() - DASHES.length());
                inside.clear();
            } else if (line.startsWith(END) && label != null) {
                blocks.add(parse(file, label, inside));
                label = null;
            } else if (label != null) {
                inside.add(line);
            }
        }
        if (label != null) {
            throw new IOException(file + " ends within its " + label);
        }
        return blocks;
    }

    private static PemBlock parse(Path file, String label, List<String> lines) throws IOException {
        Map<String, String> headers = new TreeMap<>();
        StringBuilder base64 = new StringBuilder();
        for (String line : lines) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.put(line.substring(0, colon), line.substring(colon + 1).strip());
            } else {
                base64.append(line);
            }
        }
        try {
            return new PemBlock(label, headers, Base64.getDecoder().decode(base64.toString()));
        } catch (IllegalArgumentException e) {
            throw new IOException("the " + label + " in " + file + " is damaged", e);
        }
    }

    boolean isCertificate() {
        return label.equals("CERTIFICATE") || label.equals("X509 CERTIFICATE");
    }

    boolean isPrivateKey() {
        return label.endsWith("PRIVATE KEY");
    }
}
