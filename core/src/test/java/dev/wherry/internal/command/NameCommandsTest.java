package dev.wherry.internal.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wherry.event.FtpEvent;
import dev.wherry.file.FileTree;
import dev.wherry.file.VirtualPath;
import dev.wherry.user.Permissions;
import dev.wherry.user.User;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands that make and delete names. */
class NameCommandsTest {
    private final FakeContext ctx = new FakeContext();

    @Test
    void makesADirectoryAndQuotesIt() throws IOException {
        assertThat(ctx.run(new Mkd(), "a \"b\""))
                .isEqualTo("257 \"/a \"\"b\"\"\" directory created.");
        assertThat(ctx.files.exists("/a \"b\"")).isTrue();
        assertThat(ctx.events)
                .containsExactly(
                        new FtpEvent.DirectoryMade(
                                ctx.events.getFirst().origin(),
                                VirtualPath.of("/a \"b\""),
                                "/real/a \"b\""));
    }

    @Test
    void deletes() throws IOException {
        ctx.files.write("/d/f", "");
        assertThat(ctx.run(new Dele(), "d/f")).isEqualTo("250 File removed.");
        assertThat(ctx.run(new Rmd(), "d")).isEqualTo("250 Directory removed.");
        assertThat(ctx.files.exists("/d")).isFalse();
        assertThat(ctx.events).hasSize(2).allMatch(event -> event instanceof FtpEvent.FileDeleted);
    }

    @Test
    void tellsNobodyOfWhatFailed() {
        assertThatThrownBy(() -> ctx.run(new Dele(), "none"))
                .isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> ctx.run(new Rmd(), "none"))
                .isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> ctx.run(new Mkd(), "none/d"))
                .isInstanceOf(NoSuchFileException.class);
        assertThat(ctx.events).isEmpty();
    }

    @Test
    void keepsTheRoot() throws IOException {
        ctx.directory = VirtualPath.of("/d");
        assertThat(ctx.run(new Rmd(), "..")).isEqualTo("550 Can't remove root directory.");
    }

    @Test
    void makesALink() throws IOException {
        ctx.directory = VirtualPath.of("/pub");
        assertThat(ctx.run(new SiteSymlink(), "a \"../new link\""))
                .isEqualTo("200 SITE SYMLINK successful.");
        assertThat(ctx.files.calls).containsExactly("link /new link -> /pub/a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a b c", "\"a b\"", "\"a", "\"\" b", " "})
    void refusesAnythingButTwoNames(String argument) throws IOException {
        assertThat(ctx.run(new SiteSymlink(), argument)).startsWith("501 ");
        assertThat(ctx.files.calls).isEmpty();
    }

    @Test
    void makesNoLinkWhereNothingMayBeWritten() throws IOException {
        ctx.permissions(Permissions.of("elrw").override("/ro", "elr", true));
        assertThat(ctx.run(new SiteSymlink(), "a ro/b")).isEqualTo("550 Not enough privileges.");
    }

    @Test
    void makesNoLinkAroundPermissions() {
        Permissions permissions =
                Permissions.of("elrw").override("/priv", "w", true).override("/flat", "e", false);
        assertThat(allows(permissions, "/l", "/pub")).isTrue();
        assertThat(allows(permissions, "/priv/l", "/pub/x")).isTrue(); // has less than the target
        for (String target : List.of("/", "/priv", "/priv/x", "/flat", "/flat/d")) {
            assertThat(allows(permissions, "/l", target)).as(target).isFalse();
        }
        assertThat(allows(permissions, "/l", "/flat/d/e")).isTrue();
        assertThat(allows(permissions, "/", "/pub")).isFalse(); // its inside is judged apart
    }

    @Test
    void makesNoLinkFromOneMountToAnother() {
        FileTree tree =
                FileTree.of(Path.of("/srv"))
                        .mount("/m", FileTree.of(Path.of("/media")))
                        .mount("/d/n", FileTree.of(Path.of("/data")));
        Permissions all = Permissions.of("elradfmw");
        User user = User.of("alice", tree, all);
        assertThat(LinkRights.allow(user, at("/l"), at("/x"))).isTrue();
        assertThat(LinkRights.allow(user, at("/m/l"), at("/m/x"))).isTrue();
        assertThat(LinkRights.allow(user, at("/m/l"), at("/x"))).isFalse();
        assertThat(LinkRights.allow(user, at("/l"), at("/m/x"))).isFalse();
        assertThat(LinkRights.allow(user, at("/l"), at("/m"))).isFalse();
        assertThat(LinkRights.allow(user, at("/l"), at("/d"))).isFalse();
    }

    private static boolean allows(Permissions permissions, String link, String target) {
        User user = User.of("alice", FileTree.of(Path.of("/srv")), permissions);
        return LinkRights.allow(user, at(link), at(target));
    }

    private static VirtualPath at(String path) {
        return VirtualPath.of(path);
    }
}
