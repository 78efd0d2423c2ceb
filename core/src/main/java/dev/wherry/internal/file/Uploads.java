package dev.wherry.internal.file;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.wherry.command.FtpReplyException;
import dev.wherry.command.ReplyCode;
import dev.wherry.file.Upload;
import dev.wherry.file.UploadMode;
import dev.wherry.file.VirtualPath;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Starts uploads. */
final class Uploads {
    private static final long AT_END = -1;
    private static final int MOST_TRIES = 50; // names for STOU
    private static final FileAttribute<?>[] NONE = {};

    private final Tree tree;
    private final boolean durable;
    private final Supplier<String> words;

    Uploads(Tree tree, boolean durable) {
        this(tree, durable, TempName::randomWord);
    }

    /**
     * Starts uploads whose unique names end in given words.
     *
     * @param durable whether publishing waits until all is on the disk
     */
    Uploads(Tree tree, boolean durable, Supplier<String> words) {
        this.tree = tree;
        this.durable = durable;
        this.words = words;
    }

    Upload startAt(VirtualPath path, UploadMode mode, long offset) throws IOException {
        if (offset < 0) {
            throw new IllegalArgumentException("an offset is 0 or more");
        }
        return start(path, mode, offset);
    }

    Upload startAtEnd(VirtualPath path, UploadMode mode) throws IOException {
        return start(path, mode, AT_END);
    }

