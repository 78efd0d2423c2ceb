package dev.wherry.internal.listing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wherry.file.FileAccess.Listing;
import dev.wherry.file.FileEntry;
import dev.wherry.internal.wire.ByteBuilder;
import dev.wherry.internal.wire.NameLines;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NameFormatTest {
    @Test
    void writesTheBareName() {
        StringBuilder line = new StringBuilder();
        new NameFormat().append(Entries.link(" a -> b", "c").entry(), line);
        assertThat(line).hasToString(" a -> b");
    }

    @Test
    void takesNamesAsBytesAndThenTheEntriesBehindThem() throws IOException {
        FileEntry last = Entries.directory("way\u00e9").entry();
        try (Listing listing = new Named(new ArrayDeque<>(List.of(last)))) {
            ByteBuilder lines = new ByteBuilder(0);
            NameFormat format = new NameFormat();
            assertThat(format.appendNext(listing, lines)).isTrue();
            assertThat(format.appendNext(listing, lines)).isTrue();
            assertThat(format.appendNext(listing, lines)).isFalse();
            assertThat(lines.asText()).isEqualTo("a\r\nb\r\nway\u00e9\r\n");
        }
    }

    /** Has two names once, and then entries. */
    private static final class Named implements NameLines {
        private final Queue<FileEntry> entries;
        private boolean told;

        Named(Queue<FileEntry> entries) {
            this.entries = entries;
        }

        @Override
        public boolean appendNames(ByteBuilder lines) {
            if (told) {
                return false;
            }
            told = true;
            lines.appendAscii("a\r\nb\r\n");
            return true;
        }

        @Override
        public @Nullable FileEntry next() {
            return entries.poll();
        }

        @Override
        public void close() {}
    }
}
