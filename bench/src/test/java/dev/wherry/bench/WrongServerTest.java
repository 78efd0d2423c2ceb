package dev.wherry.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that is wrong ends the run with a sentence that says what it did. */
class WrongServerTest {
    private CrookedServer server;

    @BeforeEach
    void start() throws IOException {
        server = new CrookedServer();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private BenchRun run(String... rows) {
        return run(server.port(), "30", rows);
    }

    private static BenchRun run(int port, String timeout, String... rows) {
        List<String> all =
                new ArrayList<>(
                        List.of("-P", "" + port, "-u", "alice", "-p", "secret", "-t", timeout));
        all.addAll(List.of("--rounds", "1", "--transfer-size", "50K", "-s", "2K", "-n", "2"));
        all.addAll(List.of("--seconds", "0.01", "--sustained", "0.06", "--entries", "3"));
        all.addAll(List.of("--warm-up", "0.01"));
        all.addAll(List.of(rows));
        return BenchRun.of(all);
    }

    private static void failed(BenchRun run, String sentence) {
        assertThat(run.err()).isEqualTo("wherry bench: server" + sentence + System.lineSeparator());
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void isContentWithAnHonestServer() {
        BenchRun run =
                run("nlst", "stor", "retr", "small_stor", "noop", "stor_x", "retr_x", "quit_x");
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        assertThat(server.files()).isEmpty();
    }

    @Test
    void takesAnySuccessForOne() {
        server.with("CDUP", "200 ok").with("MKD", "250 ok").with("NOOP", "250-a\r\n250 b");
        assertThat(run("noop", "stor").status()).isZero();
    }

    @Test
    void saysWhenThereIsNoSuchProcess() {
        failed(run("noop", "-k", "999999999"), ": its process 999999999 is not there.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "greeting | 421 Too many. | it greeted with \"421 Too many.\".",
                "greeting | HTTP/1.1 400 | it sent \"HTTP/1.1 400\", which is no reply.",
                "PASS | 530 No. | it answered PASS with \"530 No.\" where 230 was expected.",
                "USER | 530 No. | it answered USER with \"530 No.\" where 331 was expected.",
                "MKD | 502 No. | it does not know a command that is needed: 502 No.",
            })
    void cannotBegin(String verb, String reply, String sentence) {
        server.with(verb, reply);
        failed(run("retr"), ": " + sentence);
    }

    @ParameterizedTest
    @ValueSource(strings = {"retr", "stor", "small_retr", "small_stor", "retr_x", "stor_x"})
    void seesOtherContent(String row) {
        server.garbling();
        BenchRun run = run(row);
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err())
                .contains(" in row " + row)
                .endsWith("has not the content of its upload." + System.lineSeparator());
        assertThat(server.files()).isEmpty();
    }

    @Test
    void seesAShortFile() {
        server.cutting(1);
        failed(
                run("retr"),
                " in row retr: a download of file-51200.bin has 51199 bytes instead of 51200.");
    }

    @Test
    void seesAShortListing() {
        server.cutting("file-00002.txt\r\n".length());
        failed(run("nlst"), " in row nlst: its NLST has 2 entries instead of 3.");
    }

    @Test
    void seesAnotherSize() {
        server.with("SIZE", "213 7");
        failed(
                run("stor"),
                " in row stor: after an upload of 51200 bytes to upload.bin it answered SIZE with"
                        + " \"213 7\".");
    }

    @Test
    void seesAnUploadThatFailsAtTheEnd() {
        server.with("end", "451 Disk full.");
        failed(
                run("stor"),
                " in row stor: it answered STOR upload.bin with \"451 Disk full.\" where 226 was"
                        + " expected.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"quit_x", "login_par"})
    void seesAnErrorInACrowd(String row) {
        server.with("QUIT", "421 Go away.");
        BenchRun run = run(row);
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err())
                .contains("it answered QUIT with \"421 Go away.\" where 221 was expected.");
    }

    @ParameterizedTest
    @CsvSource({"noop, NOOP", "quit_x, QUIT", "retr, end", "retr_x, end"})
    void doesNotWaitForEver(String row, String verb) {
        server.with(verb, CrookedServer.SILENCE);
        BenchRun run = run(server.port(), "0.3", row);
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("nothing came for 0.3 s");
    }

    @ParameterizedTest
    @CsvSource({"mlsd, MLSD", "tls_retr, AUTH", "small_sustained, SIZE"})
    void leavesOutWhatTheServerDoesNotKnow(String row, String verb) {
        server.with(verb, "502 Not here.");
        BenchRun run = run("noop", row);
        assertThat(run.status()).isZero();
        assertThat(run.out()).containsPattern(row + " +server +not supported");
    }

    @Test
    void saysWhenNobodyListens() throws IOException {
        try (Socket bound = new Socket()) { // nobody else gets its port meanwhile
            bound.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            failed(
                    run(bound.getLocalPort(), "30", "noop"),
                    ": the connection failed: Connection refused.");
        }
    }
}
