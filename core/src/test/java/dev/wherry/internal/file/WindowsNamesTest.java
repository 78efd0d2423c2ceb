package dev.wherry.internal.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WindowsNamesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\\b",
                "..\\..\\x",
                "C:",
                "C:x",
                "C:\\x",
                "\\\\host\\share",
                "x::$DATA",
                "x:s",
                "a*",
                "a?",
                "a\"b",
                "<a>",
                "a|b",
                "a\tb",
                "a\u007f",
                "a\rb",
                "CON",
                "con",
                "Con.txt",
                "PRN",
                "AUX",
                "aux.txt",
                "aux.tar.gz",
                "NUL",
                "nul .x",
                "CONIN$",
                "conout$",
                "CLOCK$",
                "COM1",
                "com9.log",
                "COM0",
                "LPT1",
                "lpt\u00b2",
                "COM\u00b3.x",
                "x.",
                "x ",
                "x..",
                "...",
                ". ",
                "PROGRA~1",
                "PROGRA~1.TXT",
                "A~1",
                "LONGNA~12.DOC"
            })
    void refusesWhatMeansSomethingElseOnWindows(String name) {
        assertThat(WindowsNames.isFileName(name)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "a.txt",
                ".hidden",
                "a b",
                "CONSOLE",
                "con1",
                "acon",
                "COM10",
                "nul-x",
                "aux_",
                "x~",
                "backup~1~2",
                "longername~1",
                "a~b",
                "gr\u00fc\u00dfe",
                "\u65e5\u672c",
                "a;b",
                "a,b",
                "a=b",
                "[a]",
                "a'b"
            })
    void letsOrdinaryNamesPass(String name) {
        assertThat(WindowsNames.isFileName(name)).isTrue();
    }

    @Test
    void belongsToFileSystemsWithBackslashes() {
        assertThat(Names.of(Jimfs.newFileSystem(Configuration.windows())))
                .isInstanceOf(WindowsNames.class);
        assertThat(Names.of(Jimfs.newFileSystem(Configuration.unix())))
                .isExactlyInstanceOf(Names.class);
    }
}
