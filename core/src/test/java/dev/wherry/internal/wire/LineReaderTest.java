package dev.wherry.internal.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes are written as ISO-8859-1 text here: {@code \u00ff} is one byte FF. */
class LineReaderTest {
    private static final String DOWN = "CANARY\r\n";

    @ParameterizedTest
    @ValueSource(strings = {"NOOP\r\n", "NOOP\n", "noop\r\n"})
    void takesCrLfAndBareLfAsTheEnd(String wire) {
        assertThat(read(wire)).containsExactly(line("NOOP", ""));
    }

    @Test
    void givesTheLinesOfOneReadOneByOneAndLeavesTheRest() {
        LineReader reader = new LineReader(WireText.UTF_8);
        ByteBuffer in = bytes("USER a\r\nAUTH TLS\r\n\u0016\u0003");
        assertThat(reader.next(in)).isEqualTo(line("USER", "a"));
        assertThat(reader.next(in)).isEqualTo(line("AUTH", "TLS"));
        assertThat(reader.isMidLine()).isFalse();
        assertThat(in.remaining()).isEqualTo(2);
        assertThat(reader.next(in)).isNull();
        assertThat(reader.isMidLine()).isTrue();
    }

    @Test
    void neverCarriesOutALineThatHasNoEndYet() {
        LineReader reader = new LineReader(WireText.UTF_8);
        assertThat(reader.next(bytes("DELE a"))).isNull();
        assertThat(reader.next(bytes("b\r"))).isNull();
        assertThat(reader.next(bytes("\n"))).isEqualTo(line("DELE", "ab"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\n", "\n", "\u00ff\u00f1\r\n", "\u00ff\u00fd\u0006\n"})
    void tellsAnEmptyLineApart(String wire) {
        assertThat(read(wire)).containsExactly(new Received.Empty());
    }

    @Test
    void readsCrNulAsCr() {
        assertThat(read("MKD a\r\0b\r\0\r\n" + DOWN))
                .containsExactly(line("MKD", "a\rb\r"), line("CANARY", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MKD a\rb\r\n",
                "MKD a\r\r\n",
                "MKD \ra\r\n",
                "\rNOOP\r\n",
                "NO\rOP\r\n",
                "MKD a\0b\r\n",
                "\0\r\n",
                "NOOP\0\r\n",
                "MKD a\0\n",
                "MKD a\r\0\0\r\n",
                "MKD a\0\rb\r\n"
            })
    void refusesNulAndBareCrAndGoesOn(String wire) {
        List<Received> received = read(wire + DOWN);
        assertThat(received).hasSize(2).last().isEqualTo(line("CANARY", ""));
        assertThat(received.getFirst()).isInstanceOf(Received.Malformed.class);
    }

    @Test
    void refusesNulAtEveryPositionOfALine() {
        for (int i = 0; i <= 6; i++) {
            String wire = new StringBuilder("USER a\r\n").insert(i, '\0').toString();
            List<Received> received = read(wire + DOWN);
            assertThat(received).hasSize(2).last().isEqualTo(line("CANARY", ""));
            assertThat(received.getFirst()).isInstanceOf(Received.Malformed.class);
        }
    }

    @ParameterizedTest
    @MethodSource("telnetCommands")
    void removesTelnetCommandsAtEveryPositionAndFromEveryReadBoundary(String telnet) {
        String clean = "RETR a\r\n";
        for (int i = 0; i <= clean.length(); i++) {
            String wire = new StringBuilder(clean).insert(i, telnet) + DOWN;
            for (int cut = 0; cut <= wire.length(); cut++) {
                assertThat(read(wire.substring(0, cut), wire.substring(cut)))
                        .as("%s at %d, cut at %d", PrintableText.of(telnet), i, cut)
                        .containsExactly(line("RETR", "a"), line("CANARY", ""));
            }
        }
    }

    static List<String> telnetCommands() {
        return List.of(
                "\u00ff\u00f0",
                "\u00ff\u00f1",
                "\u00ff\u00f2",
                "\u00ff\u00f4",
                "\u00ff\u00f9",
                "\u00ff\u00ec",
                "\u00ff\u00fb\u0001",
                "\u00ff\u00fc\n",
                "\u00ff\u00fd\r",
                "\u00ff\u00fe\0",
                "\u00ff\u00fe\u00ff",
                "\u00ff\u00fa\u0018\0xterm\u00ff\u00f0",
                "\u00ff\u00fa\u001f\0\n\r\n\u00ff\u00ff\u00ff\u00f0",
                "\u00ff\u00fa\u00ff\u00f0",
                "\u00ff\u00f4\u00ff\u00f2");
    }

    @Test
    void readsADoubledIacAsOneByte() {
        assertThat(read("MKD a\u00ff\u00ffb\r\n")).containsExactly(line("MKD", "a\udcffb"));
        assertThat(read("MKD \u00ff\u00ff\u00ff\u00ff\r\n"))
                .containsExactly(line("MKD", "\udcff\udcff"));
        assertThat(read("MKD \u00ff", "\u00ff\u00ff\u00f1", "\r\n"))
                .containsExactly(line("MKD", "\udcff"));
    }

    @Test
    void keepsAnIacThatStartsNoTelnetCommand() {
        assertThat(read("MKD a\u00ffb\r\n")).containsExactly(line("MKD", "a\udcffb"));
        assertThat(read("MKD a\u00ff\r\n")).containsExactly(line("MKD", "a\udcff"));
        assertThat(read("MKD a\u00ff\n" + DOWN))
                .containsExactly(line("MKD", "a\udcff"), line("CANARY", ""));
        assertThat(read("MKD a\r\u00ff\n").getFirst()).isInstanceOf(Received.Malformed.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\u00f2ABOR | ABOR | ''",
                "\u00f4\u00ffABOR | ABOR | ''",
                "\u00f4\u00ffabor | ABOR | ''",
                "\u00ff\u00f4\u00ff\u00f2ABOR | ABOR | ''",
                "\u00ff\u00f4\u00ffABOR | ABOR | ''",
                "\u00ff\u00f4\u00f2ABOR | ABOR | ''",
                "\u00f2STAT a b | STAT | a b",
                "\u00f2QUIT | QUIT | ''",
                "XXABOR | XXABOR | ''",
                "XABOR | XABOR | ''",
                "X\u00f2ABOR | X\udcf2ABOR | ''",
                "\u00f2XABOR | \udcf2XABOR | ''",
                "\u00f2ABORX | \udcf2ABORX | ''",
                "\u00f2NOOP | \udcf2NOOP | ''",
                "\u00f2DELE a | \udcf2DELE | a",
                "\u00e9ABOR | \udce9ABOR | ''",
                "\u00f2ABO | \udcf2ABO | ''",
                "\u00f2 | \udcf2 | ''",
                "\u00f2 ABOR | \udcf2 | ABOR",
            })
    void findsTheThreeUrgentVerbsBehindTheRestOfASynch(String wire, String verb, String argument) {
        assertThat(read(wire + "\r\n")).containsExactly(line(verb, argument));
        assertThat(read(wire + "\n")).containsExactly(line(verb, argument));
    }

    @Test
    void keepsNamesThatAreNotUtf8Apart() {
        assertThat(read("MKD a\u00e9\r\nMKD a\u00e8\r\nMKD \u00c3\u00a9\r\n"))
                .containsExactly(
                        line("MKD", "a\udce9"), line("MKD", "a\udce8"), line("MKD", "\u00e9"));
    }

    @Test
    void refusesWhatALegacyCharsetDoesNotDefine() {
        LineReader reader = new LineReader(WireText.of(Charset.forName("windows-1253")));
        ByteBuffer in = bytes("MKD \u00e1\r\nMKD \u00d2\r\n\u00f2ABOR\r\n");
        assertThat(reader.next(in)).isEqualTo(line("MKD", "\u03b1"));
        assertThat(reader.next(in)).isInstanceOf(Received.Malformed.class);
        assertThat(reader.next(in)).isEqualTo(line("ABOR", ""));
    }

    private static List<Received> read(String... reads) {
        LineReader reader = new LineReader(WireText.UTF_8);
        List<Received> found = new ArrayList<>();
        for (String read : reads) {
            ByteBuffer in = bytes(read);
            for (Received next = reader.next(in); next != null; next = reader.next(in)) {
                found.add(next);
            }
            assertThat(in.hasRemaining()).isFalse();
        }
        return found;
    }

    private static Received line(String verb, String argument) {
        return new Received.Line(new CommandLine(verb, argument));
    }

    private static ByteBuffer bytes(String wire) {
        return ByteBuffer.wrap(wire.getBytes(ISO_8859_1));
    }
}
