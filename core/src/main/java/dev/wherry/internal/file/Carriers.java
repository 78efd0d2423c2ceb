package dev.wherry.internal.file;

import java.lang.management.ManagementFactory;
import jdk.management.VirtualThreadSchedulerMXBean;
import org.jspecify.annotations.Nullable;

/** Counts the carriers of virtual threads, and asks for more where that can be done. */
final class Carriers {
    /** With fewer to spare, a few stuck calls would make all others wait: workers are better. */
    static final int FEWEST = 16;

    private static final String PARALLELISM = "jdk.virtualThreadScheduler.parallelism";
    private static final int WANTED_FOR_FILES = 62; // 64 carriers on two cores

    private Carriers() {}

    /** Returns how many carriers may wait for files while the cores still have theirs. */
    static int toSpare() {
        int others = Math.max(2, Runtime.getRuntime().availableProcessors());
        String configured = System.getProperty(PARALLELISM);
        int carriers = configured == null ? raisedTo(others + WANTED_FOR_FILES) : of(configured);
        return carriers - others;
    }

    private static int of(String configured) {
        try {
            return Integer.parseInt(configured);
        } catch (NumberFormatException _) {
            return 0; // the JVM will complain of it
        }
    }

    /** Returns the carriers that there are, after asking for as many as are wanted. */
    private static int raisedTo(int wanted) {
        try {
            return Scheduler.raisedTo(wanted);
        } catch (LinkageError | IllegalArgumentException | UnsupportedOperationException _) {
            return Runtime.getRuntime().availableProcessors(); // no jdk.management in this image
        }
    }

    /** Apart, so that a run-time image without {@code jdk.management} can load the outer class. */
    private static final class Scheduler {
        static int raisedTo(int wanted) {
            @Nullable VirtualThreadSchedulerMXBean scheduler =
                    ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class);
            if (scheduler == null) {
                throw new UnsupportedOperationException("no scheduler to ask");
            }
            if (scheduler.getParallelism() < wanted) {
                scheduler.setParallelism(wanted);
            }
            return scheduler.getParallelism();
        }
    }
}
