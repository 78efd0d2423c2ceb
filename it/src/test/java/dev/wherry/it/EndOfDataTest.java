package dev.wherry.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The data connection has ended when the final reply comes: RFC 959 §4.2. */
@Proves("H10")
class EndOfDataTest {
    private static final int ROUNDS = 100;
    private static final Duration AT_ONCE = Duration.ofMillis(1);

    /** What the server has sent before the abort reaches a client that reads slowly in portions. */
    private static final Duration FLOWING = Duration.ofSeconds(2);

    @RegisterExtension final TestFtpServer server = TestFtpServer.onDisk();

    /** From now on, what does not come in this time fails the test. */
    private static void waitNoMoreThan(Duration time, DataSocket data) throws SocketException {
        data.socket().setSoTimeout((int) time.toMillis());
    }

    @ParameterizedTest
    @ValueSource(strings = {"RETR dir/a", "LIST dir", "NLST dir", "MLSD dir", "RETR empty"})
    void isThereBeforeThe226OfADownload(String command) throws IOException {
        server.write("/dir/a", "a few bytes").write("/empty", "");
        try (WireClient ftp = server.login()) {
            byte[] content = ftp.download(command);
            ftp.expect(226);
            for (int i = 0; i < ROUNDS; i++) {
                try (DataSocket data = i % 2 == 0 ? ftp.passive() : ftp.active()) {
                    ftp.send(command).expectPreliminary();
                    data.begin();
                    ftp.expect(226);
                    waitNoMoreThan(AT_ONCE, data);
                    assertThat(data.readAll()).isEqualTo(content);
                }
            }
        }
    }

    @Test
    void isThereBeforeThe226OfAnUpload() throws IOException {
        try (WireClient ftp = server.login()) {
            for (int i = 0; i < ROUNDS; i++) {
                try (DataSocket data = ftp.passive()) {
                    ftp.send("STOR a").expectPreliminary();
                    data.write("content").socket().shutdownOutput();
                    ftp.expect(226);
                    waitNoMoreThan(AT_ONCE, data);
                    assertThat(data.readAll()).isEmpty();
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"RETR big", "STOR a"})
    void isThereBeforeThe426OfAnAbortedOne(String command) throws IOException {
        server.write("/big", new byte[16 << 20]);
        try (WireClient ftp = server.login()) {
            for (int i = 0; i < ROUNDS / 10; i++) {
                try (DataSocket data = ftp.passive()) {
                    ftp.send(command).expectPreliminary();
                    ftp.send("ABOR").expect(426);
                    waitNoMoreThan(FLOWING, data);
                    data.drain(); // fails if the connection stands
                    ftp.expect(226);
                }
            }
        }
    }

    @Test
    @Proves("C6")
    @PlainOnly("no data can be sent before the handshake, which follows the command")
    void isInOrderAlthoughTheClientHasSentSomething() throws IOException {
        byte[] content = new byte[3_000_000];
        new Random(6).nextBytes(content);
        server.write("/a", content);
        try (WireClient ftp = server.login()) {
            for (String junk : new String[] {"x", "junk ".repeat(10_000)}) {
                try (DataSocket data = ftp.passive()) {
                    data.write(junk);
                    ftp.send("RETR a").expectPreliminary();
                    assertThat(data.readAll()).isEqualTo(content); // a reset would fail here
                    data.socket().shutdownOutput();
                    ftp.patience(Duration.ofSeconds(20)).expect(226).expectInSync();
                }
            }
        }
    }

    @Test
    @Proves("C6")
    @PlainOnly("no data can be sent before the handshake, which follows the command")
    void isInOrderForAListingToo() throws IOException {
        server.write("/dir/a", "");
        try (WireClient ftp = server.login();
                DataSocket data = ftp.passive()) {
            data.write("x".getBytes(UTF_8));
            ftp.send("NLST dir").expectPreliminary();
            assertThat(data.readLines()).hasSize(1);
            data.socket().shutdownOutput();
            ftp.expect(226).expectInSync();
        }
    }
}
