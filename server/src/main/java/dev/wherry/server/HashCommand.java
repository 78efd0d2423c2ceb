package dev.wherry.server;

import dev.wherry.user.Password;

/**
 * Turns a password into what may be stored, for {@code -P}, {@code --password-file} and {@code
 * Password.parse}.
 */
final class HashCommand {
    private HashCommand() {}

    static void run(Surroundings surroundings) {
        String password = new HiddenInput(surroundings).read();
        try {
            surroundings.out().println(Password.hash(password).text());
        } catch (IllegalArgumentException e) {
            throw new Refusal("the password cannot be used: " + e.getMessage() + ".", e);
        }
    }
}
