package dev.wherry.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong is told in one sentence, with what would be right, and the status is 2. */
class RefusalTest {
    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    --idle-timout 3      | there is no option --idle-timout; perhaps --idle-timeout is meant (see 'wherry serve --help').
                    serve --nonsense     | there is no option --nonsense (see 'wherry serve --help').
                    sevre                | there is no command "sevre"; perhaps serve is meant (see 'wherry --help').
                    serve a b            | 'wherry serve' has no use for "b"; leave it out (see 'wherry serve --help').
                    serve -d a b         | the folder is given twice; name it with -d or behind the options, not both.
                    help sevre           | there is no command "sevre"; there are [serve, hash, bench, version, help].
                    -p                   | --port needs a value: --port PORT (see 'wherry serve --help').
                    -P -w                | --password needs a value: --password PASSWORD (see 'wherry serve --help').
                    -p 1 -p 2            | --port is given twice; give it once (see 'wherry serve --help').
                    -w -w                | --write is given twice; give it once (see 'wherry serve --help').
                    -p x                 | --port needs a number, from 0 to 65535, not "x".
                    -p 65536             | --port needs a number, from 0 to 65535, not "65536".
                    -p -1                | --port needs a number, from 0 to 65535, not "-1".
                    --backlog 0          | --backlog needs a number, 1 or more, not "0".
                    --max-cons 99999999999999 | --max-sessions needs a number, 0 or more, not "99999999999999".
                    --timeout 5x         | --idle-timeout needs a time such as 30s, 5m, 500ms or 30 (seconds), not "5x".
                    --timeout -5         | --idle-timeout needs a time such as 30s, 5m, 500ms or 30 (seconds), not "-5".
                    --timeout 1001d      | --idle-timeout needs a time of at most 1000d, not "1001d".
                    --stall-timeout 0    | --stall-timeout needs a time longer than zero.
                    -r 50100-50000       | --range needs two ports from 1 to 65535, the lower first, such as 50000-50100, not "50100-50000".
                    -r 0-10              | --range needs two ports from 1 to 65535, the lower first, such as 50000-50100, not "0-10".
                    -r 50000             | --range needs two ports from 1 to 65535, the lower first, such as 50000-50100, not "50000".
                    -n host=1.2.3.4      | --nat-address needs an address such as 203.0.113.7, or a local and a public one such as 10.0.0.5=203.0.113.7, not "host=1.2.3.4".
                    --encoding UTF-16    | --encoding needs a character set that extends ASCII, such as UTF-8, ISO-8859-1 or windows-1251, not "UTF-16".
                    --encoding klingon   | --encoding needs a character set that extends ASCII, such as UTF-8, ISO-8859-1 or windows-1251, not "klingon".
                    --upload-mode maybe  | --upload-mode needs atomic or in-place, not "maybe".
                    -i nowhere.invalid   | the address "nowhere.invalid" is not known; give one of this machine with -i, such as 127.0.0.1.
                    -d /no/such/folder   | there is no folder /no/such/folder; name one that exists with -d.
                    /no/such/folder      | there is no folder /no/such/folder; name one that exists with -d.
                    -u alice             | -u needs a password; give it with -P, with --password-file or in the environment variable WHERRY_PASSWORD.
                    -P secret            | a password needs a user; give the name with -u.
                    --password-file x    | a password needs a user; give the name with -u.
                    -u a -P b --password-file c | give the password with -P or with --password-file, not with both.
                    -u a --password-file /no/such | there is no password file /no/such.
                    --user-certificate 00 | --user-certificate needs a user; give the name with -u.
                    -u a --user-certificate 00 | --user-certificate needs --client-certificates, or no client is asked for one.
                    -u a --user-certificate 00 --client-certificates want | --user-certificate: the SHA-256 fingerprint of a certificate has 64 hexadecimal digits: 00.
                    --tls-handshake-timeout 0 | --tls-handshake-timeout needs a time longer than zero.
                    -u anonymous -P b    | anonymous visitors have no password; leave -u out to let them in.
                    """)
    void isOneSentence(String line, String sentence) {
        Captured run = Captured.run(line.split(" "));
        assertThat(run.err()).isEqualTo("wherry: " + sentence + System.lineSeparator());
        assertThat(run.out()).isEmpty();
        assertThat(run.status()).isEqualTo(2);
    }

    @Test
    void aFileIsNoFolder() throws IOException {
        Path file = Files.createFile(folder.resolve("a.txt"));
        assertThat(Captured.run("-d", file.toString()).err())
                .isEqualTo("wherry: " + file + " is a file; name the folder to serve with -d.\n");
    }

    @Test
    void aFolderThatMayNotBeRead() throws IOException {
        Path closed = Files.createDirectory(folder.resolve("closed"));
        assumeFalse(
                closed.toFile().setReadable(false) && Files.isReadable(closed),
                "root may read all");
        assertThat(Captured.run("-d", closed.toString()).err())
                .startsWith(
                        "wherry: this user may not read the folder "
                                + closed
                                + "; name another with -d");
    }

    @Test
    void anEmptyPasswordFile() throws IOException {
        Path file = Files.createFile(folder.resolve("password"));
        assertThat(Captured.run("-u", "a", "--password-file", file.toString()).err())
                .isEqualTo(
                        "wherry: the password file "
                                + file
                                + " is empty; write the password into its first line.\n");
    }

    @Test
    void anEmptyPassword() {
        assertThat(Captured.run("-u", "a", "-P", "").err())
                .startsWith("wherry: the password cannot be used: ");
        assertThat(Captured.runIn(Map.of("WHERRY_PASSWORD", ""), "-u", "a").err())
                .startsWith("wherry: the password cannot be used: ");
    }

    @Test
    void aDamagedHashIsNotTakenForAPassword() {
        Captured run = Captured.run("-u", "a", "-P", "$pbkdf2-sha256$oops");
        assertThat(run.err())
                .startsWith("wherry: the password cannot be used: ")
                .doesNotContain("oops");
    }

    @Test
    void whatComesFromTheCommandLineCannotDisguiseTheSentence() {
        assertThat(Captured.run("serve", "-d", "/x\u001b[2J\u202e").err())
                .isEqualTo(
                        "wherry: there is no folder /x\\x1b[2J\\u{202e}; name one that exists with -d.\n");
    }

    @Test
    void showsTheStackTraceForDebuggingOnly() {
        assertThat(Captured.run("-p", "x").err()).hasLineCount(1);
        assertThat(Captured.run("-p", "x", "-D").err()).contains("\tat dev.wherry.server.");
    }
}
