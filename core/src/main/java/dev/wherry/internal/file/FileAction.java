package dev.wherry.internal.file;

import java.io.IOException;

/** A {@link FileCall} that finds nothing out. */
@FunctionalInterface
interface FileAction {
    void run() throws IOException;
}
