package dev.wherry.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wherry.user.Password;
import dev.wherry.user.VirtualUsers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a client writes as a path, nothing outside of its tree is read, told or changed. */
@PlainOnly("is about paths, and takes long")
class TraversalTest {
    static final List<String> COMMANDS = Reach.COMMANDS;

    @RegisterExtension
    final TestFtpServer server =
            TestFtpServer.onDisk()
                    .users(home ->
                            VirtualUsers.empty()
                                    .user(
                                            "alice",
                                            Password.clear("secret"),
                                            home,
                                            TestFtpServer.ALL)
                                    .user("bob", Password.clear("secret"), home, TestFtpServer.ALL)
                                    .override("bob", "/priv", "", true));

    // Words

    private static List<String> ways(Outside outside) {
        String there = outside.name() + "/canary";
        List<String> ways = new ArrayList<>();
        for (String up :
                List.of(
                        "..",
                        "../..",
                        "../../../../../../../..",
                        "/..",
                        "/../..",
                        "./..",
                        "a/../..",
                        "a/./../../..",
                        "a/b/../../../..",
                        "..//..",
                        "/./../.",
                        "//..//..//",
                        ".../..",
                        "missing/../..",
                        " ..",
                        ".. ",
                        "a/.. /..",
                        "..\\..",
                        "..\\../..",
                        "%2e%2e",
                        "%2e%2e/%2e%2e",
                        "..%2f..",
                        "..;",
                        "．．",
                        "．．／．．",
                        "‥",
                        "~",
                        "~root/..",
                        "-la ..",
                        "-la ../..")) {
            ways.add(up);
            ways.add(up + "/" + there);
        }
        ways.add("../" + outside.name());
        ways.add("/../" + there);
        ways.add(outside.path() + "/canary");
        ways.add("/" + outside.path() + "/canary");
        ways.add("file://" + outside.path() + "/canary");
        ways.add("/proc/self/root" + outside.path() + "/canary");
        ways.add("/etc/passwd");
        return ways;
    }

    @ParameterizedTest
    @FieldSource("COMMANDS")
    @Proves({"A1", "A2", "A17"})
    void leadsNowhere(String command) {
        try (Outside outside = new Outside(server.root());
                WireClient ftp = server.login()) {
            for (String way : ways(outside)) {
                server.clear().write("/a/b/file", "inside");
                Reach.Result result = Reach.run(ftp, command, way);
                assertThat(result.heard())
                        .as(way)
                        .doesNotContain(Outside.CANARY)
                        .doesNotContain("root:");
                assertThat(ftp.ask("PWD").quotedPath()).startsWith("/");
                ftp.send("CWD /").expect(250);
                outside.checkUntouched();
            }
        }
    }

    @Test
    @Proves("A1")
    void climbsNoHigherThanItsRoot() {
        server.write("/file", "content");
        try (WireClient ftp = server.login()) {
            ftp.send("CWD ../../..").expect(250);
            assertThat(ftp.ask("PWD").quotedPath()).isEqualTo("/");
            ftp.send("SIZE ../../../file").expectExactly("213 7");
            ftp.send("CDUP").expect(250).send("MKD ../d").expect(257);
            assertThat(server.names("/")).containsExactly("d", "file");
        }
    }

    @Test
    @Proves("A17")
    void takesNoWordForMoreThanAName() {
        server.write("/a", "1").write("/d/b", "2");
        try (WireClient ftp = server.login()) {
            assertThat(ftp.list("NLST -la ../..")).containsExactlyInAnyOrder("a", "d");
            assertThat(ftp.list("NLST -R /")).containsExactlyInAnyOrder("a", "d");
            for (String word :
                    List.of("*", "/*", "a*", "[a]", "?", "{a,d}", "~", "~root", "$HOME")) {
                ftp.passive();
                ftp.send("NLST " + word).expect(550);
                ftp.send("CWD " + word).expect(550);
                ftp.send("SIZE " + word).expect(550);
                ftp.send("STAT " + word).expect(550);
            }
            assertThat(ftp.ask("STAT -R /").inner()).hasSize(2);
        }
    }

