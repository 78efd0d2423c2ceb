package dev.wherry.bench.client;

import java.io.IOException;

/** Sends one command and waits for its reply. */
record CommandScript(String command, int code) implements Script {
    @Override
    public void begin(Member member) throws IOException {
        member.send(command);
    }

    @Override
    public void reply(Member member, Reply reply) throws IOException {
        Client.check(code, command, reply);
        member.finish();
    }
}
