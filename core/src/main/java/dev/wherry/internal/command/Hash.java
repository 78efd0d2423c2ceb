package dev.wherry.internal.command;

import dev.wherry.command.ArgumentRule;
import dev.wherry.command.ByteRange;
import dev.wherry.command.CommandContext;
import dev.wherry.command.CommandSpec;
import dev.wherry.command.FtpCommand;
import dev.wherry.command.Reply;
import dev.wherry.command.ReplyCode;
import dev.wherry.user.Permission;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * HASH tells the hash of a file, or of the range that RANG chose, as of the bytes that RETR would
 * send in TYPE I: {@code 213 SHA-256 0-99 hex path}, both ends belonging to the range
 * (draft-bryan-ftp-hash §3).
 */
final class Hash implements FtpCommand {
    private static final CommandSpec SPEC =
            CommandSpec.of("HASH", "HASH <SP> path (tell the hash of a file)")
                    .path(ArgumentRule.REQUIRED)
                    .needs(Permission.READ)
                    .longRunning()
                    .feature(ctx -> HashAlgorithm.feature(ctx.hashAlgorithm()))
                    .rfc("draft-bryan-ftp-hash §3");

    private final FileHasher hasher;

    Hash(FileHasher hasher) {
        this.hasher = hasher;
    }

    @Override
    public CommandSpec spec() {
        return SPEC;
    }

    @Override
    public Reply run(CommandContext ctx) throws IOException {
        if (ctx.files().entry(ctx.path()).isDirectory()) {
            return Reply.of(ReplyCode.BAD_FILE_NAME, "A directory has no hash.");
        }
        HashAlgorithm algorithm =
                Objects.requireNonNull(HashAlgorithm.named(ctx.hashAlgorithm()), "algorithm");
        FileHasher.Hashed hashed = hasher.hash(ctx, ctx.path(), algorithm, part(ctx.range()));
        long first = hashed.part().start();
        long last = Math.max(first, hashed.part().end() - 1); // of an empty file: 0-0
        String range = first + "-" + last; // not formatted: some languages have other digits
        return Reply.of(
                ReplyCode.FILE_STATUS,
                String.join(" ", algorithm.wireName(), range, hashed.hex(), ctx.argument()));
    }

    private static FileHasher.Part part(@Nullable ByteRange range) {
        if (range == null) {
            return FileHasher.Part.WHOLE;
        }
        long end = range.last() == Long.MAX_VALUE ? range.last() : range.last() + 1;
        return new FileHasher.Part(range.first(), end);
    }
}