    Upload startUnique(VirtualPath directory, String prefix, UploadMode mode) throws IOException {
        if (prefix.indexOf('/') >= 0 || Names.holdsControls(prefix)) {
            throw Names.notAllowed();
        }
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            VirtualPath path = directory.resolve(prefix + '.' + words.get());
            Upload upload = tree.call(() -> tryUnique(path, mode));
            if (upload != null) {
                return upload;
            }
        }
        throw new FtpReplyException(ReplyCode.FILE_BUSY, "No unique name found, try again later.");
    }

    private Upload start(VirtualPath path, UploadMode mode, long offset) throws IOException {
        Started started;
        try {
            started = tree.call(() -> open(path, mode, offset));
        } catch (FileAlreadyExistsException _) { // made by another one between look and open
            started = tree.call(() -> open(path, mode, offset));
        }
        FileUpload upload = started.upload();
        SeekableByteChannel former = started.former();
        if (former == null) {
            return upload;
        }
        try {
            try {
                upload.continueFrom(former, offset);
            } finally {
                tree.callAtLast(former::close);
            }
            return upload;
        } catch (IOException | RuntimeException e) {
            upload.close();
            throw e;
        }
    }

    private Started open(VirtualPath path, UploadMode mode, long offset) throws IOException {
        requireAllowed(path);
        Place place = tree.walker().follow(path);
        try {
            requireAllowed(place.path()); // the name that a link leads to
            requireUploadable(place);
            requireOffset(place, offset);
            boolean continues = place.found() != null && offset != 0;
            boolean hidden = mode == UploadMode.ATOMIC || (continues && !isRandomAccess(place));
            return opening(
                    place,
                    () ->
                            hidden
                                    ? startHidden(path, place, continues)
                                    : new Started(openInPlace(path, place, offset), null));
        } catch (IOException | RuntimeException e) {
            place.close();
            throw e;
        }
    }

    private Started startHidden(VirtualPath path, Place place, boolean continues)
            throws IOException {
        if (place.found() != null) {
            place.dir().requireWritable(place.requireName());
        }
        if (!continues) {
            return new Started(openHidden(path, place), null);
        }
        SeekableByteChannel former = place.dir().openFile(place.requireName(), Set.of(READ));
        try {
            return new Started(openHidden(path, place), former);
        } catch (IOException | RuntimeException e) {
            former.close();
            throw e;
        }
    }

    private FileUpload openHidden(VirtualPath path, Place place) throws IOException {
        Path hidden = place.mount().names().parse(TempName.next());
        KeptAttributes kept = KeptAttributes.of(place);
        FileAttribute<?>[] attributes = kept == null ? NONE : kept.forCreation();
        SeekableByteChannel channel =
                place.dir().openFile(hidden, Set.of(WRITE, CREATE_NEW), attributes);
        FileUpload upload = new FileUpload(tree, path, place, hidden, channel, durable);
        if (kept != null && place.dir().isPinned()) {
            kept.giveTo(hidden);
        } else {
            upload.keeps(kept); // others, such as ZIP, make the file when all is written
        }
        return upload;
    }

    private FileUpload openInPlace(VirtualPath path, Place place, long offset) throws IOException {
        Path name = place.requireName();
        boolean emptiesLater = offset == 0 && place.found() != null && isRandomAccess(place);
        SeekableByteChannel channel =
                place.dir()
                        .openFile(
                                name, emptiesLater ? Set.of(WRITE) : optionsInPlace(place, offset));
        try {
            if (offset > 0) {
                channel.position(offset);
            }
            FileUpload upload = new FileUpload(tree, path, place, name, channel, durable);
            if (emptiesLater) {
                upload.emptiesFirst();
            }
            if (place.found() == null) {
                upload.madeHere();
            }
            return upload;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** A file that was not there is made by this or not at all: never a link or pipe is opened. */
    private static Set<OpenOption> optionsInPlace(Place place, long offset) {
        if (place.found() == null) {
            return Set.of(WRITE, CREATE_NEW);
        }
        if (offset == AT_END) {
            return Set.of(WRITE, APPEND);
        }
        return offset == 0 ? Set.of(WRITE, TRUNCATE_EXISTING) : Set.of(WRITE);
    }

    /** Some providers, such as ZIP, begin a new file whenever one is opened for writing. */
    private static boolean isRandomAccess(Place place) throws IOException {
        if (place.dir().isPinned()) {
            return true;
        }
        try (SeekableByteChannel channel =
                place.dir().openFile(place.requireName(), Set.of(READ))) {
            return channel instanceof FileChannel;
        }
    }

    private @Nullable Upload tryUnique(VirtualPath path, UploadMode mode) throws IOException {
        requireAllowed(path);
        Place place = tree.walker().reach(path);
        try {
            if (place.found() != null || place.isFixed()) {
                place.close();
                return null;
            }
            requireUploadable(place);
            return opening(
                    place,
                    () ->
                            mode == UploadMode.IN_PLACE
                                    ? openInPlace(path, place, 0)
                                    : openReserved(path, place));
        } catch (FileAlreadyExistsException _) {
            place.close();
            return null;
        } catch (IOException | RuntimeException e) {
            place.close();
            throw e;
        }
    }

    private Upload openReserved(VirtualPath path, Place place) throws IOException {
        Dir dir = place.dir();
        Path name = place.requireName();
        SeekableByteChannel reserved = dir.openFile(name, Set.of(WRITE, CREATE_NEW));
        try {
            reserved.close();
            BasicFileAttributes made = dir.find(name);
            FileUpload upload = openHidden(path, place);
            upload.reserves(new FileUpload.Reservation(made == null ? null : made.fileKey()));
            return upload;
        } catch (IOException | RuntimeException e) {
            dir.deleteFile(name);
            throw e;
        }
    }

    private static <T> T opening(Place place, FileCall<T> call) throws IOException {
        return FileFailures.changing(place.dir().path(), ReplyCode.BAD_FILE_NAME, call);
    }

    private void requireAllowed(VirtualPath path) throws IOException {
        tree.mounts().holding(path).names().requireAllowed(path.name());
    }

    private static void requireUploadable(Place place) throws IOException {
        if (place.isDirectory()) {
            throw new FtpReplyException(ReplyCode.BAD_FILE_NAME, "That is a directory.");
        }
        BasicFileAttributes found = place.found();
        if (found != null && !found.isRegularFile()) {
            throw FileFailures.notRegularFile();
        }
        place.requireWritable();
    }

    private static void requireOffset(Place place, long offset) throws IOException {
        if (offset > 0 && offset > place.requireFound().size()) {
            throw new FtpReplyException(
                    ReplyCode.INVALID_RESTART, "The offset is past the end of the file.");
        }
    }

    /** An upload, and what it continues, still to be copied. */
    private record Started(FileUpload upload, @Nullable SeekableByteChannel former) {}
}
