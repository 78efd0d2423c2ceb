package dev.wherry.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import dev.wherry.FtpServer;
import dev.wherry.FtpServerBuilder;
import dev.wherry.event.FtpEvent;
import dev.wherry.limit.BanPolicy;
import dev.wherry.user.Authenticator;
import dev.wherry.user.Password;
import dev.wherry.user.VirtualUsers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A server for each test, on a loopback port that the system chooses, over a fresh root; behind the
 * test it looks whether a session, a descriptor, a thread or a temporary file was left.
 *
 * <p>There are {@code alice} (password {@code secret}), who may do all, and anonymous visitors, who
 * may read.
 */
public final class TestFtpServer implements BeforeEachCallback, AfterEachCallback {
    public static final String ALL = "elradfmwMT";

    private static final Duration CLOSING = Duration.ofSeconds(5);

    private final boolean onDisk;
    private final List<Consumer<FtpServerBuilder>> changes = new ArrayList<>();
    private final List<WireClient> clients = new CopyOnWriteArrayList<>();
    private final List<FtpEvent> events = new CopyOnWriteArrayList<>();
    private Function<Path, Authenticator> users = TestFtpServer::aliceAndVisitors;
    private boolean expectsDefects;

    private FileSystem memory;
    private Path root;
    private FtpServer server;
    private Defects defects;
    private List<String> descriptorsBefore = List.of();

    private TestFtpServer(boolean onDisk) {
        this.onDisk = onDisk;
    }

    /** A server over a file system in memory. */
    public static TestFtpServer onJimfs() {
        return new TestFtpServer(false);
    }

    /** A server over a directory of the real file system. */
    public static TestFtpServer onDisk() {
        return new TestFtpServer(true);
    }

    // What it is to be

    /** Changes what the server is told to be. */
    public TestFtpServer with(Consumer<FtpServerBuilder> change) {
        changes.add(change);
        return this;
    }

    /** Lets in others than alice and visitors. */
    public TestFtpServer users(Function<Path, Authenticator> ofRoot) {
        users = ofRoot;
        return this;
    }

    /** Gives alice other permissions. */
    TestFtpServer alice(String letters) {
        return users(home ->
                VirtualUsers.empty().user("alice", Password.clear("secret"), home, letters));
    }

    /** Keeps all events for {@link #events}. */
    public TestFtpServer recordingEvents() {
        return with(builder -> builder.listener(events::add));
    }

    /** Takes it that the server logs errors, for example because the test gives it broken code. */
    public TestFtpServer expectingDefects() {
        expectsDefects = true;
        return this;
    }

    /** Has the server listen on the loopback address of IPv6 too. */
    static void listenOnIpv6(FtpServerBuilder builder) {
        builder.listen(new InetSocketAddress(InetAddress.ofLiteral("::1"), 0));
    }

    public static VirtualUsers aliceAndVisitors(Path home) {
        return VirtualUsers.empty()
                .user("alice", Password.clear("secret"), home, ALL)
                .anonymous(home);
    }

