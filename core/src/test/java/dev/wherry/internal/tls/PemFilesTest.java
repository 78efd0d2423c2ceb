package dev.wherry.internal.tls;

import static dev.wherry.internal.tls.TestCertificates.openssl;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PemFilesTest {
    @TempDir private Path directory;

    private Path file(String name) {
        return directory.resolve(name);
    }

    private void certificate(String... keyOptions) throws IOException {
        String[] command = {
            "req",
            "-x509",
            "-nodes",
            "-subj",
            "/CN=localhost",
            "-days",
            "2",
            "-keyout",
            "key.pem",
            "-out",
            "cert.pem",
            "-newkey"
        };
        String[] all = Arrays.copyOf(command, command.length + keyOptions.length);
        System.arraycopy(keyOptions, 0, all, command.length, keyOptions.length);
        openssl(directory, all);
    }

    private void loads(String key, String password) throws IOException {
        char[] chars = password == null ? null : password.toCharArray();
        assertThat(new PemFiles(file("cert.pem"), file(key), chars).load()).hasSize(1);
    }

    private void fails(String key, String password, String message) {
        char[] chars = password == null ? null : password.toCharArray();
        assertThatIOException()
                .isThrownBy(() -> new PemFiles(file("cert.pem"), file(key), chars).load())
                .withMessageContaining(message)
                .withMessageContaining(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rsa:2048", "ed25519", "ed448", "rsa-pss"})
    void readPkcs8(String kind) throws IOException {
        certificate(kind);
        loads("key.pem", null);
        loads("key.pem", "unneeded");
    }

    @ParameterizedTest
    @ValueSource(strings = {"P-256", "P-384", "P-521"})
    void readEllipticCurves(String curve) throws IOException {
        certificate("ec", "-pkeyopt", "ec_paramgen_curve:" + curve);
        loads("key.pem", null);
        openssl(directory, "ec", "-in", "key.pem", "-out", "sec1.pem");
        assertThat(file("sec1.pem")).content().contains("BEGIN EC PRIVATE KEY");
        loads("sec1.pem", null);
        openssl(directory, "ec", "-in", "key.pem", "-no_public", "-out", "alone.pem");
        loads("alone.pem", null);
        openssl(
                directory,
                "ec",
                "-in",
                "key.pem",
                "-aes256",
                "-passout",
                "pass:secret",
                "-out",
                "locked.pem");
        loads("locked.pem", "secret");
        fails("locked.pem", "wrong", "cannot be decrypted with the password given");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-text", "-no_public"})
    void refuseAnotherKeyOfTheSameCurve(String form) throws IOException {
        certificate("ec", "-pkeyopt", "ec_paramgen_curve:P-256");
        openssl(directory, "ec", "-in", "key.pem", form, "-out", "other.pem");
        certificate("ec", "-pkeyopt", "ec_paramgen_curve:P-256");
        fails("other.pem", null, "the private key in " + file("other.pem") + " does not belong");
    }

    @Test
    void readPkcs1() throws IOException {
        certificate("rsa:2048");
        openssl(directory, "rsa", "-in", "key.pem", "-traditional", "-out", "pkcs1.pem");
        assertThat(file("pkcs1.pem")).content().contains("BEGIN RSA PRIVATE KEY");
        loads("pkcs1.pem", null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-aes128", "-aes192", "-aes256", "-des3"})
    void readKeysThatAreEncrypted(String cipher) throws IOException {
        certificate("rsa:2048");
        openssl(
                directory,
                "rsa",
                "-in",
                "key.pem",
                cipher,
                "-passout",
                "pass:secret",
                "-traditional",
                "-out",
                "old.pem");
        assertThat(file("old.pem")).content().contains("DEK-Info");
        loads("old.pem", "secret");
        fails("old.pem", "wrong", "cannot be decrypted with the password given");
        fails("old.pem", null, "is encrypted, and no password was given");
    }

    @ParameterizedTest
    @ValueSource(strings = {"aes128", "aes256"})
    void readPkcs8ThatIsEncrypted(String cipher) throws IOException {
        certificate("rsa:2048");
        encrypt(cipher);
        assertThat(file("new.pem")).content().contains("BEGIN ENCRYPTED PRIVATE KEY");
        loads("new.pem", "secret");
        fails("new.pem", "wrong", "cannot be decrypted with the password given");
        fails("new.pem", null, "is encrypted, and no password was given");
        encrypt("des3");
        fails("new.pem", "secret", "not encrypted with AES-128 or AES-256");
    }

    private void encrypt(String cipher) throws IOException {
        openssl(
                directory,
                "pkcs8",
                "-topk8",
                "-in",
                "key.pem",
                "-v2",
                cipher,
                "-passout",
                "pass:secret",
                "-out",
                "new.pem");
    }

    @Test
    void readOneFileWithBothAndTextBetween() throws IOException {
        certificate("rsa:2048");
        String both =
                "A comment\r\n"
                        + Files.readString(file("key.pem")).replace("\n", "\r\n")
                        + "subject=CN = localhost\r\n"
                        + Files.readString(file("cert.pem"));
        Files.writeString(file("both.pem"), both);
        assertThat(new PemFiles(file("both.pem"), file("both.pem"), null).load()).hasSize(1);
    }

    @Test
    void tellWhatIsWrong() throws IOException {
        certificate("rsa:2048");
        Files.move(file("key.pem"), file("other.pem"));
        Files.move(file("cert.pem"), file("other-cert.pem"));
        certificate("rsa:2048");
        fails("other.pem", null, "the private key in " + file("other.pem") + " does not belong");
        Files.writeString(
                file("cert.pem"),
                Files.readString(file("other-cert.pem")) + Files.readString(file("cert.pem")));
        assertThatIOException()
                .isThrownBy(() -> new PemFiles(file("cert.pem"), file("key.pem"), null).load())
                .withMessageContaining("must come first");
        fails("cert.pem", null, "holds no private key in PEM form");
        fails("missing.pem", null, "missing.pem");
        Files.writeString(file("cut.pem"), "-----BEGIN PRIVATE KEY-----\nAAAA\n");
        fails("cut.pem", null, "ends within its PRIVATE KEY");
        Files.writeString(
                file("bad.pem"), "-----BEGIN PRIVATE KEY-----\nAA*A\n-----END PRIVATE KEY-----\n");
        fails("bad.pem", null, "is damaged");
        Files.writeString(
                file("junk.pem"), "-----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----\n");
        fails("junk.pem", null, "is damaged");
    }

    @Test
    void readPkcs12() throws IOException {
        certificate("rsa:2048");
        openssl(
                directory,
                "pkcs12",
                "-export",
                "-in",
                "cert.pem",
                "-inkey",
                "key.pem",
                "-passout",
                "pass:secret",
                "-out",
                "store.p12");
        Path store = file("store.p12");
        assertThat(new Pkcs12File(store, "secret".toCharArray()).load()).hasSize(1);
        assertThatIOException()
                .isThrownBy(() -> new Pkcs12File(store, "wrong".toCharArray()).load())
                .withMessage(store + " cannot be opened with the password given");
        assertThatIOException()
                .isThrownBy(() -> new Pkcs12File(file("key.pem"), new char[0]).load())
                .withMessage(file("key.pem") + " is no PKCS#12 file");
    }
}
