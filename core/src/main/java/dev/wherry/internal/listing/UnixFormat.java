package dev.wherry.internal.listing;

import dev.wherry.file.FileEntry;
import dev.wherry.file.FileEntry.Kind;
import dev.wherry.internal.wire.ByteBuilder;
import dev.wherry.internal.wire.Utf8Format;
import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneRules;
import org.jspecify.annotations.Nullable;

/**
 * Lines of LIST and STAT, as {@code ls -l} writes them in English; RFC 959 leaves the form open,
 * but this is the one that clients read.
 */
public final class UnixFormat implements Utf8Format {
    private static final int MINUTES_OF_DAY = 24 * 60;
    private static final long RECENT = 180L * MINUTES_OF_DAY;
    private static final long SKEW = MINUTES_OF_DAY; // a client's clock may be ahead of ours
    private static final String[] MONTHS = {
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"
    };

    private static final int DIRECTORY_MODE = 0755; // shown where the file system has none
    private static final int FILE_MODE = 0644;

    private final ZoneRules zone;
    private final int fixedOffset;
    private final boolean fixed;
    private final long now;
    private final CivilDay civil = new CivilDay();

    // Most files of a directory look like the one before.
    private int lastBits;
    private @Nullable Kind lastKind;
    private byte[] lastMode = {};
    private long lastMinute = Long.MIN_VALUE;
    private byte[] lastTime = {};

    /**
     * Makes a format for one listing.
     *
     * @param zone in which times are shown
     * @param now decides which times are recent and shown with the time of day
     */
    public UnixFormat(ZoneId zone, Instant now) {
        this.zone = zone.getRules();
        this.fixed = this.zone.isFixedOffset();
        this.fixedOffset = this.zone.getOffset(now).getTotalSeconds();
        this.now = localMinute(now);
    }

    @Override
    public void append(FileEntry entry, ByteBuilder line) {
        line.append(mode(entry));
        line.append(' ');
        Columns.right(line, entry.links(), 3);
        line.append(' ');
        Columns.left(line, entry.owner(), 8);
        line.append(' ');
        Columns.left(line, entry.group(), 8);
        line.append(' ');
        Columns.right(line, entry.size(), 8);
        line.append(' ').append(time(entry.modified())).append(' ');
        Columns.name(line, entry.name());
        if (entry.target() != null) {
            line.appendAscii(" -> ");
            Columns.name(line, entry.target());
        }
    }

    private byte[] mode(FileEntry entry) {
        if (entry.mode() != lastBits || entry.kind() != lastKind) {
            lastBits = entry.mode();
            lastKind = entry.kind();
            lastMode = modeOf(entry);
        }
        return lastMode;
    }

    /** Ten characters, such as {@code -rw-r--r--}. */
    private static byte[] modeOf(FileEntry entry) {
        ByteBuilder text = new ByteBuilder(10);
        int mode = entry.mode();
        text.append(
                switch (entry.kind()) {
                    case DIRECTORY -> 'd';
                    case LINK -> 'l';
                    case FILE -> '-';
                    case OTHER -> 's';
                });
        if (mode == FileEntry.UNKNOWN) {
            mode = entry.isDirectory() ? DIRECTORY_MODE : FILE_MODE;
        }
        appendTriple(text, mode >> 6, (mode & 04000) != 0, 's');
        appendTriple(text, mode >> 3, (mode & 02000) != 0, 's');
        appendTriple(text, mode, (mode & 01000) != 0, 't');
        return text.toByteArray();
    }

    /** The special bit takes the place of x, in upper case where there would be no x. */
    private static void appendTriple(ByteBuilder text, int bits, boolean special, char letter) {
        boolean execute = (bits & 1) != 0;
        char plain = execute ? 'x' : '-';
        char marked = execute ? letter : (char) (letter - 'a' + 'A');
        text.append((bits & 4) != 0 ? 'r' : '-')
                .append((bits & 2) != 0 ? 'w' : '-')
                .append(special ? marked : plain);
    }

    private byte[] time(Instant modified) {
        long minute = localMinute(modified);
        if (minute != lastMinute) {
            lastMinute = minute;
            lastTime = timeOf(minute);
        }
        return lastTime;
    }

    private long localMinute(Instant time) {
        int offset = fixed ? fixedOffset : zone.getOffset(time).getTotalSeconds();
        return Math.floorDiv(time.getEpochSecond() + offset, 60);
    }

    /** Twelve characters: {@code Nov 05 09:07}, or {@code Nov 05 2019} for what is not recent. */
    private byte[] timeOf(long minute) {
        civil.set(Math.floorDiv(minute, MINUTES_OF_DAY));
        ByteBuilder text = new ByteBuilder(12);
        text.appendAscii(MONTHS[civil.month() - 1]).append(' ');
        Columns.two(text, civil.day());
        if (minute < now - RECENT || minute > now + SKEW) {
            text.appendAscii("  ");
            Columns.four(text, civil.year());
        } else {
            int minuteOfDay = (int) Math.floorMod(minute, (long) MINUTES_OF_DAY);
            text.append(' ');
            Columns.two(text, minuteOfDay / 60);
            text.append(':');
            Columns.two(text, minuteOfDay % 60);
        }
        return text.toByteArray();
    }
}
