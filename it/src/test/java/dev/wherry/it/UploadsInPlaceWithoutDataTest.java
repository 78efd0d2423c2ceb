package dev.wherry.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wherry.file.UploadMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An upload in place that is answered 425 has moved no byte: nothing is made, nothing is lost. */
@Proves({"H5", "H8"})
class UploadsInPlaceWithoutDataTest {
    @RegisterExtension
    final TestFtpServer server =
            TestFtpServer.onDisk().with(b -> b.uploadMode(UploadMode.IN_PLACE));

    @Test
    void keepTheOldFile() {
        server.write("/a", "old");
        try (WireClient ftp = server.login()) {
            ftp.send("STOR a").expect(425);
            assertThat(server.readText("/a")).isEqualTo("old");
        }
    }

    @Test
    void leaveNoEmptyFile() {
        try (WireClient ftp = server.login()) {
            for (String command : new String[] {"STOR fresh", "APPE fresh", "STOU"}) {
                ftp.send(command).expect(425);
                assertThat(server.names("/")).as(command).isEmpty();
            }
        }
    }
}
