package dev.wherry.internal.file;

import static dev.wherry.internal.file.Box.at;
import static dev.wherry.internal.file.Refusals.notThere;
import static dev.wherry.internal.file.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.wherry.file.FileEntry;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Links that stay inside, on every file system. */
class JailLinkTest extends OnEachProvider {
    @Test
    void followsLinksThatItMade() throws IOException {
        box.jail.makeDirectory(at("/d"));
        box.write("/d/a", "A");
        if (!provider.hasLinks) {
            refused(502, () -> box.jail.makeLink(at("/link"), at("/d/a")));
            return;
        }
        box.jail.makeDirectory(at("/links"));
        box.jail.makeLink(at("/links/file"), at("/d/a"));
        box.jail.makeLink(at("/links/dir"), at("/d"));

        assertThat(box.read("/links/file")).isEqualTo("A");
        assertThat(box.read("/links/dir/a")).isEqualTo("A");
        assertThat(box.names("/links/dir")).containsExactly("a");
        assertThat(box.listed("/links", "file").target()).isEqualTo("../d/a");
        assertThat(box.jail.linkEntry(at("/links/file")).kind()).isEqualTo(FileEntry.Kind.LINK);
        assertThat(box.jail.entry(at("/links/file")).kind()).isEqualTo(FileEntry.Kind.FILE);
        assertThat(box.jail.entry(at("/links/file")).name()).isEqualTo("file");
        assertThatThrownBy(() -> box.jail.makeLink(at("/links/file"), at("/")))
                .isInstanceOf(FileAlreadyExistsException.class);
    }

    @Test
    void writesThroughALinkButDeletesAndRenamesTheLinkItself() throws IOException {
        assumeThat(provider.hasLinks).isTrue();
        box.jail.makeDirectory(at("/d"));
        box.write("/d/a", "A");
        box.jail.makeLink(at("/link"), at("/d/a"));

        box.write("/link", "new");
        assertThat(box.read("/d/a")).isEqualTo("new");
        assertThat(box.jail.linkEntry(at("/link")).kind()).isEqualTo(FileEntry.Kind.LINK);

        box.jail.rename(at("/link"), at("/moved"));
        box.jail.delete(at("/moved"));
        assertThat(box.read("/d/a")).isEqualTo("new");

        box.jail.makeLink(at("/link"), at("/d/a"));
        box.write("/other", "other");
        box.jail.rename(at("/other"), at("/link"));
        assertThat(box.read("/link")).isEqualTo("other");
        assertThat(box.read("/d/a")).isEqualTo("new");
    }

    @Test
    void makesTheFileThatALinkLeadsTo() throws IOException {
        assumeThat(provider.hasLinks).isTrue();
        box.jail.makeDirectory(at("/d"));
        box.jail.makeLink(at("/link"), at("/d/made"));

        box.write("/link", "through");

        assertThat(box.read("/d/made")).isEqualTo("through");
    }

    @Test
    void goesRoundInNoLoop() throws IOException {
        assumeThat(provider.hasLinks).isTrue();
        box.jail.makeLink(at("/a"), at("/b"));
        box.jail.makeLink(at("/b"), at("/a"));
        box.jail.makeLink(at("/self"), at("/self"));
        box.jail.makeLink(at("/here"), at("/"));

        for (String path : List.of("/a", "/b/x", "/self", "/here/self/x")) {
            notThere(() -> box.jail.entry(at(path)));
        }
        assertThat(box.jail.entry(at("/here/here/here")).isDirectory()).isTrue();
        assertThat(box.jail.linkEntry(at("/self")).kind()).isEqualTo(FileEntry.Kind.LINK);
    }

    @Test
    void aLinkRenamedOntoItsTargetReplacesIt() throws IOException {
        assumeThat(provider.hasLinks).isTrue();
        box.write("/a", "A");
        box.jail.makeLink(at("/link"), at("/a"));

        box.jail.rename(at("/link"), at("/a"));

        assertThat(box.names("/")).containsExactly("a");
        assertThat(box.jail.linkEntry(at("/a")).kind()).isEqualTo(FileEntry.Kind.LINK);
        notThere(() -> box.read("/a"));
    }

    @Test
    void aLinkIsWrittenAsTheShortestWayToItsTarget() throws IOException {
        assumeThat(provider.hasLinks).isTrue();
        box.jail.makeDirectory(at("/a"));
        box.jail.makeDirectory(at("/a/b"));
        box.jail.makeDirectory(at("/a/c"));
        box.jail.makeLink(at("/a/b/beside"), at("/a/b/x"));
        box.jail.makeLink(at("/a/b/cousin"), at("/a/c/x"));
        box.jail.makeLink(at("/a/b/up"), at("/a"));
        box.jail.makeLink(at("/a/b/here"), at("/a/b"));

        assertThat(box.jail.linkEntry(at("/a/b/beside")).target()).isEqualTo("x");
        assertThat(box.jail.linkEntry(at("/a/b/cousin")).target()).isEqualTo("../c/x");
        assertThat(box.jail.linkEntry(at("/a/b/up")).target()).isEqualTo("..");
        assertThat(box.names("/a/b/here")).hasSize(4);
    }

    /** A link says its target from where it really is, not from the path that led there. */
    @Test
    void aLinkMadeThroughALinkLeadsToItsTarget() throws IOException {
        assumeThat(provider.hasLinks).isTrue();
        box.jail.makeDirectory(at("/deep"));
        box.jail.makeDirectory(at("/deep/er"));
        box.write("/target", "T");
        box.jail.makeLink(at("/short"), at("/deep/er"));

        box.jail.makeLink(at("/short/link"), at("/target"));

        assertThat(box.read("/deep/er/link")).isEqualTo("T");
        assertThat(box.read("/short/link")).isEqualTo("T");
    }
}
