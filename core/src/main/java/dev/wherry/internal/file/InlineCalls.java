package dev.wherry.internal.file;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Runs file calls on the calling thread; of virtual ones, never more at once than a bound. */
final class InlineCalls implements FileCalls {
    private final Turns turns;

    /** Takes turns that are fewer than the carriers, so that some carriers always stay free. */
    InlineCalls(Turns turns) {
        this.turns = turns;
    }

    @Override
    public <T extends @Nullable Object> T call(FileCall<T> call) throws IOException {
        if (!Thread.currentThread().isVirtual()) {
            return call.run();
        }
        turns.take();
        return runInTurn(call);
    }

    @Override
    public <T extends @Nullable Object> T callAtLast(FileCall<T> call) throws IOException {
        if (!Thread.currentThread().isVirtual()) {
            return call.run();
        }
        turns.takeAtLast();
        return runInTurn(call);
    }

    @Override
    public void close() {
        // nothing is held
    }

    private <T extends @Nullable Object> T runInTurn(FileCall<T> call) throws IOException {
        try {
            return call.run();
        } finally {
            turns.giveBack();
        }
    }
}
