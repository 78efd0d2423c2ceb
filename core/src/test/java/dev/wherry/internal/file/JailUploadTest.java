package dev.wherry.internal.file;

import static dev.wherry.internal.file.Box.at;
import static dev.wherry.internal.file.Refusals.notThere;
import static dev.wherry.internal.file.Refusals.refused;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.wherry.file.Upload;
import dev.wherry.file.UploadMode;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Uploads, on every file system. */
class JailUploadTest extends OnEachProvider {
    @ParameterizedTest
    @EnumSource(UploadMode.class)
    void replacesAFile(UploadMode mode) throws IOException {
        box.write("/a", "the longer text", mode).write("/a", "short", mode);

        assertThat(box.read("/a")).isEqualTo("short");
        assertThat(box.names("/")).containsExactly("a");
    }

    @ParameterizedTest
    @EnumSource(UploadMode.class)
    void appendsToAFileOrMakesIt(UploadMode mode) throws IOException {
        Box.publish(box.jail.append(at("/log"), mode), "one ");
        Box.publish(box.jail.append(at("/log"), mode), "two");

        assertThat(box.read("/log")).isEqualTo("one two");
    }

    @ParameterizedTest
    @EnumSource(UploadMode.class)
    void writesFromAnOffsetAndKeepsWhatIsBehind(UploadMode mode) throws IOException {
        box.write("/a", "0123456789");

        Box.publish(box.jail.upload(at("/a"), mode, 4), "XY");
        assertThat(box.read("/a")).isEqualTo("0123XY6789");

        Box.publish(box.jail.upload(at("/a"), mode, 10), "more");
        assertThat(box.read("/a")).isEqualTo("0123XY6789more");
    }

    @ParameterizedTest
    @EnumSource(UploadMode.class)
    void refusesAnOffsetPastTheEnd(UploadMode mode) throws IOException {
        box.write("/a", "0123");

        refused(554, () -> box.jail.upload(at("/a"), mode, 5));
        notThere(() -> box.jail.upload(at("/none"), mode, 1));
        assertThat(box.read("/a")).isEqualTo("0123");
    }

    @ParameterizedTest
    @EnumSource(UploadMode.class)
    void reservesAUniqueName(UploadMode mode) throws IOException {
        try (Upload one = box.jail.uploadUnique(at("/"), "up.dat", mode);
                Upload other = box.jail.uploadUnique(at("/"), "up.dat", mode)) {
            assertThat(one.path().name()).startsWith("up.dat.");
            assertThat(one.path()).isNotEqualTo(other.path());
            one.write(ByteBuffer.wrap("one".getBytes(UTF_8)));
            other.write(ByteBuffer.wrap("other".getBytes(UTF_8)));
            one.publish();
            other.publish();
            assertThat(box.read(one.path().toString())).isEqualTo("one");
            assertThat(box.read(other.path().toString())).isEqualTo("other");
        }
        assertThat(box.names("/")).hasSize(2);
    }

    @Test
    void leavesAllAsItWasWhenAnAtomicUploadIsDropped() throws IOException {
        box.write("/a", "old");
        try (Upload upload = box.jail.replace(at("/a"), UploadMode.ATOMIC)) {
            upload.write(ByteBuffer.wrap("new".getBytes(UTF_8)));
        }
        try (Upload upload = box.jail.uploadUnique(at("/"), "u", UploadMode.ATOMIC)) {
            upload.write(ByteBuffer.wrap("new".getBytes(UTF_8)));
        }
        assertThat(box.names("/")).containsExactly("a");
        assertThat(box.read("/a")).isEqualTo("old");
    }

    @Test
    void refusesToUploadOntoADirectory() throws IOException {
        box.jail.makeDirectory(at("/d"));

        for (UploadMode mode : UploadMode.values()) {
            refused(553, () -> box.jail.replace(at("/d"), mode));
            refused(553, () -> box.jail.append(at("/d"), mode));
            refused(553, () -> box.jail.replace(at("/"), mode));
        }
        refused(550, () -> box.jail.openForRead(at("/d")));
        refused(550, () -> box.jail.openForRead(at("/")));
    }

    @Test
    void keepsThePermissionBitsOfAFileThatIsReplaced() throws IOException {
        assumeThat(provider.hasModes).isTrue();
        box.write("/a", "secret");
        box.jail.setMode(at("/a"), 0660);

        box.write("/a", "new secret");

        assertThat(box.jail.entry(at("/a")).mode()).isEqualTo(0660);
    }
}
