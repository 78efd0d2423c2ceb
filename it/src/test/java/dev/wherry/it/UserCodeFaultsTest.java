package dev.wherry.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wherry.command.CommandSpec;
import dev.wherry.command.FtpCommand;
import dev.wherry.command.Reply;
import dev.wherry.command.ReplyCode;
import dev.wherry.event.FtpListener;
import dev.wherry.event.UploadHook;
import dev.wherry.user.Authenticator;
import dev.wherry.user.LoginResult;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Code of the embedder that throws whatever, returns null or blocks: no other session suffers. */
@Proves("I5")
class UserCodeFaultsTest {
    /** What the code of the embedder does, chosen by each test. */
    private interface Fault {
        void strike() throws Throwable;
    }

    private final AtomicReference<Fault> inAuthenticator = new AtomicReference<>(() -> {});
    private final AtomicReference<Fault> inListener = new AtomicReference<>(() -> {});
    private final AtomicReference<Fault> inHook = new AtomicReference<>(() -> {});
    private final AtomicReference<Fault> inCommand = new AtomicReference<>(() -> {});
    private volatile boolean returnsNull;

    @RegisterExtension
    final TestFtpServer server =
            TestFtpServer.onDisk()
                    .expectingDefects()
                    .users(home -> faulty(TestFtpServer.aliceAndVisitors(home)))
                    .with(b ->
                            b.listener(faultyListener())
                                    .uploadHook(faultyHook())
                                    .command(faultyCommand()));

    private Authenticator faulty(Authenticator users) {
        return credentials -> {
            if (credentials.userName().equals("alice")) {
                strike(inAuthenticator);
                if (returnsNull) {
                    return nothing();
                }
            }
            return users.authenticate(credentials);
        };
    }

    private FtpListener faultyListener() {
        return event -> strike(inListener);
    }

    private UploadHook faultyHook() {
        return arrived -> strike(inHook);
    }

    private FtpCommand faultyCommand() {
        return FtpCommand.of(
                CommandSpec.of("XFAULT", "XFAULT (fails)"),
                ctx -> {
                    strike(inCommand);
                    return returnsNull
                            ? UserCodeFaultsTest.<Reply>nothing()
                            : Reply.of(ReplyCode.COMMAND_OK, "Done.");
                });
    }

    @SuppressWarnings("NullAway")
    private static <T> T nothing() {
        return null;
    }

