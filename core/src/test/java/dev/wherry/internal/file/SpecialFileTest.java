package dev.wherry.internal.file;

import static dev.wherry.internal.file.Box.at;
import static dev.wherry.internal.file.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wherry.file.FileEntry;
import dev.wherry.file.UploadMode;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Pipes, sockets and devices are never opened: to open a pipe alone would wait for ever. */
@ParameterizedClass
@EnumSource(names = {"DISK", "SCRIPTED_DISK"})
@DisabledOnOs(OS.WINDOWS)
@Timeout(20)
class SpecialFileTest {
    @Parameter Provider provider;
    @TempDir Path scratch;

    private Path root;
    private Box box;

    @BeforeEach
    void open() throws IOException {
        box = Box.of(provider.make(scratch).root());
        root = scratch.resolve("root");
    }

    @Test
    void aPipeIsListedButNeverOpened() throws Exception {
        makePipe("pipe");

        assertNeverOpened("/pipe");
    }

    @Test
    void aLinkToAPipeIsNoWayAround() throws Exception {
        makePipe("pipe");
        Files.createSymbolicLink(root.resolve("link"), Path.of("pipe"));

        refused(550, () -> box.read("/link"));
        refused(550, () -> box.write("/link", "x", UploadMode.IN_PLACE));
    }

    @Test
    void aSocketIsNeverOpened() throws IOException {
        Path socket = root.resolve("s");
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket));

            assertNeverOpened("/s");
        }
    }

    @Test
    void aDeviceIsNeverOpened() {
        Box devices = Box.of(Path.of("/dev"));

        refused(550, () -> devices.read("/zero"));
        refused(550, () -> devices.write("/null", "x", UploadMode.IN_PLACE));
        refused(550, () -> devices.write("/full", "x"));
    }

    private void assertNeverOpened(String path) throws IOException {
        assertThat(box.jail.entry(at(path)).kind()).isEqualTo(FileEntry.Kind.OTHER);
        assertThat(box.listed("/", at(path).name()).kind()).isEqualTo(FileEntry.Kind.OTHER);
        refused(550, () -> box.read(path));
        for (UploadMode mode : UploadMode.values()) {
            refused(550, () -> box.write(path, "x", mode));
            refused(550, () -> box.jail.append(at(path), mode));
            refused(550, () -> box.jail.upload(at(path), mode, 0));
        }
        refused(550, () -> box.jail.setMode(at(path), 0600));
        refused(550, () -> box.jail.setTimes(at(path), Instant.EPOCH, null));
        box.jail.rename(at(path), at("/moved"));
        box.jail.delete(at("/moved"));
    }

    private void makePipe(String name) throws Exception {
        assertThat(new ProcessBuilder("mkfifo", root.resolve(name).toString()).start().waitFor())
                .isZero();
    }
}
