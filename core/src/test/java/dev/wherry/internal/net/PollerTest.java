package dev.wherry.internal.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.channels.SelectionKey;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PollerTest {
    private final CountDownLatch told = new CountDownLatch(1);
    private final CountDownLatch failed = new CountDownLatch(1);
    private Reactor reactor;
    private Poller poller;
    private Pipe first;
    private Pipe second;

    @BeforeEach
    void open() throws IOException {
        reactor = new Reactor();
        poller = reactor.poller();
        first = Pipe.open();
        second = Pipe.open();
        first.source().configureBlocking(false);
        second.source().configureBlocking(false);
    }

    @AfterEach
    void close() throws IOException {
        reactor.close();
        for (Pipe pipe : new Pipe[] {first, second}) {
            pipe.source().close();
            pipe.sink().close();
        }
    }

    /** Does in {@link #ready} what it is told to do. */
    private final class Scripted implements Poller.Watcher {
        private final Runnable script;

        Scripted(Runnable script) {
            this.script = script;
        }

        @Override
        public void ready(SelectionKey key, ByteBuffer scratch) {
            key.interestOps(0);
            script.run();
        }

        @Override
        public void failed() {
            failed.countDown();
        }
    }

    private static void expect(CountDownLatch latch) throws InterruptedException {
        assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void tellsWhoHasAskedLater() throws Exception {
        SelectionKey key = poller.watch(first.source(), 0, new Scripted(told::countDown));
        first.sink().write(ByteBuffer.allocate(1));
        poller.want(key, SelectionKey.OP_READ);
        expect(told);
    }

    @ParameterizedTest
    @ValueSource(classes = {IllegalStateException.class, OutOfMemoryError.class})
    void outlivesWhoThrows(Class<? extends Throwable> kind) throws Exception {
        Throwable failure = kind.getConstructor(String.class).newInstance("as the test wants");
        SelectionKey broken =
                poller.watch(
                        first.source(),
                        SelectionKey.OP_READ,
                        new Scripted(() -> PollerTest.<RuntimeException>raise(failure)));
        first.sink().write(ByteBuffer.allocate(1));
        expect(failed);
        assertThat(broken.isValid()).isFalse();

        poller.watch(second.source(), SelectionKey.OP_READ, new Scripted(told::countDown));
        second.sink().write(ByteBuffer.allocate(1));
        expect(told);
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void raise(Throwable failure) throws T {
        throw (T) failure;
    }
}
