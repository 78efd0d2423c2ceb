package dev.wherry.user;

import dev.wherry.file.FileTree;
import dev.wherry.file.VirtualPath;
import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.Set;

/** A user and what lets them in, both checked. */
record Account(User user, Password password, Set<Fingerprint> certificates) {
    Account {
        Objects.requireNonNull(password, "password");
        requireName(user.name());
        if (password.cost() < 0 || password.cost() > Pbkdf2Hash.MAX_ROUNDS) {
            throw new IllegalArgumentException(
                    "the cost of a password is 0 to "
                            + Pbkdf2Hash.MAX_ROUNDS
                            + ", not "
                            + password.cost());
        }
    }

    Account(User user, Password password) {
        this(user, password, Set.of());
    }

    /** Returns an account whose directories are all there. */
    static Account of(User user, Password password) {
        if (user.name().equals(VirtualUsers.ANONYMOUS)) {
            throw new IllegalArgumentException("call anonymous(...) to let in anonymous visitors");
        }
        return new Account(user, password).withDirectories();
    }

    /** Returns the account of anonymous visitors, whose directories are all there. */
    static Account ofVisitor(User user) {
        return new Account(user, FixedPassword.ANY).withDirectories();
    }

    /** Returns the user, unless that is anonymous and has a right to write. */
    static User readOnlyIfAnonymous(User user) {
        Permissions permissions = user.permissions();
        if (user.name().equals(VirtualUsers.ANONYMOUS)
                && Permission.all().stream()
                        .anyMatch(p -> p.writes() && permissions.allowSomewhere(p))) {
            throw new IllegalArgumentException(
                    "anonymous visitors may only read (elr); if they shall write, call"
                            + " anonymousMayWrite() first");
        }
        return user;
    }

    private Account withDirectories() {
        FileTree files = user.files();
        requireDirectory(user.name(), files.root());
        for (VirtualPath place : files.mountPoints()) {
            requireDirectory(user.name(), files.mountAt(place).root());
        }
        return this;
    }

    private static void requireName(String name) {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("a user needs a name");
        }
        if (name.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "the name of a user must not hold control characters");
        }
    }

    /**
     * Asks the provider itself: a directory of the configuration is none of the jail's business.
     */
    private static void requireDirectory(String name, Path directory) {
        boolean there;
        try {
            BasicFileAttributes attributes =
                    directory
                            .getFileSystem()
                            .provider()
                            .readAttributesIfExists(directory, BasicFileAttributes.class);
            there = attributes != null && attributes.isDirectory();
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "the directory " + directory + " of user '" + name + "' cannot be read", e);
        }
        if (!there) {
            throw new IllegalArgumentException(
                    "the directory "
                            + directory
                            + " of user '"
                            + name
                            + "' does not exist or is no directory");
        }
    }
}
