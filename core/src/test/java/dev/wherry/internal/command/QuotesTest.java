package dev.wherry.internal.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuotesTest {
    @Test
    void doublesQuotes() {
        assertThat(Quotes.quote("/a\"b\"")).isEqualTo("\"/a\"\"b\"\"\"");
    }

    @Test
    void splitsAtSpacesOutsideOfQuotes() {
        assertThat(Quotes.split("a  \"b c\" d\"e ")).containsExactly("a", "b c", "d\"e");
        assertThat(Quotes.split("\"a \"\"b\"\" c\"")).containsExactly("a \"b\" c");
        assertThat(Quotes.split("\"\" x")).containsExactly("", "x");
        assertThat(Quotes.split("\"\"\"\"")).containsExactly("\"");
        assertThat(Quotes.split("")).isEmpty();
        assertThat(Quotes.split("  ")).isEmpty();
    }

    @Test
    void readsBackWhatItQuotes() {
        String name = "\"a \"\" b";
        assertThat(Quotes.split(Quotes.quote(name))).containsExactly(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"", "\"a", "\"a\"b", "\"a\"\"", "x \"a", "\"a\"\"b\"c"})
    void refusesQuotesThatDoNotClose(String argument) {
        assertThat(Quotes.split(argument)).isNull();
    }
}
