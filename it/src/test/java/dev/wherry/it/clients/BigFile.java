package dev.wherry.it.clients;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/** A file of 200 MiB of random bytes, the same in each run, and one for all tests. */
final class BigFile {
    private static final int MEBIBYTES = 200;
    private static final long SEED = 959;

    private BigFile() {}

    /** Returns the file, to which nobody must write. */
    static Path path() {
        return OnlyOne.FILE;
    }

    /**
     * Gives the file another name without copying it; whoever has that name must not write to it.
     */
    static Path link(Path name) throws IOException {
        return Files.createLink(name, path());
    }

    private static Path write() {
        try {
            Path file = Files.createTempFile("big", ".bin");
            file.toFile().deleteOnExit();
            SplittableRandom random = new SplittableRandom(SEED);
            byte[] mebibyte = new byte[1 << 20];
            try (OutputStream out = Files.newOutputStream(file)) {
                for (int i = 0; i < MEBIBYTES; i++) {
                    random.nextBytes(mebibyte);
                    out.write(mebibyte);
                }
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class OnlyOne {
        static final Path FILE = write();
    }
}
