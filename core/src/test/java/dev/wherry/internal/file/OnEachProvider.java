package dev.wherry.internal.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Runs the tests of a class on each file system, on which nothing temporary may be left. */
@ParameterizedClass
@EnumSource(Provider.class)
abstract class OnEachProvider {
    @Parameter Provider provider;
    @TempDir Path scratch;

    Provider.Home home;
    Box box;

    @BeforeEach
    void open() throws IOException {
        home = provider.make(scratch);
        box = Box.of(home.root());
    }

    @AfterEach
    void leavesNothingTemporary() throws IOException {
        try (var all = Files.walk(home.root())) {
            assertThat(all.map(p -> String.valueOf(p.getFileName()))).noneMatch(TempName::matches);
        }
        home.close();
    }
}
