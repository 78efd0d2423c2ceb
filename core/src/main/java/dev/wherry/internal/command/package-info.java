/**
 * The built-in commands, one small class each, written against {@link
 * dev.wherry.command.CommandContext} as users write theirs: a spec, and a run without the checks
 * that the gates have made. What several commands share is an object that they call, never a class
 * that they extend. One object serves all sessions; whatever it keeps is immutable or a semaphore.
 */
@NullMarked
package dev.wherry.internal.command;

import org.jspecify.annotations.NullMarked;
