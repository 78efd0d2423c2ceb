package dev.wherry.internal.listing;

import dev.wherry.file.FileEntry;
import dev.wherry.file.FileTree;
import dev.wherry.file.VirtualPath;
import dev.wherry.internal.wire.ByteBuilder;
import dev.wherry.internal.wire.Utf8Format;
import dev.wherry.micro.Micro;
import dev.wherry.user.Permissions;
import dev.wherry.user.User;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** Lines of a listing, without the reading of the directory; an operation is one entry. */
public class ListingBenchmark extends Micro {
    private static final int ENTRIES = 1000;
    private static final Instant NOW = Instant.parse("2026-03-04T05:06:07Z");

    private final List<FileEntry> entries = new ArrayList<>();
    private final User user =
            User.of("alice", FileTree.of(Path.of("/srv")), Permissions.of("elradfmwMT"));
    private final UniqueIds ids = UniqueIds.random().ofSession(1);
    private final ByteBuilder line = new ByteBuilder(256);

    /** Fills the directory: files of different sizes, an hour apart. */
    public ListingBenchmark() {
        for (int i = 0; i < ENTRIES; i++) {
            entries.add(file(i));
        }
    }

    private static FileEntry file(int number) {
        return new FileEntry(
                "file-%05d.txt".formatted(number),
                FileEntry.Kind.FILE,
                number * 4099L,
                NOW.minusSeconds(number * 3600L),
                null,
                0644,
                1,
                1000,
                1000,
                "alice",
                "users",
                "(dev=2b,ino=" + number + ")",
                null);
    }

    @Benchmark
    @OperationsPerInvocation(ENTRIES)
    public int list() {
        return formatAll(new UnixFormat(ZoneId.of("Europe/Berlin"), NOW));
    }

    @Benchmark
    @OperationsPerInvocation(ENTRIES)
    public int mlsd() {
        return formatAll(new FactFormat(Facts.DEFAULT, user, VirtualPath.of("/pub"), ids));
    }

    @Benchmark
    @OperationsPerInvocation(ENTRIES)
    public int nlst() {
        return formatAll(new NameFormat());
    }

    private int formatAll(Utf8Format format) {
        int length = 0;
        for (FileEntry entry : entries) {
            line.clear();
            format.append(entry, line);
            length += line.size();
        }
        return length;
    }
}
