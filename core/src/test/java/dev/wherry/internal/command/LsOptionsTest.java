package dev.wherry.internal.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LsOptionsTest {
    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "'',''",
                "-a,''",
                "-la,''",
                "-aAlL1FRt,''",
                "-l -a,''",
                "-l ,''",
                "-la pub,pub",
                "-l -a a b,a b",
                "-l  a , a ",
                "-1 -,-",
                "-lx,-lx",
                "-l -lx,-lx",
                "-la ../..,../..",
                "pub -l,pub -l",
                " -l, -l",
                "./-l,./-l",
                "-,-",
                "--,--",
                "-l-,-l-",
                "~root,~root"
            })
    void leavesThePath(String argument, String path) {
        assertThat(LsOptions.strip(argument)).isEqualTo(path);
    }
}
