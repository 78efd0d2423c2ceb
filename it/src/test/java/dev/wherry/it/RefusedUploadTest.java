package dev.wherry.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An upload that is refused leaves each directory as it was. */
@Proves("H8")
class RefusedUploadTest {
    /** May delete, rename and make directories, but neither store nor append. */
    @RegisterExtension final TestFtpServer server = TestFtpServer.onDisk().alice("elrdfmMT");

    @ParameterizedTest
    @CsvSource({
        "STOR fresh, 550",
        "STOR file, 550",
        "STOR dir/fresh, 550",
        "APPE fresh, 550",
        "APPE file, 550",
        "STOU, 550",
        "STOU dir/x, 550",
    })
    void leavesTheDirectoryAsItWas(String command, int code) {
        server.write("/file", "old").mkdir("/dir");
        try (WireClient ftp = server.login();
                DataSocket data = ftp.passive()) {
            ftp.send(command).expect(code);
            assertThat(data.drain()).isZero();
            ftp.expectInSync();
            assertThat(server.names("/")).containsExactly("dir", "file");
            assertThat(server.names("/dir")).isEmpty();
            assertThat(server.readText("/file")).isEqualTo("old");
        }
    }
}
