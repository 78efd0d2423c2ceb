package dev.wherry.it.clients;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/** A file of 200 MiB of random bytes, the same in each run. */
final class BigFile {
    private static final int MEBIBYTES = 200;
    private static final long SEED = 959;

    private BigFile() {}

    /** Writes the file into a directory. */
    static Path in(Path directory) throws IOException {
        Path file = directory.resolve("master.bin");
        SplittableRandom random = new SplittableRandom(SEED);
        byte[] mebibyte = new byte[1 << 20];
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int i = 0; i < MEBIBYTES; i++) {
                random.nextBytes(mebibyte);
                out.write(mebibyte);
            }
        }
        return file;
    }

    /**
     * Gives the file another name without copying it; whoever has that name must not write to it.
     */
    static Path link(Path file, Path name) throws IOException {
        return Files.createLink(name, file);
    }
}
