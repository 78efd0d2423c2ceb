/**
 * Threads and waiting: the {@link dev.wherry.internal.net.Reactor} does what is ready, the {@link
 * dev.wherry.internal.net.Poller} watches non-blocking channels for it, a {@link
 * dev.wherry.internal.net.Strand} sees to it that one thread at a time goes on with a session, and
 * a {@link dev.wherry.internal.net.Bell} lets a thread sleep until somebody has news for it. Knows
 * nothing of FTP.
 */
@NullMarked
package dev.wherry.internal.net;

import org.jspecify.annotations.NullMarked;
