package dev.wherry.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A certificate that signs itself, and its key, as {@code openssl} makes them. */
record MadeCertificate(Path chain, Path key) {
    static final String PASSWORD = "open sesame";

    /** Makes one in the clear, in place of what these files hold. */
    static MadeCertificate in(Path folder, String name) throws IOException, InterruptedException {
        MadeCertificate made =
                new MadeCertificate(
                        folder.resolve(name + ".pem"), folder.resolve(name + "-key.pem"));
        openssl(
                "req",
                "-x509",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:P-256",
                "-nodes",
                "-subj",
                "/CN=localhost",
                "-days",
                "2",
                "-out",
                made.chain.toString(),
                "-keyout",
                made.key.toString());
        return made;
    }

    /** Returns the key in another file, encrypted. */
    Path encryptedKey() throws IOException, InterruptedException {
        Path file = key.resolveSibling("encrypted-key.pem");
        openssl(
                "pkcs8",
                "-topk8",
                "-in",
                key.toString(),
                "-out",
                file.toString(),
                "-passout",
                "pass:" + PASSWORD);
        return file;
    }

    /** Returns both in one file of PKCS#12. */
    Path pkcs12() throws IOException, InterruptedException {
        Path file = key.resolveSibling("both.p12");
        openssl(
                "pkcs12",
                "-export",
                "-in",
                chain.toString(),
                "-inkey",
                key.toString(),
                "-out",
                file.toString(),
                "-passout",
                "pass:" + PASSWORD);
        return file;
    }

    private static void openssl(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile("openssl", ".txt");
        try {
            Process process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(output.toFile())
                            .start();
            assertThat(process.waitFor()).as(() -> read(output)).isZero();
        } catch (IOException e) {
            abort("this machine has no openssl");
        } finally {
            Files.delete(output);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
