package dev.wherry.command;

import dev.wherry.Session;
import dev.wherry.event.FtpEvent;
import dev.wherry.file.FileAccess;
import dev.wherry.file.UploadMode;
import dev.wherry.file.VirtualPath;
import dev.wherry.user.User;
import java.io.IOException;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a command sees of its session: a snapshot from the moment in which the command was
 * dispatched, which no later command changes.
 *
 * <p>Belongs to the thread that runs the command.
 *
 * @since 1.0
 */
public interface CommandContext {
    /**
     * Returns the session.
     *
     * @return a view of it
     */
    Session session();

    /**
     * Returns the word that the client used, which may be an alias.
     *
     * @return upper-case, {@code SITE X} for a sub-command of SITE
     */
    String verb();

    /**
     * Returns what stood behind the verb.
     *
     * @return the text as the client wrote it, or the empty text
     */
    String argument();

    /**
     * Returns the current directory.
     *
     * @return {@code /} after login, unless the user's tree says otherwise
     */
    VirtualPath directory();

    /**
     * Returns the argument as a path.
     *
     * @return the argument resolved against the current directory, which it is itself where there
     *     is no argument
     */
    default VirtualPath path() {
        return directory().resolve(argument());
    }

    /**
     * Returns who is logged in.
     *
     * @return the user
     * @throws IllegalStateException if nobody is; commands whose spec needs a login never see that
     */
    User user();

    /**
     * Returns the user's files.
     *
     * @return access to the tree
     * @throws IllegalStateException if nobody is logged in
     */
    FileAccess files();

    /**
     * Returns how this user's uploads become visible.
     *
     * @return the user's mode, or else the server's
     */
    UploadMode uploadMode();

    /**
     * Returns the representation type.
     *
     * @return as TYPE set it
     */
    TransferType type();

    /**
     * Returns where the transfer starts, as REST set it. It is taken out of the session: one REST
     * serves one transfer.
     *
     * @return in bytes, 0 if there was no REST
     */
    long restartOffset();

    /**
     * Returns which part of a file the command is about, as RANG set it (draft-bryan-ftp-range). It
     * is taken out of the session: one RANG serves one command.
     *
     * @return or null for the whole file
     */
    @Nullable ByteRange range();

    /**
     * Returns the facts that MLST and MLSD tell, as OPTS MLST chose them (RFC 3659 §7.9).
     *
     * @return an unmodifiable list of names in lower case, in the order of FEAT
     */
    List<String> facts();

    /**
     * Returns the algorithm of HASH, as OPTS HASH chose it (draft-bryan-ftp-hash).
     *
     * @return such as {@code SHA-256}
     */
    String hashAlgorithm();

    /**
     * Returns the time zone of the times that LIST shows; all other times are in UTC (RFC 3659
     * §2.3).
     *
     * @return UTC unless the server says otherwise
     */
    ZoneId listZone();

    /**
     * Returns where and when, for an event.
     *
     * @return the session, its user, now
     */
    FtpEvent.Origin origin();

    /**
     * Tells the server's listeners of something that the command did.
     *
     * @param event what
     */
    void publish(FtpEvent event);

    /**
     * Returns the data connection, for a command whose spec {@linkplain
     * CommandSpec#opensDataConnection says that it opens one}.
     *
     * @return the connection that PASV, EPSV, PORT or EPRT prepared
     * @throws IllegalStateException if the spec does not say so
     */
    DataConnection data();

    /**
     * Returns normally as long as the command is wanted. A {@linkplain CommandSpec#longRunning
     * long-running} command calls this now and then.
     *
     * @throws IOException if the client aborted the command or went away
     */
    void checkWanted() throws IOException;
}
