package dev.wherry.internal.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wherry.file.VirtualPath;
import dev.wherry.internal.listing.UniqueIds;
import dev.wherry.user.Permissions;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListingCommandsTest {
    private final UniqueIds ids = UniqueIds.random();
    private final FakeContext ctx = new FakeContext();

    @BeforeEach
    void plant() {
        ctx.files
                .write("/pub/a.txt", "hello")
                .write("/pub/sub/b", "")
                .link("/pub/to-a", "a.txt")
                .link("/pub/to-sub", "sub")
                .link("/pub/gone", "nowhere");
        ctx.facts = List.of("type", "size", "perm");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-l", "-la -R "})
    void listsTheCurrentDirectory(String argument) throws IOException {
        ctx.directory = VirtualPath.of("/pub");
        assertThat(ctx.run(new ListFiles(), argument)).startsWith("226 ");
        assertThat(ctx.lines).hasSize(5);
        assertThat(ctx.lines.getFirst()).startsWith("-rw-r--r--   1 alice ").endsWith(" a.txt");
        assertThat(ctx.lines).anyMatch(line -> line.endsWith(" gone -> nowhere"));
        assertThat(ctx.files.calls).containsExactly("close /pub");
    }

    @Test
    void listsAFileByItself() throws IOException {
        ctx.run(new ListFiles(), "-l pub/a.txt");
        assertThat(ctx.lines).hasSize(1);
        assertThat(ctx.lines.getFirst()).endsWith(" a.txt");
        ctx.lines.clear();
        ctx.run(new ListFiles(), "pub/to-a");
        assertThat(ctx.lines.getFirst()).endsWith(" to-a -> a.txt");
    }

    @Test
    void followsALinkToADirectory() throws IOException {
        ctx.run(new Nlst(), "pub/to-sub");
        assertThat(ctx.lines).containsExactly("b");
    }

    @Test
    void sendsBareNames() throws IOException {
        ctx.run(new Nlst(), "-a /pub");
        assertThat(ctx.lines).containsExactly("a.txt", "gone", "sub", "to-a", "to-sub");
        ctx.lines.clear();
        ctx.run(new Nlst(), "pub/a.txt");
        assertThat(ctx.lines).containsExactly("a.txt");
    }

    @Test
    void doesNotGlob() {
        assertThatThrownBy(() -> ctx.run(new Nlst(), "/pub/*"))
                .isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void checksThePermissionBehindTheOptions() throws IOException {
        ctx.permissions(Permissions.of("elr").override("/pub", "r", true));
        assertThat(ctx.run(new ListFiles(), "-l /x/../pub"))
                .isEqualTo("550 Not enough privileges.");
        assertThat(ctx.run(new Nlst(), "/pub")).isEqualTo("550 Not enough privileges.");
        ctx.argument = "-a /pub";
        assertThatThrownBy(() -> PathStatus.reply(ctx)).hasMessage("Not enough privileges.");
    }

    @Test
    void tellsFactsOfWhatLinksLeadTo() throws IOException {
        assertThat(ctx.run(new Mlsd(ids), "/pub")).startsWith("226 ");
        assertThat(ctx.lines)
                .contains(
                        "type=file;size=5;perm=arwdf; a.txt",
                        "type=file;size=5;perm=arwdf; to-a",
                        "type=OS.unix=slink;size=0;perm=df; gone");
        assertThat(ctx.lines).anyMatch(line -> line.matches("type=dir;.*perm=celmpdf; to-sub"));
        assertThat(ctx.files.calls).containsOnly("close /pub");
    }

    @Test
    void refusesToListAFileByFacts() throws IOException {
        assertThat(ctx.run(new Mlsd(ids), "/pub/a.txt")).startsWith("501 ");
        assertThatThrownBy(() -> ctx.run(new Mlsd(ids), "/none"))
                .isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void tellsFactsOfOneFile() throws IOException {
        ctx.directory = VirtualPath.of("/pub");
        assertThat(ctx.run(new Mlst(ids), "a.txt"))
                .isEqualTo(
                        """
                        250 Listing "/pub/a.txt":
                         type=file;size=5;perm=arwdf; /pub/a.txt
                        End MLST.\
                        """);
    }

    @Test
    void tellsTheRootWithoutFacts() throws IOException {
        ctx.facts = List.of();
        assertThat(ctx.run(new Mlst(ids), "")).contains("\n  /\n");
    }

    @Test
    void givesAFileOneUniqueValueInBothCommands() throws IOException {
        ctx.facts = List.of("unique");
        ctx.run(new Mlsd(ids), "/pub");
        String value = ctx.lines.getFirst().replace(" a.txt", "");
        assertThat(ctx.run(new Mlst(ids), "/pub/to-a")).contains(" " + value + " /pub/to-a");
    }

    @Test
    void answersStatusOnTheControlConnection() throws IOException {
        ctx.argument = "-l /pub/a.txt";
        List<String> lines = PathStatus.reply(ctx).lines();
        assertThat(lines).hasSize(3).startsWith("Status of \"/pub/a.txt\":");
        assertThat(lines.get(1)).startsWith("-rw-r--r-- ").endsWith(" a.txt");
        assertThat(lines.getLast()).isEqualTo("End of status.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "/pub/a?b", "[a]"})
    void refusesPatternsInStatus(String pattern) throws IOException {
        ctx.argument = pattern;
        assertThat(FakeContext.text(PathStatus.reply(ctx)))
                .isEqualTo("550 Globbing not supported.");
    }

    @Test
    void capsTheStatusOfALargeDirectory() throws IOException {
        for (int i = 0; i <= PathStatus.MAX_LINES; i++) {
            ctx.files.write("/many/" + i, "");
        }
        ctx.argument = "/many";
        List<String> lines = PathStatus.reply(ctx).lines();
        assertThat(lines).hasSize(PathStatus.MAX_LINES + 3);
        assertThat(lines.get(PathStatus.MAX_LINES + 1)).isEqualTo("There is more: LIST shows all.");
    }
}
