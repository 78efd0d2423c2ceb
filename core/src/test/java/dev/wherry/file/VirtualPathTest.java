package dev.wherry.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VirtualPathTest {
    @ParameterizedTest(name = "[{0}] is [{1}]")
    @CsvSource({
        "'', /",
        "/, /",
        "//, /",
        "///, /",
        "., /",
        "./, /",
        "/./., /",
        "a, /a",
        "/a, /a",
        "/a/, /a",
        "//a//b//, /a/b",
        "a/b, /a/b",
        "/a/./b, /a/b",
        "/a/../b, /b",
        "/a/b/.., /a",
        "/a/b/../.., /",
        "/a/b/../../.., /",
    })
    void resolvesTextsFromTheRoot(String text, String path) {
        assertThat(VirtualPath.of(text)).hasToString(path);
    }

    @ParameterizedTest(name = "[{0}] is [{1}]")
    @CsvSource({
        "../../.., /",
        "/.., /",
        "../../../etc/passwd, /etc/passwd",
        "/../../etc/passwd, /etc/passwd",
        "a/../../etc/passwd, /etc/passwd",
        "/a/b/../../../../etc/passwd, /etc/passwd",
        "..//..//etc, /etc",
        "./../.././etc, /etc",
        "/a/..//../b, /b",
    })
    void staysAtTheRootWhateverClimbs(String text, String path) {
        assertThat(VirtualPath.of(text)).hasToString(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "...",
                "....",
                ".. ",
                " ..",
                " ",
                "..\\",
                "\\",
                "..\\..\\etc",
                "C:",
                "C:\\a",
                "~",
                "~root",
                "%2e%2e",
                "%2e%2e%2f",
                "．．",
                "..\u200b",
                "\u2025",
                "\u2215",
                "a\nb",
                "a\r",
                "\t",
                "\u001b[2J",
                "\u202egnp",
                "\udcff",
                "é",
                "e\u0301",
                "*",
                "?[x]",
                "-rf",
                "CON",
                "a:stream",
                ".hidden",
            })
    void takesAnyOtherNameAsItIs(String name) {
        VirtualPath path = VirtualPath.of("/d/" + name);

        assertThat(path.segments()).containsExactly("d", name);
        assertThat(path.name()).isEqualTo(name);
        assertThat(path.parent()).hasToString("/d");
        assertThat(path).hasToString("/d/" + name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\0", "/\0", "a\0.txt", "../\0", "/a/b\0", "\0/.."})
    void refusesNul(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VirtualPath.of(text))
                .withMessage("a path must not hold NUL");
    }

    @ParameterizedTest(name = "[{1}] in [{0}] is [{2}]")
    @CsvSource({
        "/a/b, '', /a/b",
        "/a/b, ., /a/b",
        "/a/b, c, /a/b/c",
        "/a/b, c/, /a/b/c",
        "/a/b, /c, /c",
        "/a/b, //c, /c",
        "/a/b, .., /a",
        "/a/b, ../c, /a/c",
        "/a/b, ../../.., /",
        "/a/b, /, /",
        "/a/b, ' ', '/a/b/ '",
        "/, '', /",
        "/, .., /",
    })
    void resolvesAgainstADirectory(String directory, String text, String path) {
        assertThat(VirtualPath.of(directory).resolve(text)).hasToString(path);
    }

    @ParameterizedTest(name = "[{0}]: [{1}] and [{2}]")
    @CsvSource({"/, /, ''", "/a, /, a", "/a/b, /a, b", "/a/b/c, /a/b, c"})
    void hasAParentAndAName(String text, String parent, String name) {
        VirtualPath path = VirtualPath.of(text);

        assertThat(path.parent()).hasToString(parent).isEqualTo(VirtualPath.of(parent));
        assertThat(path.name()).isEqualTo(name);
        assertThat(path.isRoot()).isEqualTo(text.equals("/"));
    }

    @Test
    void climbsFromTheDeepestPathThatALineHolds() {
        VirtualPath path = VirtualPath.of("a/".repeat(2_048));
        for (int depth = 2_048; depth > 0; depth--) {
            assertThat(path.segments()).hasSize(depth);
            assertThat(path.resolve("b").parent()).isEqualTo(path);
            path = path.parent();
        }
        assertThat(path).isSameAs(VirtualPath.ROOT);
    }

    @ParameterizedTest(name = "[{0}] starts with [{1}]: {2}")
    @CsvSource({
        "/, /, true",
        "/a, /, true",
        "/a, /a, true",
        "/a/b, /a, true",
        "/a/b/c, /a/b, true",
        "/ab, /a, false",
        "/a, /a/b, false",
        "/, /a, false",
        "/A/b, /a, false",
        "/b/a, /a, false",
        "/a b, /a, false",
    })
    void comparesWholeSegments(String path, String ancestor, boolean expected) {
        assertThat(VirtualPath.of(path).startsWith(VirtualPath.of(ancestor))).isEqualTo(expected);
    }

    @Test
    void isEqualInAllItsSpellings() {
        List<VirtualPath> spellings =
                Stream.of("/a/b", "a/b", "//a//b//", "/a/./b/.", "/x/../a/b", "/../a/b")
                        .map(VirtualPath::of)
                        .toList();

        assertThat(spellings).containsOnly(VirtualPath.of("/a/b"));
        assertThat(spellings).map(VirtualPath::hashCode).containsOnly("/a/b".hashCode());
        assertThat(VirtualPath.of("/a/B")).isNotEqualTo(VirtualPath.of("/a/b"));
        assertThat(VirtualPath.of("/\u00e9")).isNotEqualTo(VirtualPath.of("/e\u0301"));
        assertThat(VirtualPath.of("/a")).isNotEqualTo("/a");
    }

    @Test
    void sortsByItsText() {
        assertThat(Stream.of("/b", "/a/b", "/", "/a").map(VirtualPath::of).sorted())
                .map(VirtualPath::toString)
                .containsExactly("/", "/a", "/a/b", "/b");
    }

    @Test
    void keepsItsSegmentsToItself() {
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> VirtualPath.of("/a/b").segments().add("c"));
        assertThat(VirtualPath.ROOT.segments()).isEmpty();
    }

    /** What is made of hostile pieces holds none of them, and reading it again changes nothing. */
    @Test
    void isCanonicalWhateverItIsMadeOf() {
        String[] pieces = {"/", "//", ".", "..", "...", "a", " ", "\\", "\r\n", "%2e", "\udcff"};
        Random random = new Random(959);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            random.ints(random.nextInt(12), 0, pieces.length).forEach(p -> text.append(pieces[p]));
            VirtualPath path = VirtualPath.of("/d").resolve(text.toString());

            assertThat(path.segments())
                    .doesNotContain("", ".", "..")
                    .noneMatch(s -> s.contains("/"));
            assertThat(path.toString()).isEqualTo("/" + String.join("/", path.segments()));
            assertThat(VirtualPath.of(path.toString())).isEqualTo(path);
            assertThat(path.parent().resolve(path.isRoot() ? "" : "./" + path.name()))
                    .isEqualTo(path);
        }
    }
}
