package dev.wherry.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** TYPE A with large files: line ends that lie across the edges of buffers. */
@Proves({"R21", "R46"})
class AsciiTransferTest {
    private static final int BUFFER = 64 * 1024;
    private static final byte[] OCTETS = {'\r', '\n', '\r', '\n', 'x', 0};
    private static final int LARGE = 2_000_003;

    @RegisterExtension final TestFtpServer server = TestFtpServer.onDisk();

    private static byte[] toWire(byte[] disk) {
        ByteArrayOutputStream wire = new ByteArrayOutputStream();
        for (int i = 0; i < disk.length; i++) {
            if (disk[i] == '\n' && (i == 0 || disk[i - 1] != '\r')) {
                wire.write('\r');
            }
            wire.write(disk[i]);
        }
        return wire.toByteArray();
    }

    private static byte[] toDisk(byte[] wire) {
        ByteArrayOutputStream disk = new ByteArrayOutputStream();
        for (int i = 0; i < wire.length; i++) {
            if (wire[i] != '\r' || i + 1 == wire.length || wire[i + 1] != '\n') {
                disk.write(wire[i]);
            }
        }
        return disk.toByteArray();
    }

    /** Mostly CR and LF, in each order, with a few other bytes. */
    private static byte[] wild(int seed, int size) {
        Random random = new Random(seed);
        byte[] content = new byte[size];
        for (int i = 0; i < size; i++) {
            content[i] = OCTETS[random.nextInt(OCTETS.length)];
        }
        return content;
    }

    private static byte[] filled(int size, char with) {
        byte[] content = new byte[size];
        Arrays.fill(content, (byte) with);
        return content;
    }

    private void assertSent(byte[] disk, byte[] expected) {
        server.write("/a", disk);
        try (WireClient ftp = server.login("alice")) {
            byte[] sent = ftp.download("RETR a");
            ftp.expect(226).expectInSync();
            assertThat(Arrays.mismatch(sent, expected)).as("the first wrong byte").isEqualTo(-1);
        }
    }

    private void assertKept(byte[] wire, byte[] expected) {
        try (WireClient ftp = server.login("alice")) {
            ftp.upload("STOR a", wire).expect(226).expectInSync();
            assertThat(Arrays.mismatch(server.read("/a"), expected))
                    .as("the first wrong byte")
                    .isEqualTo(-1);
        }
    }

    // Down

    @Test
    void sendsNothingButLineEnds() {
        assertSent(filled(LARGE, '\n'), toWire(filled(LARGE, '\n')));
    }

    @Test
    void sendsWhatHasNoLineEndAsItIs() {
        assertSent(filled(LARGE, 'x'), filled(LARGE, 'x'));
    }

    static IntStream aroundTheEdges() {
        return IntStream.of(BUFFER, 2 * BUFFER, 4 * BUFFER, 8 * BUFFER)
                .flatMap(edge -> IntStream.rangeClosed(edge - 3, edge + 2));
    }

    @ParameterizedTest
    @MethodSource("aroundTheEdges")
    void sendsALineEndAtTheEdgeOfABuffer(int at) {
        byte[] disk = filled(at + 5, 'x');
        disk[at] = '\n';
        assertSent(disk, toWire(disk));
        disk[at - 1] = '\r';
        assertSent(disk, disk);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void sendsAnyMixture(int seed) {
        byte[] disk = wild(seed, LARGE);
        assertSent(disk, toWire(disk));
    }

    @Test
    void leavesBytesAboveAsciiAlone() {
        byte[] disk = new byte[LARGE];
        new Random(8).nextBytes(disk);
        assertSent(disk, toWire(disk));
        assertKept(disk, toDisk(disk));
    }

    @Test
    void sendsToAClientThatReadsSlowly() {
        byte[] disk = wild(4, 4 * LARGE);
        server.write("/a", disk);
        try (WireClient ftp = server.login("alice");
                DataSocket data = ftp.passiveWithSmallWindow()) {
            ftp.send("RETR a").expectPreliminary();
            byte[] expected = toWire(disk);
            for (int at = 0; at < expected.length; at += 99_991) {
                int count = Math.min(99_991, expected.length - at);
                assertThat(data.read(count))
                        .isEqualTo(Arrays.copyOfRange(expected, at, at + count));
            }
            ftp.expect(226);
        }
    }

    // Up

    @Test
    void keepsNothingButLineEnds() {
        byte[] wire = toWire(filled(LARGE, '\n'));
        assertKept(wire, filled(LARGE, '\n'));
    }

    @Test
    void keepsLoneReturns() {
        assertKept(filled(LARGE, '\r'), filled(LARGE, '\r'));
    }

    @ParameterizedTest
    @MethodSource("aroundTheEdges")
    void keepsALineEndAtTheEdgeOfABuffer(int at) {
        byte[] wire = filled(at + 5, 'x');
        wire[at - 1] = '\r';
        wire[at] = '\n';
        assertKept(wire, toDisk(wire));
        wire[at] = '\r';
        assertKept(wire, wire);
        assertKept(Arrays.copyOf(wire, at + 1), Arrays.copyOf(wire, at + 1)); // at the very end
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 6, 7})
    void keepsAnyMixture(int seed) {
        byte[] wire = wild(seed, LARGE);
        assertKept(wire, toDisk(wire));
    }

    @Test
    void keepsWhatComesByteByByte() throws IOException {
        byte[] wire = wild(9, 3_000);
        try (WireClient ftp = server.login("alice");
                DataSocket data = ftp.passive()) {
            data.socket().setTcpNoDelay(true);
            ftp.send("STOR a").expectPreliminary();
            for (byte octet : wire) {
                data.write(new byte[] {octet});
            }
            data.socket().shutdownOutput();
            ftp.expect(226);
            assertThat(server.read("/a")).isEqualTo(toDisk(wire));
        }
    }

    // Both

    @Test
    void comesBackAsItWasSent() {
        byte[] wire = toWire(toDisk(wild(10, LARGE)));
        try (WireClient ftp = server.login("alice")) {
            ftp.upload("STOR a", wire).expect(226);
            byte[] back = ftp.download("RETR a");
            ftp.expect(226);
            assertThat(Arrays.mismatch(back, toWire(toDisk(wire)))).isEqualTo(-1);
        }
    }

    @Test
    void appendsLineByLine() {
        StringBuilder expected = new StringBuilder();
        try (WireClient ftp = server.login("alice")) {
            for (int i = 0; i < 50; i++) {
                ftp.upload("APPE a", i + "\r\n").expect(226);
                expected.append(i).append('\n');
            }
            assertThat(server.readText("/a")).isEqualTo(expected.toString());
        }
    }
}
