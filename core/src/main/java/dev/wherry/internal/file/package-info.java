/**
 * The jail: the only code that turns a {@link dev.wherry.file.VirtualPath} into a {@code Path} and
 * touches {@code Files}, so that there is one place to look at for everything that could lead out
 * of a tree. Knows nothing of commands, sessions or permissions.
 *
 * <p>Start reading at {@link Jail}, which says what can be done; {@code Walker} finds the way,
 * {@code Dir} is a directory that it went through, {@code Place} is where it arrived. Neighbours
 * call {@link Jail}, {@link FileCalls}, which keeps a stuck file system from stopping the server,
 * and {@link Leftovers}, which cleans up after a server that was killed.
 *
 * <p>Owns no thread but those of {@link FileCalls} and {@link Leftovers}; every object may be used
 * by many threads, unless it says that it is for one. A file call must not be made within another.
 *
 * <p>What is left to trust: where the provider has {@code SecureDirectoryStream}, nobody who
 * changes the tree meanwhile, by other means than this server, gets it to read or write a file
 * outside. At worst, at the right moment, one call waits for a pipe that was planted, a listing
 * tells the size and the time of a file outside (unless it is read by {@code internal.linux}), or
 * an empty directory under a random name appears outside and, if the swap goes on, stays. Where the
 * provider has none, such a person may win a race. Directories that the server may search but not
 * read cannot be walked through: Java opens a directory only for reading.
 */
@NullMarked
package dev.wherry.internal.file;

import org.jspecify.annotations.NullMarked;
