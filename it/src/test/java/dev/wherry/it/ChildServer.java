package dev.wherry.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.wherry.FtpServer;
import dev.wherry.FtpServerBuilder;
import dev.wherry.limit.BanPolicy;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A server in a JVM of its own, for what can be tried only there: other limits, another locale,
 * another scheduler.
 */
public final class ChildServer implements AutoCloseable {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    private final Process process;
    private final BufferedReader output;
    private final List<WireClient> clients = new ArrayList<>();
    private final InetSocketAddress address;

    private ChildServer(Process process) throws IOException {
        this.process = process;
        this.output = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
        String port = answer();
        this.address = new InetSocketAddress(LOOPBACK, Integer.parseInt(port));
    }

    /**
     * Starts the main method of a class, which is to call {@link #serve}.
     *
     * @param shell what the shell does before, such as {@code ulimit -n 64}
     */
    static ChildServer start(
            String shell,
            Map<String, String> environment,
            Class<?> main,
            List<String> options,
            String... arguments) {
        List<String> command = new ArrayList<>();
        command.addAll(List.of("/bin/sh", "-c", shell + " && exec \"$@\"", "sh"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC"));
        command.addAll(options);
        command.addAll(List.of("-cp", embeddersClassPath(), main.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(environment);
        try {
            return new ChildServer(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Leaves the wherry command out, which brings a log of its own. */
    private static String embeddersClassPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.matches(".*(/server/target/|/wherry-server-).*"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    public static ChildServer start(Class<?> main, List<String> options, String... arguments) {
        return start("true", Map.of(), main, options, arguments);
    }

    // In the child

    /** Starts a server as it was built, tells its port, and lives as long as the parent. */
    public static void serve(FtpServerBuilder builder, Orders orders) throws IOException {
        serveWith(builder, _ -> orders);
    }

    /** The same, with orders that need the server. */
    public static void serveWith(FtpServerBuilder builder, Function<FtpServer, Orders> ordersFor)
            throws IOException {
        try (FtpServer server = builder.start()) {
            Orders orders = ordersFor.apply(server);
            System.out.println(server.port());
            BufferedReader in = new BufferedReader(new InputStreamReader(System.in, UTF_8));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                System.out.println(orders.obey(line));
            }
        }
    }

    /** A builder with what the tests need. */
    public static FtpServerBuilder builder() {
        return FtpServer.builder()
                .listen(new InetSocketAddress(LOOPBACK, 0))
                .failedLoginDelay(Duration.ZERO)
                .banPolicy(BanPolicy.OFF);
    }

    /** What the parent may ask for, on one line, answered on one line. */
    public interface Orders {
        String obey(String line);

        Orders NONE = line -> "unknown";
    }

    // In the parent

    /** Gives an order and returns the answer. */
    public String ask(String order) {
        try {
            process.getOutputStream().write((order + "\n").getBytes(UTF_8));
            process.getOutputStream().flush();
            return answer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String answer() throws IOException {
        String line = output.readLine();
        if (line == null) {
            throw new AssertionError("the child ended; " + process);
        }
        return line;
    }

    public InetSocketAddress address() {
        return address;
    }

    public WireClient connectSilently() {
        WireClient client = WireClient.connect(address, LOOPBACK);
        synchronized (clients) {
            clients.add(client);
        }
        return client;
    }

    public WireClient connect() {
        return connectSilently().expect(220);
    }

    public WireClient login() {
        return connect().login("alice", "secret").send("TYPE I").expect(200);
    }

    /** Returns how much time the processors have spent on the child. */
    public Duration processorTime() {
        return process.info().totalCpuDuration().orElseThrow();
    }

    /** Returns how many descriptors the child has. */
    public long descriptors() {
        try (Stream<Path> entries = Files.list(Path.of("/proc/" + process.pid() + "/fd"))) {
            return entries.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        clients.forEach(WireClient::close);
        process.destroyForcibly();
        try {
            if (!process.waitFor(Await.PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("the child does not end");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
