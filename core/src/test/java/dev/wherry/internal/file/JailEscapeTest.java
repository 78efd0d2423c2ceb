package dev.wherry.internal.file;

import static dev.wherry.internal.file.Box.at;
import static dev.wherry.internal.file.Refusals.notThere;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import dev.wherry.file.FileEntry;
import dev.wherry.file.VirtualPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Nothing outside of a root is read or written, whatever the path and wherever a link leads. */
@ParameterizedClass
@EnumSource
class JailEscapeTest {
    enum Where {
        DISK,
        SCRIPTED_DISK,
        JIMFS
    }

    @Parameter Where where;
    @TempDir Path scratch;

    private Path root;
    private Outside outside;
    private Box box;

    @BeforeEach
    void open() throws IOException {
        Path base =
                switch (where) {
                    case DISK, SCRIPTED_DISK -> scratch;
                    case JIMFS -> Jimfs.newFileSystem(Configuration.unix()).getPath("/work");
                };
        root = Files.createDirectories(base.resolve("served/root"));
        outside = Outside.around(root);
        Path served =
                where == Where.SCRIPTED_DISK
                        ? ScriptedFileSystem.through(ScriptedFileSystem.Script.NOTHING, root)
                        : root;
        box = Box.of(served);
        Files.createDirectory(root.resolve("sub"));
        Files.writeString(root.resolve("sub/secret.txt"), "inside");
    }

    /** Before the temporary directory is deleted, which warns of each link that leads out of it. */
    @AfterEach
    void deleteLinks() throws IOException {
        try (var all = Files.walk(root)) {
            for (Path link : all.filter(Files::isSymbolicLink).toList()) {
                Files.delete(link);
            }
        }
    }

    /** Every way up that has worked on some server, before everything worth to be reached. */
    static List<String> traversals(Path root) {
        List<String> ups =
                List.of(
                        "..",
                        "../..",
                        "../../..",
                        "/..",
                        "/../..",
                        "//..",
                        "/./..",
                        "sub/../..",
                        "sub/../../..",
                        "none/../..",
                        "./../",
                        "..//..",
                        ".././..",
                        "/sub/./../..",
                        "....",
                        "....//",
                        "...",
                        "..\\..",
                        "..\\",
                        "\\..\\..",
                        "sub\\..\\..",
                        "%2e%2e",
                        "%2e%2e%2f",
                        "%252e%252e",
                        "..%2f",
                        "..;",
                        "..\u00a0",
                        ".. ",
                        "\udcc0\udcae\udcc0\udcae",
                        "\udcff..",
                        "\uff0e\uff0e",
                        "\u2024\u2024",
                        "~",
                        "~root",
                        "C:",
                        "C:\\",
                        "\\\\host\\share",
                        "file:///",
                        "..\u202e",
                        "/proc/self/root",
                        "/proc/self/cwd",
                        "sub/secret.txt/../../..");
        List<String> targets =
                List.of("", "/outside/secret.txt", "/rooted/secret.txt", "/etc/passwd");
        List<String> all = new ArrayList<>();
        for (String up : ups) {
            for (String target : targets) {
                all.add(up + target);
            }
        }
        String real = root.getParent().toString();
        all.add(real + "/outside/secret.txt");
        all.add("/" + real + "/outside/secret.txt");
        all.add(real + "ed/secret.txt");
        all.add(real + "/root/../outside/secret.txt");
        return all;
    }

    @Test
    void noTextLeadsOut() throws IOException {
        List<String> texts = traversals(root);
        assertThat(texts).hasSizeGreaterThan(100);
        for (String text : texts) {
            VirtualPath path = VirtualPath.of("/sub").resolve(text);
            assertNoneLeaks(path, Commands.following());
            assertNoneLeaks(path, Commands.naming());
            restoreInside();
        }
        outside.assertUntouched();
    }

    private void restoreInside() throws IOException {
        Files.createDirectories(root.resolve("sub"));
        Files.writeString(root.resolve("sub/secret.txt"), "inside");
    }

    private void assertNoneLeaks(VirtualPath path, Map<String, Commands.Command> commands) {
        commands.forEach((name, command) ->
                assertThat(Commands.attempt(command, box, path))
                        .as("%s %s", name, path)
                        .doesNotContain(Outside.CANARY));
    }

