package dev.wherry.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RETR where the bytes go through buffers of the server: RFC 959 §4.1.3. */
@Proves({"R18", "R22"})
class RetrWithoutSendfileTest {
    @RegisterExtension
    final TestFtpServer server = TestFtpServer.onDisk().with(b -> b.zeroCopy(false));

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_536, 700_001})
    void sendsTheBytesOfTheFileAndThenSays226(int size) {
        byte[] content = new byte[size];
        new Random(size).nextBytes(content);
        server.write("/dir/a.bin", content);
        try (WireClient ftp = server.login()) {
            assertThat(ftp.download("RETR /dir/a.bin")).isEqualTo(content);
            ftp.expect(226).expectInSync();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_535, 65_536, 700_000, 700_001})
    void startsAtTheOffset(int offset) {
        byte[] content = new byte[700_001];
        new Random(offset).nextBytes(content);
        server.write("/a.bin", content);
        try (WireClient ftp = server.login()) {
            ftp.send("REST " + offset).expect(350);
            assertThat(ftp.download("RETR a.bin"))
                    .isEqualTo(java.util.Arrays.copyOfRange(content, offset, content.length));
            ftp.expect(226);
        }
    }
}
