package dev.wherry.it.clients;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import dev.wherry.it.Await;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.net.ftp.FTP;
import org.apache.commons.net.ftp.FTPClient;
import org.apache.commons.net.ftp.FTPFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Apache Commons Net: EPSV and EPRT over IPv6, PASV and PORT over IPv4 unless told. */
class CommonsNetTest {
    @RegisterExtension final Share share = Share.plain();

    @ParameterizedTest
    @EnumSource
    void lists(Route route) throws IOException {
        share.serve("plain.txt", 5);
        Files.createDirectory(share.served().resolve("sub"));
        FTPClient ftp = login(Share.USER, route);
        assertThat(ftp.listNames()).containsExactlyInAnyOrder("plain.txt", "sub");
        for (FTPFile[] listing : List.of(ftp.listFiles(), ftp.mlistDir())) {
            assertThat(Stream.of(listing).filter(FTPFile::isDirectory).map(FTPFile::getName))
                    .containsExactly("sub");
            FTPFile plain = only(listing, "plain.txt");
            assertThat(plain.isFile()).isTrue();
            assertThat(plain.getSize()).isEqualTo(5);
        }
        quit(ftp);
        share.assertUsed(route);
    }

    @ParameterizedTest
    @EnumSource
    void transfersABigFileBothWays(Route route) throws IOException {
        BigFile.link(share.served().resolve("big.bin"));
        FTPClient ftp = login(Share.USER, route);
        Path down = share.local().resolve("down.bin");
        try (OutputStream out = Files.newOutputStream(down)) {
            done(ftp, ftp.retrieveFile("big.bin", out));
        }
        Share.assertSameBytes(down, BigFile.path());
        try (InputStream in = Files.newInputStream(BigFile.path())) {
            done(ftp, ftp.storeFile("up.bin", in));
        }
        Share.assertSameBytes(share.served().resolve("up.bin"), BigFile.path());
        assertThat(share.servedNames()).containsExactly("big.bin", "up.bin");
        quit(ftp);
        share.assertUsed(route);
    }

    @ParameterizedTest
    @EnumSource
    void continuesADownload(Route route) throws IOException {
        byte[] whole = Files.readAllBytes(share.serve("whole.bin", 5_000_001));
        FTPClient ftp = login(Share.USER, route);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(whole, 0, 2_000_000);
        ftp.setRestartOffset(2_000_000);
        done(ftp, ftp.retrieveFile("whole.bin", out));
        assertThat(out.toByteArray()).isEqualTo(whole);
        quit(ftp);
    }

    @ParameterizedTest
    @EnumSource
    void continuesAnUpload(Route route) throws IOException {
        Path whole = share.keep("whole.bin", 5_000_001);
        byte[] bytes = Files.readAllBytes(whole);
        for (String user : List.of(Share.USER, Share.IN_PLACE_USER)) {
            FTPClient ftp = login(user, route);
            Path restarted = share.served().resolve(user + "-rest.bin");
            Share.copyHalf(whole, restarted);
            ftp.setRestartOffset(2_500_000);
            done(ftp, ftp.storeFile(user + "-rest.bin", rest(bytes, 2_500_000)));
            Share.assertSameBytes(restarted, whole);

            Path appended = share.served().resolve(user + "-appe.bin");
            Share.copyHalf(whole, appended);
            done(ftp, ftp.appendFile(user + "-appe.bin", rest(bytes, 2_500_000)));
            Share.assertSameBytes(appended, whole);
            quit(ftp);
        }
    }

    @ParameterizedTest
    @EnumSource
    void continuesAnUploadThatBroke(Route route) throws Exception {
        Path whole = share.keep("whole.bin", 5_000_001);
        byte[] bytes = Files.readAllBytes(whole);
        FTPClient lost = login(Share.IN_PLACE_USER, route);
        OutputStream out = lost.storeFileStream("up.bin");
        assertThat(out).as(lost.getReplyString()).isNotNull();
        out.write(bytes, 0, 3_000_000);
        out.flush();
        Path arriving = share.served().resolve("up.bin");
        Await.until("a first piece on disk", () -> arriving.toFile().length() > 0);
        lost.disconnect();
        out.close();
        assertThat(share.awaitFailedTransfer()).isPositive();

        FTPClient ftp = login(Share.IN_PLACE_USER, route);
        int arrived = Integer.parseInt(ftp.getSize("up.bin"));
        assertThat(arrived).isPositive().isLessThanOrEqualTo(3_000_000);
        ftp.setRestartOffset(arrived);
        done(ftp, ftp.storeFile("up.bin", rest(bytes, arrived)));
        Share.assertSameBytes(arriving, whole);
        quit(ftp);
    }

    @ParameterizedTest
    @EnumSource
    void storesUnderAUniqueName(Route route) throws IOException {
        Path content = share.keep("content", 1_000);
        FTPClient ftp = login(Share.USER, route);
        done(ftp, ftp.storeUniqueFile(rest(Files.readAllBytes(content), 0)));
        Set<String> names = share.servedNames();
        assertThat(names).hasSize(1);
        Share.assertSameBytes(share.served().resolve(names.iterator().next()), content);
        quit(ftp);
    }

