/**
 * What Linux tells of a directory, asked for with its own system calls: the JDK looks at each file
 * by its path, and twice as long, or throws if there is none. The calls go through {@code
 * java.lang.foreign}, in one class, {@code LibC}; {@link dev.wherry.internal.linux.LinuxDirectory}
 * is where to start reading, and {@link dev.wherry.internal.linux.LinuxLookup} for single names.
 *
 * <p>All of it is dispensable: where the system is another one, or the embedder has not enabled
 * native access for Wherry, nothing in here is opened and the JDK does the work. Knows no trees, no
 * names that are hidden and no exceptions of {@code java.nio.file} but the one for a directory that
 * cannot be read on.
 */
@NullMarked
package dev.wherry.internal.linux;

import org.jspecify.annotations.NullMarked;
