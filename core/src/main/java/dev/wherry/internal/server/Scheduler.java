package dev.wherry.internal.server;

import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Runs tasks of the embedder later, or again and again. On threads of its own, which hold up nobody
 * else and end when there is nothing to do; and a cancelled task is taken out of the queue at once,
 * by its place in the heap, so that a million timers that come and go leave nothing behind.
 */
final class Scheduler extends ScheduledThreadPoolExecutor {
    private static final int THREADS = 64;
    private static final long IDLE_SECONDS = 10;

    Scheduler() {
        super(THREADS, Thread.ofPlatform().daemon().name("wherry-scheduler-", 0).factory());
        setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
        allowCoreThreadTimeOut(true);
        setRemoveOnCancelPolicy(true);
    }
}
