/**
 * The control connection's language: bytes to {@code CommandLine} and {@code Reply} to bytes, the
 * line length, Telnet commands, the charset, and the syntax of PORT, EPRT, PASV, EPSV and times.
 * Knows no session and does no I/O; nothing here looks up a name. Everything is immutable or pure,
 * but {@code LineReader} and {@code ByteBuilder}, which belong to one thread. RFC 959 §4-5, RFC
 * 1123 §4.1.2.10-12, RFC 2428, RFC 2640 §3, RFC 3659 §2.
 */
@NullMarked
package dev.wherry.internal.wire;

import org.jspecify.annotations.NullMarked;
