/**
 * The log: events and messages become lines, and one thread writes them. Whoever logs hands a line
 * to a bounded queue and goes on; when nobody reads the other end of stderr, lines are dropped and
 * counted, and no transfer waits.
 */
package dev.wherry.server.log;
