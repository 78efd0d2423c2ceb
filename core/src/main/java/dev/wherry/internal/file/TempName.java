package dev.wherry.internal.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name of what is not finished yet: an upload before it is published, a directory or a link
 * before it has its name. Clients never see or reach it.
 *
 * <p>It tells which process of which machine is at work on it, as a file system may be shared by
 * several, so that {@link Leftovers} knows what nobody will finish.
 *
 * @param machine where that process runs
 * @param pid its number there
 */
record TempName(String machine, long pid) {
    private static final String PREFIX = ".wherry-";
    private static final String SUFFIX = ".part";
    private static final Pattern PATTERN =
            Pattern.compile("(?i)\\.wherry-([0-9]{1,18})-([0-9a-z]+)-[0-9a-z]+\\.part");
    private static final TempName OURS = new TempName(thisMachine(), ProcessHandle.current().pid());

    /** Makes a name that nobody has. */
    static String next() {
        return PREFIX + OURS.pid + '-' + OURS.machine + '-' + randomWord() + SUFFIX;
    }

    /** Tells whether clients must not see the name; capitals do not matter to some file systems. */
    static boolean matches(String name) {
        return name.regionMatches(true, 0, PREFIX, 0, PREFIX.length())
                && PATTERN.matcher(name).matches();
    }

    /** Reads a name, or returns null if it is any other one. */
    static @Nullable TempName parse(String name) {
        Matcher matcher = PATTERN.matcher(name);
        return matcher.matches()
                ? new TempName(matcher.group(2), Long.parseLong(matcher.group(1)))
                : null;
    }

    boolean isOfThisMachine() {
        return machine.equalsIgnoreCase(OURS.machine);
    }

    boolean isOfThisProcess() {
        return isOfThisMachine() && pid == OURS.pid;
    }

    /** Returns 13 letters and digits at random. */
    static String randomWord() {
        return word(ThreadLocalRandom.current().nextLong());
    }

    private static String thisMachine() {
        return word(hostName().hashCode());
    }

    private static String word(long value) {
        return Long.toString(value & Long.MAX_VALUE, Character.MAX_RADIX);
    }

    /** Asks the kernel, because {@code InetAddress} would ask the DNS. */
    private static String hostName() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
        } catch (IOException | RuntimeException _) {
            String name = System.getenv("COMPUTERNAME"); // Windows
            return name == null ? "" : name.toLowerCase(Locale.ROOT);
        }
    }
}
