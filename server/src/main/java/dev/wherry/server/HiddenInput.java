package dev.wherry.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads a password: twice and without echo from a person, once from a pipe or a file. */
final class HiddenInput {
    private final Surroundings surroundings;

    HiddenInput(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @SuppressWarnings("SystemConsoleNull") // it does: since JDK 25 again, when there is no terminal
    String read() {
        Console console = System.console();
        if (console != null && console.isTerminal()) {
            return fromConsole(console);
        }
        if (Surroundings.isTerminal(Surroundings.STDIN)) {
            return fromTerminal(); // Java's console also wants stdout to be a terminal
        }
        return line();
    }

    private static String fromConsole(Console console) {
        char[] first = console.readPassword("Password: ");
        char[] second = console.readPassword("Again: ");
        if (first == null || second == null || !Arrays.equals(first, second)) {
            throw differ();
        }
        return new String(first);
    }

    private String fromTerminal() {
        stty("-echo");
        // At the end of the process, so that Ctrl-C leaves a terminal behind that can be used.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stty("echo")));
        surroundings.err().print("Password: ");
        String first = line();
        surroundings.err().print("\nAgain: ");
        String second = line();
        surroundings.err().println();
        if (!first.equals(second)) {
            throw differ();
        }
        return first;
    }

    private static Refusal differ() {
        return new Refusal("the two passwords are not the same; run it again.");
    }

    /**
     * One reader for both lines would read ahead; terminals hand over one line at a time, so two
     * readers do.
     */
    private String line() {
        try {
            String line =
                    new BufferedReader(new InputStreamReader(surroundings.in(), UTF_8)).readLine();
            if (line == null) {
                throw new Refusal(
                        "there is no password on standard input; type one, or pipe one in.");
            }
            return line;
        } catch (IOException e) {
            throw new Refusal("the password cannot be read from standard input.", e);
        }
    }

    private static void stty(String mode) {
        try {
            Process stty =
                    new ProcessBuilder("stty", mode)
                            .redirectInput(ProcessBuilder.Redirect.INHERIT)
                            .start();
            if (stty.waitFor() == 0) {
                return;
            }
        } catch (IOException e) {
            throw echoing(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw echoing(e);
        }
        throw echoing(null);
    }

    private static Refusal echoing(@Nullable Exception e) {
        return new Refusal("the terminal would show the password; pipe it in instead.", e);
    }
}
