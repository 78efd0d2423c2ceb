package dev.wherry.it.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.commons.net.ftp.FTP;
import org.apache.commons.net.ftp.FTPClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three hundred clients that transfer at the same time. */
class ManySessionsTest {
    private static final int SESSIONS = 300;
    private static final int FILE_BYTES = 10 << 20;

    @TempDir private Path directory;

    @Test
    void transferBothWaysAtOnce() throws Exception {
        try (Share share = Share.in(directory);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Path file = share.serve("file.bin", FILE_BYTES);
            byte[] digest = digest(file);
            CyclicBarrier allThere = new CyclicBarrier(SESSIONS);
            List<Callable<byte[]>> clients = new ArrayList<>();
            for (int i = 0; i < SESSIONS; i++) {
                Route route = Route.values()[i % Route.values().length];
                String name = "up-" + i + ".bin";
                clients.add(() -> downloadThenUpload(share, route, file, name, allThere));
            }
            for (Future<byte[]> downloaded : threads.invokeAll(clients, 2, TimeUnit.MINUTES)) {
                assertThat(downloaded.get()).isEqualTo(digest);
            }
            for (int i = 0; i < SESSIONS; i++) {
                Share.assertSameBytes(share.served().resolve("up-" + i + ".bin"), file);
            }
            assertThat(share.servedNames()).hasSize(SESSIONS + 1);
        }
    }

    private static byte[] downloadThenUpload(
            Share share, Route route, Path file, String name, CyclicBarrier allThere)
            throws Exception {
        FTPClient ftp = new FTPClient();
        ftp.setConnectTimeout(60_000);
        ftp.setDefaultTimeout(60_000);
        ftp.setDataTimeout(Duration.ofMinutes(1));
        ftp.connect(route.host(), share.port());
        assertThat(ftp.login(Share.USER, Share.PASSWORD)).isTrue();
        assertThat(ftp.setFileType(FTP.BINARY_FILE_TYPE)).isTrue();
        if (route.isPassive()) {
            ftp.enterLocalPassiveMode();
        }
        allThere.await(1, TimeUnit.MINUTES);
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        try (OutputStream sink = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
            assertThat(ftp.retrieveFile("file.bin", sink)).as(ftp.getReplyString()).isTrue();
        }
        allThere.await(1, TimeUnit.MINUTES);
        try (InputStream in = Files.newInputStream(file)) {
            assertThat(ftp.storeFile(name, in)).as(ftp.getReplyString()).isTrue();
        }
        assertThat(ftp.quit()).isEqualTo(221);
        ftp.disconnect();
        return digest.digest();
    }

    private static byte[] digest(Path file) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return digest.digest();
    }
}
