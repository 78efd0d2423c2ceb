/** A running server: accepting clients, the registry of sessions, deadlines, stopping in order. */
@NullMarked
package dev.wherry.internal.server;

import org.jspecify.annotations.NullMarked;
