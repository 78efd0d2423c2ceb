/** The benchmark tool: its command line, its plan, and the turns in which it measures servers. */
package dev.wherry.bench;
