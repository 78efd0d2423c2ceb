package dev.wherry.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./wherry} starts what was built, from an archive of classes that it makes before. */
@DisabledOnOs(OS.WINDOWS) // is a script of the shell
@PlainOnly("is about how the command is started")
@Timeout(180) // the archive is made first
class LauncherTest {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final Path TARGET = ROOT.resolve("server/target");
    private static final Pattern STARTED = Pattern.compile("on 127\\.0\\.0\\.1:(\\d+),");

    @TempDir Path folder;

    /** It would build the command first, while Maven runs here. */
    @BeforeAll
    static void needsWhatWasBuilt() throws IOException {
        Path jar = TARGET.resolve("wherry-server.jar");
        assumeTrue(Files.exists(jar) && Files.isDirectory(TARGET.resolve("lib")), "not built");
        FileTime built = Files.getLastModifiedTime(jar);
        for (String source : List.of("pom.xml", "core/pom.xml", "server/pom.xml")) {
            assumeTrue(isOlder(ROOT.resolve(source), built), "not built since a change");
        }
        for (String module : List.of("core", "server")) {
            try (Stream<Path> sources = Files.walk(ROOT.resolve(module).resolve("src/main"))) {
                for (Path source : (Iterable<Path>) sources::iterator) {
                    assumeTrue(isOlder(source, built), "not built since a change");
                }
            }
        }
    }

    private static boolean isOlder(Path source, FileTime built) throws IOException {
        return Files.getLastModifiedTime(source).compareTo(built) <= 0;
    }

    /** Starts it from another folder, through a link. */
    private Process start(String jvmOptions, String... arguments) throws IOException {
        Path link = folder.resolve("linked");
        if (!Files.exists(link)) {
            Files.createSymbolicLink(link, ROOT.resolve("wherry"));
        }
        List<String> command = new ArrayList<>(List.of("./linked"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().put("WHERRY_JAVA_OPTS", jvmOptions);
        return builder.redirectErrorStream(true).start();
    }

    private static String endOf(Process process) throws IOException, InterruptedException {
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }

    @Test
    void startsFromAnArchiveOfClasses() throws Exception {
        String first = endOf(start("", "--version"));
        assertThat(first).contains("wherry ").doesNotContain("failed");
        assertThat(TARGET.resolve("wherry.jsa")).isNotEmptyFile();

        Path loaded = folder.resolve("loaded");
        String second = endOf(start("-Xlog:class+load:file=" + loaded, "--version"));
        assertThat(second).contains("wherry ").doesNotContain("preparing");
        assertThat(Files.readAllLines(loaded))
                .anyMatch(
                        line -> line.matches(".*dev\\.wherry\\.server\\.Main .*shared objects.*"));
    }

    @Test
    void servesAFolderUntilItIsToldToStop() throws Exception {
        Path served = Files.createDirectory(folder.resolve("served"));
        Process process =
                start(
                        "",
                        "serve",
                        "served",
                        "-i",
                        "127.0.0.1",
                        "-p",
                        "0",
                        "-w",
                        "-u",
                        "alice",
                        "-P",
                        "secret");
        try (BufferedReader log =
                new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
            InetAddress host = InetAddress.getLoopbackAddress();
            InetSocketAddress address = new InetSocketAddress(host, portIn(log));
            try (WireClient ftp = WireClient.connect(address, host).expect(220)) {
                ftp.login("alice", "secret").send("TYPE I").expect(200);
                ftp.upload("STOR file", "content").expect(226);
                assertThat(ftp.list("NLST")).containsExactly("file");
            }
            assertThat(served.resolve("file")).hasContent("content");
            process.toHandle().destroy(); // without closing what is read here
            assertThat(log.lines()).anyMatch(line -> line.contains("shutting down"));
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.waitFor()).isZero();
    }

    private static int portIn(BufferedReader log) throws IOException {
        for (String line = log.readLine(); line != null; line = log.readLine()) {
            Matcher started = STARTED.matcher(line);
            if (started.find()) {
                return Integer.parseInt(started.group(1));
            }
        }
        throw new AssertionError("it ended without starting");
    }
}
