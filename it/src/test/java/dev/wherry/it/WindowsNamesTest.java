package dev.wherry.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names on a file system with the rules of Windows, where many mean something else. */
class WindowsNamesTest {
    private final FileSystem windows = Jimfs.newFileSystem(Configuration.windows());

    @RegisterExtension
    final TestFtpServer onWindows =
            TestFtpServer.onJimfs()
                    .users(_ -> TestFtpServer.aliceAndVisitors(windows.getPath("C:\\work")));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CON",
                "con",
                "NUL",
                "aux.txt",
                "COM1",
                "com1.tar.gz",
                "LPT9",
                "COM¹",
                "CONIN$",
                "x::$DATA",
                "x:stream",
                "C:",
                "x.",
                "x ",
                "x. .",
                "PROGRA~1",
                "a\\b",
                "..\\x",
                "a*b",
                "a?b",
                "a\"b",
                "a<b",
                "a>b",
                "a|b",
            })
    @Proves({"A12", "A11"})
    void makesNoNameThatWindowsReadsOtherwise(String name) throws IOException {
        Path work = windows.getPath("C:\\work");
        Files.createDirectories(work);
        try (WireClient ftp = onWindows.login()) {
            ftp.passive();
            ftp.send("STOR " + name).expect(553);
            assertThat(ftp.ask("MKD " + name).code()).isIn(550, 553);
            ftp.passive();
            ftp.send("RETR " + name).expect(550);
            ftp.upload("STOR file", "x").expect(226);
            ftp.send("RNFR file").expect(350).send("RNTO " + name).expect(553);
            ftp.send("SIZE " + name).expect(550).send("DELE " + name).expect(550);
            assertThat(ftp.list("NLST")).containsExactly("file");
        }
    }
}