    /** Links that lead out, by what they say. */
    private Map<String, String> plantLinks() throws IOException {
        String up = root.getParent().toString();
        Map<String, String> links = new LinkedHashMap<>();
        links.put("absfile", up + "/outside/secret.txt");
        links.put("relfile", "../outside/secret.txt");
        links.put("absdir", up + "/outside");
        links.put("reldir", "../outside");
        links.put("parent", "..");
        links.put("sibling", up + "/rooted");
        links.put("relsibling", "../rooted/secret.txt");
        links.put("dotted", "sub/../../outside");
        links.put("twisted", up + "/root/../outside");
        links.put("longway", "../root/../outside/secret.txt");
        links.put("slash", "/");
        links.put("proc", "/proc/self");
        links.put("chain", "reldir");
        links.put("chain2", "chain/secret.txt");
        links.put("looksinside", up + "/root/sub/../../outside");
        links.put("absent", "../outside/none");
        links.put("sub/deep", "../../outside");
        links.put("backandforth", "../root/sub/secret.txt");
        for (Map.Entry<String, String> link : links.entrySet()) {
            Path text = root.getFileSystem().getPath(link.getValue());
            Files.createSymbolicLink(root.resolve(link.getKey()), text);
        }
        return links;
    }

    @Test
    void aLinkThatLeadsOutIsAnsweredLikeNothing() throws IOException {
        for (String link : plantLinks().keySet()) {
            for (String below : List.of("", "/secret.txt", "/dir", "/none")) {
                VirtualPath path = at(link + below);
                Commands.following()
                        .forEach((_, command) -> notThere(() -> command.run(box, path)));
            }
            VirtualPath below = at(link + "/secret.txt");
            Commands.naming()
                    .forEach((name, command) -> {
                        if (!name.equals("RNTO")) {
                            notThere(() -> command.run(box, below));
                        }
                    });
        }
        outside.assertUntouched();
    }

    @Test
    void aLinkThatLeadsOutIsListedWithoutItsTarget() throws IOException {
        Map<String, String> links = plantLinks();

        for (FileEntry entry : box.entries("/")) {
            if (links.containsKey(entry.name()) && !entry.name().startsWith("chain")) {
                assertThat(entry.kind()).isEqualTo(FileEntry.Kind.LINK);
                assertThat(entry.target()).as(entry.name()).isNull();
            }
        }
        assertThat(box.jail.linkEntry(at("absfile")).target()).isNull();
        outside.assertUntouched();
    }

    @Test
    void aLinkThatLeadsOutIsDeletedMovedAndReplacedItself() throws IOException {
        for (String link : plantLinks().keySet()) {
            box.jail.rename(at(link), at("/moved"));
            box.write("/new", "new");
            box.jail.rename(at("/new"), at("/moved"));
            assertThat(box.read("/moved")).isEqualTo("new");
            box.jail.delete(at("/moved"));
        }
        plantLinks();
        for (String link : plantedAgain()) {
            box.jail.delete(at(link));
        }
        outside.assertUntouched();
    }

    private List<String> plantedAgain() throws IOException {
        return box.entries("/").stream()
                .filter(e -> e.kind() == FileEntry.Kind.LINK)
                .map(FileEntry::name)
                .toList();
    }

    @Test
    void anAbsoluteLinkIntoTheRootIsFollowed() throws IOException {
        Files.createSymbolicLink(root.resolve("in"), root.resolve("sub"));
        Files.createSymbolicLink(root.resolve("self"), root);

        assertThat(box.read("/in/secret.txt")).isEqualTo("inside");
        assertThat(box.read("/self/in/secret.txt")).isEqualTo("inside");
        assertThat(box.listed("/", "in").target()).isEqualTo("/sub");
        assertThat(box.listed("/", "self").target()).isEqualTo("/");
    }

    @Test
    void theRootItselfMayBeReachedThroughALink() throws IOException {
        Path alias = Files.createSymbolicLink(root.resolveSibling("alias"), root);
        Files.createSymbolicLink(root.resolve("a"), alias.resolve("sub"));
        Files.createSymbolicLink(root.resolve("b"), root.resolve("sub"));
        Box byAlias = Box.of(alias);

        assertThat(byAlias.read("/a/secret.txt")).isEqualTo("inside");
        assertThat(byAlias.read("/b/secret.txt")).isEqualTo("inside");
        assertThat(byAlias.names("/")).containsExactly("a", "b", "sub");
    }

    @Test
    void aRootThatIsMadeAgainWorksAgain() throws IOException {
        Files.delete(root.resolve("sub/secret.txt"));
        Files.delete(root.resolve("sub"));
        Files.delete(root);
        notThere(() -> box.jail.list(at("/")));
        notThere(() -> box.write("/a", "x"));

        Files.createDirectory(root);
        box.write("/a", "again");

        assertThat(box.read("/a")).isEqualTo("again");
    }
}
