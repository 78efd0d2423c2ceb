package dev.wherry.file;

/**
 * How an upload becomes visible.
 *
 * @since 1.0
 */
public enum UploadMode {
    /**
     * Written under a hidden temporary name in the same directory and moved over the final name
     * when it is complete: a reader sees the old content or the new, never a part, and a failed
     * upload leaves all as it was. An upload that continues a file (APPE, or STOR after REST) first
     * copies it.
     */
    ATOMIC,
    /**
     * Written straight into the final file, the classic way: a broken upload leaves what arrived,
     * so that it can be resumed.
     */
    IN_PLACE
}