    // Rights of a directory

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/priv/secret",
                "//priv//secret",
                "priv/secret",
                "./priv/secret",
                "/./priv/./secret",
                "/pub/../priv/secret",
                "pub/../priv/secret",
                "../priv/secret",
                "/../priv/secret",
                "/priv/../priv/secret",
                "/priv/sub/../secret",
                "/priv/secret/",
                "/priv/secret/.",
                "/priv/secret/../secret",
                "/missing/../priv/secret",
                "//../..//priv/secret",
                "pub/./.././priv//secret//",
                "/pub/sub/../../priv/secret",
            })
    @Proves("A3")
    void doesNotEscapeTheRightsOfItsDirectoryByAnotherSpelling(String path) {
        server.write("/priv/secret", "hidden").write("/pub/open", "x").mkdir("/priv/sub");
        try (WireClient ftp = server.login("bob").send("TYPE I").expect(200)) {
            for (String command :
                    List.of(
                            "RETR %",
                            "SIZE %",
                            "MDTM %",
                            "MLST %",
                            "HASH %",
                            "LIST %",
                            "NLST %",
                            "STAT %",
                            "APPE %",
                            "STOR %",
                            "MFMT 20010203040506 %",
                            "SITE CHMOD 777 %")) {
                Reach.Result result = Reach.run(ftp, command, path);
                assertThat(result.code()).as(command + result.heard()).isIn(550, 553);
                assertThat(server.readText("/priv/secret")).isEqualTo("hidden");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/priv", "priv/", "//priv", "/./priv/.", "pub/../priv", "/priv/sub/.."})
    @Proves("A3")
    void cannotBeEntered(String path) {
        server.write("/priv/sub/secret", "hidden").mkdir("/pub");
        try (WireClient ftp = server.login("bob")) {
            ftp.send("CWD " + path).expect(550);
            for (String command : List.of("LIST %", "NLST %", "MLSD %", "STAT %", "MKD %/x")) {
                assertThat(Reach.run(ftp, command, path).code()).as(command).isEqualTo(550);
            }
            assertThat(server.names("/priv")).containsExactly("sub");
        }
    }

    // Links that lead out

    private void plant(Outside outside) throws IOException {
        server.clear().write("/d/file", "inside");
        link("/file", outside.path().resolve("canary"));
        link("/dir", outside.path());
        link("/relative", Path.of("..", outside.name()));
        link("/up", Path.of(".."));
        link("/top", Path.of("/"));
        link("/proc", Path.of("/proc/self/cwd"));
        link("/missing", outside.path().resolve("nothing"));
        link("/chain", Path.of("dir"));
        link("/d/dir", Path.of("../dir"));
        link("/d/far", Path.of("../../" + outside.name()));
        link("/loop", Path.of("loop"));
    }

    private void link(String virtual, Path target) throws IOException {
        Files.createSymbolicLink(server.path(virtual), target);
    }

    @ParameterizedTest
    @FieldSource("COMMANDS")
    @Proves({"A4", "A5"})
    void doesNotFollowALinkThatLeadsOut(String command) throws IOException {
        boolean aboutTheLink = List.of("DELE %", "RNFR %").contains(command);
        boolean besideIt = command.equals("STOU %"); // makes file.xyz in the same directory
        try (Outside outside = new Outside(server.root());
                WireClient ftp = server.login()) {
            for (String last :
                    List.of(
                            "file",
                            "dir",
                            "relative",
                            "up",
                            "top",
                            "proc",
                            "missing",
                            "chain",
                            "d/dir",
                            "d/far",
                            "loop")) {
                plant(outside);
                Reach.Result result = Reach.run(ftp, command, last);
                if (aboutTheLink) {
                    assertThat(result.code()).as(last).isEqualTo(250);
                    assertThat(server.exists("/" + last)).isFalse();
                } else if (!besideIt) {
                    assertThat(result.code()).as(last + result.heard()).isIn(550, 553, 501);
                }
                assertThat(result.heard()).doesNotContain(Outside.CANARY).doesNotContain("canary");
                outside.checkUntouched();
            }
            plant(outside);
            for (String middle :
                    List.of("dir", "relative", "chain", "d/dir", "d/far", "up/" + outside.name())) {
                for (String name :
                        List.of("/canary", "/new", "/sub", "/sub/deep", "/sub/../canary")) {
                    Reach.Result result = Reach.run(ftp, command, middle + name);
                    if (name.contains("..")) { // is taken as words, as all .. are
                        assertThat(result.heard()).doesNotContain(Outside.CANARY);
                    } else {
                        assertThat(result.code()).as(middle + result.heard()).isIn(550, 553);
                    }
                    outside.checkUntouched();
                }
            }
        }
    }

    @Test
    @Proves("A4")
    void tellsNobodyWhereALinkLeadsThatLeadsOut() throws IOException {
        try (Outside outside = new Outside(server.root());
                WireClient ftp = server.login()) {
            plant(outside);
            for (String command : List.of("LIST", "MLSD", "NLST")) {
                assertThat(ftp.list(command)).noneMatch(line -> line.contains(outside.name()));
            }
            assertThat(ftp.ask("STAT /").toString()).doesNotContain(outside.name());
        }
    }

    @Test
    @Proves("A5")
    void followsALinkThatStaysInside() throws IOException {
        server.write("/d/file", "inside");
        link("/in", Path.of("d"));
        link("/absolute", server.path("/d/file"));
        link("/d/back", Path.of("../in/file"));
        try (WireClient ftp = server.login()) {
            for (String path : List.of("in/file", "absolute", "d/back", "in/back")) {
                assertThat(ftp.download("RETR " + path)).asString().isEqualTo("inside");
                ftp.expect(226);
            }
            ftp.send("CWD in").expect(250).send("DELE back").expect(250);
        }
    }

    @Test
    @Proves("A7")
    void renamesOverALinkAndNotThroughIt() throws IOException {
        try (Outside outside = new Outside(server.root());
                WireClient ftp = server.login()) {
            server.write("/a", "mine");
            link("/link", outside.path().resolve("canary"));
            ftp.send("RNFR a").expect(350).send("RNTO link").expect(250);
            assertThat(Files.isSymbolicLink(server.path("/link"))).isFalse();
            assertThat(server.readText("/link")).isEqualTo("mine");
            outside.checkUntouched();
        }
    }
}
