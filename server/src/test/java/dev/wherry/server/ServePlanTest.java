package dev.wherry.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wherry.file.UploadMode;
import dev.wherry.user.Credentials;
import dev.wherry.user.LoginResult;
import dev.wherry.user.Password;
import dev.wherry.user.Permission;
import dev.wherry.user.User;
import dev.wherry.user.VirtualUsers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServePlanTest {
    @TempDir Path folder;

    @Test
    void withoutArgumentsAnonymousVisitorsReadTheCurrentFolder() {
        ServePlan plan = plan();
        assertThat(plan.listeners())
                .containsExactly(new Listener(new InetSocketAddress(2121), "-p", false));
        assertThat(plan.warnings()).isEmpty();
        assertThat(plan.grace()).isEqualTo(Duration.ofSeconds(10));
        assertThat(plan.verbosity()).isEqualTo(ServePlan.Verbosity.NORMAL);
        User visitor = users().find(VirtualUsers.ANONYMOUS).orElseThrow();
        assertThat(visitor.files().root()).isEqualTo(Path.of("").toAbsolutePath());
        assertThat(visitor.permissions().allowSomewhere(Permission.WRITE)).isFalse();
    }

    @Test
    void writeForAnonymousVisitorsIsDoneWithAWarning() {
        ServePlan plan = plan("-w", "-d", folder.toString());
        assertThat(plan.warnings())
                .containsExactly("Anonymous visitors may change and delete files (-w without -u)");
        assertThat(
                        users("-w")
                                .find(VirtualUsers.ANONYMOUS)
                                .orElseThrow()
                                .permissions()
                                .allowSomewhere(Permission.WRITE))
                .isTrue();
    }

    @Test
    void logsLessOrMoreButNotBoth() {
        assertThat(plan("-q").verbosity()).isEqualTo(ServePlan.Verbosity.QUIET);
        assertThat(plan("-D").verbosity()).isEqualTo(ServePlan.Verbosity.DEBUG);
        assertThatThrownBy(() -> plan("-q", "-D"))
                .isInstanceOf(Refusal.class)
                .hasMessage("-q logs less and -D logs more; give one of them.");
    }

    @Test
    void aUserComesInsteadOfAnonymousVisitors() {
        VirtualUsers users = users("-u", "alice", "-P", "secret", "-d", folder.toString());
        assertThat(users.names()).containsExactly("alice");
        assertThat(login(users, "alice", "secret"))
                .hasValueSatisfying(user -> {
                    assertThat(user.files().root()).isEqualTo(folder);
                    assertThat(user.permissions().allowSomewhere(Permission.WRITE)).isFalse();
                });
        assertThat(login(users, "alice", "Secret")).isEmpty();
        assertThat(plan("-w", "-u", "alice", "-P", "x", folder.toString()).warnings()).isEmpty();
    }

    @Test
    void aUserWhoMayWriteMayDoAll() {
        User user = login(users("-w", "-u", "alice", "-P", "x"), "alice", "x").orElseThrow();
        assertThat(user.permissions())
                .hasToString(dev.wherry.user.Permissions.of("elradfmwMT").toString());
        assertThat(Permission.all()).hasSize(10);
    }

    @Test
    void thePasswordMayBeAHash() {
        String hash = Password.hash("secret").text();
        assertThat(login(users("-u", "alice", "-P", hash), "alice", "secret")).isPresent();
        assertThat(login(users("-u", "alice", "-P", hash), "alice", hash)).isEmpty();
    }

    @Test
    void thePasswordMayComeFromAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("password"), "pass word \nsecond line\n");
        VirtualUsers users = users("-u", "alice", "--password-file", file.toString());
        assertThat(login(users, "alice", "pass word ")).isPresent();
    }

    @Test
    void thePasswordMayComeFromTheEnvironment() {
        Map<String, String> environment = Map.of("WHERRY_PASSWORD", "hidden");
        VirtualUsers users = GivenUsers.of(values("-u", "alice"), environment, folder);
        assertThat(login(users, "alice", "hidden")).isPresent();
        users = GivenUsers.of(values("-u", "alice", "-P", "shown"), environment, folder);
        assertThat(login(users, "alice", "shown")).isPresent();
        assertThat(GivenUsers.of(values(), environment, folder).names())
                .containsExactly(VirtualUsers.ANONYMOUS);
    }

    @Test
    void aCertificateMayStandInForThePassword() {
        String fingerprint = "0A".repeat(32);
        VirtualUsers users =
                users(
                        "-u",
                        "alice",
                        "--client-certificates",
                        "want",
                        "--user-certificate",
                        fingerprint,
                        "--user-certificate",
                        "0B:".repeat(31) + "0B");
        assertThat(login(users, "alice", "")).isEmpty();
        assertThat(login(users, "alice", "secret")).isEmpty();
        users =
                users(
                        "-u",
                        "alice",
                        "-P",
                        "secret",
                        "--client-certificates",
                        "want",
                        "--user-certificate",
                        fingerprint);
        assertThat(login(users, "alice", "secret")).isPresent();
    }

    @Test
    void listensWhereItIsTold() {
        ServePlan plan = plan("-i", "127.0.0.1", "-i", "::1", "-p", "2122");
        assertThat(plan.listeners().stream().map(Listener::address))
                .containsExactly(
                        new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 2122),
                        new InetSocketAddress(InetAddress.ofLiteral("::1"), 2122));
    }

    @ParameterizedTest
    @CsvSource({
        "30, PT30S",
        "30s, PT30S",
        "5m, PT5M",
        "500ms, PT0.5S",
        "2h, PT2H",
        "1d, PT24H",
        "0, PT0S"
    })
    void timesHaveUnits(String text, Duration duration) {
        assertThat(values("--timeout", text).get(Settings.IDLE_TIMEOUT)).isEqualTo(duration);
    }

    @Test
    void valuesHaveTheirTypes() {
        Values values =
                values(
                        "--upload-mode",
                        "In-Place",
                        "-r",
                        "50000-50100",
                        "-n",
                        "10.0.0.5=ftp.example.org");
        assertThat(values.get(Settings.UPLOAD_MODE)).isEqualTo(UploadMode.IN_PLACE);
        assertThat(values.get(Settings.PASSIVE_PORTS)).hasToString("50000->50100");
        assertThat(values.get(Settings.PUBLIC_ADDRESSES)).hasToString("[10.0.0.5=ftp.example.org]");
        assertThat(values.get(Settings.ZERO_COPY)).isTrue();
        assertThat(values("--disable-sendfile").get(Settings.ZERO_COPY)).isFalse();
    }

    private ServePlan plan(String... arguments) {
        return ServePlan.of(values(arguments), Map.of());
    }

    private VirtualUsers users(String... arguments) {
        Values values = values(arguments);
        return GivenUsers.of(values, Map.of(), values.find(Settings.DIRECTORY).orElse(Path.of("")));
    }

    private static Values values(String... arguments) {
        return Values.read(PlainLine.read(List.of(arguments)).orElseThrow());
    }

    private static Optional<User> login(VirtualUsers users, String name, String password) {
        Credentials credentials =
                new Credentials(name, password, new InetSocketAddress("127.0.0.1", 1), "");
        return users.authenticate(credentials) instanceof LoginResult.Accepted accepted
                ? Optional.of(accepted.user())
                : Optional.empty();
    }
}
