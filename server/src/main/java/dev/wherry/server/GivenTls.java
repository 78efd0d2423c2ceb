package dev.wherry.server;

import dev.wherry.FtpServerBuilder;
import dev.wherry.tls.TlsConfig;
import dev.wherry.tls.TlsConfigBuilder;
import dev.wherry.tls.TlsPolicy;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * TLS from the command line. Without one of its flags this class is not loaded, and nothing of TLS
 * with it.
 *
 * @param config the certificates, read already
 * @param policy what must be protected
 * @param selfSigned whether the certificate was made here, so that there are no files to reload
 */
record GivenTls(TlsConfig config, TlsPolicy policy, boolean selfSigned) {
    private static final List<Setting<?>> CERTIFICATES =
            List.of(Settings.TLS, Settings.CERTIFICATE_FILE, Settings.PKCS12_FILE);

    /**
     * Judges what was set, and reads the files.
     *
     * @param values with at least one of the section
     * @return empty if TLS is switched off
     * @throws Refusal if it does not fit together, or a file is not what it should be
     */
    static Optional<GivenTls> of(Values values) {
        List<Setting<?>> given = values.given(Section.TLS);
        if (isOff(values, given)) {
            return Optional.empty();
        }
        requireCertificate(values, given);
        TlsPolicy policy = policy(values);
        boolean selfSigned =
                !values.has(Settings.CERTIFICATE_FILE) && !values.has(Settings.PKCS12_FILE);
        return Optional.of(new GivenTls(config(values), policy, selfSigned));
    }

    private static boolean isOff(Values values, List<Setting<?>> given) {
        if (values.get(Settings.TLS_POLICY).isOffered()) {
            return false;
        }
        for (Setting<?> setting : given) {
            if (setting != Settings.TLS_POLICY) {
                throw contradiction(setting, TlsPolicy.OFF);
            }
        }
        return true;
    }

    private static void requireCertificate(Values values, List<Setting<?>> given) {
        boolean pem = values.has(Settings.CERTIFICATE_FILE);
        boolean pkcs12 = values.has(Settings.PKCS12_FILE);
        if (pem && pkcs12) {
            throw new Refusal(
                    "give the certificate with --certfile or with --pkcs12, not with both.");
        }
        if (values.has(Settings.KEY_FILE) && !pem) {
            throw new Refusal("--keyfile needs --certfile, the certificate of that key.");
        }
        if (values.has(Settings.KEY_PASSWORD_FILE) && !pem && !pkcs12) {
            throw new Refusal("--key-password-file needs --certfile or --pkcs12.");
        }
        if (CERTIFICATES.stream().noneMatch(given::contains)) {
            throw new Refusal(
                    given.getFirst().flag()
                            + " needs a certificate; give one with --certfile or --pkcs12, or let --tls make one.");
        }
    }

    /** The two flags of the original ask for at least so much; a policy must not say less. */
    private static TlsPolicy policy(Values values) {
        boolean login = values.get(Settings.TLS_CONTROL_REQUIRED);
        boolean data = values.get(Settings.TLS_DATA_REQUIRED);
        Optional<TlsPolicy> policy = values.find(Settings.TLS_POLICY);
        if (policy.isEmpty()) {
            return data
                    ? TlsPolicy.LOGIN_AND_DATA_REQUIRED
                    : login ? TlsPolicy.LOGIN_REQUIRED : TlsPolicy.OFFERED;
        }
        if (data && !policy.get().requiresData()) {
            throw contradiction(Settings.TLS_DATA_REQUIRED, policy.get());
        }
        if (login && !policy.get().requiresLogin()) {
            throw contradiction(Settings.TLS_CONTROL_REQUIRED, policy.get());
        }
        return policy.get();
    }

    private static Refusal contradiction(Setting<?> setting, TlsPolicy policy) {
        return new Refusal(
                setting.flag()
                        + " and --tls-policy "
                        + ValueTypes.word(policy)
                        + " contradict each other; leave one out.");
    }

