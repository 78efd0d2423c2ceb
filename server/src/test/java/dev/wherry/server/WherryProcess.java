package dev.wherry.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The command in a process of its own, with its lines on stderr. Killed when it is closed. */
final class WherryProcess implements AutoCloseable {
    private static final Pattern START =
            Pattern.compile(".*>>> starting FTPS? server on .*:([0-9]+), pid=.*");

    private final Process process;
    private final BufferedReader stderr;
    private final List<String> lines = new ArrayList<>();

    private WherryProcess(Process process) {
        this.process = process;
        this.stderr = new BufferedReader(new InputStreamReader(process.getErrorStream(), UTF_8));
    }

    static WherryProcess start(String... arguments) throws IOException {
        return startIn(List.of(), arguments);
    }

    /** Starts it with options for the JVM. */
    static WherryProcess startIn(List<String> options, String... arguments) throws IOException {
        // A process that was started in the background ignores some signals, and its children
        // would.
        List<String> command = new ArrayList<>(List.of("env", "--default-signal=INT,HUP,TERM"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx128m"));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().remove("JAVA_TOOL_OPTIONS"); // the JVM would tell of it on stderr
        return new WherryProcess(builder.start());
    }

    /** Reads up to the next line with a port, and returns that. */
    int port() throws IOException {
        Matcher matcher = START.matcher(await(">>> starting FTP"));
        assertThat(matcher.matches()).isTrue();
        return Integer.parseInt(matcher.group(1));
    }

    /** Reads lines up to one that holds a text. */
    String await(String text) throws IOException {
        String line = stderr.readLine();
        while (line != null) {
            lines.add(line);
            if (line.contains(text)) {
                return line;
            }
            line = stderr.readLine();
        }
        throw new AssertionError("no line with \"" + text + "\" in " + lines);
    }

    void signal(String name) throws IOException, InterruptedException {
        int status =
                new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                        .start()
                        .waitFor();
        assertThat(status).isZero();
    }

    /** Waits for the end, and returns the exit status. */
    int awaitEnd() throws IOException, InterruptedException {
        stderr.lines().forEach(lines::add);
        return process.waitFor();
    }

    /** Returns what was read of stderr so far. */
    List<String> lines() {
        return lines;
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        stderr.close();
    }
}
