package dev.wherry.internal.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wherry.command.ByteRange;
import dev.wherry.command.FtpReplyException;
import dev.wherry.user.Permissions;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** HASH, the X commands, DSIZ, AVBL. */
class HeavyCommandsTest {
    private final FakeContext ctx = new FakeContext();
    private final HeavyWork work = new HeavyWork(1);
    private final FileHasher hasher = new FileHasher(work, 1_000_000);
    private final Hash hash = new Hash(hasher);

    @BeforeEach
    void plant() {
        ctx.files.write("/a", "abc").write("/empty", "").write("/d/sub/b c", "123456789");
    }

    @ParameterizedTest
    @CsvSource({
        "SHA-256, ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        "SHA-1, a9993e364706816aba3e25717850c26c9cd0d89d",
        "MD5, 900150983cd24fb0d6963f7d28e17f72",
        "CRC32, 352441c2",
    })
    void hashesByTheChosenAlgorithm(String algorithm, String hex) throws IOException {
        ctx.hashAlgorithm = algorithm;
        assertThat(ctx.run(hash, "a")).isEqualTo("213 " + algorithm + " 0-2 " + hex + " a");
    }

    @Test
    void hashesARangeAsFarAsItGoes() throws IOException {
        ctx.hashAlgorithm = "CRC32";
        ctx.range = new ByteRange(1, 1);
        assertThat(ctx.run(hash, "a")).isEqualTo("213 CRC32 1-1 71beeff9 a");
        ctx.range = new ByteRange(0, Long.MAX_VALUE);
        assertThat(ctx.run(hash, "a")).isEqualTo("213 CRC32 0-2 352441c2 a");
        ctx.range = new ByteRange(4, 5);
        assertThat(ctx.run(hash, "a")).startsWith("554 ");
    }

    @Test
    void hashesNothing() throws IOException {
        ctx.hashAlgorithm = "MD5";
        assertThat(ctx.run(hash, "empty"))
                .isEqualTo("213 MD5 0-0 d41d8cd98f00b204e9800998ecf8427e empty");
    }

    @Test
    void refusesWhatHasNoHash() throws IOException {
        assertThat(ctx.run(hash, "d")).startsWith("553 ");
        assertThat(ctx.run(new Checksum("XMD5", HashAlgorithm.MD5, hasher), "d"))
                .startsWith("550 ");
        assertThatThrownBy(() -> ctx.run(hash, "none")).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void refusesWhatIsTooLarge() throws IOException {
        ctx.files.write("/big", "x".repeat(1_000_001));
        assertThat(ctx.run(hash, "big")).startsWith("556 ");
        ctx.range = new ByteRange(1, 1_000_000);
        assertThat(ctx.run(hash, "big")).startsWith("213 SHA-256 1-1000000 ");
        assertThat(ctx.checks).isEqualTo(8); // one for each chunk
    }

    @Test
    void endsWhenItIsNoLongerWanted() throws IOException {
        ctx.abort = new IOException("aborted");
        assertThatThrownBy(() -> ctx.run(hash, "a")).isSameAs(ctx.abort);
        assertThatThrownBy(() -> ctx.run(new Dsiz(work), "d")).isSameAs(ctx.abort);
        ctx.abort = null;
        assertThat(ctx.run(hash, "a")).startsWith("213 "); // the permit is back
    }

    @Test
    void asksToComeBackWhileOthersAreAtIt() throws IOException {
        String busy = work.run(() -> ctx.run(hash, "a") + ctx.run(new Dsiz(work), "d"));
        assertThat(busy).isEqualTo("450 Busy, try again later.".repeat(2));
        assertThatThrownBy(() -> work.run(() -> work.run(() -> 1)))
                .isInstanceOf(FtpReplyException.class);
        assertThat(ctx.run(hash, "a")).startsWith("213 ");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "d/sub/b c, 250 CBF43926",
                "'\"d/sub/b c\"', 250 CBF43926",
                "d/sub/b c 0 9, 250 CBF43926",
                "'\"d/sub/b c\" 0 99', 250 CBF43926",
                "d/sub/b c 1 2, 250 1AD5BE0D",
                "d/sub/b c 3 3, 250 00000000",
            })
    void sumsUp(String argument, String reply) throws IOException {
        assertThat(ctx.run(new Checksum("XCRC", HashAlgorithm.CRC_32, hasher), argument))
                .isEqualTo(reply);
    }

    @Test
    void sumsUpOnlyWhatMayBeRead() throws IOException {
        ctx.permissions(Permissions.of("elr").override("/d", "el", true));
        assertThat(ctx.run(new Checksum("XMD5", HashAlgorithm.MD5, hasher), "\"d/sub/b c\""))
                .isEqualTo("550 Not enough privileges.");
        assertThat(ctx.run(new Checksum("XMD5", HashAlgorithm.MD5, hasher), "a 9 9"))
                .startsWith("554 ");
    }

    @Test
    void marksTheSelectedAlgorithmInFeat() {
        ctx.hashAlgorithm = "SHA-1";
        assertThat(hash.spec().featureLine(ctx)).isEqualTo("HASH SHA-256;SHA-512;SHA-1*;MD5;CRC32");
        assertThat(HashAlgorithm.named("sha-512")).isSameAs(HashAlgorithm.SHA_512);
        assertThat(HashAlgorithm.named("CRC-37")).isNull();
    }

    @Test
    void addsUpATree() throws IOException {
        ctx.files.link("/d/loop", "..").write("/d/x", "12").write("/d/secret/y", "12345");
        assertThat(ctx.run(new Dsiz(work), "d")).isEqualTo("213 16");
        ctx.permissions(Permissions.of("el").override("/d/secret", "", true));
        assertThat(ctx.run(new Dsiz(work), "d")).isEqualTo("213 11");
        assertThatThrownBy(() -> ctx.run(new Dsiz(work), "none"))
                .isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void addsUpAVeryDeepTree() throws IOException {
        ctx.files.write("/deep" + "/x".repeat(300) + "/f", "1");
        assertThat(ctx.run(new Dsiz(work), "deep")).isEqualTo("213 1");
    }

    @Test
    void tellsTheFreeSpace() throws IOException {
        assertThat(ctx.run(new Avbl(), "")).isEqualTo("213 12345");
    }
}
