package dev.wherry.bench;

import dev.wherry.bench.client.Target;
import java.net.InetSocketAddress;
import java.util.OptionalLong;

/** Reads {@code NAME=HOST:PORT[,user=U][,password=P][,pid=N][,dir=PATH][,implicit]}. */
final class Peer {
    private static final int HIGHEST_PORT = 65_535;

    private final String text;

    private Peer(String text) {
        this.text = text;
    }

    /** What a peer does not say it has from the main target, but for the process. */
    static Target parse(String text, Target main) {
        return new Peer(text).read(main);
    }

    private Target read(Target main) {
        String[] parts = text.split(",", -1);
        int equals = parts[0].indexOf('=');
        if (equals < 1) {
            throw bad("it begins with NAME=HOST:PORT");
        }
        Target target =
                new Target(
                        parts[0].substring(0, equals),
                        address(parts[0].substring(equals + 1)),
                        main.user(),
                        main.password(),
                        main.folder(),
                        OptionalLong.empty(),
                        false);
        for (int i = 1; i < parts.length; i++) {
            target = with(target, parts[i]);
        }
        return target;
    }

    private InetSocketAddress address(String hostAndPort) {
        int colon = hostAndPort.lastIndexOf(':');
        if (colon < 1) {
            throw bad("after the name comes HOST:PORT");
        }
        return Peer.address(hostAndPort.substring(0, colon), hostAndPort.substring(colon + 1));
    }

    static InetSocketAddress address(String host, String port) {
        int number = port.matches("\\d{1,5}") ? Integer.parseInt(port) : 0;
        if (number < 1 || number > HIGHEST_PORT) {
            throw new BadUsage("a port is a number from 1 to 65535, not \"" + port + "\".");
        }
        InetSocketAddress address = new InetSocketAddress(host, number);
        if (address.isUnresolved()) {
            throw new BadUsage("there is no host \"" + host + "\".");
        }
        return address;
    }

    private Target with(Target target, String part) {
        int equals = part.indexOf('=');
        String key = equals < 0 ? part : part.substring(0, equals);
        String value = part.substring(equals + 1);
        return switch (key) {
            case "user" -> change(target, value, target.password(), target.folder());
            case "password" -> change(target, target.user(), value, target.folder());
            case "dir" -> change(target, target.user(), target.password(), value);
            case "pid" ->
                    new Target(
                            target.name(),
                            target.address(),
                            target.user(),
                            target.password(),
                            target.folder(),
                            OptionalLong.of(pid(value)),
                            target.implicitTls());
            case "implicit" ->
                    new Target(
                            target.name(),
                            target.address(),
                            target.user(),
                            target.password(),
                            target.folder(),
                            target.pid(),
                            true);
            default -> throw bad("it knows user=, password=, dir=, pid= and implicit");
        };
    }

    private static Target change(Target target, String user, String password, String folder) {
        return new Target(
                target.name(),
                target.address(),
                user,
                password,
                folder,
                target.pid(),
                target.implicitTls());
    }

    static long pid(String text) {
        if (!text.matches("[1-9]\\d{0,9}")) {
            throw new BadUsage("a process is given by its number, not \"" + text + "\".");
        }
        return Long.parseLong(text);
    }

    private BadUsage bad(String why) {
        return new BadUsage("--peer \"" + text + "\" cannot be read: " + why + ".");
    }
}
