package dev.wherry.bench.row;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ListingsTest {
    @Test
    void countsLineEnds() {
        Random random = new Random(959);
        for (int length = 0; length < 300; length++) {
            byte[] bytes = new byte[length];
            int expected = 0;
            for (int i = 0; i < length; i++) {
                // Neighbours of the line end in every bit, which a careless count takes for one.
                bytes[i] = (byte) ('\n' ^ (random.nextInt(3) == 0 ? 0 : 1 << random.nextInt(8)));
                expected += bytes[i] == '\n' ? 1 : 0;
            }
            assertThat(Listings.lineEnds(ByteBuffer.wrap(bytes))).isEqualTo(expected);
        }
    }
}
