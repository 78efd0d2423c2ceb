package dev.wherry.it.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A client program of somebody else, run as a child process. */
record Client(String program, String debianPackage) {
    private static final Duration DEADLINE = Duration.ofSeconds(60);

    /** Runs the program to its end, with nothing to read. */
    Outcome run(Share share, String... arguments) {
        return type(share, "", arguments);
    }

    /** Runs the program to its end, with commands to read. */
    Outcome type(Share share, String commands, String... arguments) {
        List<String> command = new ArrayList<>(List.of(arguments));
        command.addFirst(program);
        try {
            Path input = Files.writeString(share.home().resolve("commands"), commands);
            Path output = share.home().resolve("output");
            Process process = start(share, command, input.toFile(), output.toFile());
            boolean ended = process.waitFor(DEADLINE);
            if (!ended) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly().waitFor();
            }
            String printed = Files.readString(output);
            if (!ended) {
                fail("%s did not end within %s%n%s", command, DEADLINE, printed);
            }
            return new Outcome(command, commands, process.exitValue(), printed);
        } catch (IOException e) {
            throw new AssertionError("cannot run " + command, e);
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted while " + command + " ran", e);
        }
    }

    private Process start(Share share, List<String> command, File input, File output) {
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(share.local().toFile())
                        .redirectInput(input)
                        .redirectErrorStream(true)
                        .redirectOutput(output);
        // The settings of whoever runs the tests must not count.
        Map<String, String> environment = builder.environment();
        String path = environment.getOrDefault("PATH", "/usr/bin:/bin");
        environment.clear();
        environment.put("PATH", path);
        environment.put("HOME", share.home().toString());
        environment.put("LC_ALL", "C.UTF-8");
        environment.put("TERM", "dumb");
        environment.put("TZ", "UTC");
        try {
            return builder.start();
        } catch (IOException e) {
            throw new AssertionError(
                    "These tests drive the program %s: install the Debian package %s, or let .ci/run install all clients."
                            .formatted(program, debianPackage),
                    e);
        }
    }

    /** What a client printed, and how it ended. */
    record Outcome(List<String> command, String commands, int status, String output) {
        /** Fails with all that the client printed, unless it ended well. */
        Outcome succeeded() {
            assertThat(status).as(this::toString).isZero();
            return this;
        }

        /** Fails with all that the client printed, unless that holds the given texts. */
        Outcome printed(String... texts) {
            for (String text : texts) {
                assertThat(output.contains(text)).as("prints <%s>: %s", text, this).isTrue();
            }
            return this;
        }

        /** Fails with all that the client printed, if that holds one of the given texts. */
        Outcome didNotPrint(String... texts) {
            for (String text : texts) {
                assertThat(output.contains(text))
                        .as("does not print <%s>: %s", text, this)
                        .isFalse();
            }
            return this;
        }

        @Override
        public String toString() {
            return "%s ended with %d%n--- it read%n%s--- it printed%n%s---"
                    .formatted(command, status, commands, output);
        }
    }
}
