package dev.wherry.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** STOU: RFC 959 §4.1.3, RFC 1123 §4.1.2.9. */
class StouTest {
    private static final Pattern FILE = Pattern.compile("FILE: (.+)");

    @RegisterExtension final TestFtpServer server = TestFtpServer.onDisk();

    private static String announced(WireClient ftp) {
        Matcher matcher = FILE.matcher(ftp.last().text());
        assertThat(matcher.matches()).as(ftp.last().toString()).isTrue();
        return matcher.group(1);
    }

    private String upload(WireClient ftp, String command, String content) {
        String name;
        try (DataSocket data = ftp.passive()) {
            ftp.send(command).expectPreliminary();
            name = announced(ftp);
            data.write(content);
        }
        ftp.expect(226);
        return name;
    }

    @Test
    @Proves({"R26", "R42"})
    void tellsTheNameIn125And150() {
        server.mkdir("/d");
        try (WireClient ftp = server.login()) {
            ftp.send("CWD d").expect(250);
            String early = upload(ftp, "STOU", "early");
            InetSocketAddress port = ftp.pasv();
            ftp.send("STOU").expect(150);
            String late = announced(ftp);
            try (DataSocket data = ftp.dial(port)) {
                data.write("late");
            }
            ftp.expect(226);
            assertThat(server.names("/d")).containsExactlyInAnyOrder(early, late);
            assertThat(server.readText("/d/" + early)).isEqualTo("early");
            assertThat(server.readText("/d/" + late)).isEqualTo("late");
        }
    }

    @Test
    @Proves("R26")
    void takesTheArgumentAsTheStartOfTheName() {
        server.write("/report", "old").write("/d/x", "");
        try (WireClient ftp = server.login()) {
            String name = upload(ftp, "STOU report", "new");
            assertThat(name).startsWith("report").isNotEqualTo("report");
            assertThat(server.readText("/" + name)).isEqualTo("new");
            assertThat(server.readText("/report")).isEqualTo("old");
        }
    }

    @Test
    @Proves({"H9", "R42"})
    void neverGivesANameTwice() {
        Set<String> names = Collections.synchronizedSet(new HashSet<>());
        IntStream.range(0, 8)
                .parallel()
                .forEach(i -> {
                    try (WireClient ftp = server.login()) {
                        for (int n = 0; n < 10; n++) {
                            String content = i + "." + n;
                            String name = upload(ftp, "STOU", content);
                            assertThat(names.add(name)).as(name).isTrue();
                            assertThat(server.readText("/" + name)).isEqualTo(content);
                        }
                    }
                });
        assertThat(server.names("/")).containsExactlyInAnyOrderElementsOf(names);
    }

    @Test
    @Proves("R24")
    void answers553WhereNothingCanBeWritten() {
        server.write("/file", "x");
        try (WireClient ftp = server.login()) {
            for (String path : List.of("missing/a", "file/a")) {
                try (DataSocket data = ftp.passive()) {
                    ftp.send("STOU " + path).expect(553);
                    assertThat(data.drain()).isZero();
                }
            }
            assertThat(server.names("/")).containsExactly("file");
        }
    }

    @Test
    @Proves("H8")
    void leavesNothingWhenItFails() {
        try (WireClient ftp = server.login()) {
            ftp.send("STOU").expect(425);
            DataSocket data = ftp.passive();
            ftp.send("STOU").expectPreliminary();
            data.write("part");
            data.reset();
            ftp.expect(426);
            try (DataSocket second = ftp.passive()) {
                ftp.send("STOU").expectPreliminary();
                second.write("part");
                ftp.send("ABOR").expect(426).expect(226);
            }
            assertThat(server.names("/")).isEmpty();
        }
    }

    @Test
    void isNotForVisitors() {
        try (WireClient ftp = server.login("anonymous");
                DataSocket data = ftp.passive()) {
            ftp.send("STOU").expect(550);
            assertThat(data.drain()).isZero();
        }
    }

    @Test
    void needsALogin() {
        try (WireClient ftp = server.connect()) {
            ftp.send("STOU").expect(530);
        }
    }
}
