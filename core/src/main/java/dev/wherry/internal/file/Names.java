package dev.wherry.internal.file;

import dev.wherry.command.FtpReplyException;
import dev.wherry.command.ReplyCode;
import dev.wherry.internal.wire.WireText;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Writes names of the virtual tree as paths of one file system, and reads them back. */
sealed class Names permits ByteNames, WindowsNames {
    /** In bytes on UNIX, in UTF-16 units on Windows, as on all their common file systems. */
    static final int LONGEST = 255;

    private final FileSystem fileSystem;

    Names(FileSystem fileSystem) {
        this.fileSystem = fileSystem;
    }

    static Names of(FileSystem fileSystem) {
        if (fileSystem.getSeparator().equals("\\")) {
            return new WindowsNames(fileSystem);
        }
        return fileSystem.equals(FileSystems.getDefault())
                ? new ByteNames(fileSystem)
                : new Names(fileSystem);
    }

    /**
     * Returns the path of one name, for use below a directory.
     *
     * @throws NoSuchFileException if nothing can have that name, or clients must not reach it
     * @throws FtpReplyException with 501 if the name has bytes that this file system cannot take
     */
    final Path toPath(String name) throws IOException {
        if (!isListed(name) || isTooLong(name) || !isPossible(name)) {
            throw new NoSuchFileException(name);
        }
        try {
            Path path = parse(name);
            if (path.isAbsolute() || path.getNameCount() != 1) {
                throw new NoSuchFileException(name);
            }
            return path;
        } catch (InvalidPathException _) {
            throw new NoSuchFileException(name);
        }
    }

    /** Refuses, with 553, to give a name to something new. */
    final void requireAllowed(String name) throws IOException {
        if (name.isEmpty()) {
            throw notAllowed();
        }
        try {
            toPath(name);
        } catch (NoSuchFileException _) {
            throw notAllowed();
        }
    }

    /** Returns the last name of a path, as clients see it. */
    final String toName(Path path) {
        Path last = path.getFileName();
        return last == null ? "" : withoutSlash(text(last));
    }

    /**
     * Tells whether clients see the name at all: a control character could forge a line or a reply.
     */
    final boolean isListed(String name) {
        return !holdsControls(name) && !TempName.matches(name);
    }

    /** Returns the path of a text, such as the target of a link. */
    Path parse(String text) throws IOException {
        if (holdsLoneSurrogate(text)) {
            throw new FtpReplyException(
                    ReplyCode.BAD_ARGUMENT, "Names must be valid UTF-8 on this file system.");
        }
        return fileSystem.getPath(text);
    }

    /** Returns the text of a path, which {@link #parse} reads again. */
    String text(Path path) {
        return path.toString();
    }

    /** Tells whether a file may have the name at all. */
    boolean isPossible(String name) {
        return true;
    }

    boolean isTooLong(String name) {
        return name.length() > LONGEST / 4 && WireText.UTF_8.encode(name).length > LONGEST;
    }

    static boolean holdsControls(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x20 || c == 0x7F) {
                return true;
            }
        }
        return false;
    }

    static boolean holdsLoneSurrogate(String text) {
        return text.codePoints().anyMatch(point -> point >= 0xD800 && point <= 0xDFFF);
    }

    /** ZIP and S3 write directories with a slash behind. */
    private static String withoutSlash(String name) {
        return name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
    }

    static FtpReplyException notAllowed() {
        return new FtpReplyException(ReplyCode.BAD_FILE_NAME, "File name not allowed.");
    }
}
