package dev.wherry.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wherry.bench.client.Target;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {
    private static Plan plan(String line) {
        String all = ("-u alice -p secret " + line).strip();
        return Options.plan(Options.parse(Flags.commandLine(), all.split(" ")));
    }

    private static List<String> rows(String line) {
        return plan(line).rows().stream().map(RowChoice::name).toList();
    }

    @Test
    void measuresTransfersOfOneServerUnlessTold() {
        Plan plan = plan("");
        assertThat(rows("")).containsExactly("stor", "retr");
        assertThat(plan.targets())
                .singleElement()
                .satisfies(target -> {
                    assertThat(target.name()).isEqualTo("server");
                    assertThat(target.address().getPort()).isEqualTo(2121);
                    assertThat(target.pid()).isEmpty();
                });
        assertThat(plan.rounds()).isEqualTo(5);
        assertThat(plan.workload().transferBytes()).isEqualTo(1L << 30);
        assertThat(plan.workload().sessionBytes()).isEqualTo(10 << 20);
        assertThat(plan.workload().encrypted()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "-b transfer, stor retr",
        "-b download, retr",
        "-b upload, stor",
        "-b concurrence -n 20, login_seq_20 stor_idle_20 retr_idle_20 retr_x20 stor_x20 quit_x20",
        "-b tls, tls_retr tls_stor tls_small_retr tls_small_stor",
        "-b memory -k 1, idle_300 tls_idle_300",
        "login_par, login_par_1000",
        "login_par_20 retr_x7 idle_10000 small_retr -n 9 -k 1, login_par_20 retr_x7 idle_10000 small_retr",
        "quit_x retr_idle -n 9, quit_x9 retr_idle_9",
    })
    void namesRows(String line, String rows) {
        assertThat(rows(line)).containsExactly(rows.split(" "));
    }

    @Test
    void leavesOutMemoryWhenTheProcessIsNotKnown() {
        assertThat(rows("-b all")).contains("stor", "tls_stor").doesNotContain("idle_300");
    }

    @Test
    void readsAllFlags() {
        Plan plan =
                plan(
                        "-H 127.0.0.1 -P 4021 -k 77 --name mine --dir /io -s 2K -S -t 0.5 --rounds 9"
                                + " --transfer-size 3M --seconds 4 --warm-up 3 --sustained 6 --entries 8"
                                + " --list-dir /big --fetch-memory --json a.json --chart b.svg noop");
        assertThat(plan.targets().getFirst().pid()).hasValue(77);
        assertThat(plan.targets().getFirst().folder()).isEqualTo("/io");
        assertThat(plan.timeout()).isEqualTo(Duration.ofMillis(500));
        assertThat(plan.workload().sessionBytes()).isEqualTo(2048);
        assertThat(plan.workload().listFolder()).isEqualTo("/big");
        assertThat(plan.workload().encrypted()).isTrue();
        assertThat(plan.json()).contains(Path.of("a.json"));
        assertThat(plan.chart()).contains(Path.of("b.svg"));
        assertThat(plan.settings())
                .containsEntry("rounds", 9)
                .containsEntry("warmUpSeconds", 3.0)
                .containsEntry("transferBytes", 3L << 20)
                .containsEntry("sustainedSeconds", 6.0)
                .containsEntry("entries", 8)
                .containsEntry("fetchesMemory", true);
    }

    @Test
    void readsPeers() {
        List<Target> targets =
                plan("--dir /x --peer a=127.0.0.1:1 --peer b=[::1]:2,user=bob,password=p=q,pid=5,dir=/y,implicit")
                        .targets();
        assertThat(targets).extracting(Target::name).containsExactly("server", "a", "b");
        Target same = targets.get(1);
        assertThat(same.user()).isEqualTo("alice");
        assertThat(same.folder()).isEqualTo("/x");
        assertThat(same.implicitTls()).isFalse();
        Target other = targets.get(2);
        assertThat(other.user()).isEqualTo("bob");
        assertThat(other.password()).isEqualTo("p=q");
        assertThat(other.pid()).hasValue(5);
        assertThat(other.folder()).isEqualTo("/y");
        assertThat(other.address().getPort()).isEqualTo(2);
        assertThat(other.implicitTls()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-P 0 | a port is a number from 1 to 65535, not \"0\".",
                "-P x | a port is a number from 1 to 65535, not \"x\".",
                "--rounds 0 | --rounds is a number from 1 to 10000, not \"0\".",
                "--transfer-size 1X | --transfer-size is a size such as 4096, 64K, 10M or 1G, not \"1X\".",
                "-s 0 | --size is a size such as 4096, 64K, 10M or 1G, not \"0\".",
                "-s 99999999999T | --size is a size such as 4096, 64K, 10M or 1G, not \"99999999999T\".",
                "-t 0 | --timeout is a number of seconds such as 2 or 0.5, not \"0\".",
                "-n 0 noop | -n: sessions are a number from 1 to 20000, not \"0\".",
                "-n 20001 noop | -n: sessions are a number from 1 to 20000, not \"20001\".",
                "-k x | a process is given by its number, not \"x\".",
                "stor_7 | row stor has no number of sessions.",
                "noop noop | row noop is named twice.",
                "idle_9 | row idle_9 looks at the memory of the server: give -k PID.",
                "-b all noop | name rows, or give -b, not both.",
                "--peer x | --peer \"x\" cannot be read: it begins with NAME=HOST:PORT.",
                "--peer x=h | --peer \"x=h\" cannot be read: after the name comes HOST:PORT.",
                "--peer x=127.0.0.1:1,y=2 | --peer \"x=127.0.0.1:1,y=2\" cannot be read: it knows user=, password=, dir=, pid= and implicit.",
                "--peer server=127.0.0.1:1 | two servers are called \"server\".",
            })
    void refusesWhatItCannotFollow(String line, String sentence) {
        assertThatThrownBy(() -> plan(line)).isInstanceOf(BadUsage.class).hasMessage(sentence);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-b both", "fetch", "idle_", "--peer=", "--nonsense"})
    void endsWithStatusTwo(String line) {
        BenchRun run = BenchRun.of(("-u a -p b " + line).split(" "));
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("wherry bench: ").endsWith("." + System.lineSeparator());
    }

    @Test
    void asksForTheUser() {
        assertThat(BenchRun.of("-P", "1").err())
                .isEqualTo(
                        "wherry bench: who is to log in? Give -u NAME and -p PASSWORD."
                                + System.lineSeparator());
    }

    @Test
    void tellsHowItIsUsed() {
        BenchRun run = BenchRun.of("--help");
        assertThat(run.status()).isZero();
        assertThat(run.out()).contains("--peer", "--json", "--chart", "-k, --pid", "small_retr");
    }
}
