package dev.wherry.internal.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wherry.command.TransferType;
import dev.wherry.event.FtpEvent;
import dev.wherry.file.VirtualPath;
import dev.wherry.user.Permissions;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** SIZE, MDTM and what changes facts. */
class FactCommandsTest {
    private static final Instant TIME = Instant.parse("2001-02-03T04:05:06Z");
    private final FakeContext ctx = new FakeContext();

    @BeforeEach
    void plant() throws IOException {
        ctx.files.write("/a b", "12345").directory("/pub");
        ctx.files.setTimes(VirtualPath.of("/a b"), TIME.plusMillis(70), null);
    }

    @Test
    void tellsTheSize() throws IOException {
        assertThat(ctx.run(new Size(), "a b")).isEqualTo("213 5");
        assertThat(ctx.run(new Size(), "/pub")).isEqualTo("550 Not a plain file.");
        ctx.type = TransferType.ASCII;
        assertThat(ctx.run(new Size(), "a b")).isEqualTo("550 SIZE not allowed in ASCII mode.");
    }

    @Test
    void tellsTheTime() throws IOException {
        assertThat(ctx.run(new Mdtm(false), "a b")).isEqualTo("213 20010203040506.070");
        assertThat(ctx.run(new Mdtm(true), "a b")).isEqualTo("213 20010203040506.070");
        assertThat(ctx.run(new Mdtm(false), "/pub")).isEqualTo("550 Not a plain file.");
    }