    @ParameterizedTest
    @EnumSource
    void renamesAndDeletes(Route route) throws IOException {
        share.serve("old.txt", 10);
        FTPClient ftp = login(Share.USER, route);
        done(ftp, ftp.rename("old.txt", "new.txt"));
        assertThat(share.servedNames()).containsExactly("new.txt");
        done(ftp, ftp.deleteFile("new.txt"));
        assertThat(share.servedNames()).isEmpty();
        quit(ftp);
    }

    @ParameterizedTest
    @EnumSource
    void makesAndRemovesDirectories(Route route) throws IOException {
        String name = "a \"b\"  é日本";
        FTPClient ftp = login(Share.USER, route);
        done(ftp, ftp.makeDirectory(name));
        assertThat(share.served().resolve(name)).isDirectory();
        done(ftp, ftp.changeWorkingDirectory(name));
        assertThat(ftp.printWorkingDirectory()).isEqualTo("/" + name);
        done(ftp, ftp.changeToParentDirectory());
        done(ftp, ftp.removeDirectory(name));
        assertThat(share.servedNames()).isEmpty();
        quit(ftp);
    }

    @ParameterizedTest
    @EnumSource
    void keepsOddNames(Route route) throws IOException {
        Path content = share.keep("content", 1_000);
        byte[] bytes = Files.readAllBytes(content);
        FTPClient ftp = login(Share.USER, route);
        for (String name : Share.ODD_NAMES) {
            done(ftp, ftp.storeFile(name, rest(bytes, 0)));
            Share.assertSameBytes(share.served().resolve(name), content);
            ByteArrayOutputStream back = new ByteArrayOutputStream();
            done(ftp, ftp.retrieveFile(name, back));
            assertThat(back.toByteArray()).as(name).isEqualTo(bytes);
        }
        assertThat(names(ftp.listFiles())).isEqualTo(Share.ODD_NAMES);
        assertThat(names(ftp.mlistDir())).isEqualTo(Share.ODD_NAMES);
        assertThat(ftp.listNames()).containsExactlyInAnyOrderElementsOf(Share.ODD_NAMES);
        for (String name : Share.ODD_NAMES) {
            done(ftp, ftp.deleteFile(name));
        }
        assertThat(share.servedNames()).isEmpty();
        quit(ftp);
    }

    @ParameterizedTest
    @EnumSource(names = {"IPV4_PASSIVE", "IPV4_ACTIVE"})
    void speaksTheCommandsOfRfc2428OverIpv4Too(Route route) throws IOException {
        Path file = share.serve("file.bin", 100_000);
        FTPClient ftp = login(Share.USER, route);
        ftp.setUseEPSVwithIPv4(true);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        done(ftp, ftp.retrieveFile("file.bin", out));
        assertThat(out.toByteArray()).isEqualTo(Files.readAllBytes(file));
        quit(ftp);
        share.assertUsed(route);
        if (route.isPassive()) {
            assertThat(share.verbs()).contains("EPSV");
        }
    }

    @Test
    void worksOnAnInMemoryFileSystem(@TempDir Path elsewhere) throws IOException {
        try (FileSystem memory = Jimfs.newFileSystem(Configuration.unix());
                Share inMemory = Share.of(Files.createDirectory(memory.getPath("/s")), elsewhere)) {
            FTPClient ftp = login(inMemory, Share.USER, Route.IPV4_PASSIVE);
            byte[] bytes = "in memory".getBytes(UTF_8);
            done(ftp, ftp.makeDirectory("sub"));
            done(ftp, ftp.storeFile("sub/file.txt", rest(bytes, 0)));
            done(ftp, ftp.rename("sub/file.txt", "file.txt"));
            done(ftp, ftp.removeDirectory("sub"));
            assertThat(inMemory.served().resolve("file.txt")).hasBinaryContent(bytes);
            assertThat(ftp.listNames()).containsExactly("file.txt");
            quit(ftp);
        }
    }

    private FTPClient login(String user, Route route) throws IOException {
        return login(share, user, route);
    }

    private static FTPClient login(Share share, String user, Route route) throws IOException {
        FTPClient ftp = new FTPClient();
        ftp.setControlEncoding(UTF_8);
        ftp.setConnectTimeout(20_000);
        ftp.setDefaultTimeout(20_000);
        ftp.setDataTimeout(Duration.ofSeconds(20));
        ftp.connect(route.host(), share.port());
        done(ftp, ftp.login(user, Share.PASSWORD));
        done(ftp, ftp.setFileType(FTP.BINARY_FILE_TYPE));
        if (route.isPassive()) {
            ftp.enterLocalPassiveMode();
        } else {
            ftp.enterLocalActiveMode();
        }
        return ftp;
    }

    private static void quit(FTPClient ftp) throws IOException {
        assertThat(ftp.quit()).isEqualTo(221);
        ftp.disconnect();
    }

    /** Fails with the server's last reply, unless the client says that all went well. */
    private static void done(FTPClient ftp, boolean well) {
        assertThat(well).as(ftp.getReplyString()).isTrue();
    }

    private static InputStream rest(byte[] bytes, int from) {
        return new ByteArrayInputStream(Arrays.copyOfRange(bytes, from, bytes.length));
    }

    private static Set<String> names(FTPFile[] listing) {
        return Stream.of(listing).map(FTPFile::getName).collect(Collectors.toSet());
    }

    private static FTPFile only(FTPFile[] listing, String name) {
        return Stream.of(listing).filter(f -> f.getName().equals(name)).findFirst().orElseThrow();
    }
}
