package dev.wherry.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A place in the tree that a client sees: absolute, separated by {@code /}, without {@code .},
 * {@code ..}, empty segments or NUL.
 *
 * <p>What a client writes becomes a virtual path once, at the edge; permission checks and file
 * access then use that same object, so two spellings of one place can never be judged differently.
 * {@code ..} at the root stays at the root. Nothing here touches a file system. Immutable and safe
 * for use by many threads.
 *
 * @since 1.0
 */
public final class VirtualPath implements Comparable<VirtualPath> {
    /** The root, {@code /}. */
    public static final VirtualPath ROOT = new VirtualPath("/", List.of());

    private final String text;
    private final List<String> segments;

    private VirtualPath(String text, List<String> segments) {
        this.text = text;
        this.segments = segments;
    }

    /**
     * Returns the path of a text, taken from the root whether it starts with {@code /} or not.
     *
     * @param text any text; {@code .}, {@code ..} and repeated {@code /} are resolved
     * @return the path
     * @throws IllegalArgumentException if {@code text} holds NUL
     */
    public static VirtualPath of(String text) {
        return ROOT.resolve(text);
    }

    /**
     * Resolves what a client wrote against this directory: a text that starts with {@code /} is
     * absolute, any other is relative to this path.
     *
     * @param text any text; the empty one is this path itself
     * @return the path
     * @throws IllegalArgumentException if {@code text} holds NUL
     */
    public VirtualPath resolve(String text) {
        Objects.requireNonNull(text, "text");
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a path must not hold NUL");
        }
        if (text.isEmpty()) {
            return this;
        }
        List<String> resolved =
                text.startsWith("/") ? new ArrayList<>() : new ArrayList<>(segments);
        int start = 0;
        while (start <= text.length()) {
            int slash = text.indexOf('/', start);
            int end = slash < 0 ? text.length() : slash;
            append(resolved, text.substring(start, end));
            start = end + 1;
        }
        return ofSegments(resolved);
    }

    private static void append(List<String> segments, String segment) {
        switch (segment) {
            case "", "." -> {}
            case ".." -> {
                if (!segments.isEmpty()) {
                    segments.removeLast();
                }
            }
            default -> segments.add(segment);
        }
    }

    private static VirtualPath ofSegments(List<String> segments) {
        return segments.isEmpty()
                ? ROOT
                : new VirtualPath("/" + String.join("/", segments), List.copyOf(segments));
    }

    /**
     * Returns the directory that holds this path; the root's is the root.
     *
     * @return the parent
     */
    public VirtualPath parent() {
        if (segments.size() <= 1) {
            return ROOT;
        }
        // No copy of the segments: who climbs from a very deep path must not pay for it squared.
        String above = text.substring(0, text.lastIndexOf('/'));
        return new VirtualPath(above, segments.subList(0, segments.size() - 1));
    }

    /**
     * Returns the last segment.
     *
     * @return the name, empty for the root
     */
    public String name() {
        return segments.isEmpty() ? "" : segments.getLast();
    }

    /**
     * Returns the names from the root down.
     *
     * @return an unmodifiable list, empty for the root
     */
    public List<String> segments() {
        return segments;
    }

    /**
     * Tells whether this is {@code /}.
     *
     * @return whether there is no segment
     */
    public boolean isRoot() {
        return segments.isEmpty();
    }

    /**
     * Tells whether this path is {@code ancestor} or lies below it, compared segment by segment:
     * {@code /ab} does not start with {@code /a}.
     *
     * @param ancestor the path to compare with
     * @return whether the segments of {@code ancestor} are the first of this path
     */
    public boolean startsWith(VirtualPath ancestor) {
        int depth = ancestor.segments.size();
        return depth <= segments.size() && segments.subList(0, depth).equals(ancestor.segments);
    }

    @Override
    public int compareTo(VirtualPath other) {
        return text.compareTo(other.text);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VirtualPath path && text.equals(path.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** Returns the path as a client sees it, such as {@code /pub/a.txt}. */
    @Override
    public String toString() {
        return text;
    }
}
