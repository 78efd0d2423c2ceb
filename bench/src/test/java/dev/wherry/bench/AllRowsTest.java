package dev.wherry.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wherry.FtpServer;
import dev.wherry.bench.row.Row;
import dev.wherry.bench.row.Unit;
import dev.wherry.tls.TlsConfig;
import dev.wherry.user.Password;
import dev.wherry.user.VirtualUsers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One run of all rows, as small as they go, on two servers in this process. */
class AllRowsTest {
    private static final int ROUNDS = 2;
    private static final int SESSIONS = 5;

    @TempDir static Path folder;

    private static FtpServer server;
    private static FtpServer peer;
    private static BenchRun run;
    private static Map<?, ?> json;
    private static String chart;

    @BeforeAll
    static void measure() throws IOException {
        server = serve("served");
        peer = serve("other");
        Path report = folder.resolve("report.json");
        Path picture = folder.resolve("chart.svg");
        String pid = Long.toString(ProcessHandle.current().pid());
        List<String> arguments = new ArrayList<>();
        arguments.addAll(List.of("-P", "" + server.port(), "-u", "alice", "-p", "secret"));
        arguments.addAll(List.of("-k", pid, "--name", "served", "--peer"));
        arguments.add("other=127.0.0.1:" + peer.port() + ",dir=/,pid=" + pid);
        arguments.addAll(List.of("-b", "all", "--rounds", "" + ROUNDS, "-n", "" + SESSIONS));
        arguments.addAll(List.of("--transfer-size", "300K", "-s", "20K", "--entries", "12"));
        arguments.addAll(List.of("--fetch-memory", "--seconds", "0.02", "--sustained", "0.12"));
        arguments.addAll(List.of("--warm-up", "0.01"));
        arguments.addAll(List.of("--json", report.toString(), "--chart", picture.toString()));
        run = BenchRun.of(arguments);
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        json = (Map<?, ?>) JsonReader.read(Files.readString(report));
        chart = Files.readString(picture);
    }

    private static FtpServer serve(String name) throws IOException {
        Path root = Files.createDirectory(folder.resolve(name));
        return FtpServer.builder()
                .listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .users(
                        VirtualUsers.empty()
                                .user("alice", Password.clear("secret"), root, "elradfmwMT"))
                .tls(TlsConfig.selfSigned())
                .start();
    }

    @AfterAll
    static void stop() {
        server.close();
        peer.close();
    }

    private static Map<?, ?> row(Row row) {
        return rows().stream()
                .filter(each -> each.get("row").equals(row.text()))
                .findFirst()
                .orElseThrow();
    }

    private static List<Map<?, ?>> rows() {
        return ((List<?>) json.get("rows"))
                .stream().<Map<?, ?>>map(each -> (Map<?, ?>) each).toList();
    }

    private static Map<?, ?> in(Map<?, ?> map, Object... keys) {
        Map<?, ?> found = map;
        for (Object key : keys) {
            found = (Map<?, ?>) found.get(key);
        }
        return found;
    }

    @ParameterizedTest
    @EnumSource(Row.class)
    void givesAValueForEachRound(Row row) {
        Map<?, ?> found = row(row);
        assertThat(found.get("unit")).isEqualTo(row.unit().text());
        assertThat(found.get("sessions")).isEqualTo(row.hasSessions() ? (double) SESSIONS : null);
        for (String name : List.of("served", "other")) {
            Map<?, ?> target = in(found, "targets", name);
            List<?> values = (List<?>) target.get("values");
            assertThat(values).hasSize(row.measuredOnce() ? 1 : ROUNDS);
            assertThat((List<?>) target.get("cpuSeconds")).hasSameSizeAs(values);
            if (row.unit() != Unit.KIB_PER_SESSION) {
                assertThat(values).allSatisfy(value -> assertThat((double) value).isPositive());
                assertThat(target.get("median")).isInstanceOf(Double.class);
                assertThat((List<?>) in(found, "ratios", "other").get("values"))
                        .hasSameSizeAs(values);
            }
        }
    }

    @Test
    void leavesNothingOnTheServers() throws IOException {
        for (String name : List.of("served", "other")) {
            try (Stream<Path> left = Files.list(folder.resolve(name))) {
                assertThat(left).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLS_RETR", "TLS_STOR", "TLS_SMALL_RETR", "TLS_SMALL_STOR"})
    void resumesTheSessionOnDataConnections(String row) {
        Map<?, ?> target = in(row(Row.valueOf(row)), "targets", "served");
        assertThat(target.get("resumed")).isEqualTo(true);
        assertThat(target.get("protocol")).isEqualTo("TLSv1.3");
    }

    @Test
    void tellsOfTheServersAndTheMachine() {
        List<?> targets = (List<?>) json.get("targets");
        Map<?, ?> first = (Map<?, ?>) targets.getFirst();
        assertThat(first.get("address")).isEqualTo("127.0.0.1:" + server.port());
        assertThat((String) first.get("greeting")).startsWith("220");
        assertThat(first.get("features").toString()).contains("EPSV");
        assertThat((double) first.get("pssBytes")).isGreaterThan(1e6);
        assertThat(in(json, "machine").get("processors"))
                .isEqualTo((double) Runtime.getRuntime().availableProcessors());
        assertThat(json.get("format")).isEqualTo("wherry-bench/1");
    }

    @Test
    void comparesIdleRowsWithAndWithout() {
        assertThat((List<?>) in(row(Row.RETR_IDLE), "targets", "served").get("without"))
                .hasSize(ROUNDS);
    }

    @Test
    void printsATable() {
        assertThat(run.out().lines().filter(line -> line.contains("served")))
                .hasSize(Row.values().length);
        assertThat(run.out()).contains("login_par_5", "retr_x5", "MiB/s", "s/GiB");
    }

    @Test
    void drawsAChart() throws Exception {
        assertThat(Xml.texts(chart, "text")).contains("retr_x5", "served", "other");
        assertThat(Xml.count(chart, "rect")).isGreaterThan(2 * Row.values().length);
    }
}
