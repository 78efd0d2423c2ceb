package dev.wherry.event;

import dev.wherry.Session;
import dev.wherry.command.Reply;
import dev.wherry.file.VirtualPath;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened in a session. Sealed: this file is the whole catalogue.
 *
 * <p>Events of one session come in the order in which things happened; {@link Connected} is the
 * first and {@link Disconnected} the last, and between them each {@link LoggedIn} has its {@link
 * LoggedOut}. Immutable, but for the {@link Session}, which is a live view.
 *
 * @since 1.0
 */
public sealed interface FtpEvent {
    /**
     * Returns where and when it happened.
     *
     * @return the session, its user and the moment
     */
    Origin origin();

    /**
     * Where and when something happened.
     *
     * @param session the session, to look at or to kick
     * @param user who was logged in, or null before login
     * @param at the moment, by the wall clock
     */
    record Origin(Session session, @Nullable String user, Instant at) {}

    /** Which way a file went. */
    enum Direction {
        /** From the server to the client. */
        DOWNLOAD,
        /** From the client to the server. */
        UPLOAD
    }

    /** Why somebody is no longer logged in. */
    enum LogoutReason {
        /** The client said QUIT. */
        QUIT,
        /** The client said REIN. */
        REIN,
        /** The client said USER, HOST or AUTH, which start anew. */
        USER,
        /** The connection was lost. */
        DROPPED,
        /** The client was idle for too long, or did not read its replies. */
        TIMEOUT,
        /** The session was kicked, or the server stopped. */
        KICKED
    }

    /** Why a transfer did not end well. */
    enum Failure {
        /** The client said ABOR. */
        ABORTED,
        /** The data connection broke, or the control connection was lost meanwhile. */
        CONNECTION_LOST,
        /** Nothing moved for too long, or the TLS handshake took too long. */
        STALLED,
        /** The file could not be read or written to its end. */
        LOCAL_ERROR,
        /** A hook refused the upload. */
        REFUSED
    }

    /**
     * A client connected; nothing has been sent yet. {@link Session#kick} keeps the banner from
     * being sent.
     *
     * @param origin where and when
     */
    record Connected(Origin origin) implements FtpEvent {}

    /**
     * A session ended; nothing follows.
     *
     * @param origin where and when
     * @param duration since the client connected
     */
    record Disconnected(Origin origin, Duration duration) implements FtpEvent {}

    /**
     * Somebody logged in.
     *
     * @param origin where and when
     */
    record LoggedIn(Origin origin) implements FtpEvent {}

    /**
     * A login was refused.
     *
     * @param origin where and when; nobody is logged in
     * @param userName the name that was tried
     */
    record LoginFailed(Origin origin, String userName) implements FtpEvent {}

    /**
     * Somebody is no longer logged in.
     *
     * @param origin where and when; the user is the one who was
     * @param reason why
     */
    record LoggedOut(Origin origin, LogoutReason reason) implements FtpEvent {}

    /**
     * A command was answered.
     *
     * @param origin where and when
     * @param verb the word that the client used, upper-case, or the empty text for a line that is
     *     no command
     * @param argument what stood behind it, with passwords masked, or the empty text
     * @param reply the completion reply
     * @param duration from reading the command to the reply
     */
    record CommandDone(Origin origin, String verb, String argument, Reply reply, Duration duration)
            implements FtpEvent {}

    /**
     * Bytes of a file moved; comes about once a second while a transfer runs.
     *
     * @param origin where and when
     * @param direction which way
     * @param path the file
     * @param bytes how many since the start
     */
    record TransferProgress(Origin origin, Direction direction, VirtualPath path, long bytes)
            implements FtpEvent {}

    /**
     * A file was sent as a whole, and the client has read 226.
     *
     * @param origin where and when
     * @param path the file
     * @param realPath where it lies on disk
     * @param bytes how many were sent
     * @param duration from the preliminary reply on
     */
    record FileSent(Origin origin, VirtualPath path, String realPath, long bytes, Duration duration)
            implements FtpEvent {}

    /**
     * A file was received as a whole and published, and the client has read 226.
     *
     * @param origin where and when
     * @param path the file
     * @param realPath where it lies on disk
     * @param bytes how many were received
     * @param duration from the preliminary reply on
     */
    record FileReceived(
            Origin origin, VirtualPath path, String realPath, long bytes, Duration duration)
            implements FtpEvent {}

    /**
     * A transfer started and did not end well.
     *
     * @param origin where and when
     * @param direction which way
     * @param path the file
     * @param realPath where it lies, or would have lain, on disk
     * @param bytes how many moved
     * @param duration from the preliminary reply on
     * @param failure why
     */
    record TransferFailed(
            Origin origin,
            Direction direction,
            VirtualPath path,
            String realPath,
            long bytes,
            Duration duration,
            Failure failure)
            implements FtpEvent {}

    /**
     * A directory was made.
     *
     * @param origin where and when
     * @param path the directory
     * @param realPath where it lies on disk
     */
    record DirectoryMade(Origin origin, VirtualPath path, String realPath) implements FtpEvent {}

    /**
     * A file or a directory was deleted.
     *
     * @param origin where and when
     * @param path what
     * @param realPath where it lay on disk
     */
    record FileDeleted(Origin origin, VirtualPath path, String realPath) implements FtpEvent {}

    /**
     * A file or a directory was renamed.
     *
     * @param origin where and when
     * @param from the old name
     * @param to the new name
     * @param realPath where it lies on disk now
     */
    record Renamed(Origin origin, VirtualPath from, VirtualPath to, String realPath)
            implements FtpEvent {}

    /**
     * The mode of a file or a directory was changed.
     *
     * @param origin where and when
     * @param path what
     * @param realPath where it lies on disk
     * @param mode the permission bits, 0 to 07777
     */
    record ModeChanged(Origin origin, VirtualPath path, String realPath, int mode)
            implements FtpEvent {}

    /**
     * A time of a file or a directory was changed.
     *
     * @param origin where and when
     * @param path what
     * @param realPath where it lies on disk
     * @param modified the time of modification as it is now
     */
    record TimeChanged(Origin origin, VirtualPath path, String realPath, Instant modified)
            implements FtpEvent {}

    /**
     * An address was refused for its failed logins.
     *
     * @param origin where and when
     * @param address the address, as text
     * @param duration for how long
     */
    record Banned(Origin origin, String address, Duration duration) implements FtpEvent {}
}
