package dev.wherry.internal.tls;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import org.jspecify.annotations.Nullable;

/**
 * Reads the host name that a client asks for out of its first record (RFC 6066 §3), before the
 * engine does: the certificate must be known when a ticket is opened, and JSSE opens tickets before
 * it tells anybody the name.
 */
final class ServerName {
    private static final int HANDSHAKE_RECORD = 22;
    private static final int CLIENT_HELLO = 1;
    private static final int SERVER_NAME_EXTENSION = 0;
    private static final int HOST_NAME = 0;
    private static final int VERSION_AND_RANDOM_BYTES = 34;

    private ServerName() {}

    /**
     * Returns the name, or null if there is none or it cannot be read; the engine judges the record
     * itself.
     */
    static @Nullable SNIHostName in(ByteBuffer record) {
        try {
            return host(extensions(record.duplicate()));
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            return null;
        }
    }

    private static @Nullable ByteBuffer extensions(ByteBuffer in) {
        if (in.get() != HANDSHAKE_RECORD) {
            return null;
        }
        in.getShort(); // a version that means nothing
        ByteBuffer fragment = take(in, uint16(in));
        if (fragment.get() != CLIENT_HELLO) {
            return null;
        }
        ByteBuffer hello = take(fragment, (uint8(fragment) << 16) | uint16(fragment));
        take(hello, VERSION_AND_RANDOM_BYTES);
        take(hello, uint8(hello)); // session id
        take(hello, uint16(hello)); // cipher suites
        take(hello, uint8(hello)); // compression methods
        return take(hello, uint16(hello));
    }

    private static @Nullable SNIHostName host(@Nullable ByteBuffer extensions) {
        while (extensions != null && extensions.hasRemaining()) {
            int type = uint16(extensions);
            ByteBuffer body = take(extensions, uint16(extensions));
            if (type == SERVER_NAME_EXTENSION) {
                ByteBuffer names = take(body, uint16(body));
                if (uint8(names) != HOST_NAME) {
                    return null;
                }
                byte[] name = new byte[uint16(names)];
                names.get(name);
                return new SNIHostName(name);
            }
        }
        return null;
    }

    private static ByteBuffer take(ByteBuffer in, int count) {
        if (count > in.remaining()) {
            throw new BufferUnderflowException();
        }
        ByteBuffer taken = in.slice(in.position(), count);
        in.position(in.position() + count);
        return taken;
    }

    private static int uint8(ByteBuffer in) {
        return in.get() & 0xFF;
    }

    private static int uint16(ByteBuffer in) {
        return in.getShort() & 0xFFFF;
    }

    /** Returns the name in a list, as the client sent it, or null. */
    static @Nullable String of(@Nullable List<SNIServerName> names) {
        if (names != null) {
            for (SNIServerName name : names) {
                if (name instanceof SNIHostName host) {
                    return host.getAsciiName();
                }
            }
        }
        return null;
    }
}
