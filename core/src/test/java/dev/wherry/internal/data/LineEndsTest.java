package dev.wherry.internal.data;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LineEndsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    a_b        | a_b
                    aL         | aRL
                    LL         | RLRL
                    aRLb       | aRLb
                    aRbL       | aRbRL
                    RRL        | RRL
                    R          | R
                    LR         | RLR
                    """)
    void turnsEachLoneLfIntoCrLfOnTheWayOut(String disk, String wire) {
        for (int room = 1; room <= 4; room++) {
            assertThat(toWire(bytes(disk), 2, room)).isEqualTo(bytes(wire));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    aRLb       | aLb
                    RLRL       | LL
                    aLb        | aLb
                    RRL        | RL
                    aRb        | aRb
                    R          | R
                    aR         | aR
                    RR         | RR
                    """)
    void turnsEachCrLfIntoLfOnTheWayIn(String wire, String disk) {
        for (int chunk = 1; chunk <= 4; chunk++) {
            assertThat(toDisk(bytes(wire), chunk)).isEqualTo(bytes(disk));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void textSurvivesTheRoundTripWhereverBuffersEnd(long seed) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 2000; i++) {
            text.append("ab\n\n".charAt(random.nextInt(4)));
        }
        byte[] disk = text.toString().getBytes(ISO_8859_1);
        byte[] wire = toWire(disk, 1 + random.nextInt(50), 1 + random.nextInt(50));
        assertThat(new String(wire, ISO_8859_1)).doesNotContainPattern("(?<!\r)\n");
        assertThat(toDisk(wire, 1 + random.nextInt(50))).isEqualTo(disk);
    }

    @Test
    void nothingBecomesNothing() {
        assertThat(toWire(new byte[0], 4, 4)).isEmpty();
        assertThat(toDisk(new byte[0], 4)).isEmpty();
    }

    /** R and L stand for CR and LF. */
    private static byte[] bytes(String text) {
        return text.replace('R', '\r').replace('L', '\n').getBytes(ISO_8859_1);
    }

    private static byte[] toWire(byte[] disk, int chunk, int room) {
        LineEnds.ToWire lineEnds = new LineEnds.ToWire();
        ByteArrayOutputStream wire = new ByteArrayOutputStream();
        for (int at = 0; at < disk.length; at += chunk) {
            ByteBuffer source = ByteBuffer.wrap(disk, at, Math.min(chunk, disk.length - at));
            while (source.hasRemaining()) {
                ByteBuffer target = ByteBuffer.allocate(room);
                lineEnds.convert(source, target);
                wire.write(target.array(), 0, target.position());
            }
        }
        return wire.toByteArray();
    }

    private static byte[] toDisk(byte[] wire, int chunk) {
        LineEnds.ToDisk lineEnds = new LineEnds.ToDisk();
        ByteArrayOutputStream disk = new ByteArrayOutputStream();
        for (int at = 0; at < wire.length; at += chunk) {
            int length = Math.min(chunk, wire.length - at);
            ByteBuffer target = ByteBuffer.allocate(length + 1);
            lineEnds.convert(ByteBuffer.wrap(wire, at, length), target);
            disk.write(target.array(), 0, target.position());
        }
        ByteBuffer rest = ByteBuffer.allocate(1);
        lineEnds.finish(rest);
        disk.write(rest.array(), 0, rest.position());
        return disk.toByteArray();
    }
}
