package dev.wherry.it.tls;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.wherry.it.TlsClient;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** An authority that signs certificates, made with openssl in a directory of its own. */
final class TestAuthority {
    private static final String NOW = "";
    private static final String LONG_AGO = "-startdate 20200101000000Z -enddate 20210101000000Z";

    private static final String CONFIGURATION =
            """
            [ca]
            default_ca = own
            [own]
            database = database
            new_certs_dir = .
            rand_serial = yes
            default_md = sha256
            default_days = 30
            policy = names
            unique_subject = no
            [names]
            commonName = supplied
            """;

    private final Path directory;

    /** A certificate and its key. */
    record Signed(X509Certificate certificate, PrivateKey key, Path chainFile, Path keyFile) {
        /** Returns a client that shows the certificate, whoever the server trusts. */
        TlsClient client() {
            return TlsClient.showing(key, certificate);
        }

        /** Returns the SHA-256 as openssl prints it. */
        String fingerprint() {
            try {
                byte[] hash = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
                return HexFormat.ofDelimiter(":").withUpperCase().formatHex(hash);
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }
    }

    private TestAuthority(Path directory) {
        this.directory = directory;
    }

    static TestAuthority in(Path directory) throws IOException {
        Files.createDirectories(directory);
        TestAuthority authority = new TestAuthority(directory);
        Files.writeString(directory.resolve("ca.cnf"), CONFIGURATION);
        Files.createFile(directory.resolve("database"));
        authority.newKey("-x509 -days 30 -subj /CN=authority", "authority");
        return authority;
    }

    /** Returns the file that tells whom to trust. */
    Path file() {
        return directory.resolve("authority.pem");
    }

    /** Signs a certificate that is good for some days. */
    Signed sign(String name) throws IOException {
        return sign(name, NOW);
    }

    /** Signs a certificate that has run out. */
    Signed signExpired(String name) throws IOException {
        return sign(name, LONG_AGO);
    }

    private Signed sign(String name, String dates) throws IOException {
        newKey("-subj /CN=" + name, name + "-request");
        openssl(
                "ca -batch -notext -config ca.cnf -cert authority.pem -keyfile authority-key.pem"
                        + (" " + dates + " -in " + name + "-request.pem -out " + name + ".pem"));
        return read(name + ".pem", name + "-request-key.pem");
    }

    /** Makes a certificate that nobody has signed but itself. */
    Signed selfSigned(String name) throws IOException {
        newKey("-x509 -days 30 -subj /CN=" + name, name);
        return read(name + ".pem", name + "-key.pem");
    }

    private void newKey(String what, String name) throws IOException {
        openssl(
                "req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes "
                        + (what + " -keyout " + name + "-key.pem -out " + name + ".pem"));
    }

    private void openssl(String arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(arguments.split(" +")));
        Process process =
                new ProcessBuilder(command)
                        .directory(directory.toFile())
                        .redirectErrorStream(true)
                        .start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new AssertionError(command + ": " + said);
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private Signed read(String chain, String key) throws IOException {
        Path chainFile = directory.resolve(chain);
        Path keyFile = directory.resolve(key);
        try (InputStream in = Files.newInputStream(chainFile)) {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            String base64 =
                    Files.readString(keyFile, US_ASCII).replaceAll("-----[^-]*-----|\\s", "");
            PKCS8EncodedKeySpec spec = new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64));
            return new Signed(
                    (X509Certificate) factory.generateCertificate(in),
                    KeyFactory.getInstance("EC").generatePrivate(spec),
                    chainFile,
                    keyFile);
        } catch (java.security.GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
