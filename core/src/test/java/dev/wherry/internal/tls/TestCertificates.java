package dev.wherry.internal.tls;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Certificates that only openssl can make. */
final class TestCertificates {
    private TestCertificates() {}

    /** Runs openssl, and fails with what it says. */
    static void openssl(Path directory, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(arguments));
        Process process =
                new ProcessBuilder(command)
                        .directory(directory.toFile())
                        .redirectErrorStream(true)
                        .start();
        String said = new String(process.getInputStream().readAllBytes());
        try {
            if (process.waitFor() != 0) {
                throw new IOException(command + ": " + said);
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    /** A self-signed certificate without an extended key usage, as clients have. */
    static Identity client(Path directory) throws IOException {
        openssl(
                directory,
                "req",
                "-x509",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:P-256",
                "-nodes",
                "-subj",
                "/CN=client",
                "-days",
                "30",
                "-keyout",
                "key.pem",
                "-out",
                "cert.pem");
        return new PemFiles(directory.resolve("cert.pem"), directory.resolve("key.pem"), null)
                .load()
                .getFirst();
    }
}
