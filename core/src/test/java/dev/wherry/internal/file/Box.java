package dev.wherry.internal.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.wherry.file.FileAccess;
import dev.wherry.file.FileEntry;
import dev.wherry.file.FileTree;
import dev.wherry.file.Upload;
import dev.wherry.file.UploadMode;
import dev.wherry.file.VirtualPath;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A jail for tests: paths are texts, files are texts. */
final class Box {
    static final FileCalls CALLS = new FileCalls(new Turns(8));
    static final KeptDirs KEPT = new KeptDirs(CALLS);

    final Jail jail;

    private Box(Jail jail) {
        this.jail = jail;
    }

    static Box of(Path root) {
        return of(FileTree.of(root));
    }

    static Box of(FileTree tree) {
        return of(tree, KEPT);
    }

    static Box of(FileTree tree, KeptDirs kept) {
        return new Box(Jail.open(tree, CALLS, kept, false));
    }

    static VirtualPath at(String path) {
        return VirtualPath.of(path);
    }

    String read(String path) throws IOException {
        try (SeekableByteChannel file = jail.openForRead(at(path))) {
            return text(file);
        }
    }

    static String text(SeekableByteChannel file) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(1 << 20);
        while (file.read(bytes) >= 0) {
            // on
        }
        return UTF_8.decode(bytes.flip()).toString();
    }

    Box write(String path, String text) throws IOException {
        return write(path, text, UploadMode.ATOMIC);
    }

    Box write(String path, String text, UploadMode mode) throws IOException {
        publish(jail.replace(at(path), mode), text);
        return this;
    }

    static void publish(Upload upload, String text) throws IOException {
        try (upload) {
            upload.write(ByteBuffer.wrap(text.getBytes(UTF_8)));
            upload.publish();
        }
    }

    List<FileEntry> entries(String path) throws IOException {
        List<FileEntry> entries = new ArrayList<>();
        try (FileAccess.Listing listing = jail.list(at(path))) {
            for (FileEntry e = listing.next(); e != null; e = listing.next()) {
                entries.add(e);
            }
        }
        return entries;
    }

    List<String> names(String path) throws IOException {
        return entries(path).stream().map(FileEntry::name).sorted().toList();
    }

    /** As NLST reads them. */
    List<String> namesAlone(String path) throws IOException {
        List<String> names = new ArrayList<>();
        try (FileAccess.Listing listing = jail.listNames(at(path))) {
            for (FileEntry e = listing.next(); e != null; e = listing.next()) {
                names.add(e.name());
            }
        }
        return names.stream().sorted().toList();
    }

    FileEntry listed(String directory, String name) throws IOException {
        return entries(directory).stream().filter(e -> e.name().equals(name)).findFirst().get();
    }
}
