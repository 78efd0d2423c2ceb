package dev.wherry.internal.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wherry.command.ArgumentRule;
import dev.wherry.command.CommandSpec;
import dev.wherry.command.FtpCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class FileCommandsTest {
    private static final List<CommandSpec> SPECS =
            FileCommands.all(FileCommands.Options.defaults()).stream()
                    .map(FtpCommand::spec)
                    .toList();

    private static List<String> verbs(Predicate<CommandSpec> filter) {
        return SPECS.stream().filter(filter).map(CommandSpec::verb).toList();
    }

    @Test
    void hasEachVerbOnce() {
        List<String> words = new ArrayList<>(verbs(spec -> true));
        SPECS.forEach(spec -> words.addAll(spec.aliases()));
        assertThat(words).doesNotHaveDuplicates().contains("XMKD", "XRMD", "SITE CHMOD");
    }

    @Test
    void needsALoginForEveryFile() {
        assertThat(verbs(spec -> !spec.needsLogin())).isEmpty();
    }

    @Test
    void namesThePermissionUnlessItDependsOnTheArgument() {
        assertThat(verbs(spec -> spec.permission() == null)).containsExactly("MFF");
    }

    @Test
    void usesTheDataConnection() {
        assertThat(verbs(CommandSpec::usesData))
                .containsExactly("RETR", "STOR", "APPE", "STOU", "LIST", "NLST", "MLSD");
    }

    @Test
    void runsAsideWhatTakesLong() {
        assertThat(verbs(spec -> spec.runsAside() && !spec.usesData()))
                .containsExactly("HASH", "XCRC", "XMD5", "XSHA1", "XSHA256", "XSHA512", "DSIZ");
    }

    @Test
    void keepsTheRestartOffsetOverSizeOnly() {
        assertThat(verbs(CommandSpec::isKeepingRestart)).containsExactly("SIZE");
    }

    @Test
    void takesNoCommandWithoutItsArgument() {
        assertThat(verbs(spec -> spec.argument() == ArgumentRule.NONE)).isEmpty();
        assertThat(verbs(spec -> spec.argument() == ArgumentRule.OPTIONAL))
                .containsExactly("STOU", "LIST", "NLST", "MLSD", "MLST", "AVBL", "DSIZ");
    }

    @Test
    void tellsItsExtensions() {
        FakeContext ctx = new FakeContext();
        assertThat(
                        SPECS.stream()
                                .map(spec -> spec.featureLine(ctx))
                                .filter(Objects::nonNull)
                                .map(line -> line.replaceFirst("(MLST|HASH) .*", "$1 ...")))
                .containsExactly(
                        "MLST ...",
                        "SIZE",
                        "MDTM",
                        "MFMT",
                        "MFCT",
                        "MFF Modify;Create;UNIX.mode;",
                        "SITE UTIME",
                        "SITE SYMLINK",
                        "HASH ...",
                        "XCRC",
                        "XMD5",
                        "XSHA1",
                        "XSHA256",
                        "XSHA512",
                        "AVBL",
                        "DSIZ");
    }

    @Test
    void hasMdtmWithItsOldFormWhereThatIsWanted() {
        FtpCommand mdtm =
                FileCommands.all(new FileCommands.Options(true, 1, 1)).stream()
                        .filter(command -> command.spec().verb().equals("MDTM"))
                        .findFirst()
                        .orElseThrow();
        assertThat(mdtm.spec().isPath()).isFalse();
        assertThat(mdtm.spec().syntax()).contains("[<SP> time]");
    }
}
