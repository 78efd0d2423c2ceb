/**
 * The lines of LIST, NLST, MLST and MLSD, made from what is known of a file: pure text, no file
 * system and no connection. A format belongs to one listing on one thread, as it remembers the last
 * day and minute; {@code Facts} and {@code UniqueIds} are for all. RFC 959 §4.1.3, RFC 1123
 * §4.1.2.7, RFC 3659 §7.
 */
@NullMarked
package dev.wherry.internal.listing;

import org.jspecify.annotations.NullMarked;
