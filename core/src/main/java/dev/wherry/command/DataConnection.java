package dev.wherry.command;

import dev.wherry.file.FileAccess;
import dev.wherry.file.Upload;
import dev.wherry.file.VirtualPath;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;

/**
 * The data connection of one command. Each method writes the preliminary reply, opens the
 * connection, moves the bytes, closes it, and returns the completion reply: 226, or 425, 426, 451
 * and others as the evidence says. One method, once.
 *
 * @since 1.0
 */
public interface DataConnection {
    /**
     * Sends a file from its current position to the end that it has now, in the session's type.
     *
     * @param path what is sent, for events and logs
     * @param file the file, which the caller closes
     * @return the completion reply
     * @throws IOException if the file cannot be read before anything was sent
     */
    Reply send(VirtualPath path, SeekableByteChannel file) throws IOException;

    /**
     * Sends the entries of a directory or any other lines, always as text with CR LF ends (RFC 1123
     * §4.1.2.7).
     *
     * @param listing the entries, which the caller closes
     * @param format writes the line of an entry
     * @return the completion reply
     * @throws IOException if the directory cannot be read
     */
    Reply sendLines(FileAccess.Listing listing, LineFormat format) throws IOException;

    /**
     * Receives a file, in the session's type, and publishes it if it arrived as a whole.
     *
     * @param upload where it goes, which the caller closes
     * @return the completion reply
     * @throws IOException if publishing fails
     */
    Reply receive(Upload upload) throws IOException;
}
