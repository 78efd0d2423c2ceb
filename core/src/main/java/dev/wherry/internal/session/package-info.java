/**
 * A session: reading commands, checking them, carrying them out, answering.
 *
 * <ol>
 *   <li>One thread at a time owns a session, the one that holds its {@link
 *       dev.wherry.internal.net.Strand}: it takes a line, runs the command, writes the reply, until
 *       there is nothing to do. {@link dev.wherry.internal.session.SessionState} is plain fields,
 *       for the owner alone. An idle session has no thread.
 *   <li>Nothing that can get stuck may hold up others: while a thread of the {@link
 *       dev.wherry.internal.net.Reactor} is away, another takes its place.
 *   <li>A transfer, or anything else that takes long, runs on the thread that took its command,
 *       with a {@link dev.wherry.internal.session.Snapshot}, and writes its own preliminary and
 *       final reply. Meanwhile that thread does not own the session: others read on and serve ABOR,
 *       STAT, NOOP and QUIT at once; other lines wait, in order and bounded, for its end.
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
