package dev.wherry.bench.row;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListingsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                ".",
                "..",
                "",
                "total 12",
                "drwxr-xr-x 1 ftp ftp 4096 Jan 1 00:00 .",
                "drwxr-xr-x 1 ftp ftp 4096 Jan 1 00:00 ..",
                "type=cdir;modify=20260101000000; /",
                "modify=20260101000000;type=pdir; /"
            })
    void leavesOutTheFolderItself(String line) {
        assertThat(Listings.isEntry(line)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file-00001.txt",
                "-rw-r--r-- 1 ftp ftp 1 Jan 1 00:00 file-00001.txt",
                "type=file;size=1; file-00001.txt"
            })
    void countsFiles(String line) {
        assertThat(Listings.isEntry(line)).isTrue();
    }

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
