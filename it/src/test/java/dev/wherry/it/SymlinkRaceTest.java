package dev.wherry.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Somebody on the same machine swaps a directory for a link that leads out, again and again, while
 * a client uses it: the client sees the directory or nothing.
 */
@Proves("A6")
@PlainOnly("is about paths, and takes long")
class SymlinkRaceTest {
    private static final int ROUNDS = 1_500;
    private static final long BETWEEN_NANOS = 50_000; // about as long as the rest of a swap

    @RegisterExtension final TestFtpServer server = TestFtpServer.onDisk();

    @Test
    void readsNothingOutside() {
        race((ftp, round) -> {
            Reach.Result result = Reach.run(ftp, "RETR %", "swap/sub/canary");
            assertThat(result.heard()).doesNotContain(Outside.CANARY);
            return result.code() == 226;
        });
    }

    @Test
    void writesNothingOutside() {
        race((ftp, round) -> Reach.run(ftp, "STOR %", "swap/new" + round % 7).code() == 226);
    }

    @Test
    void makesNothingOutside() {
        race((ftp, round) -> {
            boolean made = ftp.ask("MKD swap/d" + round).code() == 257;
            ftp.ask("RMD swap/d" + round);
            return made;
        });
    }

    @Test
    void deletesAndChangesNothingOutside() {
        List<String> commands =
                List.of("DELE %", "RMD %", "SITE CHMOD 777 %", "MFMT 20010203040506 %", "RNFR %");
        race((ftp, round) -> {
            String name = round % 2 == 0 ? "swap/canary" : "swap/sub";
            return Reach.run(ftp, commands.get(round % commands.size()), name).code() != 550;
        });
    }

    /** What a client does in one round; tells whether it got through. */
    private interface Move {
        boolean run(WireClient ftp, int round);
    }

    private void race(Move move) {
        server.write("/swap/sub/canary", "inside").write("/swap/canary", "inside");
        try (Outside outside = new Outside(server.root());
                WireClient ftp = server.login()) {
            AtomicBoolean over = new AtomicBoolean();
            Thread swapper =
                    Thread.ofPlatform()
                            .start(() -> {
                                while (!over.get()) {
                                    swap(outside.path());
                                }
                            });
            int through = 0;
            try {
                for (int round = 0; round < ROUNDS; round++) {
                    through += move.run(ftp, round) ? 1 : 0;
                }
            } finally {
                over.set(true);
                Await.until("the swapper", () -> !swapper.isAlive());
            }
            outside.checkUntouched();
            assertThat(through).as("rounds that met the directory").isPositive();
            ftp.expectInSync();
        }
    }

    /** A link in the place of the directory for a moment. */
    private void swap(Path outside) {
        Path place = server.path("/swap");
        Path kept = server.path("/kept");
        try {
            Files.move(place, kept);
            Files.createSymbolicLink(place, outside);
            Files.delete(place);
            Files.move(kept, place);
            long end = System.nanoTime() + BETWEEN_NANOS;
            while (System.nanoTime() - end < 0) {
                Thread.onSpinWait();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
