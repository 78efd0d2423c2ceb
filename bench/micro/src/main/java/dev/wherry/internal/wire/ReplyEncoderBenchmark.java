package dev.wherry.internal.wire;

import dev.wherry.command.Reply;
import dev.wherry.command.ReplyCode;
import dev.wherry.micro.Micro;
import java.util.List;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;

/** A reply, from its text to the bytes that are sent. */
public class ReplyEncoderBenchmark extends Micro {
    private final List<String> features =
            IntStream.range(0, 20).mapToObj(i -> "FEATURE-" + i + " with;some;values;").toList();

    @Benchmark
    public byte[] oneLine() {
        return ReplyEncoder.encode(
                Reply.of(ReplyCode.TRANSFER_COMPLETE, "Transfer complete."), WireText.UTF_8);
    }

    @Benchmark
    public byte[] twentyLines() {
        return ReplyEncoder.encode(new Reply(ReplyCode.SYSTEM_STATUS, features), WireText.UTF_8);
    }
}
