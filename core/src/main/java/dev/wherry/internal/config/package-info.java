/**
 * The settings of a server as its builder left them: one immutable record that every area reads.
 */
@NullMarked
package dev.wherry.internal.config;

import org.jspecify.annotations.NullMarked;
