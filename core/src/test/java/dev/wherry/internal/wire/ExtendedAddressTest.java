package dev.wherry.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.wherry.command.FtpReplyException;
import dev.wherry.command.Reply;
import dev.wherry.command.ReplyCode;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExtendedAddressTest {
    @ParameterizedTest
    @CsvSource({
        "|1|132.235.1.2|6275|, 132.235.1.2, 6275",
        "|1|0.0.0.0|1|, 0.0.0.0, 1",
        "!1!255.255.255.255!65535!, 255.255.255.255, 65535",
        "~1~10.0.0.5~21~, 10.0.0.5, 21",
        "x1x10.0.0.5x00021x, 10.0.0.5, 21",
        "|2|::ffff:10.0.0.5|21|, 10.0.0.5, 21",
        "|2|::FFFF:0a00:0005|21|, 10.0.0.5, 21",
        "|2|0:0:0:0:0:ffff:10.0.0.5|21|, 10.0.0.5, 21",
    })
    void readsIpv4AlsoInIpv6Clothes(String argument, String host, int port) throws Exception {
        InetSocketAddress address = ExtendedAddress.parse(argument);
        assertThat(address.getAddress()).isEqualTo(Inet4Address.ofLiteral(host));
        assertThat(address.getPort()).isEqualTo(port);
    }

    @ParameterizedTest
    @CsvSource({
        "|2|1080::8:800:200C:417A|5282|, 1080::8:800:200c:417a, 5282",
        "|2|::1|21|, ::1, 21",
        "|2|::|21|, ::, 21",
        ".2.fe80::1.21., fe80::1, 21",
        "|2|ABCD:EF01:2345:6789:a:b:c:d|21|, abcd:ef01:2345:6789:a:b:c:d, 21",
        "|2|64:ff9b::192.0.2.1|21|, 64:ff9b::c000:201, 21",
    })
    void readsIpv6(String argument, String host, int port) throws Exception {
        InetSocketAddress address = ExtendedAddress.parse(argument);
        assertThat(address.getAddress()).isEqualTo(Inet6Address.ofLiteral(host));
        assertThat(address.getPort()).isEqualTo(port);
    }

    @Test
    void takesEveryDelimiterThatTheFieldsDoNotHold() throws Exception {
        for (char d = 33; d <= 126; d++) {
            String argument = "" + d + 1 + d + "10.0.0.5" + d + 2121 + d;
            if ("1052.".indexOf(d) >= 0) {
                assertMalformed(argument);
            } else {
                assertThat(ExtendedAddress.parse(argument).getPort()).as(argument).isEqualTo(2121);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "|",
                "||||",
                "|||||",
                "|1|10.0.0.5|21",
                "1|10.0.0.5|21|",
                "|1|10.0.0.5|21||",
                "|1|10.0.0.5|21|x|",
                "|1|10.0.0.5|21|x",
                "|1|10.0.0.5|",
                "|1|10.0.0.5|21| ",
                " |1|10.0.0.5|21|",
                " 1 10.0.0.5 21 ",
                "\t1\t10.0.0.5\t21\t",
                "\u007f1\u007f10.0.0.5\u007f21\u007f",
                "\u00a71\u00a710.0.0.5\u00a721\u00a7",
                "||10.0.0.5|21|",
                "|x|10.0.0.5|21|",
                "|+1|10.0.0.5|21|",
                "|-1|10.0.0.5|21|",
                "| 1|10.0.0.5|21|",
                "|\u0661|10.0.0.5|21|"
            })
    void answers501ToWhatIsNotThreeFieldsWithANumberFirst(String argument) {
        assertMalformed(argument);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "127.1",
                "127",
                "127.0.1",
                "2130706433",
                "0177.0.0.1",
                "127.0.0.01",
                "010.0.0.5",
                "0x7f.0.0.1",
                "0x7f000001",
                "127.0.0.1.",
                ".127.0.0.1",
                "127..0.1",
                "127.0.0.256",
                "127.0.0.-1",
                "127.0.0.+1",
                "127.0.0.1 ",
                " 127.0.0.1",
                "127.0.0.1:80",
                "1.2.3.4.5",
                "\u0661.2.3.4",
                "\uff11.2.3.4",
                "localhost",
                "ftp.example.org",
                "[127.0.0.1]",
                "::1",
                "::ffff:10.0.0.5",
                "127.0.0.1/8",
                "127.0.0.1%1",
                "1.2.3.00000000000000000000004"
            })
    void answers501ToWhatIsNoIpv4Literal(String host) {
        assertMalformed("|1|" + host + "|21|");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":",
                ":::",
                "::1::",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "12345::",
                "::g",
                "[::1]",
                "::1%eth0",
                "fe80::1%1",
                "fe80::1%lo",
                "::1 ",
                " ::1",
                "::1/128",
                "10.0.0.5",
                "::ffff:127.1",
                "::ffff:010.0.0.5",
                "::ffff:0x7f.0.0.1",
                "::ffff:1.2.3.256",
                "::1.2.3.4:1",
                "::ffff:1.2.3",
                "localhost",
                "cafe",
                "::\u0661",
                "::\uff11",
                "0000:0000:0000:0000:0000:0000:0000:00001",
                "1::2::3",
                ":1::2",
                ":1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:",
                "1:2:3:4:5:6:7:1.2.3.4",
                "::1.2.3.4.",
                "1.2.3.4::"
            })
    void answers501ToWhatIsNoIpv6Literal(String host) {
        assertMalformed("|2|" + host + "|21|");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0",
                "00000",
                "65536",
                "99999",
                "4294967317",
                "18446744073709551637",
                "-1",
                "+21",
                " 21",
                "21 ",
                "2 1",
                "0x15",
                "21.0",
                "\u0662\u0661",
                "ftp",
                "100000000000000000000"
            })
    void answers501ToWhatIsNoPort(String port) {
        assertMalformed("|1|10.0.0.5|" + port + "|");
        assertMalformed("|2|::1|" + port + "|");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "|0|10.0.0.5|21|",
                "|3|10.0.0.5|21|",
                "|3|::1|21|",
                "|4|anything|at all|",
                "|99999999999999999999999999|10.0.0.5|21|",
                "|4294967297|10.0.0.5|21|",
                "|18446744073709551617|10.0.0.5|21|"
            })
    void answers522ToOtherProtocolsWithTheListInTheOnlyParentheses(String argument) {
        Reply reply = failure(argument);
        assertThat(reply.code()).isEqualTo(ReplyCode.PROTOCOL_NOT_SUPPORTED);
        assertThat(reply.lines()).hasSize(1);
        assertThat(reply.lines().getFirst()).matches("[^()]*\\(1,2\\)");
    }

    @Test
    void writesTheEndOfA229() {
        assertThat(ExtendedAddress.format(6446)).isEqualTo("(|||6446|)");
        assertThatIllegalArgumentException().isThrownBy(() -> ExtendedAddress.format(0));
        assertThatIllegalArgumentException().isThrownBy(() -> ExtendedAddress.format(65_536));
    }

    private static void assertMalformed(String argument) {
        assertThat(failure(argument).code()).as(argument).isEqualTo(ReplyCode.BAD_ARGUMENT);
    }

    private static Reply failure(String argument) {
        Reply[] reply = new Reply[1];
        assertThatExceptionOfType(FtpReplyException.class)
                .as(argument)
                .isThrownBy(() -> ExtendedAddress.parse(argument))
                .satisfies(e -> reply[0] = e.reply());
        return reply[0];
    }
}
