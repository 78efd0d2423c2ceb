package dev.wherry.internal.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wherry.command.FtpReplyException;
import java.nio.file.NoSuchFileException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What a command hears that is not carried out. */
final class Refusals {
    private Refusals() {}

    static void refused(int code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        FtpReplyException.class,
                        e -> assertThat(e.reply().code().number()).isEqualTo(code));
    }

    static void notThere(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(NoSuchFileException.class);
    }
}
