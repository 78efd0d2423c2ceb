package dev.wherry.internal.listing;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import dev.wherry.file.FileEntry;
import dev.wherry.file.FileTree;
import dev.wherry.file.VirtualPath;
import dev.wherry.user.Permissions;
import dev.wherry.user.User;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class FactFormatTest {
    private static final UniqueIds IDS = UniqueIds.random();
    private static final FileTree TREE = FileTree.of(Path.of("/srv"));

    private static FactFormat format(FileTree tree, String directory, String... facts) {
        User user = User.of("alice", tree, Permissions.of("elr"));
        return new FactFormat(List.of(facts), user, VirtualPath.of(directory), IDS.ofSession(1));
    }

    private static String line(Entries entry, String... facts) {
        return line(format(TREE, "/pub", facts), entry);
    }

    private static String line(FactFormat format, Entries entry) {
        StringBuilder line = new StringBuilder();
        format.append(entry.entry(), line);
        return line.toString();
    }

    @Test
    void endsEachFactBySemicolonAndAllByOneSpace() {
        assertThat(line(Entries.file(" a;b"), "type", "size", "modify", "perm"))
                .isEqualTo("type=file;size=1234;modify=20260304050607;perm=r;  a;b");
    }

    @Test
    void startsWithTheSpaceWhereNoFactIsSelected() {
        assertThat(line(Entries.file("a"))).isEqualTo(" a");
    }

    @Test
    void tellsTheWholePathOfOneFile() {
        FactFormat format = format(TREE, "/pub", "type", "perm");
        assertThat(format.line(Entries.file("a").entry(), VirtualPath.of("/pub/a b")))
                .isEqualTo("type=file;perm=r; /pub/a b");
    }

    @Test
    void tellsWhatThingsAre() {
        assertThat(line(Entries.directory("x"), "type")).isEqualTo("type=dir; x");
        assertThat(line(Entries.link("x", "a;b"), "type")).isEqualTo("type=OS.unix=slink; x");
        assertThat(line(Entries.other("x"), "type")).isEqualTo("type=OS.unix=special; x");
    }

    @Test
    void tellsWhatUnixKnows() {
        assertThat(
                        line(
                                Entries.file("x").mode(01750),
                                "unix.mode",
                                "unix.owner",
                                "unix.group",
                                "unix.uid",
                                "unix.gid"))
                .isEqualTo(
                        "unix.mode=1750;unix.owner=alice;unix.group=users;"
                                + "unix.uid=1000;unix.gid=100; x");
        assertThat(line(Entries.file("x").mode(0), "unix.mode")).isEqualTo("unix.mode=0000; x");
    }

    @Test
    void leavesOutWhatTheFileSystemDoesNotKnow() {
        Entries bare =
                Entries.file("x")
                        .mode(FileEntry.UNKNOWN)
                        .owner(FileEntry.UNKNOWN, "owner", "group", 1)
                        .key(null);
        assertThat(line(bare, Facts.ALL.toArray(String[]::new)))
                .isEqualTo("type=file;size=1234;modify=20260304050607;perm=r; x");
    }

    @Test
    void tellsWhenAFileWasMadeAndOfWhichMediumItIs() {
        assertThat(
                        line(
                                Entries.file("x.png").created("1999-12-31T23:59:59Z"),
                                "create",
                                "media-type"))
                .isEqualTo("create=19991231235959;media-type=image/png; x.png");
        assertThat(line(Entries.directory("x.png"), "media-type")).isEqualTo(" x.png");
    }

    @Test
    void keepsTimesToFourteenDigits() {
        assertThat(line(Entries.file("x").modified("0001-01-01T01:02:03Z"), "modify"))
                .isEqualTo("modify=10000101010203; x");
        assertThat(line(Entries.file("x").modified("1969-12-31T23:59:58.5Z"), "modify"))
                .isEqualTo("modify=19691231235958; x");
    }

    @Test
    void keepsOwnersFromEndingTheirFact() {
        assertThat(line(Entries.file("x").owner(1, "a;b c\u00e9", "d\n", 1), "unix.owner"))
                .isEqualTo("unix.owner=a_b_c_; x");
    }

    @Test
    void givesOneFileOneUniqueValueWhateverItsName() {
        String first = line(Entries.file("x"), "unique");
        assertThat(first).matches("unique=[0-9a-f]{16}; x");
        assertThat(line(Entries.file("y"), "unique")).isEqualTo(first.replace("; x", "; y"));
        assertThat(line(Entries.file("x").key("(dev=1,ino=3)"), "unique")).isNotEqualTo(first);
    }

    @Test
    void hidesTheUniqueValueOfOneSessionFromAnother() {
        assertThat(IDS.ofSession(1).of("k")).isEqualTo(IDS.ofSession(1).of("k"));
        assertThat(IDS.ofSession(1).of("k")).isNotEqualTo(IDS.ofSession(2).of("k"));
        assertThat(IDS.ofSession(1).of("k")).isNotEqualTo(UniqueIds.random().ofSession(1).of("k"));
    }

    @Test
    void tellsFilesOfTwoFileSystemsApartThatShareAKey() throws IOException {
        try (FileSystem other = Jimfs.newFileSystem(Configuration.unix())) {
            FileTree tree = TREE.mount("/pub/m", FileTree.of(other.getPath("/work")));
            FactFormat format = format(tree, "/pub", "unique");
            String plain = line(format, Entries.directory("d"));
            assertThat(line(format, Entries.directory("m"))).isNotEqualTo(plain.replace("d", "m"));
            FactFormat inside = format(tree, "/pub/m", "unique");
            assertThat(line(inside, Entries.directory("m")))
                    .isEqualTo(line(format, Entries.directory("m")));
        }
    }
}
