package dev.wherry.internal.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineReaderFuzzTest {
    private static final String[] PIECES = {
        "USER bob", "PASS x y ", "RETR  a", "noop", "\u00e9\u00c3\u00a9", "\u00f2ABOR", "\r\n",
                "\r\n",
        "\n", "\r", "\0", "\r\0", " ", "\u00ff", "\u00ff\u00ff", "\u00ff\u00f4\u00ff\u00f2",
        "\u00ff\u00fb\u0001", "\u00ff\u00fa\u001f\n\u00ff\u00f0", "\u00f4", "A".repeat(1500)
    };

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void readsTheSameHoweverTheBytesAreCutIntoReads(long seed) {
        Random random = new Random(seed);
        byte[] wire = script(random, 2000);
        List<Received> whole = read(wire, wire.length, random);
        assertThat(whole).hasSizeGreaterThan(200);
        assertThat(read(wire, 1, random)).isEqualTo(whole);
        for (int max : new int[] {2, 3, 7, 60, 1000, 5000}) {
            assertThat(read(wire, max, random)).isEqualTo(whole);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void survivesNoiseAndLetsNoControlByteThrough(long seed) {
        Random random = new Random(seed);
        byte[] noise = new byte[200_000];
        random.nextBytes(noise);
        List<Received> whole = read(noise, noise.length, random);
        assertThat(read(noise, 50, random)).isEqualTo(whole);
        assertThat(whole).isNotEmpty();
        for (Received received : whole) {
            if (received instanceof Received.Line(CommandLine(String verb, String argument))) {
                assertThat(verb + argument).doesNotContain("\n", "\0");
                assertThat(verb).doesNotContain(" ");
            }
        }
    }

    private static byte[] script(Random random, int pieces) {
        StringBuilder wire = new StringBuilder();
        for (int i = 0; i < pieces; i++) {
            wire.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return wire.append("\u00ff\u00f0\r\n").toString().getBytes(ISO_8859_1);
    }

    private static List<Received> read(byte[] wire, int maxRead, Random random) {
        LineReader reader = new LineReader(WireText.UTF_8);
        List<Received> found = new ArrayList<>();
        int at = 0;
        while (at < wire.length) {
            int size = Math.min(wire.length - at, 1 + random.nextInt(maxRead));
            size = maxRead == wire.length ? wire.length : size;
            ByteBuffer in = ByteBuffer.wrap(wire, at, size);
            Received next = reader.next(in);
            while (next != null && !(next instanceof Received.Flood)) {
                found.add(next);
                next = reader.next(in);
            }
            at += size;
        }
        return found;
    }
}
