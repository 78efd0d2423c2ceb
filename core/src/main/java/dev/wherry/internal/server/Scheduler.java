package dev.wherry.internal.server;

import java.util.concurrent.ScheduledThreadPoolExecutor;

/**
 * Runs tasks of the embedder later, or again and again. On virtual threads, so that tasks may
 * block; and a cancelled task is taken out of the queue at once, by its place in the heap, so that
 * a million timers that come and go leave nothing behind.
 */
final class Scheduler extends ScheduledThreadPoolExecutor {
    private static final int THREADS = 64;

    Scheduler() {
        super(THREADS, Thread.ofVirtual().name("wherry-scheduler-", 0).factory());
        setRemoveOnCancelPolicy(true);
    }
}
