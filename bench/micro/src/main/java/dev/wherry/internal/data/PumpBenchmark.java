package dev.wherry.internal.data;

import static java.nio.file.StandardOpenOption.DELETE_ON_CLOSE;
import static java.nio.file.StandardOpenOption.READ;

import dev.wherry.internal.file.FileCalls;
import dev.wherry.micro.Micro;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.TearDown;

/**
 * The bytes of a transfer, between a file and a client; an operation is one MiB, so operations a
 * second are MiB a second.
 *
 * <p>Downloads read a file of text in the page cache. Uploads are not written anywhere: it is the
 * pump that is measured, not the file system. The client is a thread at the other end of a
 * connection over loopback, or, for text, nothing but memory.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class PumpBenchmark extends Micro {
    private static final int MIB = 1 << 20;
    private static final int FILE_MIB = 16;
    private static final long BYTES = (long) FILE_MIB * MIB;

    /** 64 bytes with its end. */
    private static final String LINE = "0123456789".repeat(6) + "abc\n";

    private final FileCalls calls = new FileCalls();
    private final Buffers buffers = new Buffers();
    private final Progress progress = new Progress(_ -> {});
    private final FileChannel file;
    private final NullChannel client = new NullChannel();
    private final NullUpload upload = new NullUpload();
    private final Endless crLf;
    private final Loopback loopback;

    /** Writes the file, and connects the clients. */
    public PumpBenchmark() {
        String wire = LINE.replace("\n", "\r\n");
        crLf = new Endless(wire.repeat(MIB / LINE.length()).getBytes(StandardCharsets.US_ASCII));
        try {
            Path path = Files.createTempFile("wherry-pump", ".txt");
            Files.writeString(path, LINE.repeat((int) (BYTES / LINE.length())));
            file = FileChannel.open(path, READ, DELETE_ON_CLOSE);
            loopback = new Loopback();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @TearDown
    public void close() throws IOException {
        loopback.close();
        file.close();
        calls.close();
    }

    @Benchmark
    @OperationsPerInvocation(FILE_MIB)
    public void downloadBySendfile() throws IOException {
        new Download.ZeroCopy(calls, buffers, new LocalQueues(), progress)
                .run(file.position(0), BYTES, loopback.reader());
    }

    @Benchmark
    @OperationsPerInvocation(FILE_MIB)
    public void downloadThroughBuffer() throws IOException {
        new Download.Buffered(calls, buffers, progress)
                .run(file.position(0), BYTES, loopback.reader());
    }

    @Benchmark
    @OperationsPerInvocation(FILE_MIB)
    public void downloadAscii() throws IOException {
        new Download.Ascii(calls, buffers, progress).run(file.position(0), BYTES, client);
    }

    @Benchmark
    @OperationsPerInvocation(FILE_MIB)
    public void uploadImage() throws IOException {
        new Receipt.Image(calls, buffers, progress)
                .run(new FirstBytes(loopback.writer(), BYTES), upload);
    }

    @Benchmark
    @OperationsPerInvocation(FILE_MIB)
    public void uploadAscii() throws IOException {
        new Receipt.Ascii(calls, buffers, progress).run(new FirstBytes(crLf, BYTES), upload);
    }
}
