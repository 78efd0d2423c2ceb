package dev.wherry.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wherry.FtpServer;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadVetoTest {
    @TempDir private Path home;

    @Test
    void programsAreRefusedAndLeaveNothingBehind() throws IOException {
        try (FtpServer server = UploadVeto.start(0, home);
                Visitor alice = Visitor.at(server, "alice", "wonderland")) {
            assertThat(alice.upload("Game.EXE", "MZ")).isFalse();
            assertThat(alice.lastReply()).isEqualTo("553 Programs are not welcome here.");
            assertThat(home).isEmptyDirectory();
            assertThat(alice.upload("game.txt", "rules")).isTrue();
            assertThat(home.resolve("game.txt")).hasContent("rules");
        }
    }
}
