package dev.wherry.internal.linux;

/** What tells a file from all others while it is there; its text is that of the JDK's own keys. */
public record FileKey(long device, long inode) {
    @Override
    public String toString() {
        return "(dev=" + Long.toHexString(device) + ",ino=" + inode + ')';
    }
}