    private static TlsConfig config(Values values) {
        TlsConfigBuilder tls = TlsConfig.builder();
        protocols(tls, values);
        clientCertificates(tls, values);
        certificate(tls, values);
        try {
            return tls.build();
        } catch (IOException e) {
            throw new Refusal("TLS cannot be used: " + reason(e) + hint(e, values) + ".", e);
        } catch (IllegalArgumentException e) {
            throw new Refusal(
                    "--tls cannot make a certificate for all names of this server ("
                            + e.getMessage()
                            + "); give one with --certfile.",
                    e);
        }
    }

    private static void protocols(TlsConfigBuilder tls, Values values) {
        try {
            values.find(Settings.TLS_PROTOCOLS)
                    .ifPresent(names -> tls.protocols(names.toArray(String[]::new)));
        } catch (IllegalArgumentException e) {
            throw new Refusal("--tls-protocols: " + e.getMessage() + ".", e);
        }
    }

    private static void clientCertificates(TlsConfigBuilder tls, Values values) {
        Optional<ClientCertificates> wish = values.find(Settings.CLIENT_CERTIFICATES);
        Optional<Path> authorities = file(values, Settings.CLIENT_AUTHORITIES);
        if (wish.isPresent() != authorities.isPresent()) {
            throw new Refusal(
                    wish.isPresent()
                            ? "--client-certificates needs --client-ca, a file of who may sign them."
                            : "--client-ca needs --client-certificates want or need.");
        }
        if (wish.isPresent() && authorities.isPresent()) {
            switch (wish.get()) {
                case WANT -> tls.wantClientCertificates(authorities.get());
                case NEED -> tls.needClientCertificates(authorities.get());
            }
        }
    }

    private static void certificate(TlsConfigBuilder tls, Values values) {
        Optional<Path> pkcs12 = file(values, Settings.PKCS12_FILE);
        Optional<Path> chain = file(values, Settings.CERTIFICATE_FILE);
        Optional<String> password =
                values.find(Settings.KEY_PASSWORD_FILE).map(PasswordFile::firstLine);
        if (pkcs12.isPresent()) {
            tls.pkcs12(pkcs12.get(), password.orElse(""));
        } else if (chain.isEmpty()) {
            tls.selfSigned(names(values));
        } else {
            Path key = file(values, Settings.KEY_FILE).orElse(chain.get());
            password.ifPresentOrElse(
                    text -> tls.pem(chain.get(), key, text), () -> tls.pem(chain.get(), key));
        }
    }

    /** By which names and addresses clients may know this server, as far as it was told. */
    private static String[] names(Values values) {
        return Stream.of(
                        values.get(Settings.HOSTS).stream(),
                        values.get(Settings.PUBLIC_ADDRESSES).stream().map(PublicAddress::told),
                        values.get(Settings.INTERFACES).stream())
                .flatMap(names -> names)
                .toArray(String[]::new);
    }

    private static Optional<Path> file(Values values, Setting<Path> setting) {
        Optional<Path> file = values.find(setting);
        file.ifPresent(path -> requireReadable(path, setting));
        return file;
    }

    private static void requireReadable(Path file, Setting<Path> setting) {
        String another = "; name another with " + setting.flag() + ".";
        if (!Files.exists(file)) {
            throw new Refusal("there is no file " + file + another);
        }
        if (Files.isDirectory(file)) {
            throw new Refusal(file + " is a folder" + another);
        }
        if (!Files.isReadable(file)) {
            throw new Refusal("this user may not read " + file + another);
        }
    }

    private static String hint(IOException failure, Values values) {
        boolean wantsPassword =
                !values.has(Settings.KEY_PASSWORD_FILE) && reason(failure).contains("password");
        return wantsPassword ? "; give one with --key-password-file" : "";
    }

    /** Says why files could not be read, without a full stop. */
    static String reason(IOException failure) {
        return switch (failure) {
            case NoSuchFileException e -> "there is no file " + e.getFile();
            case AccessDeniedException e -> "this user may not read " + e.getFile();
            default -> String.valueOf(failure.getMessage());
        };
    }

    void applyTo(FtpServerBuilder server) {
        server.tls(config).tlsPolicy(policy);
    }

    /** Tells the policy, and how clients can know the certificate. */
    String text() {
        return ValueTypes.word(policy)
                + ", "
                + (selfSigned ? "self-signed certificate" : "certificate")
                + " with SHA-256 fingerprint "
                + config.fingerprint();
    }
}
