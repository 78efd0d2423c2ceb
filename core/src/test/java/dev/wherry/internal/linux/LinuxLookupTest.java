package dev.wherry.internal.linux;

import static dev.wherry.internal.linux.LinuxLookup.Answer.NOT_THERE;
import static dev.wherry.internal.linux.LinuxLookup.Answer.THERE;
import static dev.wherry.internal.linux.LinuxLookup.Answer.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
@Timeout(20)
class LinuxLookupTest {
    @TempDir Path scratch;
    private Path root;

    @BeforeEach
    void make() throws IOException {
        root = Files.createDirectory(scratch.toRealPath().resolve("root"));
    }

    private static String key(Path path) throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class).fileKey().toString();
    }

    private LinuxLookup open() throws IOException {
        return Objects.requireNonNull(LinuxLookup.open(root.toString(), key(root)));
    }

    private boolean isOpenInThisProcess() throws IOException {
        try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
            return descriptors.anyMatch(descriptor -> {
                try {
                    return Files.readSymbolicLink(descriptor).startsWith(scratch);
                } catch (IOException _) {
                    return false; // closed meanwhile
                }
            });
        }
    }

    @Test
    void opensTheDirectoryWantedAndNoOther() throws IOException {
        Path file = Files.createFile(scratch.resolve("file"));
        Path other = Files.createDirectory(scratch.resolve("other"));
        Path link = Files.createSymbolicLink(scratch.resolve("link"), root);

        assertThat(LinuxLookup.open(other.toString(), key(root))).isNull();
        assertThat(LinuxLookup.open(file.toString(), key(file))).isNull();
        assertThat(LinuxLookup.open(scratch.resolve("none").toString(), key(root))).isNull();
        assertThat(isOpenInThisProcess()).isFalse();
        try (LinuxLookup lookup = LinuxLookup.open(link.toString(), key(root))) {
            assertThat(lookup).isNotNull(); // the path does not matter
            assertThat(lookup.key()).hasToString(key(root));
        }
        assertThat(isOpenInThisProcess()).isFalse();
    }

    @Test
    void tellsWhetherSomethingIsThere() throws IOException {
        Files.createFile(root.resolve("file"));
        Files.createSymbolicLink(root.resolve("dangling"), Path.of("nowhere"));
        try (LinuxLookup lookup = open()) {
            assertThat(lookup.look("none")).isEqualTo(NOT_THERE);
            assertThat(lookup.found()).isNull();
            assertThat(lookup.look("file")).isEqualTo(THERE);
            assertThat(Objects.requireNonNull(lookup.found()).isRegularFile()).isTrue();
            assertThat(lookup.look("dangling")).isEqualTo(THERE);
            assertThat(Objects.requireNonNull(lookup.found()).isSymbolicLink()).isTrue();
            assertThat(lookup.look("x".repeat(255))).isEqualTo(NOT_THERE);
            assertThat(lookup.look("x".repeat(256))).isEqualTo(UNKNOWN);
            assertThat(lookup.found()).isNull();
            Files.delete(root.resolve("file"));
            assertThat(lookup.look("file")).isEqualTo(NOT_THERE);
        }
    }

    @Test
    void staysInItsDirectoryWhereverThatGoes() throws IOException {
        try (LinuxLookup lookup = open()) {
            Path moved = Files.move(root, scratch.resolve("moved"));
            Files.createDirectory(root);
            Files.createFile(root.resolve("planted"));
            Files.createFile(moved.resolve("file"));
            assertThat(lookup.look("planted")).isEqualTo(NOT_THERE);
            assertThat(lookup.look("file")).isEqualTo(THERE);
        }
    }

    @Test
    void keepsItsDescriptorNoLongerThanItIsOpen() throws IOException {
        LinuxLookup lookup = open();
        assertThat(isOpenInThisProcess()).isTrue();
        lookup.close();
        lookup.close();
        assertThat(isOpenInThisProcess()).isFalse();
        assertThat(lookup.look("file")).isEqualTo(UNKNOWN);
    }
}
