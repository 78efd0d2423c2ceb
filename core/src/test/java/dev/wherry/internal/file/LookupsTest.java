package dev.wherry.internal.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wherry.internal.linux.LinuxAttributes;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What the call of Linux tells of a name is what the JDK tells. */
@EnabledOnOs(OS.LINUX)
@Timeout(20)
class LookupsTest {
    @TempDir Path scratch;

    private final KeptDirs kept = new KeptDirs(Box.CALLS);
    private Path root;
    private SecureDir byJdk;
    private SecureDir byLinux;

    @BeforeEach
    void open() throws IOException {
        root = Files.createDirectory(scratch.resolve("root"));
        byJdk = secure();
        Object key = Objects.requireNonNull(byJdk.attributes().fileKey());
        kept.giveBack(root, stream(), key, null);
        byLinux = Objects.requireNonNull(kept.take(root, () -> key));
    }

    @AfterEach
    void close() throws IOException {
        byJdk.close();
        byLinux.close();
        kept.close();
    }

    private SecureDirectoryStream<Path> stream() throws IOException {
        return (SecureDirectoryStream<Path>) Files.newDirectoryStream(root);
    }

    private SecureDir secure() throws IOException {
        return new SecureDir(root, stream());
    }

    /** Tells what both ways have told. */
    private @Nullable String assertSame(Path name) {
        String told = told(byJdk, name);
        assertThat(told(byLinux, name)).isEqualTo(told);
        return told;
    }

    private void assertSameAndByLinux(String name) throws IOException {
        assertThat(assertSame(Path.of(name))).startsWith("[");
        assertThat(byLinux.find(Path.of(name))).isInstanceOf(LinuxAttributes.class);
    }

    private static @Nullable String told(SecureDir dir, Path name) {
        try {
            BasicFileAttributes found = dir.find(name);
            return found == null ? null : text(found);
        } catch (FileSystemException e) {
            return e.getClass() + " " + e.getReason();
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static String text(BasicFileAttributes of) {
        return List.of(
                        of.isRegularFile(),
                        of.isDirectory(),
                        of.isSymbolicLink(),
                        of.isOther(),
                        of.isDirectory() ? 0 : of.size(),
                        of.lastModifiedTime(),
                        of.lastAccessTime(),
                        of.creationTime(),
                        String.valueOf(of.fileKey()))
                .toString();
    }

    @Test
    void eachKindOfFile() throws Exception {
        Files.writeString(root.resolve("plain"), "text");
        Files.createDirectory(root.resolve("directory"));
        Files.createSymbolicLink(root.resolve("link"), Path.of("plain"));
        Files.createSymbolicLink(root.resolve("dangling"), Path.of("nowhere"));
        Path pipe = root.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(root.resolve("socket")));
            for (String name :
                    List.of("plain", "directory", "link", "dangling", "pipe", "socket")) {
                assertSameAndByLinux(name);
            }
        }
    }

    @Test
    void nothing() {
        assertThat(assertSame(Path.of("none"))).isNull();
    }

    @Test
    void oddAttributes() throws IOException {
        for (String time : List.of("1969-01-01T00:00:00.123456789Z", "1970-01-01T00:00:00Z")) {
            Path file = Files.createFile(root.resolve(time.substring(0, 4)));
            Files.setLastModifiedTime(file, FileTime.from(Instant.parse(time)));
            assertSameAndByLinux(time.substring(0, 4));
        }
        try (RandomAccessFile large = new RandomAccessFile(root.resolve("large").toFile(), "rw")) {
            large.setLength(5L << 30);
        }
        assertSameAndByLinux("large");
    }

    @Test
    void longNames() throws IOException {
        Files.createFile(root.resolve("x".repeat(255)));
        assertSameAndByLinux("x".repeat(255));
        assertThat(assertSame(Path.of("x".repeat(256)))).contains("FileSystemException");
    }

    @Test
    void namesOfAnyBytes() throws IOException {
        for (String escaped : List.of("a%20b", "%C3%A4", "%E6%97%A5", "%FF", "%ED%B3%BF")) {
            Path path = Path.of(URI.create(root.toUri() + "/" + escaped));
            Files.createFile(path);
            assertThat(assertSame(path.getFileName())).startsWith("[");
            Files.delete(path);
            assertThat(assertSame(path.getFileName())).isNull();
        }
    }

    /** Who is no superuser may not look, or there is no such name at all. */
    @Test
    void whatMustNotBeSearched() throws IOException {
        Files.createFile(root.resolve("file"));
        Files.setPosixFilePermissions(root, Set.of());
        try {
            assertSame(Path.of("file"));
            assertSame(Path.of("none"));
        } finally {
            Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void aDirectoryThatIsGone() throws IOException {
        Files.delete(root);
        assertThat(assertSame(Path.of("file"))).isNull();
    }

    @Test
    void keysThatCanBeComparedWithThoseOfTheJdk() throws IOException {
        Files.createFile(root.resolve("file"));
        BasicFileAttributes found = Objects.requireNonNull(byLinux.find(Path.of("file")));
        assertThat(
                        FileKeys.areSame(
                                found.fileKey(),
                                Objects.requireNonNull(byJdk.find(Path.of("file"))).fileKey()))
                .isTrue();
        assertThat(FileKeys.areSame(found.fileKey(), byJdk.attributes().fileKey())).isFalse();
        assertThat(FileKeys.areSame(null, found.fileKey())).isFalse();
    }
}
