package dev.wherry.internal.session;

import dev.wherry.Session;
import dev.wherry.command.ByteRange;
import dev.wherry.command.CommandContext;
import dev.wherry.command.DataConnection;
import dev.wherry.command.FtpReplyException;
import dev.wherry.command.ReplyCode;
import dev.wherry.command.TransferType;
import dev.wherry.event.FtpEvent;
import dev.wherry.file.FileAccess;
import dev.wherry.file.UploadMode;
import dev.wherry.file.VirtualPath;
import dev.wherry.internal.wire.CommandLine;
import dev.wherry.user.User;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The session as it was when a command was dispatched: what came later cannot change a command that
 * runs.
 */
class Snapshot implements CommandContext {
    private final ClientSession session;
    private final CommandLine line;
    private final VirtualPath directory;
    private final @Nullable User user;
    private final @Nullable FileAccess files;
    private final TransferType type;
    private final List<String> facts;
    private final String hashAlgorithm;
    private final long restartOffset;
    private final @Nullable ByteRange range;
    private @Nullable VirtualPath path;
    private @Nullable AsideCommand aside;

    Snapshot(ClientSession session, CommandLine line) {
        SessionState state = session.state();
        this.session = session;
        this.line = line;
        this.directory = state.directory;
        this.user = state.user;
        this.files = state.files;
        this.type = state.type;
        this.facts = state.facts;
        this.hashAlgorithm = state.hashAlgorithm;
        this.restartOffset = state.restartOffset;
        this.range = state.range;
    }

    /** Gives the command what it needs to run beside the control connection. */
    void runsAside(AsideCommand command) {
        aside = command;
    }

    @Override
    public Session session() {
        return session;
    }

    @Override
    public String verb() {
        return line.verb();
    }

    @Override
    public String argument() {
        return line.argument();
    }

    @Override
    public VirtualPath directory() {
        return directory;
    }

    @Override
    public VirtualPath path() {
        VirtualPath resolved = path;
        if (resolved == null) {
            resolved = directory.resolve(argument());
            path = resolved;
        }
        return resolved;
    }

    @Override
    public User user() {
        if (user == null) {
            throw new IllegalStateException("nobody is logged in");
        }
        return user;
    }

    @Override
    public FileAccess files() {
        if (files == null) {
            throw new IllegalStateException("nobody is logged in");
        }
        return files;
    }

    @Override
    public UploadMode uploadMode() {
        UploadMode own = user().uploadMode();
        return own != null ? own : session.services().settings().files().uploadMode();
    }

    @Override
    public TransferType type() {
        return type;
    }

    @Override
    public long restartOffset() {
        return restartOffset;
    }

    @Override
    public @Nullable ByteRange range() {
        return range;
    }

    @Override
    public List<String> facts() {
        return facts;
    }

    @Override
    public String hashAlgorithm() {
        return hashAlgorithm;
    }

    @Override
    public ZoneId listZone() {
        return session.services().settings().files().timesInUtc()
                ? ZoneOffset.UTC
                : ZoneId.systemDefault();
    }

    @Override
    public FtpEvent.Origin origin() {
        return new FtpEvent.Origin(session, user == null ? null : user.name(), Instant.now());
    }

    @Override
    public void publish(FtpEvent event) {
        session.services().events().publish(event);
    }

    @Override
    public DataConnection data() {
        if (aside == null) {
            throw new IllegalStateException(
                    "the command's spec does not say that it opens a data connection");
        }
        return aside.data();
    }

    @Override
    public void checkWanted() throws IOException {
        if (aside != null && aside.isCancelled()) {
            throw new FtpReplyException(ReplyCode.TRANSFER_ABORTED, "Aborted.");
        }
    }
}
