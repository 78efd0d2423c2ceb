package dev.wherry.internal.listing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CivilDayTest {
    private final CivilDay civil = new CivilDay();

    @Test
    void agreesWithTheCalendarOnEveryDayOfNineThousandYears() {
        long last = LocalDate.of(9999, 12, 31).toEpochDay();
        int wrong = 0;
        LocalDate day = LocalDate.of(1000, 1, 1);
        for (long i = day.toEpochDay(); i <= last; i++) {
            civil.set(i);
            if (civil.year() != day.getYear()
                    || civil.month() != day.getMonthValue()
                    || civil.day() != day.getDayOfMonth()) {
                wrong++;
            }
            day = day.plusDays(1);
        }
        assertThat(wrong).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "0999-12-31, 1000-01-01",
        "-200000-01-01, 1000-01-01",
        "+10000-01-01, 9999-12-31",
        "+999999999-12-31, 9999-12-31"
    })
    void movesWhatHasNoFourDigitsToTheNearestDay(LocalDate day, LocalDate shown) {
        civil.set(day.toEpochDay());
        assertThat(LocalDate.of(civil.year(), civil.month(), civil.day())).isEqualTo(shown);
    }
}
