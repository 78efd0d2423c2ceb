package dev.wherry.bench.client;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a server waits for a data connection (RFC 2428 §3). */
final class DataPort {
    private static final Pattern EPSV = Pattern.compile("\\((.)\\1\\1(\\d{1,5})\\1\\)");
    private static final int HIGHEST = 65_535;

    private DataPort() {}

    /** Reads the reply to EPSV. */
    static int of(Reply reply) throws WrongAnswer {
        Matcher port = EPSV.matcher(reply.text());
        int number = port.find() ? Integer.parseInt(port.group(2)) : 0;
        if (number < 1 || number > HIGHEST) {
            throw new WrongAnswer("its reply " + reply.quoted() + " names no port");
        }
        return number;
    }
}
