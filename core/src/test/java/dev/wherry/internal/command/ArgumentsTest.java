package dev.wherry.internal.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wherry.command.FtpReplyException;
import dev.wherry.file.FileEntry;
import dev.wherry.internal.command.FileHasher.Part;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the arguments that are more than a path are taken apart. */
class ArgumentsTest {
    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "20260102030405 a,a",
                "20260102030405  a b , a b ",
                "20260102030405 20260102030405 x,20260102030405 x"
            })
    void readsATimeAndAPath(String argument, String path) throws Exception {
        TimeAndPath read = TimeAndPath.parse(argument);
        assertThat(read.time()).isEqualTo("2026-01-02T03:04:05Z");
        assertThat(read.path()).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "20260102030405",
                "20260102030405 ",
                "2026010203040 a",
                "20260230030405 a",
                "20260102030460 a",
                "+0260102030405 a",
                " 20260102030405 a",
                "a 20260102030405"
            })
    void refusesWhatIsNoTimeAndPath(String argument) {
        assertThatThrownBy(() -> TimeAndPath.parse(argument)).satisfies(ArgumentsTest::is501);
    }

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "202601020304 a b,2026-01-02T03:04:00Z,a b",
                "20260102030405 a b,2026-01-02T03:04:05Z,a b",
                "a b 20200101000000 20260102030405 20210101000000 UTC,2026-01-02T03:04:05Z,a b",
                "a 20200101000000 20260102030405 20210101000000 utc,2026-01-02T03:04:05Z,a",
                "202601020304 a 20260102030405 UTC,2026-01-02T03:04:00Z,a 20260102030405 UTC",
                "20260102030405 20260102030405 20260102030405 20260102030405 UTC,"
                        + "2026-01-02T03:04:05Z,20260102030405"
            })
    void readsBothFormsOfUtime(String argument, Instant time, String path) throws Exception {
        assertThat(UtimeArgument.parse(argument)).isEqualTo(new TimeAndPath(time, path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "202601020304",
                "202601020304 ",
                "2026010203 a",
                "202602300304 a",
                "UTC",
                " 20200101000000 20260102030405 20210101000000 UTC",
                "a 20200101000000 20260102030405 20210101000000 CET"
            })
    void refusesOtherFormsOfUtime(String argument) {
        assertThatThrownBy(() -> assertThat(UtimeArgument.parse(argument)).isNull())
                .satisfies(ArgumentsTest::is501);
    }

    @Test
    void readsFactsInAnyCaseAndOrder() throws Exception {
        FactChange change =
                FactChange.parse("UNIX.MODE=640;create=20000101000000;modify=20260102030405; a; b");
        assertThat(change)
                .isEqualTo(
                        new FactChange(
                                Instant.parse("2026-01-02T03:04:05Z"),
                                Instant.parse("2000-01-01T00:00:00Z"),
                                0640,
                                "a; b"));
        assertThat(FactChange.parse("modify=20260102030405; a").mode())
                .isEqualTo(FileEntry.UNKNOWN);
        assertThat(FactChange.parse("modify=20260102030405 a"))
                .as("without its last semicolon")
                .isEqualTo(FactChange.parse("modify=20260102030405; a"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "modify=20260102030405;a",
                "modify=20260102030405; ",
                "modify=20260102030405;",
                "modify; a",
                "modify=; a",
                "=20260102030405; a",
                "; a",
                "modify=20260102030405;modify=20260102030405; a",
                "modify=20260102030405;; a",
                "unix.mode=999; a",
                "create=20260230000000; a"
            })
    void refusesMalformedFacts(String argument) {
        assertThatThrownBy(() -> FactChange.parse(argument)).satisfies(ArgumentsTest::is501);
    }

    @Test
    void refusesFactsThatNobodyCanChange() {
        assertThatThrownBy(() -> FactChange.parse("size=7; a"))
                .satisfies(failure -> assertThat(code(failure)).isEqualTo(504));
    }

    @ParameterizedTest
    @CsvSource({"644, 0644", "0644, 0644", "7777, 07777", "000, 0"})
    void readsModes(String text, String mode) {
        assertThat(Modes.parse(text)).isEqualTo(Integer.parseInt(mode, 8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "64", "06444", "648", "-64", "+644", "6 4", "u+x", "٠٦٤"})
    void refusesOtherModes(String text) {
        assertThat(Modes.parse(text)).isEqualTo(FileEntry.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "a,a,0,9223372036854775807",
                "a b,a b,0,9223372036854775807",
                "a 10 20,a,10,20",
                "a b 10 20,a b,10,20",
                "10 20,10 20,0,9223372036854775807",
                "a 10,a 10,0,9223372036854775807",
                "a 10 x,a 10 x,0,9223372036854775807",
                "\"a 10 20\",a 10 20,0,9223372036854775807",
                "\"a b\" 10 20,a b,10,20",
                "\"a\"\"b\" 7 7,a\"b,7,7"
            })
    void readsWhatIsToBeSummed(String argument, String path, long start, long end)
            throws Exception {
        assertThat(ChecksumArgument.parse(argument))
                .isEqualTo(new ChecksumArgument(path, new Part(start, end)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"a",
                "\"\"",
                "\"a\" 10",
                "\"a\" 10 x",
                "\"a\" -1 5",
                "\"a\" 20 10",
                "\"a\" 1 2 3",
                "a 20 10",
                "\"a\" 1 9223372036854775808"
            })
    void refusesWhatCannotBeSummed(String argument) {
        assertThatThrownBy(() -> ChecksumArgument.parse(argument)).satisfies(ArgumentsTest::is501);
    }

    private static void is501(Throwable failure) {
        assertThat(code(failure)).isEqualTo(501);
    }

    private static int code(Throwable failure) {
        assertThat(failure).isInstanceOf(FtpReplyException.class);
        return ((FtpReplyException) failure).reply().code().number();
    }
}
