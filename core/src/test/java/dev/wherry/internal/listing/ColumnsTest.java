package dev.wherry.internal.listing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wherry.internal.wire.ByteBuilder;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnsTest {
    private final ByteBuilder line = new ByteBuilder(0);

    @ParameterizedTest
    @ValueSource(longs = {0, 9, 10, 99, 100, 9_999_999, 10_000_000, 99_999_999, 100_000_000})
    void fillsNumbersUpOnTheLeft(long number) {
        Columns.right(line, number, 8);
        assertThat(line.asText()).isEqualTo(String.format(Locale.ROOT, "%8d", number));
    }

    @Test
    void neverCutsANumber() {
        Columns.right(line, Long.MAX_VALUE, 3);
        assertThat(line.asText()).isEqualTo("9223372036854775807");
    }

    @Test
    void fillsWordsUpOnTheRight() {
        Columns.left(line, "bob", 8);
        Columns.left(line, "a-very-long-name", 8);
        assertThat(line.asText()).isEqualTo("bob     a-very-long-name");
    }

    @Test
    void keepsAWordOneWord() {
        Columns.left(line, "NT AUTHORITY\tSYSTEM\n", 4);
        assertThat(line.asText()).isEqualTo("NT_AUTHORITY_SYSTEM_");
    }

    @Test
    void keepsANameOnItsLine() {
        Columns.name(line, "a\r\nb\0c\u007fd \u00e9");
        assertThat(line.asText()).isEqualTo("a??b?c?d \u00e9");
    }
}
