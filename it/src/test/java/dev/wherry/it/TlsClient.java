package dev.wherry.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * TLS in the client's role, which trusts everybody. Remembers its sessions, by the port that it is
 * told, and resumes them.
 */
public final class TlsClient {
    private final SSLContext context;
    private final Consumer<SSLParameters> rules;
    private final boolean closesConnection;

    private TlsClient(SSLContext context, Consumer<SSLParameters> rules, boolean closesConnection) {
        this.context = context;
        this.rules = rules;
        this.closesConnection = closesConnection;
    }

    private static TlsClient of(KeyManager @Nullable [] keys) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys, new TrustManager[] {new TrustAll()}, new SecureRandom());
            return new TlsClient(context, parameters -> {}, true);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A client with nothing to remember yet. */
    public static TlsClient fresh() {
        return of(null);
    }

    /** A client that shows a certificate when asked for one, whoever the server trusts. */
    public static TlsClient showing(PrivateKey key, X509Certificate... chain) {
        return of(new KeyManager[] {new Shown(key, chain)});
    }

    private TlsClient with(Consumer<SSLParameters> rule) {
        return new TlsClient(context, rules.andThen(rule), closesConnection);
    }

    /** The same client, with the same sessions, but leaving the connection open when TLS ends. */
    public TlsClient leavingTheConnection() {
        return new TlsClient(context, rules, false);
    }

    /** Speaks only these versions. */
    public TlsClient protocols(String... names) {
        return with(parameters -> parameters.setProtocols(names));
    }

    /** Speaks only these ciphers. */
    public TlsClient ciphers(String... names) {
        return with(parameters -> parameters.setCipherSuites(names));
    }

    /** Offers these application protocols. */
    public TlsClient applicationProtocols(String... names) {
        return with(parameters -> parameters.setApplicationProtocols(names));
    }

    /** Asks for a host. */
    public TlsClient host(String name) {
        return with(parameters -> parameters.setServerNames(List.of(new SNIHostName(name))));
    }

    /**
     * Puts TLS around a connection; the handshake is made when something is first read or written.
     *
     * @param session what sessions are remembered by
     */
    public SSLSocket around(Socket raw, int session) {
        try {
            raw.setTcpNoDelay(true); // the last parts of a handshake are several writes
            SSLSocket socket =
                    (SSLSocket)
                            context.getSocketFactory()
                                    .createSocket(
                                            new PortAlias(raw, session),
                                            "localhost",
                                            session,
                                            closesConnection);
            socket.setUseClientMode(true);
            SSLParameters parameters = socket.getSSLParameters();
            rules.accept(parameters);
            socket.setSSLParameters(parameters);
            socket.setSoTimeout((int) Await.PATIENCE.toMillis());
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Shown extends X509ExtendedKeyManager {
        private static final String ALIAS = "own";

        private final PrivateKey key;
        private final X509Certificate[] chain;

        Shown(PrivateKey key, X509Certificate[] chain) {
            this.key = key;
            this.chain = chain;
        }

        @Override
        public String chooseClientAlias(String[] types, Principal[] issuers, Socket socket) {
            return Arrays.asList(types).contains(key.getAlgorithm()) ? ALIAS : null;
        }

        @Override
        public X509Certificate[] getCertificateChain(String alias) {
            return chain.clone();
        }

        @Override
        public PrivateKey getPrivateKey(String alias) {
            return key;
        }

        @Override
        public String[] getClientAliases(String type, Principal[] issuers) {
            return new String[] {ALIAS};
        }

        @Override
        public String[] getServerAliases(String type, Principal[] issuers) {
            return new String[0];
        }

        @Override
        public String chooseServerAlias(String type, Principal[] issuers, Socket socket) {
            return null;
        }
    }

    private static final class TrustAll extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
