package dev.wherry.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wherry.command.FtpReplyException;
import dev.wherry.command.ReplyCode;
import dev.wherry.event.FtpEvent;
import dev.wherry.event.UploadHook;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The embedder looks at an upload before anybody else can, and has the last word. */
class UploadHookTest {
    private final List<String> judged = new CopyOnWriteArrayList<>();
    private volatile UploadHook hook = _ -> {};

    @RegisterExtension
    final TestFtpServer server =
            TestFtpServer.onJimfs()
                    .recordingEvents()
                    .expectingDefects()
                    .with(builder -> builder.uploadHook(arrived -> judge(arrived)));

    private void judge(UploadHook.Arrived arrived) throws IOException {
        judged.add(arrived.path() + " " + arrived.bytes());
        hook.beforePublish(arrived);
    }

    @Test
    void readsTheContentBeforeItIsPublished() {
        server.write("/a", "old");
        List<String> seen = new CopyOnWriteArrayList<>();
        hook =
                arrived -> {
                    try (SeekableByteChannel content = arrived.content().open()) {
                        seen.add(
                                new String(Channels.newInputStream(content).readAllBytes(), UTF_8));
                    }
                    seen.add(server.readText("/a"));
                };
        try (WireClient ftp = server.login()) {
            ftp.upload("STOR a", "new").expect(226);
            assertThat(seen).containsExactly("new", "old");
            ftp.upload("APPE a", "er").expect(226);
            assertThat(seen).containsExactly("new", "old", "newer", "new");
            assertThat(server.readText("/a")).isEqualTo("newer");
        }
        assertThat(judged).containsExactly("/a 3", "/a 2");
        assertThat(server.defects()).isEmpty();
    }

    @Test
    @Proves("H8")
    void refusesWithItsOwnWords() {
        server.write("/a", "old");
        hook =
                _ -> {
                    throw new FtpReplyException(ReplyCode.BAD_FILE_NAME, "No such thing here.");
                };
        try (WireClient ftp = server.login()) {
            for (String command : List.of("STOR a", "APPE a", "STOR b")) {
                ftp.upload(command, "new").expectExactly("553 No such thing here.");
                assertThat(server.names("/")).containsExactly("a");
                assertThat(server.readText("/a")).isEqualTo("old");
            }
            ftp.upload("STOU", "new").expect(553);
            assertThat(server.names("/")).containsExactly("a");
            ftp.expectInSync();
        }
        assertThat(server.events(FtpEvent.FileReceived.class)).isEmpty();
        assertThat(server.defects()).isEmpty();
    }

    @Test
    @Proves("I5")
    void refusesWhatItCannotJudge() {
        try (WireClient ftp = server.login()) {
            hook =
                    _ -> {
                        throw new IllegalStateException("secret");
                    };
            ftp.upload("STOR a", "new").expect(451);
            assertThat(ftp.last().toString()).doesNotContain("secret");
            hook =
                    _ -> {
                        throw new IOException("secret");
                    };
            ftp.upload("STOR a", "new").expect(451);
            assertThat(ftp.last().toString()).doesNotContain("secret");
            hook =
                    _ -> {
                        throw new StackOverflowError();
                    };
            ftp.upload("STOR a", "new").expect(451).expectInSync();
        }
        assertThat(server.names("/")).isEmpty();
        assertThat(server.defects()).hasSize(2);
    }

    @Test
    void isNotAskedAboutWhatDidNotArrive() {
        try (WireClient ftp = server.login()) {
            DataSocket data = ftp.passive();
            ftp.send("STOR a").expectPreliminary();
            data.write("half").reset();
            ftp.expect(426);
        }
        assertThat(judged).isEmpty();
    }
}
