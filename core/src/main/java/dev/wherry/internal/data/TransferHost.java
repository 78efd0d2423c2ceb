package dev.wherry.internal.data;

import dev.wherry.command.Reply;
import dev.wherry.event.FtpEvent.Direction;
import dev.wherry.file.Upload;
import dev.wherry.file.VirtualPath;
import java.io.IOException;

/** What a transfer needs of the session that it belongs to. Called on the transfer's thread. */
public interface TransferHost {
    /**
     * Writes a preliminary reply.
     *
     * @throws IOException if the control connection is lost
     */
    void preliminary(Reply reply) throws IOException;

    /**
     * Tells whether the control connection still stands, or was ended in order: a client that
     * vanished has not finished its upload.
     */
    boolean controlStands();

    /**
     * Asks the hooks whether an upload may be published.
     *
     * @throws IOException if one refuses
     */
    void judge(Upload upload, long bytes) throws IOException;

    /** Is told about once a second how far the transfer is. */
    void progress(Direction direction, VirtualPath path, long bytes);
}
