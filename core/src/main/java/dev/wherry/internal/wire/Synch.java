package dev.wherry.internal.wire;

import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * Recognizes ABOR, STAT and QUIT behind what is left of a Telnet Synch (RFC 959 §4.1.3): urgent
 * data and its mark take another way through many stacks, and IP, DM or IAC arrive alone.
 */
final class Synch {
    private static final Set<String> URGENT = Set.of("ABOR", "STAT", "QUIT");
    private static final int VERB = 4;
    private static final int FIRST_TELNET_COMMAND = 0xF0;

    private Synch() {}

    /**
     * Returns how many bytes to skip: on bytes and not on text, as F2 is a letter in Latin-1; and
     * Telnet commands only, so that no other verb becomes one of the three.
     */
    static int junkBefore(byte[] line, int length) {
        int junk = 0;
        while (junk < length && (line[junk] & 0xFF) >= FIRST_TELNET_COMMAND) {
            junk++;
        }
        int end = junk + VERB;
        if (junk == 0 || end > length || (end < length && line[end] != ' ')) {
            return 0;
        }
        String verb = new String(line, junk, VERB, StandardCharsets.ISO_8859_1);
        return URGENT.contains(CommandLine.upperCase(verb)) ? junk : 0;
    }
}
