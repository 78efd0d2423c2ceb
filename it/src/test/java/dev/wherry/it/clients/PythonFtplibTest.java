package dev.wherry.it.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Python's ftplib: EPSV and EPRT over IPv6, PASV and PORT over IPv4. */
class PythonFtplibTest {
    private static final Client PYTHON = new Client("python3", "python3");

    private static final String LOGIN =
            """
            import ftplib, os, sys
            user, password, host, port, passive = sys.argv[1:6]
            names = sys.argv[6:]
            ftp = ftplib.FTP()
            ftp.connect(host, int(port), timeout=20)
            ftp.login(user, password)
            ftp.set_pasv(passive == 'true')
            """;

    @RegisterExtension final Share share = Share.plain();

    @ParameterizedTest
    @EnumSource
    void lists(Route route) throws IOException {
        share.serve("plain.txt", 5);
        Files.createDirectory(share.served().resolve("sub"));
        ftplib(
                        route,
                        """
                        assert sorted(ftp.nlst()) == ['plain.txt', 'sub'], ftp.nlst()
                        facts = dict(ftp.mlsd(facts=['type', 'size']))
                        assert facts['plain.txt'] == {'type': 'file', 'size': '5'}, facts
                        assert facts['sub']['type'] == 'dir', facts
                        ftp.dir()
                        """)
                .printed("plain.txt", "sub");
        share.assertUsed(route);
    }

    @ParameterizedTest
    @EnumSource
    void transfersABigFileBothWays(Route route) throws IOException {
        BigFile.link(share.served().resolve("big.bin"));
        ftplib(
                route,
                """
                with open('down.bin', 'wb') as file:
                    ftp.retrbinary('RETR big.bin', file.write, blocksize=1 << 18)
                with open(names[0], 'rb') as file:
                    ftp.storbinary('STOR up.bin', file, blocksize=1 << 18)
                """,
                BigFile.path().toString());
        Share.assertSameBytes(share.local().resolve("down.bin"), BigFile.path());
        Share.assertSameBytes(share.served().resolve("up.bin"), BigFile.path());
        assertThat(share.servedNames()).containsExactly("big.bin", "up.bin");
        share.assertUsed(route);
    }

    @ParameterizedTest
    @EnumSource
    void transfersTextBothWays(Route route) throws IOException {
        Files.writeString(share.served().resolve("text.txt"), "one\ntwo\n");
        ftplib(
                route,
                """
                lines = []
                ftp.retrlines('RETR text.txt', lines.append)
                assert lines == ['one', 'two'], lines
                with open('up.txt', 'wb') as file:
                    file.write(b'three\\nfour\\n')
                with open('up.txt', 'rb') as file:
                    ftp.storlines('STOR up.txt', file)
                """);
        assertThat(share.served().resolve("up.txt")).hasContent("three\nfour\n");
    }

    @ParameterizedTest
    @EnumSource
    void continuesADownload(Route route) throws IOException {
        Path whole = share.serve("whole.bin", 5_000_001);
        Path part = share.local().resolve("part.bin");
        Share.copyHalf(whole, part);
        ftplib(
                route,
                """
                with open('part.bin', 'ab') as file:
                    ftp.retrbinary('RETR whole.bin', file.write, rest=file.tell())
                """);
        Share.assertSameBytes(part, whole);
    }

    @ParameterizedTest
    @EnumSource
    void continuesAnUpload(Route route) throws IOException {
        Path whole = share.keep("whole.bin", 5_000_001);
        for (String user : List.of(Share.USER, Share.IN_PLACE_USER)) {
            Path part = share.served().resolve(user + ".bin");
            Share.copyHalf(whole, part);
            ftplibAs(
                    user,
                    route,
                    """
                    ftp.voidcmd('TYPE I')
                    size = ftp.size(user + '.bin')
                    with open('whole.bin', 'rb') as file:
                        file.seek(size)
                        ftp.storbinary('STOR ' + user + '.bin', file, rest=size)
                    """);
            Share.assertSameBytes(part, whole);
        }
    }

    @ParameterizedTest
    @EnumSource
    void renamesAndDeletes(Route route) throws IOException {
        share.serve("old.txt", 10);
        ftplib(route, "ftp.rename('old.txt', 'new.txt')");
        assertThat(share.servedNames()).containsExactly("new.txt");
        ftplib(route, "ftp.delete('new.txt')");
        assertThat(share.servedNames()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void makesAndRemovesDirectories(Route route) {
        ftplib(
                route,
                """
                name = 'a "b"  c'
                assert ftp.mkd(name) == '/' + name
                ftp.cwd(name)
                assert ftp.pwd() == '/' + name, ftp.pwd()
                ftp.cwd('..')
                ftp.rmd(name)
                ftp.mkd('é日本')
                """);
        assertThat(share.servedNames()).containsExactly("é日本");
    }

    @ParameterizedTest
    @EnumSource
    void keepsOddNames(Route route) throws IOException {
        share.keep("content", 1_000);
        ftplib(
                route,
                """
                content = open('content', 'rb').read()
                for name in names:
                    with open('content', 'rb') as file:
                        ftp.storbinary('STOR ' + name, file)
                    back = []
                    ftp.retrbinary('RETR ' + name, back.append)
                    assert b''.join(back) == content, name
                assert sorted(ftp.nlst()) == sorted(names), ftp.nlst()
                assert sorted(name for name, _ in ftp.mlsd()) == sorted(names)
                """,
                Share.ODD_NAMES.toArray(String[]::new));
        assertThat(share.servedNames()).containsExactlyInAnyOrderElementsOf(Share.ODD_NAMES);
        String[] names = Share.ODD_NAMES.toArray(String[]::new);
        ftplib(route, "for name in names: ftp.delete(name)", names);
        assertThat(share.servedNames()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void abortsADownloadAndGoesOn(Route route) throws IOException {
        BigFile.link(share.served().resolve("big.bin"));
        ftplib(
                route,
                """
                ftp.voidcmd('TYPE I')
                data = ftp.transfercmd('RETR big.bin')
                data.recv(1)
                reply = ftp.abort()
                assert reply[:3] in ('426', '226'), reply
                if reply[:3] == '426':
                    assert ftp.getresp()[:3] == '226'
                data.close()
                assert ftp.nlst() == ['big.bin']
                """);
    }

    private Client.Outcome ftplib(Route route, String script, String... names) {
        return ftplibAs(Share.USER, route, script, names);
    }

    private Client.Outcome ftplibAs(String user, Route route, String script, String... names) {
        List<String> all = new ArrayList<>(List.of("-c", LOGIN + script + "\nftp.quit()\n"));
        all.addAll(List.of(user, Share.PASSWORD, route.host(), String.valueOf(share.port())));
        all.add(String.valueOf(route.isPassive()));
        all.addAll(Arrays.asList(names));
        return PYTHON.run(share, all.toArray(String[]::new)).succeeded();
    }
}
