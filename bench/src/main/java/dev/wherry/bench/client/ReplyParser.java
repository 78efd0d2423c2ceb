package dev.wherry.bench.client;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Makes replies of bytes as they come (RFC 959 §4.2). */
final class ReplyParser {
    private static final int LONGEST = 1 << 20;
    private static final int CODE_LENGTH = 3;

    private final StringBuilder text = new StringBuilder();
    private int lineStart;

    /**
     * Takes bytes until they end a reply.
     *
     * @return the reply, or null if there is more to come
     * @throws WrongAnswer if it is none
     */
    @Nullable Reply take(ByteBuffer in) throws WrongAnswer {
        while (in.hasRemaining()) {
            char c = (char) (in.get() & 0xff);
            if (c != '\n') {
                text.append(c);
            } else if (endsReply()) {
                return finished();
            } else {
                text.append('\n');
                lineStart = text.length();
            }
        }
        if (text.length() > LONGEST) {
            throw new WrongAnswer("it sent a reply without an end");
        }
        return null;
    }

    private boolean endsReply() throws WrongAnswer {
        int end = text.length() - 1;
        if (end >= lineStart && text.charAt(end) == '\r') {
            text.setLength(end);
        }
        if (lineStart == 0) {
            code();
            return text.length() <= CODE_LENGTH || text.charAt(CODE_LENGTH) != '-';
        }
        return text.length() - lineStart > CODE_LENGTH
                && text.charAt(lineStart + CODE_LENGTH) == ' '
                && CharSequence.compare(
                                text.subSequence(0, CODE_LENGTH),
                                text.subSequence(lineStart, lineStart + CODE_LENGTH))
                        == 0;
    }

    private Reply finished() throws WrongAnswer {
        Reply reply = new Reply(code(), text.toString());
        text.setLength(0);
        lineStart = 0;
        return reply;
    }

    private int code() throws WrongAnswer {
        int code = 0;
        for (int i = 0; i < CODE_LENGTH; i++) {
            int digit = i < text.length() ? text.charAt(i) - '0' : -1;
            if (digit < 0 || digit > 9) {
                throw new WrongAnswer(
                        "it sent "
                                + new Reply(0, text.toString()).quoted()
                                + ", which is no reply");
            }
            code = 10 * code + digit;
        }
        return code;
    }
}
