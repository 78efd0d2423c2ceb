package dev.wherry.internal.listing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediaTypesTest {
    @ParameterizedTest
    @CsvSource({
        "a.txt, text/plain",
        "A.TXT, text/plain",
        "a.tar.gz, application/gzip",
        "photo.jpeg, image/jpeg",
        ".png, image/png"
    })
    void guessesByTheEnding(String name, String type) {
        assertThat(MediaTypes.of(name)).isEqualTo(type);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "txt", "a.", "a.unknown", "a.text/plain"})
    void saysNothingOfOthers(String name) {
        assertThat(MediaTypes.of(name)).isNull();
    }
}
