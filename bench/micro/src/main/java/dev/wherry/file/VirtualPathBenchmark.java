package dev.wherry.file;

import dev.wherry.micro.Micro;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/** What a client writes as a path, resolved against its current directory. */
public class VirtualPathBenchmark extends Micro {
    private final VirtualPath current = VirtualPath.of("/pub/reports");

    /** The argument of a command. */
    @Param({"file-00042.txt", "/pub/reports/2026/file-00042.txt", "../.././pub//reports"})
    public String text = "";

    @Benchmark
    public VirtualPath resolve() {
        return current.resolve(text);
    }
}
