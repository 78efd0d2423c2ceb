package dev.wherry.internal.config;

import dev.wherry.file.UploadMode;
import dev.wherry.limit.BanPolicy;
import dev.wherry.tls.DataSessionPolicy;
import dev.wherry.tls.TlsConfig;
import dev.wherry.tls.TlsPolicy;
import java.net.InetAddress;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a server was told to be; the builder's methods document each value. */
public record Settings(Sessions sessions, Data data, Files files, Tls tls) {

    /** Control connections and logins. */
    public record Sessions(
            String banner,
            int maxSessions,
            int maxSessionsPerAddress,
            Duration idleTimeout,
            Duration loginTimeout,
            int maxLoginAttempts,
            Duration failedLoginDelay,
            BanPolicy banPolicy,
            boolean tcpNoDelay,
            Charset charset,
            List<String> hosts) {}

    /** Data connections and transfers. */
    public record Data(
            @Nullable PortRange passivePorts,
            PublicAddress publicAddress,
            Duration passiveTimeout,
            Duration activeTimeout,
            Duration stallTimeout,
            boolean allowForeignAddresses,
            boolean allowLowPorts,
            boolean allowActive,
            boolean zeroCopy) {}

    /** Files and listings. */
    public record Files(
            UploadMode uploadMode, boolean syncUploads, boolean timesInUtc, boolean mdtmSetsTime) {}

    /**
     * TLS.
     *
     * @param config null where there is none; then the policy is OFF
     */
    public record Tls(
            @Nullable TlsConfig config,
            TlsPolicy policy,
            DataSessionPolicy dataSessions,
            Duration handshakeTimeout,
            boolean allowClearCommandChannel) {}

    /** A range of ports, both ends included. */
    public record PortRange(int first, int last) {
        /** Returns how many ports the range has. */
        public int size() {
            return last - first + 1;
        }
    }

    /** The address that PASV tells: one for each local address, one for all others, or none. */
    public record PublicAddress(Map<InetAddress, String> byLocal, @Nullable String otherwise) {}
}
