/**
 * An FTP client that costs little: it shares the machine with the server that it measures. Knows
 * nothing of rows and turns. Whatever a server does that it should not is a {@link
 * dev.wherry.bench.client.WrongAnswer}.
 */
package dev.wherry.bench.client;
