package dev.wherry.internal.wire;

import dev.wherry.file.FileAccess.Listing;
import java.io.IOException;

/** A listing that may have names as bytes already: for NLST it makes no entries of them. */
public interface NameLines extends Listing {
    /**
     * Appends the next names in the bytes of {@link WireText#UTF_8}, each as a line with its end.
     *
     * @return whether it did; false if the next name, if any, is to be had from its entry
     * @throws IOException if the directory cannot be read on
     */
    boolean appendNames(ByteBuilder lines) throws IOException;
}
