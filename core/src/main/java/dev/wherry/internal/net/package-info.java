/**
 * Waiting without holding a carrier: the {@link dev.wherry.internal.net.Poller} watches
 * non-blocking channels for all sessions on one thread, and a {@link dev.wherry.internal.net.Bell}
 * lets a thread sleep until somebody has news for it. Knows nothing of FTP.
 */
@NullMarked
package dev.wherry.internal.net;

import org.jspecify.annotations.NullMarked;
