/**
 * What you are told. {@link dev.wherry.event.FtpEvent} is the whole catalogue of what happens in
 * sessions, and an {@link dev.wherry.event.FtpListener} hears of it. An {@link
 * dev.wherry.event.UploadHook} is asked before an upload is published, and is the only one here
 * that can refuse anything.
 *
 * <p>Events tell of what is done and cannot change it. They come on the thread that did the work,
 * in the order in which things happened in their session, and overlap between sessions: a slow
 * listener holds up its own client and nobody else. Events are immutable and never hold a password.
 */
@NullMarked
package dev.wherry.event;

import org.jspecify.annotations.NullMarked;
