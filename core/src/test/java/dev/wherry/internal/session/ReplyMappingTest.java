package dev.wherry.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wherry.command.FtpReplyException;
import dev.wherry.command.Reply;
import dev.wherry.command.ReplyCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ReplyMappingTest {
    private static final String SECRET = "/srv/secret/place";

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(new NoSuchFileException(SECRET), 550),
                Arguments.of(new AccessDeniedException(SECRET), 550),
                Arguments.of(new NotDirectoryException(SECRET), 550),
                Arguments.of(new FileAlreadyExistsException(SECRET), 550),
                Arguments.of(new DirectoryNotEmptyException(SECRET), 550),
                Arguments.of(new InvalidPathException(SECRET, SECRET), 553),
                Arguments.of(new FileSystemException(SECRET, null, SECRET), 451),
                Arguments.of(new IOException(SECRET), 451),
                Arguments.of(new UncheckedIOException(new NoSuchFileException(SECRET)), 550),
                Arguments.of(new IllegalStateException(SECRET), 451),
                Arguments.of(new StackOverflowError(SECRET), 451));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void tellsWhatHappenedButNeverWhere(Throwable failure, int code) {
        Reply reply = ReplyMapping.toReply(failure);
        assertThat(reply.code().number()).isEqualTo(code);
        assertThat(reply.lines()).noneMatch(line -> line.contains("secret"));
    }

    @Test
    void anExceptionThatBringsAReplyIsThatReply() {
        Reply reply = Reply.of(ReplyCode.OVER_QUOTA, "Full.");
        assertThat(ReplyMapping.toReply(new FtpReplyException(reply))).isSameAs(reply);
    }

    @Test
    void onlyWhatNobodyExpectedIsADefect() {
        assertThat(ReplyMapping.isDefect(new NoSuchFileException(SECRET))).isFalse();
        assertThat(ReplyMapping.isDefect(new IllegalStateException(SECRET))).isTrue();
    }
}
