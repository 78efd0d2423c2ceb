/**
 * What a server counts by address: open sessions and failed logins. The few shared mutable
 * structures; each guards itself.
 */
@NullMarked
package dev.wherry.internal.limit;

import org.jspecify.annotations.NullMarked;
