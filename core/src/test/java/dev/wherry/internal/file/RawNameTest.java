package dev.wherry.internal.file;

import static dev.wherry.internal.file.Box.at;
import static dev.wherry.internal.file.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import dev.wherry.file.UploadMode;
import dev.wherry.internal.wire.WireText;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names are bytes on UNIX, whatever they spell. */
@EnabledOnOs(OS.LINUX)
class RawNameTest {
    @TempDir Path root;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ff", "80", "61ff62", "c0ae", "c0ae2e", "e28241", "eda080edb080", "f09f98",
                        "efbfbd",
                "c3a9", "65cc81", "e697a5e69cac", "f09f9880", "2520", "256666", "3f23", "5c", "7e",
                "ffc3a9", "20", "2e2e2e", "2effff"
            })
    void eachNameIsKeptByteByByte(String hex) throws IOException {
        byte[] bytes = HexFormat.of().parseHex(hex);
        String name = WireText.UTF_8.decode(bytes);
        FileSystem disk = FileSystems.getDefault();
        for (Names names : List.of(Names.of(disk), new ByteNames(disk, false))) {
            Path path = names.toPath(name);

            assertThat(bytesOf(path)).isEqualTo(bytes);
            assertThat(names.toName(path)).isEqualTo(name);
            assertThat(names.toName(root.resolve(path))).isEqualTo(name);
        }
    }

    @Test
    void textsOfLinksAreKeptByteByByte() throws IOException {
        Names names = Names.of(FileSystems.getDefault());
        for (String text :
                List.of("\udcff", "../\udcff/x", "/a/\udcff", "a//\udc80//", "./\udcff")) {
            String clean = text.replaceAll("/+", "/").replaceAll("(.)/$", "$1");
            assertThat(names.text(names.parse(text))).isEqualTo(clean);
        }
    }

    @Test
    void namesThatAreNoUtf8WorkInEachCommand() throws IOException {
        Box box = Box.of(root);
        box.jail.makeDirectory(at("/d\udcff"));
        box.write("/d\udcff/a\udc80", "A").write("/d\udcff/a\udc81", "B");
        Box.publish(box.jail.append(at("/d\udcff/a\udc80"), UploadMode.ATOMIC), "+");

        assertThat(box.names("/")).containsExactly("d\udcff");
        assertThat(box.names("/d\udcff")).containsExactly("a\udc80", "a\udc81");
        assertThat(box.namesAlone("/d\udcff")).containsExactly("a\udc80", "a\udc81");
        assertThat(box.read("/d\udcff/a\udc80")).isEqualTo("A+");
        assertThat(box.read("/d\udcff/a\udc81")).isEqualTo("B");
        assertThat(box.jail.entry(at("/d\udcff/a\udc80")).name()).isEqualTo("a\udc80");
        box.jail.makeLink(at("/l\udcfe"), at("/d\udcff/a\udc81"));
        assertThat(box.read("/l\udcfe")).isEqualTo("B");
        assertThat(box.listed("/", "l\udcfe").target()).isEqualTo("d\udcff/a\udc81");
        box.jail.rename(at("/d\udcff/a\udc80"), at("/\udcfd"));
        box.jail.delete(at("/\udcfd"));
        box.jail.delete(at("/d\udcff/a\udc81"));
        box.jail.delete(at("/l\udcfe"));
        box.jail.deleteDirectory(at("/d\udcff"));
        assertThat(box.names("/")).isEmpty();
        assertThat(box.namesAlone("/")).isEmpty();
    }

    @Test
    void bothFormsOfAnAccentStayTwoFiles() throws IOException {
        Box box = Box.of(root);
        box.write("/caf\u00e9", "one").write("/cafe\u0301", "two");

        assertThat(box.read("/caf\u00e9")).isEqualTo("one");
        assertThat(box.read("/cafe\u0301")).isEqualTo("two");
    }

    @Test
    void aBackslashIsAnOrdinaryByte() throws IOException {
        Box box = Box.of(root);
        box.write("/a\\b", "x").write("/..\\..\\c", "y");

        assertThat(box.names("/")).containsExactly("..\\..\\c", "a\\b");
        assertThat(box.namesAlone("/")).containsExactly("..\\..\\c", "a\\b");
        box.jail.delete(at("/a\\b"));
    }

    @Test
    void otherFileSystemsRefuseNamesThatAreNoText() throws IOException {
        Box box = Box.of(Jimfs.newFileSystem(Configuration.unix()).getPath("/work"));

        refused(501, () -> box.write("/a\udcff", "x"));
        refused(501, () -> box.read("/a\udcff"));
        refused(501, () -> box.jail.makeDirectory(at("/a\udcff")));
        refused(501, () -> Box.of(root).read("/a\ud800")); // the wire makes no such text
    }

    private static byte[] bytesOf(Path name) {
        String uri = Path.of("/").resolve(name).toUri().getRawPath().substring(1);
        return percentDecoded(uri);
    }

    private static byte[] percentDecoded(String uri) {
        StringBuilder hex = new StringBuilder();
        for (int i = 0; i < uri.length(); i++) {
            if (uri.charAt(i) == '%') {
                hex.append(uri, i + 1, i + 3);
                i += 2;
            } else {
                hex.append(String.format("%02x", (int) uri.charAt(i)));
            }
        }
        return HexFormat.of().parseHex(hex);
    }
}
