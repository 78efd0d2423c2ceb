package dev.wherry.bench.client;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.function.Function;

/** Sessions without encryption, all served by one selector on one thread. */
final class PlainCrowd implements Crowd {
    private static final int BUFFER = 512 << 10;
    private static final int LONGEST_COMMAND = 4096;

    private final Target target;
    private final Watchdog watchdog;
    private final Selector selector = Selector.open();
    private final List<Member> members = new ArrayList<>();
    private final ByteBuffer in = ByteBuffer.allocateDirect(BUFFER);
    private final ByteBuffer out = ByteBuffer.allocateDirect(LONGEST_COMMAND);
    private int busy;

    PlainCrowd(Target target, Watchdog watchdog) throws IOException {
        this.target = target;
        this.watchdog = watchdog;
    }

    /** What a connection does when the selector finds it ready. */
    @FunctionalInterface
    interface Ready {
        void ready(SelectionKey key) throws IOException;
    }

    Target target() {
        return target;
    }

    Selector selector() {
        return selector;
    }

    /** Returns the one buffer for what comes, empty. */
    ByteBuffer in() {
        return in.clear();
    }

    /** Returns the one buffer for what goes, empty. */
    ByteBuffer out() {
        return out.clear();
    }

    /** Tells that a session has done what it was to do. */
    void finished() {
        busy--;
    }

    @Override
    public void logIn(int count, int atOnce) throws IOException {
        List<Member> fresh = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            fresh.add(new Member(this, members.size() + i));
        }
        members.addAll(fresh);
        run(fresh, atOnce, _ -> new LoginScript(target));
    }

    @Override
    public void each(Errand errand) throws IOException {
        run(members, members.size(), member -> script(errand, member));
    }

    private Script script(Errand errand, Member member) {
        return switch (errand) {
            case Command(String command, int code) -> new CommandScript(command, code);
            case Download(String path, long bytes) ->
                    new TransferScript(this, "RETR " + path, new DownloadBody(this, path, bytes));
            case Upload(String prefix, Content content, long bytes) ->
                    new TransferScript(
                            this,
                            "STOR " + prefix + member.number(),
                            new UploadBody(content, bytes));
        };
    }

    @Override
    public void quit() throws IOException {
        each(new Command("QUIT", 221));
    }

    /** Runs until all have done what they began. */
    private void run(List<Member> all, int atOnce, Function<Member, Script> script)
            throws IOException {
        Queue<Member> waiting = new ArrayDeque<>(all);
        while (busy > 0 || !waiting.isEmpty()) {
            while (busy < atOnce && !waiting.isEmpty()) {
                Member next = waiting.remove();
                busy++;
                next.begin(script.apply(next));
            }
            if (busy > 0) {
                await();
            }
        }
    }

    private void await() throws IOException {
        if (selector.select(watchdog.limit().toMillis()) == 0) {
            throw new WrongAnswer(watchdog.complaint());
        }
        watchdog.beat();
        Set<SelectionKey> ready = selector.selectedKeys();
        for (SelectionKey key : ready) {
            if (key.isValid()) {
                ((Ready) Objects.requireNonNull(key.attachment())).ready(key);
            }
        }
        ready.clear();
    }

    @Override
    public void dismiss() throws IOException {
        for (SelectionKey key : selector.keys()) {
            key.channel().close();
        }
        selector.selectNow(); // closed channels go only now
        selector.selectedKeys().clear();
        members.clear();
        busy = 0;
    }

    @Override
    public void close() throws IOException {
        dismiss();
        selector.close();
    }
}
