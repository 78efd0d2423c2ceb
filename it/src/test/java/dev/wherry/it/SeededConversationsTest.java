package dev.wherry.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wherry.event.FtpEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Thousands of commands in an order that nobody would choose: each has one completion reply, in its
 * turn, and nothing is left behind. The seed is fixed, so that a failure comes again.
 */
@Proves({"R1", "G2", "G4", "G6", "G13"})
class SeededConversationsTest {
    private static final int COMMANDS = 1_000;
    private static final int IN_A_ROW = 40;

    private static final List<String> PLAIN =
            List.of(
                    "NOOP",
                    "PWD",
                    "SYST",
                    "FEAT",
                    "STAT",
                    "STAT d",
                    "HELP",
                    "HELP RETR",
                    "TYPE A",
                    "TYPE I",
                    "TYPE X",
                    "MODE S",
                    "STRU F",
                    "CWD d",
                    "CWD /",
                    "CWD nowhere",
                    "CDUP",
                    "MKD d",
                    "MKD d/e",
                    "RMD d/e",
                    "RMD d",
                    "DELE a",
                    "DELE b",
                    "RNFR a",
                    "RNFR d",
                    "RNTO b",
                    "RNTO d/c",
                    "RNTO /a",
                    "SIZE a",
                    "MDTM a",
                    "MLST a",
                    "MLST",
                    "MFMT 20200101000000 a",
                    "SITE CHMOD 640 a",
                    "SITE HELP",
                    "SITE",
                    "REST 0",
                    "REST 3",
                    "REST -1",
                    "OPTS UTF8 ON",
                    "OPTS MLST size;type;",
                    "ALLO 10",
                    "ACCT x",
                    "SMNT x",
                    "ABOR",
                    "PASV",
                    "EPSV",
                    "EPSV 1",
                    "PORT 127,0,0,1,0,25",
                    "PORT 10,0,0,1,200,200",
                    "PORT nonsense",
                    "EPRT |1|127.0.0.1|21|",
                    "EPRT |9|x|",
                    "XYZZY",
                    "",
                    " NOOP",
                    "RETR",
                    "STOR",
                    "USER alice",
                    "PASS secret",
                    "REIN");

    private static final List<String> TRANSFERS =
            List.of(
                    "RETR a",
                    "RETR big",
                    "RETR nowhere",
                    "RETR d",
                    "STOR a",
                    "STOR d/c",
                    "STOR nowhere/x",
                    "APPE a",
                    "STOU",
                    "LIST",
                    "LIST -la d",
                    "LIST nowhere",
                    "NLST",
                    "MLSD",
                    "MLSD a");

    @RegisterExtension
    final TestFtpServer server =
            TestFtpServer.onDisk()
                    .recordingEvents()
                    .with(b -> b.maxLoginAttempts(100).passiveTimeout(Duration.ofSeconds(30)));

    private Random random;
    private WireClient ftp;
    private int asked;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void haveOneReplyToEachCommandInItsTurn(long seed) {
        server.write("/a", "content of a\r\n").write("/big", new byte[2_000_000]).mkdir("/d");
        random = new Random(seed);
        ftp = server.login();
        asked = OverTls.IS_ON ? 6 : 3; // AUTH, PBSZ and PROT; USER, PASS and TYPE
        while (asked < COMMANDS) {
            step();
        }
        ftp.send("QUIT").expect(221).expectClosed();
        asked++;
        Await.until(
                () -> asked + " replies, not " + server.events(FtpEvent.CommandDone.class).size(),
                () -> server.events(FtpEvent.CommandDone.class).size() == asked);
        Await.until("the end of the session", () -> server.server().sessions().isEmpty());
        assertThat(server.server().stats().transfers()).isZero();
        assertThat(server.server().stats().commands()).isEqualTo(asked);
    }

    private void step() {
        switch (random.nextInt(4)) {
            case 0 -> askInARow();
            case 1 -> transfer();
            case 2 -> cutTransfer();
            default -> complete(one(PLAIN));
        }
        stayIn();
    }

    private String one(List<String> of) {
        String command = of.get(random.nextInt(of.size()));
        return OverTls.IS_ON && command.equals("REIN") ? "NOOP" : command; // it would end TLS
    }

    /** Sends a command; what it is answered must end in one completion reply. */
    private int complete(String command) {
        asked++;
        int code = ftp.ask(command).code();
        assertThat(code).as("the reply to " + command).isBetween(200, 599);
        if (command.equals("ABOR")) {
            assertThat(code).isIn(225, 226, 530);
        }
        return code;
    }

    /** Many commands in one segment; the replies to some give away to which they belong. */
    private void askInARow() {
        List<String> commands = new ArrayList<>();
        for (int i = random.nextInt(IN_A_ROW); i >= 0; i--) {
            commands.add(one(PLAIN));
            commands.add("NOOP mark");
        }
        asked += commands.size();
        ftp.sendRaw((String.join("\r\n", commands) + "\r\n"));
        for (String command : commands) {
            int code = ftp.reply().code();
            assertThat(code).as("the reply to " + command).isBetween(200, 599);
            int expected =
                    switch (command) {
                        case "XYZZY", "" -> 500;
                        case "REIN" -> 220;
                        default -> code;
                    };
            assertThat(code).as("the reply to " + command).isEqualTo(expected);
        }
    }

    /** The whole of a transfer; commands that come meanwhile are answered behind it. */
    private void transfer() {
        String command = one(TRANSFERS);
        List<String> behind = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            behind.add(random.nextBoolean() ? "PWD" : "XYZZY");
        }
        asked += 2; // PASV and this
        try (DataSocket data = random.nextBoolean() ? ftp.passive() : ftp.active()) {
            int code = ftp.ask(command).code();
            if (code >= 200) {
                assertThat(code).isIn(501, 530, 550, 553, 554, 555, 450);
                return;
            }
            behind.forEach(ftp::send);
            asked += behind.size();
            if (command.startsWith("STO") || command.startsWith("APPE")) {
                data.write(new byte[random.nextInt(100_000)]);
                shutDown(data);
            } else {
                data.readAll();
            }
            ftp.expect(226);
            for (String waiting : behind) {
                ftp.expect(waiting.equals("PWD") ? 257 : 500);
            }
        }
    }

    private static void shutDown(DataSocket data) {
        try {
            data.socket().shutdownOutput();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** A transfer that comes to a bad end. */
    private void cutTransfer() {
        String command = random.nextBoolean() ? "RETR big" : "STOR cut";
        asked += 2;
        try (DataSocket data = ftp.passiveWithSmallWindow()) {
            int code = ftp.ask(command).code();
            if (code >= 200) {
                assertThat(code).isIn(530, 550, 553, 554, 555);
                return;
            }
            if (random.nextBoolean()) {
                data.reset();
                assertThat(ftp.reply().code()).isIn(226, 426, 522); // 522: in the TLS handshake
            } else {
                asked++;
                ftp.send("ABOR");
                int end = ftp.reply().code();
                assertThat(end).isIn(226, 426);
                assertThat(ftp.reply().code()).isIn(225, 226);
            }
        }
    }

    /** After REIN or USER there is a login to be done again. */
    private void stayIn() {
        if (complete("PWD") == 530) {
            complete("USER alice");
            assertThat(complete("PASS secret")).isEqualTo(230);
            complete("TYPE I");
        }
    }
}
