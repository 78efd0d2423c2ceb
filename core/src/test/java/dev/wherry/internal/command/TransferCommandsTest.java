package dev.wherry.internal.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wherry.command.ByteRange;
import dev.wherry.command.FtpReplyException;
import dev.wherry.command.ReplyCode;
import dev.wherry.command.TransferType;
import dev.wherry.file.VirtualPath;
import dev.wherry.user.Permissions;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TransferCommandsTest {
    private final FakeContext ctx = new FakeContext();

    @BeforeEach
    void plant() {
        ctx.files.write("/a", "0123456789");
    }

    @ParameterizedTest
    @CsvSource({"0, 0123456789", "4, 456789", "10, ''"})
    void sendsFromTheOffsetOn(long offset, String sent) throws IOException {
        ctx.restartOffset = offset;
        assertThat(ctx.run(new Retr(), "a")).startsWith("226 ");
        assertThat(ctx.sent).isEqualTo(sent);
    }

    @Test
    void refusesAnOffsetPastTheEnd() throws IOException {
        ctx.restartOffset = 11;
        assertThat(ctx.run(new Retr(), "a")).startsWith("554 ");
        assertThat(ctx.sent).isNull();
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 0", "2, 4, 234", "8, 99, 89", "9, 9223372036854775807, 9", "10, 20, ''"})
    void sendsARange(long first, long last, String sent) throws IOException {
        ctx.range = new ByteRange(first, last);
        assertThat(ctx.run(new Retr(), "a")).startsWith("226 ");
        assertThat(ctx.sent).isEqualTo(sent);
    }

    @Test
    void refusesToCountBytesOfAConvertedFile() throws IOException {
        ctx.type = TransferType.ASCII;
        assertThat(ctx.run(new Retr(), "a")).startsWith("226 ");
        ctx.restartOffset = 1;
        assertThat(ctx.run(new Retr(), "a")).startsWith("555 ");
        assertThat(ctx.run(new Stor(), "a")).startsWith("555 ");
        ctx.restartOffset = 0;
        ctx.range = new ByteRange(0, 1);
        assertThat(ctx.run(new Retr(), "a")).startsWith("555 ");
    }

    @Test
    void receives() throws IOException {
        ctx.upload = "new";
        assertThat(ctx.run(new Stor(), "b")).isEqualTo("226 Received /b");
        assertThat(ctx.files.read("/b")).isEqualTo("new");
        assertThat(ctx.files.calls).containsExactly("upload /b at 0", "close /b");
    }

    @Test
    void continuesOnlyWhatIsThere() throws IOException {
        ctx.restartOffset = 4;
        assertThat(ctx.run(new Stor(), "a")).startsWith("226 ");
        assertThat(ctx.files.calls).startsWith("upload /a at 4");
        assertThatThrownBy(() -> ctx.run(new Stor(), "none"))
                .isInstanceOf(NoSuchFileException.class);
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of(
                        new AccessDeniedException("/real/x"), "553 Cannot write a file there."),
                Arguments.of(new NoSuchFileException("/real/x"), "553 Cannot write a file there."),
                Arguments.of(
                        new FileSystemException("/real/x", null, "Is a directory"),
                        "553 Cannot write a file there."),
                Arguments.of(
                        new FileSystemException("/real/x", null, "No space left on device"),
                        "452 Not enough space."),
                Arguments.of(
                        new FileSystemException("/real/x", null, "Too many open files"),
                        "451 Local error, try again later."),
                Arguments.of(
                        new FtpReplyException(ReplyCode.OVER_QUOTA, "Too much."), "552 Too much."));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void answersRefusalsOfTheFileSystem(IOException refusal, String reply) throws IOException {
        ctx.files.refusal = refusal;
        assertThat(ctx.run(new Stor(), "x")).isEqualTo(reply);
        assertThat(ctx.run(new Stou(), "x")).isEqualTo(reply);
    }

    @Test
    void leavesRefusalsOfAppeToTheSession() {
        ctx.files.refusal = new AccessDeniedException("/real/x");
        assertThatThrownBy(() -> ctx.run(new Appe(), "x")).isSameAs(ctx.files.refusal);
    }

    @Test
    void leavesOtherFailuresToTheSession() {
        ctx.files.refusal = new IOException("broken");
        assertThatThrownBy(() -> ctx.run(new Stor(), "x")).isSameAs(ctx.files.refusal);
    }

    @Test
    void appends() throws IOException {
        assertThat(ctx.run(new Appe(), "a")).startsWith("226 ");
        assertThat(ctx.files.calls).containsExactly("append /a", "close /a");
    }

    @ParameterizedTest
    @CsvSource({
        "'', unique /pub ftpd",
        "x, unique /pub x",
        "../y, unique / y",
        "/d/z/, unique /d z",
        "/, unique / ftpd",
    })
    void findsAFreeName(String argument, String call) throws IOException {
        ctx.directory = VirtualPath.of("/pub");
        assertThat(ctx.run(new Stou(), argument)).startsWith("226 ");
        assertThat(ctx.files.calls).startsWith(call);
    }

    @Test
    void checksThePermissionWhereTheUniqueFileWillBe() throws IOException {
        ctx.permissions(Permissions.of("w").override("/closed", "elr", true));
        assertThat(ctx.run(new Stou(), "/closed/x")).isEqualTo("550 Not enough privileges.");
        ctx.directory = VirtualPath.of("/closed");
        assertThat(ctx.run(new Stou(), "")).isEqualTo("550 Not enough privileges.");
        assertThat(ctx.run(new Stou(), "/x")).startsWith("226 ");
    }

    @Test
    void hasNoPlaceForAnOffsetInAppeAndStou() throws IOException {
        ctx.restartOffset = 1;
        assertThat(ctx.run(new Appe(), "a"))
                .isEqualTo("450 Can't APPE while REST request is pending.");
        assertThat(ctx.run(new Stou(), ""))
                .isEqualTo("450 Can't STOU while REST request is pending.");
        assertThat(ctx.files.calls).isEmpty();
    }

    @Test
    void writesIntoNoRange() throws IOException {
        ctx.range = new ByteRange(0, 1);
        assertThat(ctx.run(new Stor(), "a")).startsWith("554 ");
        assertThat(ctx.run(new Appe(), "a")).startsWith("554 ");
        assertThat(ctx.run(new Stou(), "a")).startsWith("554 ");
        assertThat(ctx.files.calls).isEmpty();
    }
}
