package dev.wherry.internal.command;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import dev.wherry.Session;
import dev.wherry.command.ByteRange;
import dev.wherry.command.CommandContext;
import dev.wherry.command.DataConnection;
import dev.wherry.command.FtpCommand;
import dev.wherry.command.FtpReplyException;
import dev.wherry.command.LineFormat;
import dev.wherry.command.Reply;
import dev.wherry.command.ReplyCode;
import dev.wherry.command.TransferType;
import dev.wherry.event.FtpEvent;
import dev.wherry.file.FileAccess;
import dev.wherry.file.FileEntry;
import dev.wherry.file.FileTree;
import dev.wherry.file.Upload;
import dev.wherry.file.UploadMode;
import dev.wherry.file.VirtualPath;
import dev.wherry.internal.listing.Facts;
import dev.wherry.user.Permissions;
import dev.wherry.user.User;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A session of one test: its fields are what a command sees and leaves. */
final class FakeContext implements CommandContext, DataConnection {
    static final Instant NOW = Instant.parse("2026-03-05T00:00:00Z");

    final FakeFiles files;
    final List<FtpEvent> events = new ArrayList<>();
    final List<String> lines = new ArrayList<>();
    User user;
    String argument = "";
    VirtualPath directory = VirtualPath.ROOT;
    TransferType type = TransferType.IMAGE;
    long restartOffset;
    @Nullable ByteRange range;
    List<String> facts = Facts.DEFAULT;
    String hashAlgorithm = "SHA-256";
    String upload = "";
    @Nullable String sent;
    int checks;
    @Nullable IOException abort;

    FakeContext() {
        Path root = Jimfs.newFileSystem(Configuration.unix()).getPath("/srv");
        files = new FakeFiles(root).directory("/");
        user = User.of("alice", FileTree.of(root), Permissions.of("elradfmwMT"));
    }

    FakeContext permissions(Permissions permissions) {
        user = user.withPermissions(permissions);
        return this;
    }

    /** Runs a command and returns the reply as text, whether it was returned or thrown. */
    String run(FtpCommand command, String argument) throws IOException {
        this.argument = argument;
        try {
            return text(command.run(this));
        } catch (FtpReplyException e) {
            return text(e.reply());
        }
    }

    static String text(Reply reply) {
        return reply.code().number() + " " + String.join("\n", reply.lines());
    }

    @Override
    public Session session() {
        return (Session)
                Proxy.newProxyInstance(
                        Session.class.getClassLoader(),
                        new Class<?>[] {Session.class},
                        (proxy, method, arguments) -> 7L); // all that is asked for is the id
    }

    @Override
    public String verb() {
        return "TEST";
    }

    @Override
    public String argument() {
        return argument;
    }

    @Override
    public VirtualPath directory() {
        return directory;
    }

    @Override
    public User user() {
        return user;
    }

    @Override
    public FileAccess files() {
        return files;
    }

    @Override
    public UploadMode uploadMode() {
        return UploadMode.ATOMIC;
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
        return ZoneOffset.UTC;
    }

    @Override
    public FtpEvent.Origin origin() {
        return new FtpEvent.Origin(session(), user.name(), NOW);
    }

    @Override
    public void publish(FtpEvent event) {
        events.add(event);
    }

    @Override
    public DataConnection data() {
        return this;
    }

    @Override
    public void checkWanted() throws IOException {
        checks++;
        if (abort != null) {
            throw abort;
        }
    }

    @Override
    public Reply send(VirtualPath path, SeekableByteChannel file) throws IOException {
        ByteBuffer content = ByteBuffer.allocate((int) (file.size() - file.position()));
        while (file.read(content) > 0) {}
        sent = ISO_8859_1.decode(content.flip()).toString();
        return Reply.of(ReplyCode.TRANSFER_COMPLETE, "Sent.");
    }

    @Override
    public Reply sendLines(FileAccess.Listing listing, LineFormat format) throws IOException {
        FileEntry entry;
        while ((entry = listing.next()) != null) {
            StringBuilder line = new StringBuilder();
            format.append(entry, line);
            lines.add(line.toString());
        }
        return Reply.of(ReplyCode.TRANSFER_COMPLETE, "Listed.");
    }

    @Override
    public Reply receive(Upload target) throws IOException {
        target.write(ByteBuffer.wrap(upload.getBytes(ISO_8859_1)));
        target.publish();
        return Reply.of(ReplyCode.TRANSFER_COMPLETE, "Received " + target.path());
    }
}
