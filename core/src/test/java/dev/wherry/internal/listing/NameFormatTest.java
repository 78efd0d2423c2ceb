package dev.wherry.internal.listing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NameFormatTest {
    @Test
    void writesTheBareName() {
        StringBuilder line = new StringBuilder();
        new NameFormat().append(Entries.link(" a -> b", "c").entry(), line);
        assertThat(line).hasToString(" a -> b");
    }
}
