package dev.wherry.internal.wire;

import dev.wherry.micro.Micro;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** One line of the control connection, from its bytes to verb and argument. */
public class LineReaderBenchmark extends Micro {
    private final LineReader reader = new LineReader(WireText.UTF_8);
    private ByteBuffer bytes = ByteBuffer.allocate(0);

    /** What the client sends, without its end. */
    @Param({"NOOP", "RETR reports/2026/file-00042.txt", "STOR Übersicht/Größe.txt"})
    public String line = "";

    @Setup
    public void write() {
        bytes = ByteBuffer.wrap((line + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    @Benchmark
    public @Nullable Received next() {
        return reader.next(bytes.rewind());
    }
}
