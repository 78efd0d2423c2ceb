package dev.wherry.bench.row;

import dev.wherry.bench.client.WrongAnswer;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The processes of a server: the one named by the user and all that descend from it (Linux; see
 * proc(5)).
 */
public final class ServerProcess {
    /** USER_HZ, the same on all architectures that Java runs on. */
    private static final double TICKS_PER_SECOND = 100;

    // Fields of /proc/PID/stat behind the name, which may hold blanks.
    private static final int PARENT = 1;
    private static final int FIRST_TIME = 11;
    private static final int LAST_TIME = 14;

    private static final Path PROC = Path.of("/proc");

    private final long pid;

    /**
     * Names the processes.
     *
     * @param pid the first one
     */
    public ServerProcess(long pid) {
        this.pid = pid;
    }

    private record Stat(long parent, long ticks) {}

    /**
     * Returns the processor time that they have used, those included that have ended and were
     * waited for.
     *
     * @throws WrongAnswer if the process has ended
     */
    public double cpuSeconds() throws IOException {
        return family().values().stream().mapToLong(Stat::ticks).sum() / TICKS_PER_SECOND;
    }

    /**
     * Returns their memory, shared pages divided among those that share them.
     *
     * @throws WrongAnswer if the process has ended, or is not ours to look into
     */
    public long pssBytes() throws IOException {
        long total = 0;
        for (long each : family().keySet()) {
            try {
                total += pss(each);
            } catch (IOException e) {
                if (each == pid) {
                    throw new WrongAnswer("the memory of its process " + pid + " cannot be read");
                }
                // A child that has ended meanwhile.
            }
        }
        return total;
    }

    private static long pss(long process) throws IOException {
        Path file = PROC.resolve(process + "/smaps_rollup");
        for (String line : Files.readAllLines(file)) {
            if (line.startsWith("Pss:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
            }
        }
        return 0;
    }

    private Map<Long, Stat> family() throws IOException {
        Map<Long, Stat> all = new HashMap<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path entry : entries) {
                read(entry, all);
            }
        }
        if (!all.containsKey(pid)) {
            throw new WrongAnswer("its process " + pid + " is not there");
        }
        Map<Long, Stat> family = new HashMap<>();
        all.forEach((each, stat) -> {
            if (descends(each, all)) {
                family.put(each, stat);
            }
        });
        return family;
    }

    private boolean descends(long process, Map<Long, Stat> all) {
        long each = process;
        for (Stat stat = all.get(each); stat != null; stat = all.get(each)) {
            if (each == pid) {
                return true;
            }
            each = stat.parent();
        }
        return false;
    }

    private static void read(Path entry, Map<Long, Stat> all) {
        String text;
        try {
            text = Files.readString(entry.resolve("stat"));
        } catch (IOException e) {
            return; // it has ended
        }
        String[] fields = text.substring(text.lastIndexOf(')') + 2).split(" ", -1);
        long ticks = 0;
        for (int i = FIRST_TIME; i <= LAST_TIME; i++) {
            ticks += Long.parseLong(fields[i]);
        }
        long process = Long.parseLong(entry.getFileName().toString());
        all.put(process, new Stat(Long.parseLong(fields[PARENT]), ticks));
    }
}
