package dev.wherry.bench.client;

import java.io.IOException;

/** Connects and logs in. */
final class LoginScript implements Script {
    private static final int GREETING = 220;
    private static final int PASSWORD = 331;
    private static final int LOGGED_IN = 230;

    private final Target target;
    private int awaited = GREETING;

    LoginScript(Target target) {
        this.target = target;
    }

    @Override
    public void begin(Member member) throws IOException {
        member.connect();
    }

    @Override
    public void reply(Member member, Reply reply) throws IOException {
        boolean noPassword = awaited == PASSWORD && reply.code() == LOGGED_IN;
        if (!noPassword && reply.code() != awaited) {
            throw Client.wrong("a new session", reply, awaited);
        }
        switch (reply.code()) {
            case GREETING -> {
                awaited = PASSWORD;
                member.send("USER " + target.user());
            }
            case PASSWORD -> {
                awaited = LOGGED_IN;
                member.send("PASS " + target.password());
            }
            default -> member.finish();
        }
    }
}
