package dev.wherry.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a test may leave behind in this process, and must not: descriptors and threads. */
final class Resources {
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

    private Resources() {}

    /** Returns what the open descriptors are, but for those that the JDK keeps for itself. */
    static List<String> descriptors() {
        List<String> open = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(DESCRIPTORS)) {
            for (Path entry : entries) {
                String target = target(entry);
                if (isOurs(target)) {
                    open.add(target);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return open;
    }

    private static String target(Path entry) {
        try {
            return Files.readSymbolicLink(entry).toString();
        } catch (IOException e) {
            return ""; // closed meanwhile
        }
    }

    /**
     * Jars and libraries are opened whenever the JDK loads something, and stay open; so does an
     * event poll for each carrier of virtual threads. A selector has an event descriptor besides.
     */
    private static boolean isOurs(String target) {
        return target.startsWith("socket:")
                || target.equals("anon_inode:[eventfd]")
                || target.startsWith("pipe:")
                || (target.startsWith("/")
                        && !target.startsWith("/proc/")
                        && !target.startsWith("/dev/")
                        && !target.endsWith(".jar")
                        && !target.endsWith("/modules")
                        && !target.contains("/surefire")
                        && !target.endsWith(".so"));
    }

    /**
     * Returns the names of the server's platform threads that live. Virtual ones cannot be told of
     * safely: a dump of them while one ends was seen to crash the JVM (25.0.3, in {@code
     * ThreadSnapshot.create}). One that hangs keeps a session, and so a descriptor.
     */
    static List<String> serverThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("wherry-"))
                .toList();
    }
}
