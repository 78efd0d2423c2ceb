package dev.wherry.it.clients;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.wherry.tls.TlsConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;

/** The server's certificate, and one that is somebody else's, as files for clients to trust. */
final class Certificates {
    static final TlsConfig OF_THE_SERVER = TlsConfig.selfSigned("127.0.0.1", "::1");

    private static final TlsConfig OF_SOMEBODY_ELSE = TlsConfig.selfSigned("127.0.0.1", "::1");

    private Certificates() {}

    static X509Certificate ofTheServer() {
        return OF_THE_SERVER.certificates().getFirst();
    }

    /** Writes a file that makes a client trust the server. */
    static String right(Share share) {
        return pem(share.home().resolve("right.pem"), ofTheServer());
    }

    /** Writes a file that makes a client trust another server of the same name. */
    static String wrong(Share share) {
        return pem(share.home().resolve("wrong.pem"), OF_SOMEBODY_ELSE.certificates().getFirst());
    }

    private static String pem(Path file, X509Certificate certificate) {
        try {
            String base64 =
                    Base64.getMimeEncoder(64, new byte[] {'\n'})
                            .encodeToString(certificate.getEncoded());
            Files.writeString(
                    file,
                    "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n",
                    US_ASCII);
            return file.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
