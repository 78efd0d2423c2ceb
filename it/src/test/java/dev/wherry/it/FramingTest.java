package dev.wherry.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where lines begin and end on the control connection, and what is no line at all. */
class FramingTest {
    private static final int LONGEST_LINE = 4096;
    private static final int FLOOD = 64 * 1024;

    @RegisterExtension
    final TestFtpServer server = TestFtpServer.onJimfs().with(b -> b.maxLoginAttempts(1_000));

    // Lines

    @Test
    @Proves({"G11", "R43"})
    void takesOneByteInEachSegment() {
        try (WireClient ftp = server.connect()) {
            for (byte octet : "USER alice\r\nPASS secret\r\nPWD\r\n".getBytes(UTF_8)) {
                ftp.sendRaw(new byte[] {octet});
            }
            ftp.expect(331).expect(230).expect(257);
        }
    }

    @Test
    @Proves({"G11", "R43", "E7"})
    void takesManyCommandsInOneSegment() {
        try (WireClient ftp = server.connect()) {
            ftp.sendRaw(
                    "USER alice\r\nPASS secret\r\n" + "PWD\r\n".repeat(50) + "TYPE I\r\nQUIT\r\n");
            ftp.expect(331).expect(230);
            for (int i = 0; i < 50; i++) {
                ftp.expect(257);
            }
            ftp.expect(200).expect(221).expectClosed();
        }
    }

    @Test
    @Proves("G11")
    void takesLfAsTheEndOfALine() {
        try (WireClient ftp = server.connect()) {
            ftp.sendRaw("USER alice\nPASS secret\nPWD\n");
            ftp.expect(331).expect(230).expect(257);
        }
    }

    @Test
    @Proves("G11")
    void refusesABareCr() {
        try (WireClient ftp = server.login()) {
            ftp.sendRaw("MKD a\rb\r\n").expect(501);
            ftp.sendRaw("MKD a\r\r\n").expect(501);
            assertThat(server.names("/")).isEmpty();
            ftp.expectInSync();
        }
    }

    @Test
    @Proves("R79")
    void takesCrNulAsCr() {
        try (WireClient ftp = server.login()) {
            // A name may not hold it, so it is refused as a name and not as a line.
            ftp.sendRaw("MKD a\r\0b\r\n").expect(553);
            ftp.sendRaw("CWD a\r\0b\r\n").expect(550).expectInSync();
        }
    }

    @Test
    @Proves("A9")
    void refusesNulAtEachPlaceOfALine() {
        try (WireClient ftp = server.login()) {
            for (String line : List.of("RETR ok.txt", "USER alice", "MKD d", "SITE CHMOD 644 f")) {
                for (int at = 0; at <= line.length(); at++) {
                    ftp.sendRaw(line.substring(0, at) + "\0" + line.substring(at) + "\r\n");
                    ftp.expect(501);
                }
            }
            assertThat(server.names("/")).isEmpty();
            ftp.expectInSync();
        }
    }

    @Test
    @Proves("G11")
    void answersAnEmptyLineWith500() {
        try (WireClient ftp = server.connect()) {
            ftp.send("").expect(500).sendRaw("\n").expect(500).send("NOOP").expect(200);
        }
    }

