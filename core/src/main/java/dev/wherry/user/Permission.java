package dev.wherry.user;

import java.util.EnumSet;
import java.util.Set;

/**
 * What a user may do, each with the letter by which configurations name it.
 *
 * @since 1.0
 */
public enum Permission {
    /** {@code e}: change directory (CWD, CDUP). */
    ENTER('e'),
    /** {@code l}: list and ask (LIST, NLST, MLSD, MLST, STAT, SIZE, MDTM). */
    LIST('l'),
    /** {@code r}: download (RETR, HASH and the checksum commands). */
    READ('r'),
    /** {@code a}: append to a file (APPE). */
    APPEND('a'),
    /** {@code d}: delete files and directories (DELE, RMD). */
    DELETE('d'),
    /** {@code f}: rename (RNFR, RNTO). */
    RENAME('f'),
    /** {@code m}: make directories (MKD). */
    MAKE_DIRECTORY('m'),
    /** {@code w}: upload (STOR, STOU), make symbolic links. */
    WRITE('w'),
    /** {@code M}: change the mode (SITE CHMOD). */
    CHANGE_MODE('M'),
    /** {@code T}: change times (MFMT, MFCT, MFF, SITE UTIME). */
    CHANGE_TIME('T');

    private static final String LETTERS = "elradfmwMT";

    private final char letter;

    Permission(char letter) {
        this.letter = letter;
    }

    /**
     * Returns the letter of this permission.
     *
     * @return one of {@code elradfmwMT}
     */
    public char letter() {
        return letter;
    }

    /**
     * Reads a set of permissions.
     *
     * @param letters any of {@code elradfmwMT}, in any order; the empty text is no permission at
     *     all
     * @return a new set
     * @throws IllegalArgumentException if a character is none of them
     */
    public static Set<Permission> parse(String letters) {
        EnumSet<Permission> permissions = EnumSet.noneOf(Permission.class);
        for (int i = 0; i < letters.length(); i++) {
            int index = LETTERS.indexOf(letters.charAt(i));
            if (index < 0) {
                throw new IllegalArgumentException(
                        "'" + letters.charAt(i) + "' is no permission; the letters are " + LETTERS);
            }
            permissions.add(values()[index]);
        }
        return permissions;
    }

    /**
     * Returns what a visitor who only reads may do.
     *
     * @return {@code elr}, a new set
     */
    public static Set<Permission> readOnly() {
        return EnumSet.of(ENTER, LIST, READ);
    }

    /**
     * Returns everything.
     *
     * @return {@code elradfmwMT}, a new set
     */
    public static Set<Permission> all() {
        return EnumSet.allOf(Permission.class);
    }

    /**
     * Tells whether this permission changes anything.
     *
     * @return false for {@link #ENTER}, {@link #LIST} and {@link #READ}
     */
    public boolean writes() {
        return this.compareTo(APPEND) >= 0;
    }
}
