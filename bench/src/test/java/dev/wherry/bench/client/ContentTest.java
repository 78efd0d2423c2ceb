package dev.wherry.bench.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

class ContentTest {
    private static final int PERIOD = 16 << 20;

    @Test
    void isTheSameHoweverItIsTaken() throws IOException {
        int length = PERIOD + 12_345;
        try (Content content = new Content()) {
            ByteArrayOutputStream sent = new ByteArrayOutputStream(length);
            for (long at = 0; at < length; ) {
                at += content.send(at, length - at, Channels.newChannel(sent));
            }
            ByteBuffer copied = ByteBuffer.allocate(length);
            content.copy(0, length, copied);
            assertThat(sent.toByteArray()).isEqualTo(copied.array());

            CRC32C sum = new CRC32C();
            sum.update(copied.flip());
            assertThat(content.checksum(length)).isEqualTo(sum.getValue());

            ByteBuffer start = content.start(100);
            assertThat(start).isEqualTo(copied.slice(0, 100)).isEqualTo(copied.slice(PERIOD, 100));
        }
    }
}
