package dev.wherry.bench.client;

import java.net.InetSocketAddress;
import java.util.OptionalLong;

/**
 * A server that is measured.
 *
 * @param name what it is called in the results
 * @param address where it listens
 * @param user whom to log in
 * @param password the user's password
 * @param folder where on the server to work, empty for the folder after login
 * @param pid the first process of the server, if its processor time and memory are asked for
 * @param implicitTls whether it expects TLS from the first byte
 */
public record Target(
        String name,
        InetSocketAddress address,
        String user,
        String password,
        String folder,
        OptionalLong pid,
        boolean implicitTls) {}
