package dev.wherry.server;

import dev.wherry.server.log.AddressText;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.channels.ServerSocketChannel;
import java.util.List;
import java.util.Locale;

/** Finds out why a server could not listen, and what the user can do. */
final class BindFailure {
    private static final int FIRST_UNPRIVILEGED_PORT = 1024;

    /** From 21 to 2121. */
    private static final int USUAL_DISTANCE = 2_100;

    private BindFailure() {}

    /**
     * Makes the sentence.
     *
     * @param failure what the start of the server threw
     * @param listeners the addresses that it tried; which one failed is found by trying them again
     */
    static Refusal explain(IOException failure, List<Listener> listeners) {
        for (Listener listener : listeners) {
            try (ServerSocketChannel probe = ServerSocketChannel.open()) {
                probe.bind(listener.address());
            } catch (IOException e) {
                return new Refusal(sentence(listener, e), failure);
            }
        }
        if (listeners.size() > 1) {
            return new Refusal(
                    "the addresses given with -i include one another; leave out some.", failure);
        }
        return new Refusal("the server cannot start: " + failure.getMessage() + ".", failure);
    }

    private static String sentence(Listener listener, IOException failure) {
        InetSocketAddress address = listener.address();
        String flag = listener.portFlag();
        String reason = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        int port = address.getPort();
        if (!isLocal(address.getAddress())) {
            return AddressText.of(address.getAddress())
                    + " is no address of this machine; give one that is with -i, or leave -i out to listen on all.";
        }
        if (port < FIRST_UNPRIVILEGED_PORT && reason.contains("permission")) {
            return "this user may not listen on port "
                    + port
                    + "; choose one from 1024 on with "
                    + flag
                    + ", such as "
                    + flag
                    + " "
                    + (port + USUAL_DISTANCE)
                    + ".";
        }
        if (reason.contains("in use")) {
            return "port "
                    + port
                    + " is in use; choose another with "
                    + flag
                    + ", or "
                    + flag
                    + " 0 for any that is free.";
        }
        return "cannot listen on "
                + AddressText.of(address)
                + " ("
                + reason
                + "); choose another port with "
                + flag
                + ".";
    }

    private static boolean isLocal(InetAddress address) {
        try {
            return address.isAnyLocalAddress()
                    || NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException e) {
            return true; // not known, so not to be blamed
        }
    }
}
