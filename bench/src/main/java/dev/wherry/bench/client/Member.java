package dev.wherry.bench.client;

import java.io.Closeable;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/** A session of a crowd: its control connection, and what it is about to do. */
final class Member implements PlainCrowd.Ready, Closeable {
    private final PlainCrowd crowd;
    private final int number;
    private final ReplyParser parser = new ReplyParser();
    private @Nullable SocketChannel channel;
    private @Nullable Script script;

    Member(PlainCrowd crowd, int number) {
        this.crowd = crowd;
        this.number = number;
    }

    int number() {
        return number;
    }

    void begin(Script next) throws IOException {
        script = next;
        next.begin(this);
    }

    void finish() {
        script = null;
        crowd.finished();
    }

    void connect() throws IOException {
        SocketChannel fresh = SocketChannel.open();
        channel = fresh;
        fresh.configureBlocking(false);
        fresh.setOption(StandardSocketOptions.TCP_NODELAY, true);
        boolean connected = fresh.connect(crowd.target().address());
        int interest = connected ? SelectionKey.OP_READ : SelectionKey.OP_CONNECT;
        fresh.register(crowd.selector(), interest, this);
    }

    void send(String command) throws IOException {
        ByteBuffer out = crowd.out();
        Control.encode(command, out);
        if (channel == null) {
            throw new WrongAnswer("it closed the control connection");
        }
        channel.write(out.flip());
        if (out.hasRemaining()) {
            throw new WrongAnswer("it does not read its commands");
        }
    }

    @Override
    public void ready(SelectionKey key) throws IOException {
        SocketChannel from = (SocketChannel) key.channel();
        if (key.isConnectable()) {
            from.finishConnect();
            key.interestOps(SelectionKey.OP_READ);
            return;
        }
        ByteBuffer in = crowd.in();
        int count = from.read(in);
        in.flip();
        for (Reply reply = parser.take(in); reply != null; reply = parser.take(in)) {
            take(reply);
        }
        if (count < 0) {
            close();
            if (script != null) {
                throw new WrongAnswer("it closed the control connection");
            }
        }
    }

    private void take(Reply reply) throws IOException {
        if (script == null) {
            throw new WrongAnswer("it said " + reply.quoted() + " without being asked");
        }
        script.reply(this, reply);
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
            channel = null;
        }
    }
}
