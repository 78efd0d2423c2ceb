package dev.wherry.internal.listing;

import dev.wherry.internal.wire.ByteBuilder;

/** An owner as the value of a fact; most files of a directory have the one of the file before. */
final class OwnerWord {
    private String last = "";
    private byte[] bytes = {};

    /** A name has no place in a value unless it is of the harmless characters (§7.2, RCHAR). */
    byte[] of(String owner) {
        if (!owner.equals(last)) {
            ByteBuilder word = new ByteBuilder(owner.length());
            for (int i = 0; i < owner.length(); i++) {
                char c = owner.charAt(i);
                word.append(c > ' ' && c < 0x7F && c != ';' ? c : '_');
            }
            last = owner;
            bytes = word.toByteArray();
        }
        return bytes;
    }
}
