package dev.wherry.examples;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.util.HexFormat;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;

/** A certificate that signs itself, and its key, made with openssl. */
record MadeCertificate(Path chain, Path key, Path store) {
    private static final String PASSWORD = "password";

    static MadeCertificate in(Path folder, String name) throws Exception {
        MadeCertificate made =
                new MadeCertificate(
                        folder.resolve(name + ".pem"),
                        folder.resolve(name + "-key.pem"),
                        folder.resolve(name + ".p12"));
        openssl(
                folder,
                "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj",
                "/CN=" + name,
                "-out",
                made.chain.toString(),
                "-keyout",
                made.key.toString());
        openssl(
                folder,
                "pkcs12 -export -passout pass:" + PASSWORD + " -in",
                made.chain.toString(),
                "-inkey",
                made.key.toString(),
                "-out",
                made.store.toString());
        return made;
    }

    private static void openssl(Path folder, String words, String... more) throws Exception {
        List<String> command = new java.util.ArrayList<>(List.of("openssl"));
        command.addAll(List.of(words.split(" ")));
        command.addAll(List.of(more));
        Process process =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .start();
        String said = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            throw new AssertionError(command + ": " + said);
        }
    }

    /** Returns what shows the certificate to a server. */
    KeyManager keyManager() throws GeneralSecurityException, IOException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory factory = KeyManagerFactory.getInstance("PKIX");
        factory.init(keys, PASSWORD.toCharArray());
        return factory.getKeyManagers()[0];
    }

    String fingerprint() throws GeneralSecurityException, IOException {
        try (InputStream in = Files.newInputStream(chain)) {
            byte[] der =
                    CertificateFactory.getInstance("X.509").generateCertificate(in).getEncoded();
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(der);
            return HexFormat.ofDelimiter(":").withUpperCase().formatHex(hash);
        }
    }
}