    @Test
    void takesATimeForAPathUnlessTheOldFormIsOn() throws IOException {
        assertThatThrownBy(() -> ctx.run(new Mdtm(false), "19990929043300 a b"))
                .isInstanceOf(NoSuchFileException.class);
        assertThat(ctx.run(new Mdtm(true), "19990929043300 a b"))
                .isEqualTo("213 File modification time set.");
        assertThat(ctx.run(new Mdtm(false), "a b")).isEqualTo("213 19990929043300");
        assertThatThrownBy(() -> ctx.run(new Mdtm(true), "19990929043300"))
                .isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void checksBothPermissionsOfTheOldForm() throws IOException {
        ctx.permissions(Permissions.of("l"));
        assertThat(ctx.run(new Mdtm(true), "19990929043300 a b"))
                .isEqualTo("550 Not enough privileges.");
        ctx.permissions(Permissions.of("T"));
        assertThat(ctx.run(new Mdtm(true), "a b")).isEqualTo("550 Not enough privileges.");
    }

    @Test
    void setsTheTimeAndTellsIt() throws IOException {
        assertThat(ctx.run(new Mfmt(), "20200229101112 a b"))
                .isEqualTo("213 Modify=20200229101112; /a b");
        assertThat(ctx.run(new Mdtm(false), "a b")).isEqualTo("213 20200229101112");
        assertThat(ctx.events)
                .containsExactly(
                        new FtpEvent.TimeChanged(
                                event().origin(),
                                VirtualPath.of("/a b"),
                                "/real/a b",
                                Instant.parse("2020-02-29T10:11:12Z")));
    }

    @Test
    void refusesTimesThatAreNone() throws IOException {
        assertThat(ctx.run(new Mfmt(), "20210229101112 a b")).startsWith("501 ");
        assertThat(ctx.run(new Mfct(), "20200101000000")).startsWith("501 ");
        assertThat(ctx.run(new SiteUtime(), "2020 a b")).startsWith("501 ");
        assertThat(ctx.run(new Mff(), "Modify=2020; a b")).startsWith("501 ");
        assertThat(ctx.events).isEmpty();
    }

    @Test
    void setsTimesOfPlainFilesOnly() throws IOException {
        assertThat(ctx.run(new Mfmt(), "20200101000000 pub")).isEqualTo("550 Not a plain file.");
        assertThat(ctx.run(new Mfct(), "20200101000000 pub")).isEqualTo("550 Not a plain file.");
        assertThat(ctx.run(new SiteUtime(), "202001010000 pub"))
                .isEqualTo("200 SITE UTIME successful.");
    }

    @Test
    void setsTheTimeOfCreationWhereItCanBeSet() throws IOException {
        assertThat(ctx.run(new Mfct(), "20200101000000 a b"))
                .isEqualTo("213 Create=20200101000000; /a b");
        ctx.files.keepsCreation = false;
        assertThat(ctx.run(new Mfct(), "20100101000000 a b"))
                .isEqualTo("550 The time of creation cannot be changed here.");
    }

    @Test
    void setsSeveralFacts() throws IOException {
        assertThat(
                        ctx.run(
                                new Mff(),
                                "unix.mode=600;Create=20200101000000;Modify=20200102000000; a b"))
                .isEqualTo("213 Modify=20200102000000;Create=20200101000000;UNIX.mode=0600; /a b");
        assertThat(ctx.events.getFirst()).isInstanceOf(FtpEvent.ModeChanged.class);
        assertThat(ctx.events.getLast()).isInstanceOf(FtpEvent.TimeChanged.class);
    }

    @Test
    void tellsOnlyTheFactsThatWereTakenOver() throws IOException {
        ctx.files.keepsCreation = false;
        assertThat(ctx.run(new Mff(), "Create=20100101000000;Modify=20200102000000; a b"))
                .isEqualTo("213 Modify=20200102000000; /a b");
        assertThat(ctx.run(new Mff(), "Create=20100101000000; a b"))
                .isEqualTo("550 These facts cannot be changed here.");
        assertThat(ctx.run(new Mff(), "UNIX.mode=640; a b")).isEqualTo("213 UNIX.mode=0640; /a b");
    }

    @Test
    void checksThePermissionOfEachFact() throws IOException {
        ctx.permissions(Permissions.of("T"));
        assertThat(ctx.run(new Mff(), "Modify=20200102000000;UNIX.mode=600; a b"))
                .isEqualTo("550 Not enough privileges.");
        ctx.permissions(Permissions.of("M"));
        assertThat(ctx.run(new Mff(), "Modify=20200102000000;UNIX.mode=600; a b"))
                .isEqualTo("550 Not enough privileges.");
        assertThat(ctx.events).isEmpty();
        assertThat(ctx.run(new Mff(), "UNIX.mode=600; a b")).startsWith("213 ");
    }

    @Test
    void changesTheMode() throws IOException {
        assertThat(ctx.run(new SiteChmod(), "0640 a b")).isEqualTo("200 SITE CHMOD successful.");
        assertThat(ctx.files.calls).containsExactly("mode 640 /a b");
        assertThat(ctx.events)
                .containsExactly(
                        new FtpEvent.ModeChanged(
                                event().origin(), VirtualPath.of("/a b"), "/real/a b", 0640));
        for (String bad : List.of("a b", "640", "640 ", "6400000 a", "9 a", " a")) {
            assertThat(ctx.run(new SiteChmod(), bad)).startsWith("501 ");
        }
    }

    @Test
    void checksThePlaceBehindEachArgument() throws IOException {
        ctx.permissions(Permissions.of("elradfmwMT").override("/pub", "elr", true));
        String no = "550 Not enough privileges.";
        assertThat(ctx.run(new SiteChmod(), "640 pub/x")).isEqualTo(no);
        assertThat(ctx.run(new SiteUtime(), "202001010000 pub/x")).isEqualTo(no);
        assertThat(ctx.run(new Mfmt(), "20200101000000 pub/x")).isEqualTo(no);
        assertThat(ctx.run(new Mfct(), "20200101000000 pub/x")).isEqualTo(no);
        assertThat(ctx.run(new Mdtm(true), "20200101000000 pub/x")).isEqualTo(no);
    }

    private FtpEvent event() {
        return ctx.events.getFirst();
    }
}
