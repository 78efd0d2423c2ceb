package dev.wherry.internal.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wherry.command.CommandSpec;
import dev.wherry.command.FtpCommand;
import dev.wherry.command.Reply;
import dev.wherry.command.ReplyCode;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommandTableTest {
    private static final FtpCommand CWD = command(CommandSpec.of("CWD", "CWD").aliases("XCWD"));
    private static final FtpCommand NOOP = command(CommandSpec.of("NOOP", "NOOP"));

    @Test
    void findsACommandByItsVerbAndByItsAliases() {
        CommandTable table = CommandTable.of(List.of(CWD, NOOP), List.of(), List.of());
        assertThat(table.find("CWD")).isSameAs(CWD);
        assertThat(table.find("XCWD")).isSameAs(CWD);
        assertThat(table.find("DELE")).isNull();
        assertThat(table.all()).containsExactly(CWD, NOOP);
    }

    @Test
    void aRemovedCommandIsGoneWithItsAliasesButKnown() {
        CommandTable table = CommandTable.of(List.of(CWD, NOOP), List.of(), List.of("CWD"));
        assertThat(table.find("XCWD")).isNull();
        assertThat(table.isRemoved("XCWD")).isTrue();
        assertThat(table.isRemoved("DELE")).isFalse();
        assertThat(table.all()).containsExactly(NOOP);
    }

    @Test
    void aReplacementTakesThePlaceOfTheBuiltInOne() {
        FtpCommand mine = command(CommandSpec.of("cwd", "CWD mine").replacing(true));
        CommandTable table = CommandTable.of(List.of(CWD), List.of(mine), List.of());
        assertThat(table.find("CWD")).isSameAs(mine);
        assertThat(table.find("XCWD")).as("an alias of the old one").isNull();
    }

    @Test
    void refusesWhatDoesNotFit() {
        FtpCommand again = command(CommandSpec.of("CWD", "CWD"));
        FtpCommand replacing = command(CommandSpec.of("DF", "DF").replacing(true));
        assertThatThrownBy(() -> CommandTable.of(List.of(CWD), List.of(again), List.of()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("replacing(true)");
        assertThatThrownBy(() -> CommandTable.of(List.of(CWD), List.of(replacing), List.of()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("DF");
        assertThatThrownBy(() -> CommandTable.of(List.of(CWD), List.of(), List.of("DELE")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("DELE");
    }

    private static FtpCommand command(CommandSpec spec) {
        return FtpCommand.of(spec, ctx -> Reply.of(ReplyCode.COMMAND_OK, "ok"));
    }
}
