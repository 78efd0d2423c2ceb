package dev.wherry.bench.client;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/** EPSV and a transfer. */
final class TransferScript implements Script, PlainCrowd.Ready {
    private enum State {
        PORT,
        CONNECTION,
        BEGIN,
        END
    }

    private final PlainCrowd crowd;
    private final String command;
    private final Body body;
    private State state = State.PORT;
    private @Nullable SelectionKey data;
    private @Nullable Member member;
    private boolean moved;
    private boolean ended;

    TransferScript(PlainCrowd crowd, String command, Body body) {
        this.crowd = crowd;
        this.command = command;
        this.body = body;
    }

    @Override
    public void begin(Member owner) throws IOException {
        member = owner;
        owner.send("EPSV");
    }

    @Override
    public void reply(Member owner, Reply reply) throws IOException {
        switch (state) {
            case PORT -> connect(DataPort.of(Client.check(229, "EPSV", reply)));
            case CONNECTION -> throw new WrongAnswer("it said " + reply.quoted() + " after EPSV");
            case BEGIN -> {
                if (reply.code() != 125) {
                    Client.check(150, command, reply);
                }
                state = State.END;
                if (data != null && data.isValid()) {
                    data.interestOps(body.interest());
                }
            }
            case END -> {
                if (reply.code() != 250) {
                    Client.check(226, command, reply);
                }
                ended = true;
                finishIfDone();
            }
        }
    }

    private void connect(int port) throws IOException {
        state = State.CONNECTION;
        SocketChannel channel = SocketChannel.open();
        channel.configureBlocking(false);
        var address = new InetSocketAddress(crowd.target().address().getAddress(), port);
        boolean connected = channel.connect(address);
        data = channel.register(crowd.selector(), SelectionKey.OP_CONNECT, this);
        if (connected) {
            sendCommand(data);
        }
    }

    /** The data waits until the server has said that it begins. */
    private void sendCommand(SelectionKey key) throws IOException {
        key.interestOps(0);
        state = State.BEGIN;
        if (member != null) {
            member.send(command);
        }
    }

    @Override
    public void ready(SelectionKey key) throws IOException {
        SocketChannel channel = (SocketChannel) key.channel();
        if (state == State.CONNECTION) {
            channel.finishConnect();
            sendCommand(key);
        } else if (body.move(channel)) {
            channel.close();
            moved = true;
            finishIfDone();
        }
    }

    private void finishIfDone() {
        if (moved && ended && member != null) {
            member.finish();
        }
    }
}
