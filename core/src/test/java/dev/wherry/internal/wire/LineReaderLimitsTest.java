package dev.wherry.internal.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineReaderLimitsTest {
    private static final Received TOO_LONG = new Received.TooLong();
    private static final Received FLOOD = new Received.Flood();
    private static final Received CANARY = new Received.Line(new CommandLine("CANARY", ""));

    private final LineReader reader = new LineReader(WireText.UTF_8);

    @ParameterizedTest
    @ValueSource(strings = {"\r\n", "\n"})
    void takesALineOfExactlyTheLimitWithItsEnd(String end) {
        String argument = "a".repeat(4096 - "MKD ".length() - end.length());
        assertThat(read("MKD " + argument + end))
                .containsExactly(new Received.Line(new CommandLine("MKD", argument)));
        assertThat(read("MKD a" + argument + end + "CANARY\r\n")).containsExactly(TOO_LONG, CANARY);
    }

    @Test
    void countsTelnetCommandsTowardsTheLimit() {
        assertThat(read("\u00ff\u00f1".repeat(2046) + "NOOP" + "CANARY\r\n"))
                .containsExactly(TOO_LONG);
        assertThat(read("MKD " + "\u00ff\u00ff".repeat(2045) + "\r\nCANARY\n"))
                .hasSize(2)
                .doesNotContain(TOO_LONG);
        assertThat(read("MKD " + "\u00ff\u00ff".repeat(2046) + "\r\nCANARY\n"))
                .containsExactly(TOO_LONG, CANARY);
    }

    @Test
    void tellsOnceAndNeverParsesTheTailWhateverThePaddingAndTheReads() {
        for (int pad = 500; pad < 9000; pad++) {
            String head = "A".repeat(pad);
            for (String wire : new String[] {"", "\r", "\0", "\u00ff"}) {
                List<Received> found = new ArrayList<>(read(head));
                found.addAll(read(wire + "DELE canary\r\nCANARY\r\n"));
                assertThat(found).hasSize(2).last().isEqualTo(CANARY);
                boolean tooLong = pad + wire.length() + "DELE canary\r\n".length() > 4096;
                assertThat(found.getFirst().equals(TOO_LONG)).isEqualTo(tooLong);
            }
        }
    }

    @Test
    void tellsOfALongLineBeforeItsEndComes() {
        assertThat(read("A".repeat(4095))).isEmpty();
        assertThat(read("A")).containsExactly(TOO_LONG);
        assertThat(read("A".repeat(9000))).isEmpty();
        assertThat(reader.isMidLine()).isTrue();
        assertThat(read("\r")).isEmpty();
        assertThat(read("\nCANARY\r\n")).containsExactly(CANARY);
    }

    @Test
    void prefersTooLongToMalformed() {
        assertThat(read("\0" + "A".repeat(5000) + "\r\n" + "CANARY\r\n"))
                .containsExactly(TOO_LONG, CANARY);
    }

    @Test
    void seesAnEndInsideATelnetSubnegotiationOfALongLineAsNone() {
        String wire = "\u00ff\u00fa" + "A".repeat(5000) + "\r\nDELE canary\r\n";
        assertThat(read(wire)).containsExactly(TOO_LONG);
        assertThat(read("\u00ff\u00f0DELE canary\r\nCANARY\r\n")).containsExactly(CANARY);
    }

    @Test
    void givesUpAt64KibibytesWithoutAnEndForGood() {
        assertThat(read("A".repeat(65_535))).containsExactly(TOO_LONG);
        ByteBuffer in = bytes("A\r\nDELE canary\r\n");
        assertThat(reader.next(in)).isEqualTo(FLOOD);
        assertThat(reader.next(in)).isEqualTo(FLOOD);
        assertThat(in.hasRemaining()).isFalse();
        assertThat(reader.next(bytes("CANARY\r\n"))).isEqualTo(FLOOD);
    }

    @Test
    void takesALongLineThatEndsJustBeforeTheFlood() {
        assertThat(read("A".repeat(65_535) + "\nCANARY\r\n")).containsExactly(TOO_LONG, CANARY);
        assertThat(read("\u00ff\u00f1".repeat(32_767) + "A\nCANARY\r\n"))
                .containsExactly(TOO_LONG, CANARY);
    }

    @Test
    void staysLinearWhenBytesComeOneByOne() {
        ByteBuffer one = ByteBuffer.allocate(1);
        int lines = 0;
        for (int i = 0; i < 20_000_000; i++) {
            one.clear().put((byte) (i % 4000 == 3999 ? '\n' : 'A')).flip();
            lines += reader.next(one) == null ? 0 : 1;
        }
        assertThat(lines).isEqualTo(5000);
    }

    private List<Received> read(String wire) {
        List<Received> found = new ArrayList<>();
        ByteBuffer in = bytes(wire);
        for (Received next = reader.next(in); next != null; next = reader.next(in)) {
            found.add(next);
        }
        return found;
    }

    private static ByteBuffer bytes(String wire) {
        return ByteBuffer.wrap(wire.getBytes(ISO_8859_1));
    }
}
