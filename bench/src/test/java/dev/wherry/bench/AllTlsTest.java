package dev.wherry.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wherry.FtpServer;
import dev.wherry.tls.TlsConfig;
import dev.wherry.tls.TlsPolicy;
import dev.wherry.user.Password;
import dev.wherry.user.VirtualUsers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows that are plain by themselves, over TLS: with AUTH, and from the first byte. */
class AllTlsTest {
    private static final List<String> ROWS =
            List.of("idle_3", "retr", "stor_idle_3", "retr_x3", "stor_x3", "quit_x3", "noop");

    @TempDir Path folder;

    @Test
    void measuresWithAuth() throws IOException {
        try (FtpServer server = serve(false)) {
            assertMeasures(server.port(), List.of("-S"));
        }
    }

    @Test
    void measuresImplicitTls() throws IOException {
        try (FtpServer server = serve(true);
                FtpServer plain = serve(false)) {
            String peer = "implicit=127.0.0.1:" + server.port() + ",implicit,pid=" + pid();
            assertMeasures(plain.port(), List.of("-S", "--peer", peer));
        }
    }

    private static long pid() {
        return ProcessHandle.current().pid();
    }

    private FtpServer serve(boolean implicit) throws IOException {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        var builder =
                FtpServer.builder()
                        .users(
                                VirtualUsers.empty()
                                        .user("a", Password.clear("b"), folder, "elradfmwMT"))
                        .tls(TlsConfig.selfSigned())
                        .tlsPolicy(TlsPolicy.LOGIN_AND_DATA_REQUIRED);
        return (implicit ? builder.listenImplicitTls(address) : builder.listen(address)).start();
    }

    private static void assertMeasures(int port, List<String> more) {
        List<String> arguments = new ArrayList<>(List.of("-u", "a", "-p", "b", "-P", "" + port));
        arguments.addAll(List.of("--rounds", "1", "--seconds", "0.02", "-k", "" + pid()));
        arguments.addAll(List.of("--warm-up", "0.01"));
        arguments.addAll(List.of("--transfer-size", "100K", "-s", "20K"));
        arguments.addAll(more);
        arguments.addAll(ROWS);
        BenchRun run = BenchRun.of(arguments);
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        assertThat(run.out()).contains(ROWS).doesNotContain("not supported");
    }
}
