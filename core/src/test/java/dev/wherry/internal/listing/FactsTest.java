package dev.wherry.internal.listing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FactsTest {
    @Test
    void marksTheSelectedFactsInFeat() {
        assertThat(Facts.feature(Facts.DEFAULT))
                .isEqualTo(
                        "MLST type*;size*;modify*;perm*;unique*;unix.mode*;unix.owner*;unix.group*;"
                                + "unix.uid;unix.gid;create;media-type;");
        assertThat(Facts.feature(List.of()))
                .isEqualTo(
                        "MLST type;size;modify;perm;unique;unix.mode;unix.owner;unix.group;"
                                + "unix.uid;unix.gid;create;media-type;");
    }

    @Test
    void selectsKnownFactsInTheOrderOfFeat() {
        assertThat(Facts.select("SIZE;charset;Type;type;UNIX.mode;"))
                .containsExactly("type", "size", "unix.mode");
    }

    @Test
    void selectsNothing() {
        assertThat(Facts.select("")).isEmpty();
        assertThat(Facts.select("lang;")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"type", "type;size", "type; size;", ";", "type;;", " ", " type;"})
    void refusesWhatIsNoListOfFacts(String list) {
        assertThat(Facts.select(list)).isNull();
    }

    @Test
    void repeatsTheSelection() {
        assertThat(Facts.optsReply(List.of("type", "size"))).isEqualTo("MLST OPTS type;size;");
        assertThat(Facts.optsReply(List.of())).isEqualTo("MLST OPTS");
    }
}
