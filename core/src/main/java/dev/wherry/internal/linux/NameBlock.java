package dev.wherry.internal.linux;

import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import dev.wherry.internal.wire.ByteBuilder;
import dev.wherry.internal.wire.WireText;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Objects;

/**
 * Some names of a directory, as many as the kernel writes into one buffer (getdents64(2)). {@code
 * .} and {@code ..} are left out. To be read by many threads, and filled by one.
 */
public final class NameBlock {
    private static final int BYTES = 8 * 1024;
    private static final int LENGTH_AT = 16; // in struct linux_dirent64
    private static final int NAME_AT = 19;
    private static final int SMALLEST_ENTRY = 24;
    private static final int LARGEST_ENTRY = 280;

    private static final Kept<NameBlock> KEPT = new Kept<>(NameBlock::new);

    private final MemorySegment entries = Arena.ofAuto().allocate(BYTES, Long.BYTES);
    private final MemorySegment callState = Arena.ofAuto().allocate(LibC.CALL_STATE);
    private final byte[] bytes = new byte[BYTES]; // the same on the heap, where loops are fast
    private final MemorySegment heap = MemorySegment.ofArray(bytes);
    private final int[] names = new int[BYTES / SMALLEST_ENTRY]; // where each begins
    private int count;
    private boolean full;

    private NameBlock() {}

    /** Returns an empty one, to be {@linkplain #giveBack given back}. */
    public static NameBlock take() {
        return KEPT.take();
    }

    /** Takes it back; the caller must not touch it any more. */
    public void giveBack() {
        KEPT.giveBack(this);
    }

    /** Returns how many names there are. */
    public int count() {
        return count;
    }

    /** Tells whether the kernel had no room for one more entry of any size: there may be more. */
    public boolean isFull() {
        return full;
    }

    /** Returns all names, each ended by a zero, which takes half of the room that these do. */
    public byte[] toBytes() {
        ByteBuilder all = new ByteBuilder(BYTES);
        for (int i = 0; i < count; i++) {
            all.append(bytes, names[i], length(i) + 1);
        }
        return all.toByteArray();
    }

    /** Takes the names over that {@link #toBytes} has returned, of whichever block. */
    public void fill(byte[] all) {
        System.arraycopy(all, 0, bytes, 0, all.length);
        MemorySegment.copy(heap, 0, entries, 0, all.length);
        count = 0;
        for (int at = 0; at < all.length; at += length(count++) + 1) {
            names[count] = at;
        }
        full = false;
    }

    /** Returns a name, of which no byte is lost. */
    public String name(int index) {
        return Objects.requireNonNull(WireText.UTF_8.decode(bytes, names[index], length(index)));
    }

    /**
     * Appends a name as it is, as a line with its end; unless it starts with a dot or holds a
     * control character.
     *
     * @return whether it was appended
     */
    public boolean appendPlain(int index, ByteBuilder lines) {
        int start = names[index];
        int end = start;
        while (bytes[end] < 0 || (bytes[end] >= ' ' && bytes[end] != 0x7F)) {
            end++;
        }
        if (bytes[start] == '.' || bytes[end] != 0) {
            return false;
        }
        lines.append(bytes, start, end - start).appendCrLf();
        return true;
    }

    /** Returns where the kernel may write entries. */
    MemorySegment room() {
        return entries;
    }

    /** Returns where a failure of that is told. */
    MemorySegment callState() {
        return callState;
    }

    /** Takes over the entries that the kernel has written. */
    void accept(int size) {
        count = 0;
        full = size > BYTES - LARGEST_ENTRY;
        MemorySegment.copy(entries, 0, heap, 0, size);
        for (int at = 0; at < size; at += heap.get(JAVA_SHORT_UNALIGNED, at + LENGTH_AT)) {
            if (!isDots(at + NAME_AT)) {
                names[count++] = at + NAME_AT;
            }
        }
    }

    /** Returns a name as the kernel takes it: ended by a zero. */
    MemorySegment nativeName(int index) {
        return entries.asSlice(names[index]);
    }

    private int length(int index) {
        int start = names[index];
        int end = start;
        while (bytes[end] != 0) {
            end++;
        }
        return end - start;
    }

    private boolean isDots(int name) {
        return bytes[name] == '.'
                && (bytes[name + 1] == 0 || (bytes[name + 1] == '.' && bytes[name + 2] == 0));
    }
}
