package dev.wherry.it;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;

/** What a {@link ScriptedFileSystem} does beyond passing each call on. Called by many threads. */
interface Script {
    /** The calls that can be waited in or refused. */
    enum Call {
        STAT,
        REAL_PATH,
        OPEN,
        READ,
        WRITE,
        CLOSE,
        LIST,
        MAKE,
        DELETE,
        MOVE
    }

    /** Runs before a call about a path of the file system behind; may block or throw. */
    void before(Call call, Path path) throws IOException;

    /** Returns which file stands in for a path. */
    default Path standIn(Path path) {
        return path;
    }

    /** Returns the names to list in a directory instead of those that are there, if any. */
    default Optional<Iterator<String>> names(Path directory) {
        return Optional.empty();
    }
}
