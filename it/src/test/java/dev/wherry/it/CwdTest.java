package dev.wherry.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** CWD: RFC 959 §4.1.1. */
class CwdTest {
    @RegisterExtension final TestFtpServer server = TestFtpServer.onDisk();

    @ParameterizedTest
    @CsvSource({
        "a, /a",
        "a/b, /a/b",
        "/a/b, /a/b",
        "a/, /a",
        "//a///b//, /a/b",
        "./a/./b/., /a/b",
        "a/../a/b, /a/b",
        ".., /",
        "/.., /",
        "../../../a, /a",
        "/, /",
        "., /"
    })
    @Proves({"R10", "R103"})
    void changesTheDirectory(String path, String expected) {
        server.mkdir("/a/b");
        try (WireClient ftp = server.login()) {
            ftp.send("CWD " + path).expect(250);
            assertThat(ftp.ask("PWD").quotedPath()).isEqualTo(expected);
        }
    }

    @Test
    void changesRelativelyToWhereItIs() {
        server.mkdir("/a/b").mkdir("/c");
        try (WireClient ftp = server.login()) {
            ftp.send("CWD a").expect(250).send("CWD b").expect(250).send("CWD ../../c").expect(250);
            assertThat(ftp.ask("PWD").quotedPath()).isEqualTo("/c");
        }
    }

    @Test
    void withoutAnArgumentChangesToTheRoot() {
        server.mkdir("/a/b");
        try (WireClient ftp = server.login()) {
            ftp.send("CWD a/b").expect(250).send("CWD").expect(250);
            assertThat(ftp.ask("PWD").quotedPath()).isEqualTo("/");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "missing",
                "a/missing",
                "file",
                "file/",
                "file/x",
                "~",
                "~root",
                "*",
                "a\\b",
                "A"
            })
    @Proves("A17")
    void answers550AndStaysWhenThereIsNoSuchDirectory(String path) {
        server.mkdir("/a").write("/file", "x");
        try (WireClient ftp = server.login()) {
            ftp.send("CWD /a").expect(250).send("CWD /" + path).expect(550);
            assertThat(ftp.ask("PWD").quotedPath()).isEqualTo("/a");
        }
    }

    @Test
    @Proves("R47")
    void isAlsoXcwd() {
        server.mkdir("/a");
        try (WireClient ftp = server.login()) {
            ftp.send("XCWD a").expect(250);
            assertThat(ftp.ask("PWD").quotedPath()).isEqualTo("/a");
        }
    }

    @Test
    @Proves("H11")
    void survivesTheEndOfTheDirectory() throws IOException {
        server.mkdir("/a/b");
        try (WireClient ftp = server.login()) {
            ftp.send("CWD a/b").expect(250);
            Files.delete(server.path("/a/b"));
            assertThat(ftp.ask("PWD").quotedPath()).isEqualTo("/a/b");
            try (DataSocket data = ftp.passive()) {
                ftp.send("LIST").expect(550);
                assertThat(data.drain()).isZero();
            }
            ftp.send("CWD .").expect(550).send("CDUP").expect(250);
            assertThat(ftp.ask("PWD").quotedPath()).isEqualTo("/a");
        }
    }

    @Test
    void needsALogin() {
        try (WireClient ftp = server.connect()) {
            ftp.send("CWD /").expect(530);
        }
    }
}
