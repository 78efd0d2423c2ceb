package dev.wherry.bench.row;

import dev.wherry.bench.client.LocalFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The memory in which files lie, where the file system of temporary files is in memory. */
final class Memory {
    private static final int PIECE = 1 << 20;

    private Memory() {}

    /**
     * Takes as much memory and frees it. A virtual machine may give its host back what has been
     * free for a while; whoever needs it next waits until it is fetched anew, and writes a file at
     * a quarter of the speed.
     *
     * @throws LocalFailure if there is not so much
     */
    static void fetch(long bytes) throws LocalFailure {
        try {
            takeAndFree(bytes);
        } catch (IOException e) {
            throw new LocalFailure(
                    "no memory to fetch, for which a temporary file of "
                            + bytes / PIECE
                            + " MiB is written: "
                            + e.getMessage(),
                    e);
        }
    }

    private static void takeAndFree(long bytes) throws IOException {
        Path path = Files.createTempFile("wherry-bench", ".memory");
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.WRITE)) {
            ByteBuffer zeros = ByteBuffer.allocateDirect(PIECE);
            for (long left = bytes; left > 0; left -= zeros.position()) {
                file.write(zeros.clear().limit((int) Math.min(PIECE, left)));
            }
        } finally {
            Files.delete(path);
        }
    }
}
