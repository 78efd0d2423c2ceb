package dev.wherry.file;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The files of one user, as commands use them: every path is virtual and stays inside the user's
 * {@link FileTree}.
 *
 * <p>Symbolic links are followed as long as they lead to a place inside the tree; one that leads
 * out is answered like a file that does not exist. {@link #delete}, {@link #rename} and {@link
 * #linkEntry} act on a link itself. Permissions are not checked here: the gates before a command do
 * that.
 *
 * <p>Failures are those of {@link java.nio.file}: {@link java.nio.file.NoSuchFileException} when
 * there is nothing or when it lies outside, {@link java.nio.file.AccessDeniedException}, {@link
 * java.nio.file.FileAlreadyExistsException}, {@link java.nio.file.DirectoryNotEmptyException},
 * {@link java.nio.file.NotDirectoryException}; or {@link dev.wherry.command.FtpReplyException}
 * where the reply is known (553 for a name that is not allowed, 550 for a special file). Safe for
 * use by many threads. Calls may block on a slow file system.
 *
 * @since 1.0
 */
public interface FileAccess {
    /**
     * Describes a file or directory; links are followed.
     *
     * @param path where
     * @return what is there
     * @throws IOException if there is nothing, or it cannot be read
     */
    FileEntry entry(VirtualPath path) throws IOException;

    /**
     * Describes a file, a directory or a symbolic link itself.
     *
     * @param path where
     * @return what is there
     * @throws IOException if there is nothing, or it cannot be read
     */
    FileEntry linkEntry(VirtualPath path) throws IOException;

    /**
     * Opens a regular file for reading. Never waits for a special file such as a pipe: those are
     * refused.
     *
     * @param path where
     * @return the open file at position 0, which the caller closes; a {@link
     *     java.nio.channels.FileChannel} where the provider has one
     * @throws IOException if it is not a regular file, or cannot be opened
     */
    SeekableByteChannel openForRead(VirtualPath path) throws IOException;

    /**
     * Opens a directory to read its entries one by one, in the order of the file system. Entries
     * that vanish meanwhile are left out, as are names that hold control characters and the
     * temporary files of uploads.
     *
     * @param path the directory
     * @return the entries, which the caller closes
     * @throws IOException if it is not a directory, or cannot be read
     */
    Listing list(VirtualPath path) throws IOException;

    /**
     * Opens a directory to read the names in it and nothing else, which may be many times as fast
     * as {@link #list}: the names are the same, but of each entry only {@link FileEntry#name}
     * counts, and what else it says may be made up. Names that vanish meanwhile may be told all the
     * same. Unless overridden, lists the directory as {@code list} does.
     *
     * @param path the directory
     * @return the entries, which the caller closes
     * @throws IOException if it is not a directory, or cannot be read
     */
    default Listing listNames(VirtualPath path) throws IOException {
        return list(path);
    }

    /**
     * Starts an upload that replaces the file, or makes it.
     *
     * @param path where; must not be a directory or a special file
     * @param mode how it becomes visible
     * @return the upload, which the caller closes
     * @throws IOException if nothing can be written there
     */
    default Upload replace(VirtualPath path, UploadMode mode) throws IOException {
        return upload(path, mode, 0);
    }

    /**
     * Starts an upload that writes from an offset on and keeps what the file holds before and, if
     * less is written, behind.
     *
     * @param path where; if {@code offset} is above 0 the file must exist. With offset 0 the former
     *     content is dropped
     * @param mode how it becomes visible
     * @param offset in bytes, 0 or more
     * @return the upload, which the caller closes
     * @throws IOException if nothing can be written there; a {@link
     *     dev.wherry.command.FtpReplyException} with 554 if the offset lies past the end of the
     *     file
     */
    Upload upload(VirtualPath path, UploadMode mode, long offset) throws IOException;

    /**
     * Starts an upload that writes behind the end of the file, or makes it.
     *
     * @param path where
     * @param mode how it becomes visible
     * @return the upload, which the caller closes
     * @throws IOException if nothing can be written there
     */
    Upload append(VirtualPath path, UploadMode mode) throws IOException;

    /**
     * Starts an upload under a name that did not exist before and is reserved from now on.
     *
     * @param directory where
     * @param prefix how the name starts; a dot and more follow
     * @param mode how it becomes visible
     * @return the upload; its {@link Upload#path()} tells the name
     * @throws IOException if nothing can be written there; a {@link
     *     dev.wherry.command.FtpReplyException} with 450 after 50 names in use
     */
    Upload uploadUnique(VirtualPath directory, String prefix, UploadMode mode) throws IOException;

    /**
     * Makes a directory.
     *
     * @param path where; its parent must exist
     * @throws IOException if something is there already, or it cannot be made
     */
    void makeDirectory(VirtualPath path) throws IOException;

    /**
     * Deletes a file, or a symbolic link itself.
     *
     * @param path where
     * @throws IOException if it is a directory, or cannot be deleted
     */
    void delete(VirtualPath path) throws IOException;

    /**
     * Deletes an empty directory.
     *
     * @param path where; never the root
     * @throws IOException if it is not a directory, not empty, or cannot be deleted
     */
    void deleteDirectory(VirtualPath path) throws IOException;

    /**
     * Moves a file or directory to a new name at once; a file that has that name is replaced.
     *
     * @param from the old name; a link itself is moved
     * @param to the new name; must not be a directory, or lie in another mount
     * @throws IOException if it cannot be moved
     */
    void rename(VirtualPath from, VirtualPath to) throws IOException;

    /**
     * Sets when a file changed last or was made.
     *
     * @param path the file or directory
     * @param modified the new time of modification, or null to leave it
     * @param created the new time of creation, or null to leave it
     * @return what is there now, with the times as the file system keeps them
     * @throws IOException if they cannot be set; {@link UnsupportedOperationException} never
     *     escapes
     */
    FileEntry setTimes(VirtualPath path, @Nullable Instant modified, @Nullable Instant created)
            throws IOException;

    /**
     * Sets the permission bits of a file or directory.
     *
     * @param path where
     * @param mode from 0 to 07777
     * @throws IOException if they cannot be set; a {@link dev.wherry.command.FtpReplyException}
     *     with 502 where the file system has none
     */
    void setMode(VirtualPath path, int mode) throws IOException;

    /**
     * Makes a symbolic link whose target lies inside the tree.
     *
     * @param link where the link is made
     * @param target where it points to; kept relative on disk so that it holds wherever the tree is
     *     mounted
     * @throws IOException if it cannot be made
     */
    void makeLink(VirtualPath link, VirtualPath target) throws IOException;

    /**
     * Tells how many bytes can still be written.
     *
     * @param path a directory
     * @return in bytes, 0 or more
     * @throws IOException if the file system does not tell
     */
    long freeBytes(VirtualPath path) throws IOException;

    /**
     * Tells where a path lies on disk, for logs and listeners; never for clients.
     *
     * @param path where
     * @return the real path as text
     */
    String realPath(VirtualPath path);

    /** The entries of a directory, read as they are asked for. For one thread. */
    interface Listing extends Closeable {
        /**
         * Returns the next entry.
         *
         * @return an entry whose links are not followed, or null at the end
         * @throws IOException if the directory cannot be read on
         */
        @Nullable FileEntry next() throws IOException;

        @Override
        void close() throws IOException;
    }
}
