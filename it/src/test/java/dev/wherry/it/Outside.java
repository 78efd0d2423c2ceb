package dev.wherry.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A directory beside the root, with the same beginning of its name, that nobody may touch. */
final class Outside implements AutoCloseable {
    static final String CANARY = "canary-content";

    private final Path directory;
    private final List<String> before;

    Outside(Path root) {
        try {
            directory = Files.createDirectory(root.resolveSibling(root.getFileName() + "by"));
            Files.writeString(directory.resolve("canary"), CANARY);
            Files.writeString(Files.createDirectory(directory.resolve("sub")).resolve("deep"), "x");
            before = look();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path path() {
        return directory;
    }

    String name() {
        return directory.getFileName().toString();
    }

    /** Requires that all is as it was: names, contents, modes, times. */
    void checkUntouched() {
        assertThat(look()).isEqualTo(before);
    }

    private List<String> look() {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.sorted().map(Outside::describe).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String describe(Path path) {
        try {
            PosixFileAttributes found = Files.readAttributes(path, PosixFileAttributes.class);
            String content = found.isRegularFile() ? Files.readString(path) : "";
            return String.join(
                    " ",
                    path.toString(),
                    found.permissions().toString(),
                    found.lastModifiedTime().toString(),
                    content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
