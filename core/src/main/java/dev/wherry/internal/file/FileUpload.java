package dev.wherry.internal.file;

import static java.nio.file.StandardOpenOption.READ;

import dev.wherry.command.ReplyCode;
import dev.wherry.file.Upload;
import dev.wherry.file.VirtualPath;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A file being written, under its final name or under a hidden one that is moved over it. */
final class FileUpload implements Upload {
    private final Tree tree;
    private final VirtualPath path;
    private final Place place;
    private final Dir dir;
    private final Path name;
    private final Path written;
    private final SeekableByteChannel channel;
    private final boolean durable;
    private @Nullable Reservation reservation;
    private @Nullable KeptAttributes kept;
    private boolean emptiesFirst;
    private boolean madeHere;
    private boolean begun;
    private boolean published;
    private boolean closed;

    /**
     * Takes over a channel that was just opened.
     *
     * @param path what the client calls the file
     * @param place where it goes, closed with the upload
     * @param written the name in its directory that the channel writes to
     * @param durable whether publishing waits until all is on the disk
     */
    FileUpload(
            Tree tree,
            VirtualPath path,
            Place place,
            Path written,
            SeekableByteChannel channel,
            boolean durable)
            throws IOException {
        this.tree = tree;
        this.path = path;
        this.place = place;
        this.dir = place.dir();
        this.name = place.requireName();
        this.written = written;
        this.channel = channel;
        this.durable = durable;
    }

    /** Makes this upload answer for an empty file that keeps its name free. */
    void reserves(Reservation reserved) {
        reservation = reserved;
    }

    /**
     * Makes this upload, in the final file, drop what that held; but only once it begins to come:
     * one without a data connection must lose nothing.
     */
    void emptiesFirst() {
        emptiesFirst = true;
    }

    /** Makes this upload, in the final file, take the file away again if nothing came at all. */
    void madeHere() {
        madeHere = true;
    }

    /** Makes this upload take over the mode and the owners of the file that it replaces. */
    void keeps(@Nullable KeptAttributes attributes) {
        kept = attributes;
    }

    /** Copies what the file held before, and goes on at an offset, or at the end if below 0. */
    void continueFrom(SeekableByteChannel former, long offset) throws IOException {
        try {
            ContentCopy.copy(tree, former, channel);
            if (offset >= 0) {
                tree.run(() -> channel.position(offset));
            }
        } catch (IOException e) {
            throw FileFailures.ofWrite(e, dir.path());
        }
    }

    @Override
    public VirtualPath path() {
        return path;
    }

    @Override
    public void write(ByteBuffer source) throws IOException {
        try {
            FileFailures.check(() -> {
                begin();
                while (source.hasRemaining()) {
                    channel.write(source);
                }
            });
        } catch (IOException e) {
            throw FileFailures.ofWrite(e, dir.path());
        }
    }

    @Override
    public SeekableByteChannel openContent() throws IOException {
        return tree.call(() -> dir.openFile(published ? name : written, Set.of(READ)));
    }

    @Override
    public void publish() throws IOException {
        if (closed || published) {
            throw new ClosedChannelException();
        }
        tree.run(() -> {
            finishWriting();
            if (kept != null) {
                kept.giveTo(written);
            }
            if (isHidden()) {
                FileFailures.change(
                        dir.path(), ReplyCode.BAD_FILE_NAME, () -> dir.move(written, dir, name));
            }
            published = true;
            if (durable) {
                dir.sync();
            }
        });
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        tree.callAtLast(() -> {
            try {
                channel.close(); // first: Windows deletes no open file
            } finally {
                dropUnpublished();
            }
        });
    }

    private boolean isHidden() {
        return !written.equals(name);
    }

    private void begin() throws IOException {
        if (emptiesFirst && !begun) {
            channel.truncate(0);
        }
        begun = true;
    }

    private void finishWriting() throws IOException {
        try {
            begin();
            if (durable && channel instanceof FileChannel file) {
                file.force(true);
            }
            channel.close(); // some file systems tell only now that the disk is full
        } catch (IOException e) {
            throw FileFailures.ofWrite(e, dir.path());
        }
    }

    private void dropUnpublished() throws IOException {
        try (place) {
            boolean isLeft = isHidden() || (madeHere && !begun);
            if (published || !isLeft) {
                return;
            }
            deleteIfThere(written);
            if (reservation != null && reservation.isStill(dir.find(name))) {
                deleteIfThere(name);
            }
        }
    }

    private void deleteIfThere(Path gone) throws IOException {
        try {
            dir.deleteFile(gone);
        } catch (NoSuchFileException _) {
            // somebody was quicker
        }
    }

    /** The empty file that was made to reserve a name, told by its key. */
    record Reservation(@Nullable Object key) {
        boolean isStill(@Nullable BasicFileAttributes found) {
            return found != null && found.size() == 0 && FileKeys.areSame(found.fileKey(), key);
        }
    }
}
