package dev.wherry.internal.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BuffersTest {
    private final Buffers buffers = new Buffers();

    @Test
    void givesTheSameBufferAgain() {
        ByteBuffer first = buffers.takeLarge();
        first.position(17);
        buffers.giveBack(first);
        assertThat(buffers.takeLarge())
                .isSameAs(first)
                .extracting(ByteBuffer::position)
                .isEqualTo(0);
    }

    @Test
    void keepsEachSizeForItself() {
        ByteBuffer huge = buffers.takeHuge();
        ByteBuffer large = buffers.takeLarge();
        assertThat(huge.capacity()).isGreaterThan(large.capacity());
        buffers.giveBack(huge);
        buffers.giveBack(large);
        assertThat(buffers.takeLarge()).isSameAs(large);
        assertThat(buffers.takeHuge()).isSameAs(huge);
    }

    @Test
    void makesDoWithSmallOnesWhenManyAreInUse() {
        List<ByteBuffer> taken = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            taken.add(buffers.takeHuge());
        }
        long bytes = taken.stream().mapToLong(ByteBuffer::capacity).sum();
        assertThat(bytes).isLessThan(36L << 20);
        taken.forEach(buffers::giveBack);
        assertThat(buffers.takeHuge().capacity()).isEqualTo(taken.getFirst().capacity());
    }
}