    @Test
    @Proves({"R4", "G12"})
    void takesVerbsInAnyCaseOfAscii() {
        try (WireClient ftp = server.connect()) {
            ftp.send("user alice").expect(331).send("pAsS secret").expect(230);
            ftp.send("pwd").expect(257).send("tYpE i").expect(200).send("feat").expect(211);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ſtat", "LıST", "NLST\u00a0", "\u00ff\u00ffNOOP", "п", "NO\u00adOP"})
    @Proves({"R4", "G11", "G12"})
    void knowsNoVerbsOutsideOfAscii(String verb) {
        try (WireClient ftp = server.login()) {
            ftp.send(verb).expect(500).expectInSync();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0x80, 0xC3, 0xE9, 0xFE})
    @Proves("G11")
    void survivesEightBitVerbs(int octet) {
        try (WireClient ftp = server.login()) {
            ftp.sendRaw("NO" + (char) octet + "OP\r\n");
            assertThat(ftp.reply().code()).isIn(500, 501);
            ftp.expectInSync();
        }
    }

    @Test
    @Proves("R78")
    void takesAllSpacesBehindTheFirstAsPartOfTheArgument() {
        try (WireClient ftp = server.login()) {
            ftp.send("MKD  two  spaces ").expect(257);
            assertThat(ftp.last().quotedPath()).isEqualTo("/ two  spaces ");
            ftp.send("CWD  two  spaces ").expect(250);
            assertThat(ftp.ask("PWD").quotedPath()).isEqualTo("/ two  spaces ");
            ftp.send("RMD / two  spaces").expect(550);
        }
    }

    @Test
    @Proves("R78")
    void doesNotTakeTabForSpace() {
        try (WireClient ftp = server.login()) {
            ftp.send("CWD\t/").expect(500).send(" PWD").expect(500);
        }
    }

    @Test
    @Proves("R5")
    void tellsKindsOfRefusalApart() {
        try (WireClient ftp = server.connect()) {
            ftp.send("XYZZY").expect(500);
            ftp.send("PWD").expect(530);
            ftp.send("PASS secret").expect(503);
            ftp.login("alice", "secret");
            ftp.send("RETR").expect(501);
            ftp.send("TYPE E").expect(504);
            ftp.send("RNTO x").expect(503);
            ftp.send("SMNT /").expect(502);
        }
    }

    // Long lines

    @Test
    @Proves("R6")
    void takesALineOf4095Bytes() {
        try (WireClient ftp = server.login()) {
            String name = "d/".repeat((LONGEST_LINE - 12) / 2);
            String line = "CWD " + name + "x".repeat(LONGEST_LINE - 7 - name.length());
            assertThat(line.length() + 2).isEqualTo(LONGEST_LINE - 1);
            ftp.send(line).expect(550).expectInSync();
        }
    }

    @Test
    @Proves({"R6", "F3"})
    void answersALongerLineWithOne500() {
        try (WireClient ftp = server.login()) {
            for (int length : new int[] {LONGEST_LINE + 1, 5_000, 8_192, 60_000}) {
                ftp.send("X".repeat(length)).expect(500).expectInSync();
            }
        }
    }

    @Test
    @Proves("F3")
    void closesAConnectionThatNeverEndsItsLine() {
        try (WireClient ftp = server.connect()) {
            ftp.sendRaw("A".repeat(FLOOD));
            assertThat(ftp.reply().code()).isIn(500, 421);
            if (ftp.last().code() == 500) {
                ftp.expect(421);
            }
            ftp.expectClosed();
        }
    }

    @Test
    @Proves("F4")
    void parsesNothingOfALongLineWhateverItsLength() {
        server.write("/canary", "alive");
        try (WireClient ftp = server.login()) {
            for (int pad = 500; pad <= 9_000; pad++) {
                ftp.sendRaw("A".repeat(pad) + "DELE canary\r\n");
                ftp.expect(500);
            }
            ftp.expectInSync();
        }
        assertThat(server.readText("/canary")).isEqualTo("alive");
    }

    @Test
    @Proves("F4")
    void parsesNothingOfALongLineThatComesInTwoPieces() {
        server.write("/canary", "alive");
        try (WireClient ftp = server.login()) {
            for (int pad = 4_000; pad <= 4_200; pad++) {
                ftp.sendRaw("A".repeat(pad));
                ftp.sendRaw("DELE canary\r\n");
                ftp.expect(500);
            }
            for (int pad : new int[] {4_096, 4_097, 5_000, 8_192, 16_384}) {
                ftp.sendRaw("A".repeat(pad)).expect(500);
                ftp.sendRaw("DELE canary\r\n");
                ftp.expectInSync();
            }
        }
        assertThat(server.readText("/canary")).isEqualTo("alive");
    }

    @Test
    @Proves("F9")
    void stopsReadingFromAClientThatDoesNotReadReplies() {
        byte[] many = "NOOP\r\n".repeat(10_000).getBytes(UTF_8);
        try (WireClient ftp = server.login()) {
            long before = usedMemory();
            Thread sender = sendUntilItBreaks(ftp, many);
            Await.until("a full connection", () -> isStuck(sender));
            assertThat(usedMemory() - before).isLessThan(64L << 20);
            assertThat(server.server().stats().commands()).isLessThan(2_000_000);
            ftp.reset();
            Await.until("the end of the sender", () -> !sender.isAlive());
        }
        try (WireClient other = server.login()) {
            other.expectInSync();
        }
    }

    private static Thread sendUntilItBreaks(WireClient ftp, byte[] many) {
        return Thread.ofPlatform()
                .start(() -> {
                    try {
                        while (true) {
                            ftp.socket().getOutputStream().write(many);
                        }
                    } catch (IOException e) {
                        // The test has ended the connection.
                    }
                });
    }

    /** Tells whether the server has read nothing more for a while. */
    private boolean isStuck(Thread sender) {
        long before = server.server().stats().commands();
        return sender.isAlive()
                && !Await.comesTrue(
                        Duration.ofMillis(300), () -> server.server().stats().commands() > before);
    }

    private static long usedMemory() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    // Telnet

    @ParameterizedTest
    @CsvSource({"fff1", "fff6", "fffb01", "fffc01", "fffd01", "fffe01", "fffa1801fff0", "fff4fff2"})
    @Proves({"A15", "R45"})
    void dropsTelnetCommandsAtEachPlaceOfALine(String hex) {
        String telnet = new String(java.util.HexFormat.of().parseHex(hex), ISO_8859_1);
        server.mkdir("/dir");
        try (WireClient ftp = server.login()) {
            for (String line : List.of("CWD /dir", "PWD", "TYPE A N", "REST")) {
                String clean = ftp.ask(line).toString();
                for (int at = 0; at <= line.length(); at++) {
                    ftp.sendRaw(line.substring(0, at) + telnet + line.substring(at) + "\r\n");
                    assertThat(ftp.reply().toString()).isEqualTo(clean);
                }
            }
        }
    }

    @Test
    @Proves("A15")
    void countsTelnetCommandsAsPartOfALongLine() {
        try (WireClient ftp = server.login()) {
            ftp.sendRaw("NO" + "\u00ff\u00f1".repeat(3_000) + "OP\r\n").expect(500).expectInSync();
        }
    }

    // Segments

    @Test
    @Proves({"G11", "R43", "R1"})
    void givesTheSameTranscriptHoweverTheBytesAreSegmented() {
        byte[] script = script(2_000).getBytes(UTF_8);
        List<String> whole = transcript(script, new Random(0), script.length);
        assertThat(whole).hasSize(2_002);
        for (int seed = 1; seed <= 3; seed++) {
            assertSame(transcript(script, new Random(seed), 200), whole);
        }
        assertSame(transcript(script, new Random(9), 4), whole);
    }

    private static void assertSame(List<String> transcript, List<String> expected) {
        for (int i = 0; i < expected.size(); i++) {
            assertThat(transcript.get(i))
                    .as("reply %d, behind %s", i, expected.subList(Math.max(0, i - 3), i))
                    .isEqualTo(expected.get(i));
        }
    }

    private static String script(int commands) {
        String[] lines = {
            "NOOP", "PWD", "TYPE A", "TYPE I", "CWD d", "CWD ..", "MKD d", "RMD d", "SYST",
                    "MODE S",
            "STRU F", "REST 5", "RNFR d", "RNTO e", "SIZE f", "FEAT", "HELP", "XYZZY", "",
                    "OPTS UTF8 ON",
            "MLST", "TYPE E", "ALLO 5", "ACCT x", "MFMT 20200101000000 d", "DELE no", "CDUP",
                    "STOU", "NLST"
        };
        Random random = new Random(42);
        StringBuilder script = new StringBuilder("USER alice\r\nPASS secret\r\n");
        for (int i = 0; i < commands; i++) {
            script.append(lines[random.nextInt(lines.length)]);
            script.append(random.nextBoolean() ? "\r\n" : "\n");
        }
        return script.toString();
    }

    private List<String> transcript(byte[] script, Random random, int longest) {
        List<String> transcript = new ArrayList<>();
        server.clear();
        try (WireClient ftp = server.connect()) {
            Thread sender =
                    Thread.ofPlatform()
                            .start(() -> {
                                for (int at = 0; at < script.length; ) {
                                    int end =
                                            Math.min(
                                                    script.length,
                                                    at + 1 + random.nextInt(longest));
                                    ftp.sendRaw(Arrays.copyOfRange(script, at, end));
                                    at = end;
                                }
                            });
            for (int i = 0; i < 2_002; i++) {
                // What a file system in memory says about times differs from one session to the
                // next.
                transcript.add(
                        ftp.reply().toString().replaceAll("modify=[0-9]+|unique=[0-9a-f]+", ""));
            }
            assertThat(sender.isAlive()).isFalse();
        }
        return transcript;
    }
}
