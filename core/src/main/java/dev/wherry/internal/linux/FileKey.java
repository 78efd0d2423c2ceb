package dev.wherry.internal.linux;

/** What tells a file from all others while it is there; its text is that of the JDK's own keys. */
public record FileKey(long device, long inode) {
    @Override
    public String toString() {
        return text(start(device), inode);
    }

    /** Returns how the texts of all files of a device begin. */
    static String start(long device) {
        return "(dev=" + Long.toHexString(device) + ",ino=";
    }

    /** Returns the text of a file of a device. */
    static String text(String start, long inode) {
        return start + inode + ')';
    }
}
