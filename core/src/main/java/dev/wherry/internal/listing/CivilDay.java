package dev.wherry.internal.listing;

import java.time.LocalDate;

/**
 * Year, month and day of a count of days. Remembers the last one, as files of a directory tend to
 * be of one day. A day outside of the years 1000 to 9999 counts as the nearest inside.
 */
final class CivilDay {
    private static final long FIRST = LocalDate.of(1000, 1, 1).toEpochDay();
    private static final long LAST = LocalDate.of(9999, 12, 31).toEpochDay();

    // The calendar repeats itself after 400 years, which are counted from 1 March 0000 so that the
    // leap day comes last.
    private static final int DAYS_BEFORE_1970 = 719_468;
    private static final int DAYS_OF_400_YEARS = 146_097;
    private static final int DAYS_OF_100_YEARS = 36_524;
    private static final int DAYS_OF_4_YEARS = 1_461;
    private static final int DAYS_OF_YEAR = 365;
    private static final int DAYS_OF_5_MONTHS = 153;

    private long epochDay = Long.MIN_VALUE;
    private int year;
    private int month;
    private int day;

    /** Moves to a day, counted from 1 January 1970. */
    void set(long days) {
        if (days != epochDay) {
            epochDay = days;
            compute((int) Math.clamp(days, FIRST, LAST) + DAYS_BEFORE_1970);
        }
    }

    int year() {
        return year;
    }

    /** Returns 1 to 12. */
    int month() {
        return month;
    }

    int day() {
        return day;
    }

    private void compute(int days) {
        int dayOf400 = days % DAYS_OF_400_YEARS;
        int yearOf400 =
                (dayOf400
                                - dayOf400 / (DAYS_OF_4_YEARS - 1)
                                + dayOf400 / DAYS_OF_100_YEARS
                                - dayOf400 / (DAYS_OF_400_YEARS - 1))
                        / DAYS_OF_YEAR;
        int dayOfYear = dayOf400 - (DAYS_OF_YEAR * yearOf400 + yearOf400 / 4 - yearOf400 / 100);
        int monthFromMarch = (5 * dayOfYear + 2) / DAYS_OF_5_MONTHS;
        day = dayOfYear - (DAYS_OF_5_MONTHS * monthFromMarch + 2) / 5 + 1;
        month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
        year = days / DAYS_OF_400_YEARS * 400 + yearOf400 + (month <= 2 ? 1 : 0);
    }
}
