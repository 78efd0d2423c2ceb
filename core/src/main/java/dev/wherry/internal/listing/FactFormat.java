package dev.wherry.internal.listing;

import dev.wherry.file.FileEntry;
import dev.wherry.file.VirtualPath;
import dev.wherry.internal.wire.ByteBuilder;
import dev.wherry.internal.wire.Utf8Format;
import dev.wherry.user.User;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Lines of MLSD and MLST: facts, each ended by a semicolon, one space, the name (RFC 3659 §7.2). A
 * fact that the file system does not know is left out.
 *
 * <p>The entries {@code .} and {@code ..}, types cdir and pdir, are never made: they are optional
 * (§7.5.1) and clients only filter them out. Times have whole seconds here, whatever MDTM tells:
 * clients have long been taught fourteen digits.
 */
public final class FactFormat implements Utf8Format {
    private static final int SECONDS_OF_DAY = 24 * 60 * 60;

    private final Fact[] facts;
    private final byte[][] prefixes; // of the facts
    private final VirtualPath directory;
    private final Trees trees;
    private final PermFact perm;
    private final UniqueIds sessionIds;
    private final UniqueIds ids;
    private final boolean holdsMounts;
    private final CivilDay civil = new CivilDay();
    private long lastSecond = Long.MIN_VALUE; // files of a directory tend to come together
    private byte[] lastTime = {};
    private final OwnerWord owner = new OwnerWord();
    private final OwnerWord group = new OwnerWord();

    /**
     * Makes a format for one listing.
     *
     * @param facts names out of {@link Facts#ALL}
     * @param user who asks
     * @param directory in which the entries stand
     * @param ids those of the session
     */
    public FactFormat(List<String> facts, User user, VirtualPath directory, UniqueIds ids) {
        this.facts = facts.stream().map(Fact::named).toArray(Fact[]::new);
        this.prefixes =
                Stream.of(this.facts)
                        .map(fact -> fact.prefix().getBytes(StandardCharsets.US_ASCII))
                        .toArray(byte[][]::new);
        this.directory = directory;
        this.trees = new Trees(user.files());
        this.perm = new PermFact(user, trees, directory);
        this.sessionIds = ids;
        this.ids = idsAt(directory);
        this.holdsMounts = trees.holdsMounts(directory);
    }

    @Override
    public void append(FileEntry entry, ByteBuilder line) {
        appendFacts(entry, entry.name(), line);
        line.append(' ');
        Columns.name(line, entry.name());
    }

    /** Returns the line of MLST, which tells the whole path (§7.2). */
    public String line(FileEntry entry, VirtualPath path) {
        ByteBuilder line = new ByteBuilder(256);
        appendFacts(entry, path.name(), line);
        line.append(' ');
        Columns.name(line, path.toString());
        return line.asText();
    }

    private void appendFacts(FileEntry entry, String name, ByteBuilder line) {
        for (int i = 0; i < facts.length; i++) {
            int start = line.size();
            line.append(prefixes[i]);
            if (appendValue(facts[i], entry, name, line)) {
                line.append(';');
            } else {
                line.truncate(start);
            }
        }
    }

    /** Returns false if there is no value. */
    private boolean appendValue(Fact fact, FileEntry entry, String name, ByteBuilder line) {
        return switch (fact) {
            case TYPE -> appendText(type(entry), line);
            case SIZE -> appendNumber(entry.size(), line);
            case MODIFY -> appendTime(entry.modified(), line);
            case PERM -> appendText(perm.of(entry, name), line);
            case UNIQUE -> appendUnique(entry.key(), name, line);
            case UNIX_MODE -> appendMode(entry.mode(), line);
            case UNIX_OWNER -> appendOwner(entry, owner.of(entry.owner()), line);
            case UNIX_GROUP -> appendOwner(entry, group.of(entry.group()), line);
            case UNIX_UID -> appendNumber(entry.uid(), line);
            case UNIX_GID -> appendNumber(entry.gid(), line);
            case CREATE -> appendTime(entry.created(), line);
            case MEDIA_TYPE -> appendText(entry.isFile() ? MediaTypes.of(name) : null, line);
        };
    }

    /** Links come here only if they lead nowhere; their targets may hold what no value may. */
    private static String type(FileEntry entry) {
        return switch (entry.kind()) {
            case FILE -> "file";
            case DIRECTORY -> "dir";
            case LINK -> "OS.unix=slink";
            case OTHER -> "OS.unix=special";
        };
    }

    private static boolean appendText(@Nullable String text, ByteBuilder line) {
        if (text == null) {
            return false;
        }
        line.appendAscii(text);
        return true;
    }

    /** Negative is {@link FileEntry#UNKNOWN}. */
    private static boolean appendNumber(long number, ByteBuilder line) {
        line.appendNumber(number);
        return number >= 0;
    }

    private boolean appendTime(@Nullable Instant time, ByteBuilder line) {
        if (time == null) {
            return false;
        }
        long second = time.getEpochSecond();
        if (second != lastSecond) {
            lastSecond = second;
            lastTime = timeOf(second);
        }
        line.append(lastTime);
        return true;
    }

    private byte[] timeOf(long second) {
        ByteBuilder digits = new ByteBuilder(14);
        civil.set(Math.floorDiv(second, SECONDS_OF_DAY));
        int secondOfDay = Math.floorMod(second, SECONDS_OF_DAY);
        Columns.four(digits, civil.year());
        Columns.two(digits, civil.month());
        Columns.two(digits, civil.day());
        Columns.two(digits, secondOfDay / 3600);
        Columns.two(digits, secondOfDay / 60 % 60);
        Columns.two(digits, secondOfDay % 60);
        return digits.toByteArray();
    }

    private boolean appendUnique(@Nullable Object key, String name, ByteBuilder line) {
        if (key == null) {
            return false;
        }
        line.appendHex((holdsMounts ? idsAt(directory.resolve(name)) : ids).of(key));
        return true;
    }

    /** Two mounted file systems may use the same keys for different files. */
    private UniqueIds idsAt(VirtualPath path) {
        return sessionIds.ofFileSystem(trees.at(path).root().getFileSystem());
    }

    private static boolean appendMode(int mode, ByteBuilder line) {
        line.append((char) ('0' + (mode >> 9 & 7)))
                .append((char) ('0' + (mode >> 6 & 7)))
                .append((char) ('0' + (mode >> 3 & 7)))
                .append((char) ('0' + (mode & 7)));
        return mode != FileEntry.UNKNOWN;
    }

    private static boolean appendOwner(FileEntry entry, byte[] owner, ByteBuilder line) {
        line.append(owner);
        return entry.uid() != FileEntry.UNKNOWN || entry.mode() != FileEntry.UNKNOWN;
    }
}
