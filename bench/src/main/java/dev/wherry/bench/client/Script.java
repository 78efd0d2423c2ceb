package dev.wherry.bench.client;

import java.io.IOException;

/** What a session of a crowd does, step by step, as replies come. */
interface Script {
    /** Sends the first command. */
    void begin(Member member) throws IOException;

    /** Goes on, or tells the session that it has finished. */
    void reply(Member member, Reply reply) throws IOException;
}
