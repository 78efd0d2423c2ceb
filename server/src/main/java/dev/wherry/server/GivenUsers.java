package dev.wherry.server;

import dev.wherry.file.FileTree;
import dev.wherry.user.Password;
import dev.wherry.user.VirtualUsers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who may log in, from the command line and the environment: anonymous visitors, or one user with a
 * password.
 */
final class GivenUsers {
    static final String PASSWORD_VARIABLE = "WHERRY_PASSWORD";

    private static final String READ_ONLY = "elr";
    private static final String EVERYTHING = "elradfmwMT";
    private static final String HASH_PREFIX = "$pbkdf2-sha256$";

    private GivenUsers() {}

    static VirtualUsers of(Values values, Map<String, String> environment, Path directory) {
        String letters = values.get(Settings.WRITE) ? EVERYTHING : READ_ONLY;
        FileTree files = FileTree.of(directory);
        Optional<String> name = values.find(Settings.USERNAME);
        if (name.isEmpty()) {
            requireNoPassword(values);
            if (values.has(Settings.USER_CERTIFICATES)) {
                throw new Refusal("--user-certificate needs a user; give the name with -u.");
            }
            return VirtualUsers.empty().anonymousMayWrite().anonymous(files, letters);
        }
        if (name.get().equals(VirtualUsers.ANONYMOUS)) {
            throw new Refusal("anonymous visitors have no password; leave -u out to let them in.");
        }
        Password password =
                passwordText(values, environment)
                        .map(GivenUsers::password)
                        .orElseGet(() -> passwordOfNone(values));
        try {
            VirtualUsers users = VirtualUsers.empty().user(name.get(), password, files, letters);
            return withCertificates(users, name.get(), values);
        } catch (IllegalArgumentException e) {
            throw new Refusal("the user name given with -u cannot be: " + e.getMessage() + ".", e);
        }
    }

    private static VirtualUsers withCertificates(VirtualUsers users, String name, Values values) {
        Optional<List<String>> fingerprints = values.find(Settings.USER_CERTIFICATES);
        if (fingerprints.isEmpty()) {
            return users;
        }
        if (!values.has(Settings.CLIENT_CERTIFICATES)) {
            throw new Refusal(
                    "--user-certificate needs --client-certificates, or no client is asked for one.");
        }
        try {
            return users.certificates(name, fingerprints.get().toArray(String[]::new));
        } catch (IllegalArgumentException e) {
            throw new Refusal("--user-certificate: " + e.getMessage() + ".", e);
        }
    }

    /** A certificate may be all that lets the user in. */
    private static Password passwordOfNone(Values values) {
        if (values.has(Settings.USER_CERTIFICATES)) {
            return Password.locked();
        }
        throw new Refusal(
                "-u needs a password; give it with -P, with --password-file or in the environment"
                        + " variable "
                        + PASSWORD_VARIABLE
                        + ".");
    }

    private static void requireNoPassword(Values values) {
        if (values.find(Settings.PASSWORD).isPresent()
                || values.find(Settings.PASSWORD_FILE).isPresent()) {
            throw new Refusal("a password needs a user; give the name with -u.");
        }
    }

    private static Optional<String> passwordText(Values values, Map<String, String> environment) {
        Optional<String> given = values.find(Settings.PASSWORD);
        Optional<Path> file = values.find(Settings.PASSWORD_FILE);
        if (given.isPresent() && file.isPresent()) {
            throw new Refusal("give the password with -P or with --password-file, not with both.");
        }
        return given.or(() -> file.map(PasswordFile::firstLine))
                .or(() -> Optional.ofNullable(environment.get(PASSWORD_VARIABLE)));
    }

    /**
     * A hash where a password is expected is taken for what it is: nobody's password looks like
     * that.
     */
    private static Password password(String text) {
        try {
            return text.startsWith(HASH_PREFIX) ? Password.parse(text) : Password.clear(text);
        } catch (IllegalArgumentException e) {
            throw new Refusal("the password cannot be used: " + e.getMessage() + ".", e);
        }
    }
}
