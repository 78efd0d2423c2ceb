package dev.wherry.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wherry.command.ArgumentRule;
import dev.wherry.command.CommandSpec;
import dev.wherry.command.FtpCommand;
import dev.wherry.command.Reply;
import dev.wherry.command.ReplyCode;
import dev.wherry.user.Permission;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Commands that the embedder adds, replaces and removes are as good as the built-in ones. */
@Proves({"R41", "R5"})
class CustomCommandTest {
    private final CountDownLatch running = new CountDownLatch(1);

    @RegisterExtension
    final TestFtpServer server =
            TestFtpServer.onJimfs()
                    .with(builder ->
                            builder.command(greet())
                                    .command(remove())
                                    .command(replacedSyst())
                                    .command(endless())
                                    .removeCommand("MDTM")
                                    .removeCommand("SITE CHMOD"));

    private static FtpCommand greet() {
        return FtpCommand.of(
                CommandSpec.site("GREET", "SITE GREET [<SP> name]")
                        .argument(ArgumentRule.OPTIONAL)
                        .withoutLogin()
                        .feature("X-GREET"),
                ctx -> Reply.of(ReplyCode.COMMAND_OK, "Hello " + ctx.argument() + "."));
    }

    private static FtpCommand remove() {
        return FtpCommand.of(
                CommandSpec.of("XDEL", "XDEL <SP> path")
                        .path(ArgumentRule.REQUIRED)
                        .needs(Permission.DELETE),
                ctx -> {
                    ctx.files().delete(ctx.path());
                    return Reply.of(ReplyCode.COMMAND_OK, "Gone.");
                });
    }

    private static FtpCommand replacedSyst() {
        return FtpCommand.of(
                CommandSpec.of("SYST", "SYST").replacing(true),
                _ -> Reply.of(ReplyCode.COMMAND_OK, "Ours."));
    }

    private FtpCommand endless() {
        return FtpCommand.of(
                CommandSpec.site("ENDLESS", "SITE ENDLESS").longRunning(),
                ctx -> {
                    running.countDown();
                    while (true) {
                        ctx.checkWanted();
                        LockSupport.parkNanos(1_000_000);
                    }
                });
    }

    @Test
    void areServedAndShown() {
        try (WireClient ftp = server.connect()) {
            ftp.send("site greet you all").expectExactly("200 Hello you all.");
            ftp.login("alice", "secret");
            assertThat(ftp.ask("FEAT").inner()).contains(" X-GREET");
            assertThat(ftp.ask("SITE HELP").toString()).contains("GREET");
            assertThat(ftp.ask("HELP").toString()).contains("XDEL");
        }
    }

    @Test
    void passTheSameGates() {
        server.write("/a", "x");
        try (WireClient ftp = server.connect()) {
            ftp.send("XDEL a").expect(530);
            ftp.login("anonymous", "me@here").send("XDEL a").expect(550);
        }
        try (WireClient ftp = server.login()) {
            ftp.send("XDEL").expect(501).send("XDEL missing").expect(550);
            ftp.send("XDEL a").expect(200);
            assertThat(server.names("/")).isEmpty();
        }
    }

    @Test
    void replaceBuiltInOnes() {
        try (WireClient ftp = server.login()) {
            ftp.send("SYST").expectExactly("200 Ours.");
        }
    }

    @Test
    @Proves("R60")
    void takeTheirFeatureLineAlongWhenTheyAreRemoved() {
        server.write("/a", "x");
        try (WireClient ftp = server.login()) {
            ftp.send("MDTM a").expect(502).send("SITE CHMOD 600 a").expect(502);
            assertThat(ftp.ask("FEAT").inner()).doesNotContain(" MDTM").contains(" SIZE");
        }
    }

    @Test
    @Proves("R49")
    void canBeAbortedIfTheyRunLong() throws InterruptedException {
        try (WireClient ftp = server.login()) {
            ftp.send("SITE ENDLESS");
            running.await();
            ftp.send("ABOR").expect(426).expect(226).expectInSync();
        }
    }
}
