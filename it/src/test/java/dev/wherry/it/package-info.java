/**
 * Black-box tests: a real server on a loopback port, and a client that sees every byte of the
 * conversation.
 *
 * <p>{@link dev.wherry.it.TestFtpServer} starts one server for each test and looks for leaks behind
 * it, {@link dev.wherry.it.WireClient} talks to it and reads replies as strictly as RFC 959 §4.2
 * writes them. There is one class for each command and one for each theme that takes more than one
 * command. {@link dev.wherry.it.Proves} says which line of the RFCs or which threat a test is
 * about.
 */
@NullMarked
package dev.wherry.it;

import org.jspecify.annotations.NullMarked;
