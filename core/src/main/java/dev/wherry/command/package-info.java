/**
 * What a client can say and what it is answered. An {@link dev.wherry.command.FtpCommand} has a
 * {@link dev.wherry.command.CommandSpec}, the row that the gates, HELP and FEAT are made of, and
 * runs with a {@link dev.wherry.command.CommandContext} to a {@link dev.wherry.command.Reply}. The
 * built-in commands and those that you add have the same shape; the built-in ones are internal.
 *
 * <p>Sockets, lines and bytes do not appear: a {@link dev.wherry.command.DataConnection} is all
 * that a command sees of a transfer. One command object serves all sessions at once. Each run has
 * its own context, a snapshot that belongs to the thread that runs it, and may block there. RFC 959
 * §4-5, RFC 3659, RFC 5797.
 */
@NullMarked
package dev.wherry.command;

import org.jspecify.annotations.NullMarked;
