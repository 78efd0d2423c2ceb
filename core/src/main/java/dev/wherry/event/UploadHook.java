package dev.wherry.event;

import dev.wherry.file.VirtualPath;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;

/**
 * Judges an upload that has arrived as a whole, before it is published; an upload that is refused
 * is dropped.
 *
 * <p>Called on the thread of the transfer, which may block; calls overlap between sessions. A hook
 * that throws anything but {@link dev.wherry.command.FtpReplyException} refuses the upload with 451
 * and is logged.
 *
 * @since 1.0
 */
@FunctionalInterface
public interface UploadHook {
    /**
     * Judges an upload. Returns normally to let it pass.
     *
     * @param arrived what arrived
     * @throws IOException to refuse it; a {@link dev.wherry.command.FtpReplyException} tells the
     *     client why
     */
    void beforePublish(Arrived arrived) throws IOException;

    /**
     * An upload that has arrived.
     *
     * @param origin the session and its user
     * @param path where it will be published
     * @param bytes how many arrived in this transfer
     * @param content opens what will be published, to read it
     */
    record Arrived(FtpEvent.Origin origin, VirtualPath path, long bytes, Content content) {}

    /** Opens the content of an upload that is not published yet. */
    @FunctionalInterface
    interface Content {
        /**
         * Opens it at position 0.
         *
         * @return a channel, which the hook closes
         * @throws IOException if it cannot be read
         */
        SeekableByteChannel open() throws IOException;
    }
}
