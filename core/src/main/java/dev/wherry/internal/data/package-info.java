/**
 * Data connections: opening them (passive or active), and moving bytes through them. Knows nothing
 * of verbs or users. A transfer owns its connection from the preliminary reply to the final one, on
 * one thread; shutting the connection down from any other thread aborts it. RFC 959 §3.2-3.3, RFC
 * 2428.
 */
@NullMarked
package dev.wherry.internal.data;

import org.jspecify.annotations.NullMarked;