    // Around a test

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        memory =
                onDisk
                        ? null
                        : Jimfs.newFileSystem(
                                Configuration.unix().toBuilder()
                                        .setAttributeViews("basic", "owner", "posix", "unix")
                                        .setMaxSize(1L << 30)
                                        .build());
        root =
                onDisk
                        ? Files.createTempDirectory("wherry-root").toRealPath()
                        : Files.createDirectories(memory.getPath("/srv/ftp"));
        warmUp();
        descriptorsBefore = Resources.descriptors();
        defects = new Defects();
        defects.start();
        start();
    }

    private void start() throws IOException {
        FtpServerBuilder builder =
                FtpServer.builder()
                        .listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                        .users(users.apply(root))
                        .failedLoginDelay(Duration.ZERO)
                        .banPolicy(BanPolicy.OFF);
        if (OverTls.IS_ON) {
            builder.tls(OverTls.certificate());
        }
        changes.forEach(change -> change.accept(builder));
        server = builder.start();
    }

    /** The JDK opens descriptors of its own when virtual threads first use the network. */
    private static void warmUp() throws IOException {
        if (!WarmUp.done) {
            try (FtpServer first =
                            FtpServer.builder()
                                    .listen(
                                            new InetSocketAddress(
                                                    InetAddress.getLoopbackAddress(), 0))
                                    .start();
                    WireClient client =
                            WireClient.connect(
                                    first.addresses().getFirst(),
                                    InetAddress.getLoopbackAddress())) {
                client.expect(220).send("QUIT").expect(221).expectClosed();
            }
            WarmUp.done = true;
        }
    }

    private static final class WarmUp {
        static volatile boolean done;
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        boolean passed = context.getExecutionException().isEmpty();
        try {
            clients.forEach(WireClient::close);
            if (passed) {
                Await.until(
                        () -> "the end of the sessions " + server.sessions(),
                        () -> server.sessions().isEmpty());
            }
            server.close();
            if (passed) {
                checkNothingIsLeft();
            }
        } finally {
            server.close();
            defects.stop();
            if (memory != null) {
                memory.close();
            } else {
                FileTrees.delete(root);
            }
        }
        if (!expectsDefects) {
            assertThat(defects.found()).as("logged errors").isEmpty();
        }
    }

    private void checkNothingIsLeft() throws IOException {
        assertThat(temporaries()).as("temporary files of uploads").isEmpty();
        if (!Await.comesTrue(CLOSING, () -> newDescriptors().isEmpty())) {
            assertThat(newDescriptors()).as("descriptors that were left open").isEmpty();
        }
        if (!Await.comesTrue(CLOSING, () -> Resources.serverThreads().isEmpty())) {
            assertThat(Resources.serverThreads()).as("threads that were left").isEmpty();
        }
    }

    private List<String> newDescriptors() {
        List<String> more = new ArrayList<>(Resources.descriptors());
        descriptorsBefore.forEach(more::remove);
        return more;
    }

    /** Returns the temporary files of uploads that are there now. */
    public List<String> temporaries() {
        List<String> found = new ArrayList<>();
        FileTrees.walk(
                root,
                file -> {
                    if (name(file).startsWith(".wherry-")) {
                        found.add(file.toString());
                    }
                });
        return found;
    }

    // Clients

    /** Returns the server itself. */
    public FtpServer server() {
        return server;
    }

    public InetSocketAddress address() {
        return server.addresses().getFirst();
    }

    /** Connects; the greeting is still to be read. */
    public WireClient connectSilently() {
        return keep(WireClient.connect(address(), address().getAddress()));
    }

    /** Connects and reads the greeting. */
    public WireClient connect() {
        return connectSilently().expect(220).secure();
    }

    /**
     * Connects from another address of this host, such as 127.0.0.2; the greeting is still to be
     * read.
     */
    public WireClient connectFrom(String address) {
        try {
            return keep(WireClient.connect(address(), InetAddress.getByName(address)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Connects over IPv6 to a server that {@link #listenOnIpv6} was told, and reads the greeting.
     */
    WireClient connectOverIpv6() {
        InetSocketAddress address = server.addresses().get(1);
        return keep(WireClient.connect(address, address.getAddress())).expect(220).secure();
    }

    /** Connects and logs in; all test users have the password {@code secret}. */
    public WireClient login(String user) {
        return connect().login(user, "secret");
    }

    /** Connects as alice, in TYPE I. */
    public WireClient login() {
        return login("alice").send("TYPE I").expect(200);
    }

    private WireClient keep(WireClient client) {
        clients.add(client);
        return OverTls.IS_ON ? client.securingItselfBy(TlsClient.fresh()) : client;
    }

    // Events

    /** Returns all events so far. */
    public List<FtpEvent> events() {
        return List.copyOf(events);
    }

    /** Returns the events of one kind so far. */
    public <E extends FtpEvent> List<E> events(Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** Waits for an event of a kind, as events follow the replies, and returns the first. */
    public <E extends FtpEvent> E awaitEvent(Class<E> kind) {
        Await.until(() -> kind.getSimpleName() + " among " + events, () -> !events(kind).isEmpty());
        return events(kind).getFirst();
    }

    /** Returns what the server has logged as errors. */
    public List<String> defects() {
        return defects.found();
    }

    // Files, behind the server's back

    /** Returns the directory that alice sees as {@code /}. */
    public Path root() {
        return root;
    }

    /** Returns where a virtual path lies. */
    public Path path(String virtual) {
        return root.resolve(virtual.substring(1));
    }

    public TestFtpServer write(String virtual, byte[] content) {
        try {
            Files.createDirectories(path(virtual).getParent());
            Files.write(path(virtual), content);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public TestFtpServer write(String virtual, String content) {
        return write(virtual, content.getBytes(UTF_8));
    }

    public TestFtpServer mkdir(String virtual) {
        try {
            Files.createDirectories(path(virtual));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes all files. */
    TestFtpServer clear() {
        try (Stream<Path> entries = Files.list(root)) {
            for (Path entry : entries.toList()) {
                FileTrees.delete(entry);
            }
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public byte[] read(String virtual) {
        try {
            return Files.readAllBytes(path(virtual));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String readText(String virtual) {
        return new String(read(virtual), UTF_8);
    }

    public boolean exists(String virtual) {
        return Files.exists(path(virtual), java.nio.file.LinkOption.NOFOLLOW_LINKS);
    }

    /** Returns the names in a directory, sorted. */
    public List<String> names(String virtual) {
        try (Stream<Path> entries = Files.list(path(virtual))) {
            return entries.map(TestFtpServer::name).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(Path path) {
        return path.getFileName().toString();
    }
}
