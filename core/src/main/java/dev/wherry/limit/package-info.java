/** Limits that protect a server, as immutable policies. */
@NullMarked
package dev.wherry.limit;

import org.jspecify.annotations.NullMarked;
