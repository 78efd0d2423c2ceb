package dev.wherry.internal.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.TreeMap;

/** What lies around a root and must neither be read nor changed. */
final class Outside {
    static final String CANARY = "the canary of the outside";

    private final Path surroundings;
    private final Path root;
    private final Map<String, String> before;

    private Outside(Path surroundings, Path root) throws IOException {
        this.surroundings = surroundings;
        this.root = root;
        this.before = snapshot();
    }

    /**
     * Makes, beside an empty root, directories and files with the canary: in {@code outside}, and
     * in a directory whose name starts like that of the root.
     */
    static Outside around(Path root) throws IOException {
        Path surroundings = root.getParent();
        Path outside = Files.createDirectories(surroundings.resolve("outside"));
        Files.writeString(outside.resolve("secret.txt"), CANARY);
        Path dir = Files.createDirectories(outside.resolve("dir/deep")).getParent();
        Files.writeString(dir.resolve("secret.txt"), CANARY);
        Path sibling = Files.createDirectory(surroundings.resolve(root.getFileName() + "ed"));
        Files.writeString(sibling.resolve("secret.txt"), CANARY);
        return new Outside(surroundings, root);
    }

    void assertUntouched() throws IOException {
        assertThat(snapshot()).isEqualTo(before);
    }

    private Map<String, String> snapshot() throws IOException {
        Map<String, String> all = new TreeMap<>();
        try (var paths = Files.walk(surroundings)) {
            paths.filter(p -> !p.startsWith(root) && !p.equals(surroundings))
                    .forEach(p -> all.put(p.toString(), describe(p)));
        }
        return all;
    }

    private static String describe(Path path) {
        try {
            FileTime modified = Files.getLastModifiedTime(path, LinkOption.NOFOLLOW_LINKS);
            return modified + (Files.isRegularFile(path) ? Files.readString(path) : "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
