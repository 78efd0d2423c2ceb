package dev.wherry.server;

import dev.wherry.file.FileTree;
import dev.wherry.user.Password;
import dev.wherry.user.VirtualUsers;
import java.nio.file.Path;
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
            return VirtualUsers.empty().anonymousMayWrite().anonymous(files, letters);
        }
        if (name.get().equals(VirtualUsers.ANONYMOUS)) {
            throw new Refusal("anonymous visitors have no password; leave -u out to let them in.");
        }
        Password password = password(passwordText(values, environment));
        try {
            return VirtualUsers.empty().user(name.get(), password, files, letters);
        } catch (IllegalArgumentException e) {
            throw new Refusal("the user name given with -u cannot be: " + e.getMessage() + ".", e);
        }
    }

    private static void requireNoPassword(Values values) {
        if (values.find(Settings.PASSWORD).isPresent()
                || values.find(Settings.PASSWORD_FILE).isPresent()) {
            throw new Refusal("a password needs a user; give the name with -u.");
        }
    }

    private static String passwordText(Values values, Map<String, String> environment) {
        Optional<String> given = values.find(Settings.PASSWORD);
        Optional<Path> file = values.find(Settings.PASSWORD_FILE);
        if (given.isPresent() && file.isPresent()) {
            throw new Refusal("give the password with -P or with --password-file, not with both.");
        }
        return given.or(() -> file.map(PasswordFile::firstLine))
                .or(() -> Optional.ofNullable(environment.get(PASSWORD_VARIABLE)))
                .orElseThrow(() ->
                        new Refusal(
                                "-u needs a password; give it with -P, with --password-file or in the environment"
                                        + " variable "
                                        + PASSWORD_VARIABLE
                                        + "."));
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
