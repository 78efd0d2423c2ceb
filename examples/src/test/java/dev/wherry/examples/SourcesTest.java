package dev.wherry.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.jimfs.Jimfs;
import dev.wherry.FtpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a user does with an example: copies the one file, and compiles it. */
class SourcesTest {
    private static final Path SOURCES = Path.of("src/main/java/dev/wherry/examples");

    @TempDir private Path classes;

    static List<Path> examples() throws IOException {
        try (Stream<Path> files = Files.list(SOURCES)) {
            return files.filter(f -> !f.endsWith("package-info.java")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void isShortAndInTheList(Path example) throws IOException {
        assertThat(Files.readAllLines(example)).hasSizeLessThanOrEqualTo(80);
        assertThat(Path.of("README.md")).content().contains("(" + example + ")");
    }

    @ParameterizedTest
    @MethodSource("examples")
    void compilesAloneOnTheModulePathAndOnTheClassPath(Path example) throws Exception {
        String library = locationOf(FtpServer.class);
        String memory = locationOf(Jimfs.class);
        compile(example, "--module-path", library, "--add-modules", "dev.wherry", "-cp", memory);
        compile(example, "-cp", library + System.getProperty("path.separator") + memory);
    }

    private void compile(Path example, String... paths) {
        List<String> arguments =
                Stream.concat(
                                Stream.of(paths),
                                Stream.of(
                                        "-Xlint:all,-classfile,-path",
                                        "-Werror",
                                        "-proc:none",
                                        "-sourcepath",
                                        classes.toString(),
                                        "-d",
                                        classes.toString(),
                                        example.toString()))
                        .toList();
        StringWriter output = new StringWriter();
        PrintWriter printer = new PrintWriter(output);
        ToolProvider javac = ToolProvider.findFirst("javac").orElseThrow();
        int status = javac.run(printer, printer, arguments.toArray(String[]::new));
        assertThat(status).as("javac %s%n%s", arguments, output).isZero();
    }

    private static String locationOf(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    }
}
