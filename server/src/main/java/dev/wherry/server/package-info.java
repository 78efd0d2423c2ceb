/**
 * The {@code wherry} command. {@link dev.wherry.server.Main} finds the sub-command, {@link
 * dev.wherry.server.Settings} lists all that can be set, {@link dev.wherry.server.ServePlan} judges
 * what was set, and {@link dev.wherry.server.ServeCommand} runs it. What the user got wrong is a
 * {@link dev.wherry.server.Refusal}: one sentence and exit status 2.
 */
package dev.wherry.server;
