package dev.wherry.internal.wire;

import dev.wherry.command.Reply;
import java.util.List;

/** Turns a reply into the bytes on the wire, all in one array for one write (RFC 959 §4.2). */
public final class ReplyEncoder {
    private static final int AROUND_A_LINE = 8; // code, separator, CR LF, and one indent

    private ReplyEncoder() {}

    /**
     * Returns the whole reply. A byte FF stays one, though the control connection is Telnet: real
     * clients do not undo the doubling, and would list names that do not exist.
     */
    public static byte[] encode(Reply reply, WireText charset) {
        List<String> lines = reply.lines();
        int code = reply.code().number();
        ByteBuilder out = new ByteBuilder(estimate(lines));
        int last = lines.size() - 1;
        for (int i = 0; i <= last; i++) {
            String line = lines.get(i);
            if (i == last) {
                out.appendNumber(code).append(' ');
            } else if (i == 0) {
                out.appendNumber(code).append('-');
            } else if (startsWithDigit(line)) {
                out.append(' '); // else a client may take it for the last line
            }
            out.appendText(line, charset).appendCrLf();
        }
        return out.toByteArray();
    }

    private static int estimate(List<String> lines) {
        int size = 0;
        for (String line : lines) {
            size += line.length() + AROUND_A_LINE;
        }
        return size;
    }

    private static boolean startsWithDigit(String line) {
        return !line.isEmpty() && line.charAt(0) >= '0' && line.charAt(0) <= '9';
    }
}
