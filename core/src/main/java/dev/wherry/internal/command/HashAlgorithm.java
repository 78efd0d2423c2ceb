package dev.wherry.internal.command;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** What HASH and the X commands compute, under the names of draft-bryan-ftp-hash §3.1. */
enum HashAlgorithm {
    SHA_256("SHA-256"),
    SHA_512("SHA-512"),
    SHA_1("SHA-1"),
    MD5("MD5"),
    CRC_32("CRC32");

    private final String wireName;

    HashAlgorithm(String wireName) {
        this.wireName = wireName;
    }

    String wireName() {
        return wireName;
    }

    /** Returns the algorithm of a name in any case, or null. */
    static @Nullable HashAlgorithm named(String name) {
        for (HashAlgorithm algorithm : values()) {
            if (algorithm.wireName.equalsIgnoreCase(name)) {
                return algorithm;
            }
        }
        return null;
    }

    /** Returns the line of FEAT, with an asterisk behind the selected algorithm (§3.1). */
    static String feature(String selected) {
        return Stream.of(values())
                .map(HashAlgorithm::wireName)
                .map(name -> name.equals(selected) ? name + "*" : name)
                .collect(Collectors.joining(";", "HASH ", ""));
    }

    /** Starts a hash. */
    Hasher begin() {
        return this == CRC_32 ? new Crc() : new Digest(newDigest());
    }

    private MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance(wireName);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(wireName + " is missing in this Java", e);
        }
    }

    /** A hash in the making. */
    interface Hasher {
        void update(byte[] bytes, int count);

        /** Returns the value in lower case, and ends the hash. */
        String hex();
    }

    private record Digest(MessageDigest digest) implements Hasher {
        @Override
        public void update(byte[] bytes, int count) {
            digest.update(bytes, 0, count);
        }

        @Override
        public String hex() {
            return HexFormat.of().formatHex(digest.digest());
        }
    }

    private record Crc(CRC32 crc) implements Hasher {
        Crc() {
            this(new CRC32());
        }

        @Override
        public void update(byte[] bytes, int count) {
            crc.update(bytes, 0, count);
        }

        @Override
        public String hex() {
            return HexFormat.of().toHexDigits((int) crc.getValue());
        }
    }
}
