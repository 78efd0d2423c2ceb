package dev.wherry.server.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.ZoneOffset;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class AsyncLogTest {
    private static final int CAPACITY_IN_CHARS = 1_000;

    /** A pipe that nobody reads until it is opened. */
    private static final class BlockedStream extends OutputStream {
        final CountDownLatch reached = new CountDownLatch(1);
        final CountDownLatch opened = new CountDownLatch(1);
        final ByteArrayOutputStream written = new ByteArrayOutputStream();

        @Override
        public void write(int b) {
            throw new AssertionError("whole batches are written");
        }

        @Override
        public void write(byte[] bytes) throws IOException {
            reached.countDown();
            try {
                opened.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            written.write(bytes);
        }
    }

    private static AsyncLog open(OutputStream out) {
        return AsyncLog.open(out, new LineFormat(ZoneOffset.UTC, false), CAPACITY_IN_CHARS);
    }

    @Test
    void writesInOrderAndUtf8AndAllBeforeItCloses() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (AsyncLog log = open(out)) {
            log.log(Severity.INFO, FakeSession.NOON, "first");
            log.log(Severity.ERROR, FakeSession.NOON, "zwölf");
        }
        assertThat(out.toString(UTF_8))
                .isEqualTo("[I 2026-11-21 12:00:00] first\n[E 2026-11-21 12:00:00] zwölf\n");
    }

    @Test
    void whileTheStreamBlocksLinesAreDroppedAndCountedAndNobodyWaits() throws InterruptedException {
        BlockedStream out = new BlockedStream();
        try (AsyncLog log = open(out)) {
            log.log(Severity.INFO, "stuck");
            out.reached.await();
            for (int i = 0; i < 100; i++) {
                log.log(Severity.INFO, FakeSession.NOON, "x".repeat(36)); // 10 of these fit
            }
            out.opened.countDown();
        }
        assertThat(out.written.toString(UTF_8).lines().filter(line -> line.endsWith("xxx")))
                .hasSize(10);
        assertThat(out.written.toString(UTF_8).lines().toList().getLast())
                .startsWith("[W ")
                .endsWith(
                        "] 90 log line(s) are missing here: they came faster than stderr was read");
    }

    @Test
    void closingWaitsOnlyForAWhile() throws InterruptedException {
        BlockedStream out = new BlockedStream();
        AsyncLog log = open(out);
        log.log(Severity.INFO, "stuck");
        out.reached.await();
        log.close();
        assertThat(out.written.size()).isZero();
        out.opened.countDown();
    }

    @Test
    void goesOnWhenTheOtherEndIsClosed() {
        CountDownLatch twice = new CountDownLatch(2);
        OutputStream closed =
                new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        throw new IOException("Broken pipe");
                    }

                    @Override
                    public void write(byte[] bytes) throws IOException {
                        twice.countDown();
                        throw new IOException("Broken pipe");
                    }
                };
        try (AsyncLog log = open(closed)) {
            while (twice.getCount() > 0) {
                log.log(Severity.INFO, "again");
                Thread.onSpinWait();
            }
        }
        assertThat(twice.getCount()).isZero();
    }

    @Test
    void dropsWhatComesAfterTheEnd() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        AsyncLog log = open(out);
        log.close();
        log.log(Severity.INFO, "late");
        assertThat(out.size()).isZero();
    }
}
