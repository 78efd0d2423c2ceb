package dev.wherry.internal.command;

import dev.wherry.command.FtpReplyException;
import dev.wherry.command.ReplyCode;
import dev.wherry.file.FileAccess;
import dev.wherry.file.FileEntry;
import dev.wherry.file.FileEntry.Kind;
import dev.wherry.file.Upload;
import dev.wherry.file.UploadMode;
import dev.wherry.file.VirtualPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Files without a jail, in the memory of a test; records what was asked of it. */
final class FakeFiles implements FileAccess {
    final List<String> calls = new ArrayList<>();
    boolean keepsCreation = true;
    int mode = 0644;
    @Nullable IOException refusal;
    private final Path root;

    FakeFiles(Path root) {
        this.root = root;
    }

    FakeFiles write(String path, String content) {
        try {
            Files.createDirectories(at(VirtualPath.of(path)).getParent());
            Files.writeString(at(VirtualPath.of(path)), content);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    FakeFiles link(String path, String target) {
        try {
            Files.createSymbolicLink(
                    at(VirtualPath.of(path)), root.getFileSystem().getPath(target));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    FakeFiles directory(String path) {
        try {
            Files.createDirectories(at(VirtualPath.of(path)));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String read(String path) throws IOException {
        return Files.readString(at(VirtualPath.of(path)));
    }

    boolean exists(String path) {
        return Files.exists(at(VirtualPath.of(path)), LinkOption.NOFOLLOW_LINKS);
    }

    private Path at(VirtualPath path) {
        return root.resolve(path.toString().substring(1));
    }

    @Override
    public FileEntry entry(VirtualPath path) throws IOException {
        return describe(path.name(), at(path));
    }

    @Override
    public FileEntry linkEntry(VirtualPath path) throws IOException {
        return describe(path.name(), at(path), LinkOption.NOFOLLOW_LINKS);
    }

    private FileEntry describe(String name, Path path, LinkOption... options) throws IOException {
        BasicFileAttributes found = Files.readAttributes(path, BasicFileAttributes.class, options);
        Kind kind =
                found.isSymbolicLink()
                        ? Kind.LINK
                        : found.isDirectory() ? Kind.DIRECTORY : Kind.FILE;
        return new FileEntry(
                name,
                kind,
                found.size(),
                found.lastModifiedTime().toInstant(),
                found.creationTime().toInstant(),
                kind == Kind.FILE ? mode : 0755,
                1,
                1000,
                100,
                "alice",
                "users",
                found.fileKey(),
                kind == Kind.LINK ? Files.readSymbolicLink(path).toString() : null);
    }

    @Override
    public SeekableByteChannel openForRead(VirtualPath path) throws IOException {
        if (Files.isDirectory(at(path))) {
            throw new FtpReplyException(ReplyCode.FILE_UNAVAILABLE, "Not a plain file.");
        }
        return Files.newByteChannel(at(path));
    }

    @Override
    public Listing list(VirtualPath path) throws IOException {
        Stream<Path> paths = Files.list(at(path)).sorted();
        Iterator<Path> names = paths.iterator();
        return new Listing() {
            @Override
            public @Nullable FileEntry next() throws IOException {
                return names.hasNext() ? linkEntry(path.resolve(nextName())) : null;
            }

            private String nextName() {
                return names.next().getFileName().toString();
            }

            @Override
            public void close() {
                calls.add("close " + path);
                paths.close();
            }
        };
    }

    @Override
    public Upload upload(VirtualPath path, UploadMode mode, long offset) throws IOException {
        return start("upload " + path + " at " + offset, path);
    }

    @Override
    public Upload append(VirtualPath path, UploadMode mode) throws IOException {
        return start("append " + path, path);
    }

    @Override
    public Upload uploadUnique(VirtualPath directory, String prefix, UploadMode mode)
            throws IOException {
        return start("unique " + directory + " " + prefix, directory.resolve(prefix + "1"));
    }

    private Upload start(String call, VirtualPath path) throws IOException {
        calls.add(call);
        if (refusal != null) {
            throw refusal;
        }
        return new FakeUpload(path);
    }

    @Override
    public void makeDirectory(VirtualPath path) throws IOException {
        Files.createDirectory(at(path));
    }

    @Override
    public void delete(VirtualPath path) throws IOException {
        Files.delete(at(path));
    }

    @Override
    public void deleteDirectory(VirtualPath path) throws IOException {
        Files.delete(at(path));
    }

    @Override
    public void rename(VirtualPath from, VirtualPath to) {
        throw new AssertionError("no command here renames");
    }

    @Override
    public FileEntry setTimes(
            VirtualPath path, @Nullable Instant modified, @Nullable Instant created)
            throws IOException {
        Files.getFileAttributeView(at(path), BasicFileAttributeView.class)
                .setTimes(
                        modified == null ? null : FileTime.from(modified),
                        null,
                        created == null || !keepsCreation ? null : FileTime.from(created));
        return entry(path);
    }

    @Override
    public void setMode(VirtualPath path, int mode) throws IOException {
        entry(path);
        calls.add("mode " + Integer.toOctalString(mode) + " " + path);
        this.mode = mode;
    }

    @Override
    public void makeLink(VirtualPath link, VirtualPath target) throws IOException {
        if (exists(link.toString())) {
            throw new FileAlreadyExistsException(link.toString());
        }
        calls.add("link " + link + " -> " + target);
    }

    @Override
    public long freeBytes(VirtualPath path) throws IOException {
        entry(path);
        return 12345;
    }

    @Override
    public String realPath(VirtualPath path) {
        return "/real" + path;
    }

    private final class FakeUpload implements Upload {
        private final VirtualPath path;
        private final StringBuilder content = new StringBuilder();

        FakeUpload(VirtualPath path) {
            this.path = path;
        }

        @Override
        public VirtualPath path() {
            return path;
        }

        @Override
        public void write(ByteBuffer source) {
            content.append(StandardCharsets.ISO_8859_1.decode(source));
        }

        @Override
        public SeekableByteChannel openContent() {
            throw new AssertionError("no command reads its upload");
        }

        @Override
        public void publish() {
            FakeFiles.this.write(path.toString(), content.toString());
        }

        @Override
        public void close() {
            calls.add("close " + path);
        }
    }
}