    private static void strike(AtomicReference<Fault> where) {
        try {
            where.get().strike();
        } catch (Throwable t) {
            UserCodeFaultsTest.<RuntimeException>sneak(t);
        }
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void sneak(Throwable t) throws T {
        throw (T) t;
    }

    static Stream<Throwable> throwables() {
        return Stream.of(
                new IllegalStateException("secret path /srv/ftp"),
                new IOException("/srv/ftp: no"),
                new InterruptedException(),
                new NoClassDefFoundError("x"),
                new StackOverflowError(),
                new AssertionError("x"),
                new OutOfMemoryError("pretended"),
                new ThreadDeathLike(),
                new Exception("checked"));
    }

    private static final class ThreadDeathLike extends Error {
        private static final long serialVersionUID = 1L;
    }

    private void othersGoOn() {
        try (WireClient other = server.login("anonymous")) {
            other.expectInSync();
        }
    }

    @ParameterizedTest
    @MethodSource("throwables")
    void anAuthenticatorThatThrowsIsAnswered421(Throwable fault) {
        inAuthenticator.set(() -> {
            throw fault;
        });
        try (WireClient ftp = server.connect()) {
            ftp.send("USER alice").expect(331).send("PASS secret").expect(421).expectClosed();
            assertThat(ftp.last().text()).doesNotContain("srv");
        }
        othersGoOn();
        assertThat(server.defects()).isNotEmpty();
        inAuthenticator.set(() -> {});
        server.login("alice").expectInSync();
    }

    @Test
    void anAuthenticatorThatReturnsNullIsAnswered421() {
        returnsNull = true;
        try (WireClient ftp = server.connect()) {
            ftp.send("USER alice").expect(331).send("PASS secret").expect(421).expectClosed();
        }
        othersGoOn();
    }

    @Test
    void anAuthenticatorThatBlocksHoldsUpNobodyElse() {
        CountDownLatch release = new CountDownLatch(1);
        inAuthenticator.set(() -> release.await(1, TimeUnit.MINUTES));
        try {
            for (int i = 0; i < 30; i++) {
                server.connect().send("USER alice").expect(331).send("PASS secret");
            }
            for (int i = 0; i < 30; i++) {
                othersGoOn();
            }
        } finally {
            release.countDown();
        }
    }

    @ParameterizedTest
    @MethodSource("throwables")
    void aListenerThatThrowsChangesNothing(Throwable fault) {
        inListener.set(() -> {
            throw fault;
        });
        try (WireClient ftp = server.login()) {
            ftp.upload("STOR a", "content").expect(226);
            assertThat(ftp.download("RETR a")).asString(UTF_8).isEqualTo("content");
            ftp.expect(226).send("DELE a").expect(250).send("QUIT").expect(221).expectClosed();
        }
        assertThat(server.defects()).isNotEmpty();
    }

    @Test
    void aListenerThatBlocksHoldsUpNobodyElse() {
        CountDownLatch release = new CountDownLatch(1);
        try {
            for (int i = 0; i < 30; i++) {
                WireClient ftp = server.login();
                ftp.expectInSync();
                if (i == 29) {
                    inListener.set(() -> {
                        if (Thread.currentThread()
                                .getName()
                                .matches("wherry-session-(1?[0-9]|20)")) {
                            release.await(1, TimeUnit.MINUTES);
                        }
                    });
                }
            }
            server.server().sessions().forEach(session -> assertThat(session.id()).isPositive());
            for (int i = 0; i < 10; i++) {
                othersGoOn();
            }
        } finally {
            release.countDown();
        }
    }

    @ParameterizedTest
    @MethodSource("throwables")
    @Proves("H8")
    void aHookThatThrowsRefusesTheUpload(Throwable fault) {
        server.write("/a", "old");
        inHook.set(() -> {
            throw fault;
        });
        try (WireClient ftp = server.login()) {
            ftp.upload("STOR a", "new").expect(451).expectInSync();
            assertThat(server.readText("/a")).isEqualTo("old");
            inHook.set(() -> {});
            ftp.upload("STOR a", "new").expect(226);
        }
    }

    @ParameterizedTest
    @MethodSource("throwables")
    void aCommandThatThrowsIsAnswered451(Throwable fault) {
        inCommand.set(() -> {
            throw fault;
        });
        try (WireClient ftp = server.login()) {
            ftp.send("XFAULT").expect(451);
            assertThat(ftp.last().text()).doesNotContain("srv").doesNotContain("java");
            ftp.expectInSync();
        }
        othersGoOn();
    }

    @Test
    void aCommandThatReturnsNullIsAnswered451() {
        returnsNull = true;
        try (WireClient ftp = server.login("anonymous")) {
            ftp.send("XFAULT").expect(451).expectInSync();
        }
    }

    @Test
    void aCommandThatBlocksHoldsUpNobodyElse() {
        CountDownLatch release = new CountDownLatch(1);
        inCommand.set(() -> release.await(1, TimeUnit.MINUTES));
        try {
            for (int i = 0; i < 30; i++) {
                server.login().send("XFAULT");
            }
            for (int i = 0; i < 30; i++) {
                othersGoOn();
            }
        } finally {
            release.countDown();
        }
    }

    @Test
    void anAuthenticatorMayBeUnavailable() {
        inAuthenticator.set(() -> {
            throw new UnsupportedOperationException(LoginResult.unavailable().toString());
        });
        try (WireClient ftp = server.connect()) {
            ftp.send("USER alice").expect(331).send("PASS secret").expect(421).expectClosed();
        }
        assertThat(server.server().stats().loginsFailed()).isZero();
    }
}
