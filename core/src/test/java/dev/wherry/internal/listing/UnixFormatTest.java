package dev.wherry.internal.listing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wherry.file.FileEntry;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnixFormatTest {
    private static final Instant NOW = Instant.parse("2026-03-05T00:00:00Z");

    private static String line(Entries entry) {
        return line(entry, ZoneOffset.UTC);
    }

    private static String line(Entries entry, ZoneId zone) {
        StringBuilder line = new StringBuilder();
        new UnixFormat(zone, NOW).append(entry.entry(), line);
        return line.toString();
    }

    @Test
    void writesAFile() {
        assertThat(line(Entries.file("a b.txt")))
                .isEqualTo("-rw-r--r--   1 alice    users        1234 Mar 04 05:06 a b.txt");
    }

    @Test
    void writesADirectory() {
        assertThat(line(Entries.directory("pub").size(4096)))
                .isEqualTo("drwxr-xr-x   1 alice    users        4096 Mar 04 05:06 pub");
    }

    @Test
    void writesWhereALinkPointsTo() {
        assertThat(line(Entries.link("latest", "pub/a\nb")))
                .isEqualTo(
                        "lrwxrwxrwx   1 alice    users        1234 Mar 04 05:06 latest -> pub/a?b");
    }

    @Test
    void marksWhatIsNoFile() {
        assertThat(line(Entries.other("pipe"))).startsWith("srw------- ");
    }

    @Test
    void neverCutsAColumn() {
        Entries wide =
                Entries.file("x")
                        .owner(1, "administrator", "domain users", 12345)
                        .size(123_456_789_012L);
        assertThat(line(wide))
                .isEqualTo(
                        "-rw-r--r-- 12345 administrator domain_users 123456789012 Mar 04 05:06 x");
    }

    @ParameterizedTest
    @CsvSource({
        "0000, ----------",
        "0777, -rwxrwxrwx",
        "0421, -r---w---x",
        "04755, -rwsr-xr-x",
        "04644, -rwSr--r--",
        "02755, -rwxr-sr-x",
        "02744, -rwxr-Sr--",
        "01777, -rwxrwxrwt",
        "01776, -rwxrwxrwT",
        "07777, -rwsrwsrwt",
    })
    void writesModes(String octal, String expected) {
        assertThat(line(Entries.file("x").mode(Integer.parseInt(octal, 8)))).startsWith(expected);
    }

    @Test
    void inventsAUsualModeWhereThereIsNone() {
        assertThat(line(Entries.file("x").mode(FileEntry.UNKNOWN))).startsWith("-rw-r--r-- ");
        assertThat(line(Entries.directory("x").mode(FileEntry.UNKNOWN))).startsWith("drwxr-xr-x ");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-04T23:59:59Z, Mar 04 23:59",
        "2026-03-05T23:59:59Z, Mar 05 23:59", // a clock that is ahead, up to a day
        "2026-03-06T00:01:00Z, Mar 06  2026",
        "2025-09-06T00:00:00Z, Sep 06 00:00", // 180 days ago
        "2025-09-05T23:59:00Z, Sep 05  2025",
        "1969-12-31T23:59:59Z, Dec 31  1969",
        "1600-01-01T00:00:00Z, Jan 01  1600",
        "2500-01-01T00:00:00Z, Jan 01  2500",
        "-1000000000-01-01T00:00:00Z, Jan 01  1000",
        "+1000000000-12-31T23:59:59Z, Dec 31  9999",
    })
    void writesTheTimeOfRecentFilesAndTheYearOfOthers(String modified, String expected) {
        assertThat(line(Entries.file("x").modified(modified))).contains(" " + expected + " x");
    }

    @ParameterizedTest
    @CsvSource({
        "+02:00, Mar 04 07:06",
        "-09:30, Mar 03 19:36",
        "America/New_York, Mar 04 00:06",
        "Asia/Kathmandu, Mar 04 10:51",
    })
    void writesTheTimeOfTheZone(String zone, String expected) {
        assertThat(line(Entries.file("x"), ZoneId.of(zone))).contains(" " + expected + " x");
    }

    @Test
    void followsDaylightSaving() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        assertThat(line(Entries.file("x").modified("2025-10-26T00:59:00Z"), berlin))
                .contains("Oct 26 02:59");
        assertThat(line(Entries.file("x").modified("2025-10-26T01:01:00Z"), berlin))
                .contains("Oct 26 02:01");
    }

    @Test
    void agreesWithTheLibraryOnManyTimes() {
        Random random = new Random(7);
        UnixFormat format = new UnixFormat(ZoneOffset.UTC, NOW);
        DateTimeFormatter recent = DateTimeFormatter.ofPattern("MMM dd HH:mm", Locale.ENGLISH);
        DateTimeFormatter old = DateTimeFormatter.ofPattern("MMM dd  uuuu", Locale.ENGLISH);
        for (int i = 0; i < 20_000; i++) {
            Instant time = NOW.minusSeconds(random.nextLong(400L * 24 * 3600));
            boolean isRecent = !time.isBefore(NOW.minusSeconds(180L * 24 * 3600));
            StringBuilder line = new StringBuilder();
            format.append(Entries.file("x").modified(time.toString()).entry(), line);
            assertThat(line)
                    .contains(
                            LocalDateTime.ofInstant(time, ZoneOffset.UTC)
                                    .format(isRecent ? recent : old));
        }
    }
}
