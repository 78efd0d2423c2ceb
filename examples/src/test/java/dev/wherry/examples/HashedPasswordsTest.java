package dev.wherry.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wherry.FtpServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HashedPasswordsTest {
    @TempDir private Path home;

    @Test
    void thePasswordOpensTheAccountAndItsHashDoesNot() throws IOException {
        String stored = HashedPasswords.hash("wonderland");
        assertThat(stored).doesNotContain("wonderland");
        try (FtpServer server = HashedPasswords.start(0, home, Map.of("alice", stored))) {
            try (Visitor alice = Visitor.at(server, "alice", "wonderland")) {
                assertThat(alice.upload("diary.txt", "today")).isTrue();
            }
            try (Visitor thief = Visitor.at(server)) {
                assertThat(thief.login("alice", stored)).isFalse();
            }
        }
    }
}
