package dev.wherry.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads passwords from files, so that they stay out of the list of processes. */
final class PasswordFile {
    private PasswordFile() {}

    /**
     * Reads the first line.
     *
     * @throws Refusal if there is none
     */
    static String firstLine(Path file) {
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            String line = reader.readLine();
            if (line == null) {
                throw new Refusal(
                        "the password file "
                                + file
                                + " is empty; write the password into its first line.");
            }
            return line;
        } catch (NoSuchFileException e) {
            throw new Refusal("there is no password file " + file + ".", e);
        } catch (IOException e) {
            throw new Refusal(
                    "the password file " + file + " cannot be read; it must be UTF-8 and readable.",
                    e);
        }
    }
}
