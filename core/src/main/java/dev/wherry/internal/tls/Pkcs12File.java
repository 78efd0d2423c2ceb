package dev.wherry.internal.tls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Keys with their certificates in a PKCS#12 file (RFC 7292), in the order of their aliases. */
public final class Pkcs12File implements IdentitySource {
    private final Path file;
    private final char[] password;

    /** Takes the password of the file and of the keys in it. */
    public Pkcs12File(Path file, char[] password) {
        this.file = file;
        this.password = password;
    }

    @Override
    public List<Identity> load() throws IOException {
        List<Identity> identities = new ArrayList<>();
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, password);
            for (String alias : Collections.list(store.aliases()).stream().sorted().toList()) {
                if (store.isKeyEntry(alias)) {
                    identities.add(identity(store, alias));
                }
            }
        } catch (GeneralSecurityException e) {
            throw new IOException("the key in " + file + " cannot be read", e);
        } catch (IOException e) {
            throw e.getCause() instanceof UnrecoverableKeyException
                    ? new IOException(file + " cannot be opened with the password given", e)
                    : e.getMessage() != null && e.getMessage().contains(file.toString())
                            ? e
                            : new IOException(file + " is no PKCS#12 file", e);
        }
        if (identities.isEmpty()) {
            throw new IOException(file + " holds no private key");
        }
        return identities;
    }

    private Identity identity(KeyStore store, String alias)
            throws GeneralSecurityException, IOException {
        Certificate[] chain = store.getCertificateChain(alias);
        if (!(store.getKey(alias, password) instanceof PrivateKey key)
                || chain == null
                || !(chain[0] instanceof X509Certificate certificate)) {
            throw new IOException("the entry " + alias + " in " + file + " has no certificate");
        }
        if (!KeyCheck.belongTogether(key, certificate.getPublicKey())) {
            throw new IOException(
                    "the private key " + alias + " in " + file + " is not its certificate's");
        }
        return new Identity(Arrays.stream(chain).map(X509Certificate.class::cast).toList(), key);
    }

    /** The password stays out of logs. */
    @Override
    public String toString() {
        return file.toString();
    }
}
