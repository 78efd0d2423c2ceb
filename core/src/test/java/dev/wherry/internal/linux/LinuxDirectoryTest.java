package dev.wherry.internal.linux;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class LinuxDirectoryTest {
    @TempDir Path root;

    @Test
    @Timeout(20)
    void opensNothingButADirectory() throws Exception {
        Path file = Files.createFile(root.resolve("file"));
        Path pipe = root.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();

        for (Path other : new Path[] {file, pipe, root.resolve("none")}) {
            assertThat(LinuxDirectory.open(other.toString())).isNull();
        }
        assertThat(LinuxDirectory.open("/" + "long/".repeat(1000))).isNull();
    }

    @Test
    void looksAtNothingThatHasVanished() throws IOException {
        Path file = Files.createFile(root.resolve("file"));
        NameBlock names = NameBlock.take();
        FileStatus status = FileStatus.take();
        try (LinuxDirectory directory = open(root)) {
            assertThat(directory.read(names)).isTrue();
            assertThat(names.name(0)).isEqualTo("file");
            assertThat(directory.look(names, 0, status)).isTrue();
            assertThat(directory.linkTarget(names, 0, status)).isNull();
            Files.delete(file);
            assertThat(directory.look(names, 0, status)).isFalse();
            assertThat(directory.read(names)).isFalse();
        }
    }

    @Test
    void keepsItsDescriptorNoLongerThanItIsOpen() throws IOException {
        LinuxDirectory directory = open(root);
        assertThat(isOpenInThisProcess(root)).isTrue();
        directory.close();
        directory.close();
        assertThat(isOpenInThisProcess(root)).isFalse();
    }

    @Test
    void usesTheSameMemoryAgain() {
        for (int i = 0; i < 100; i++) {
            FileStatus first = FileStatus.take();
            first.giveBack();
            FileStatus second = FileStatus.take();
            second.giveBack();
            assertThat(second).isSameAs(first);
        }
    }

    /** Nobody reads a warning of the JVM who did not ask for native calls. */
    @Test
    @Timeout(60)
    void makesNoNativeCallUnlessThatIsEnabled() throws Exception {
        assertThat(openInNewJvm()).isEqualTo("not opened, not opened");
        assertThat(openInNewJvm("--enable-native-access=ALL-UNNAMED")).isEqualTo("opened, opened");
    }

    /** What {@link #makesNoNativeCallUnlessThatIsEnabled} starts. */
    static final class Program {
        private Program() {}

        public static void main(String[] arguments) throws IOException {
            Path root = Path.of("/");
            Object key = Files.readAttributes(root, BasicFileAttributes.class).fileKey();
            LinuxDirectory directory = LinuxDirectory.open("/");
            LinuxLookup lookup = LinuxLookup.open("/", String.valueOf(key));
            System.out.print(directory == null ? "not opened" : "opened");
            System.out.print(lookup == null ? ", not opened" : ", opened");
        }
    }

    private static String openInNewJvm(String... options) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(Program.class.getName());
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (InputStream output = process.getInputStream()) {
            return new String(output.readAllBytes(), UTF_8);
        }
    }

    private static LinuxDirectory open(Path path) {
        return Objects.requireNonNull(LinuxDirectory.open(path.toString()));
    }

    private static boolean isOpenInThisProcess(Path directory) throws IOException {
        Path real = directory.toRealPath();
        try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
            return descriptors.anyMatch(descriptor -> leadsTo(descriptor, real));
        }
    }

    private static boolean leadsTo(Path descriptor, Path real) {
        try {
            return Files.readSymbolicLink(descriptor).equals(real);
        } catch (IOException _) {
            return false; // closed meanwhile
        }
    }
}
