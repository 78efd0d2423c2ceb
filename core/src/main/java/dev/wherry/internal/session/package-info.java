/**
 * A session: reading commands, checking them, carrying them out, answering.
 *
 * <ol>
 *   <li>One virtual thread owns a session: it takes a line, runs the command, writes the reply.
 *       {@link dev.wherry.internal.session.SessionState} is plain fields, confined to it.
 *   <li>Nothing that can get stuck may hold up others: each call into a file system goes through
 *       {@link dev.wherry.internal.file.FileCalls}, which keeps stuck ones from using up the
 *       carriers.
 *   <li>A transfer, or anything else that takes long, runs on a second virtual thread with a {@link
 *       dev.wherry.internal.session.Snapshot}, writes its own preliminary and final reply, and
 *       ends. Meanwhile the owner reads on and serves ABOR, STAT, NOOP and QUIT at once; other
 *       lines wait, in order and bounded, for its end.
 *   <li>Shared between threads: the {@link dev.wherry.internal.session.ControlConnection}, the
 *       registry of sessions, {@code internal.limit}; each field names its guard.
 *   <li>No lock is held during I/O or while user code runs, except the one that keeps a reply whole
 *       while it is written.
 *   <li>Cancel by shutting a socket down, never by interrupt (an interrupt closes the file under
 *       us) and never by closing it from another thread.
 *   <li>Every wait has a deadline, on {@link System#nanoTime}; the wall clock is for display only.
 *       Deadlines are looked at by one thread for all sessions, so that setting one costs nothing
 *       but a field.
 * </ol>
 */
@NullMarked
package dev.wherry.internal.session;

import org.jspecify.annotations.NullMarked;
