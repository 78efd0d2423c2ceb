package dev.wherry.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.wherry.command.FtpReplyException;
import dev.wherry.command.ReplyCode;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostPortTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "127,0,0,1,4,1 | 127.0.0.1 | 1025",
                "10,20,30,40,255,255 | 10.20.30.40 | 65535",
                "255,255,255,255,0,1 | 255.255.255.255 | 1",
                "0,0,0,0,1,0 | 0.0.0.0 | 256",
                "010,001,000,009,007,008 | 10.1.0.9 | 1800"
            })
    void readsSixNumbers(String argument, String host, int port) throws Exception {
        InetSocketAddress address = HostPort.parse(argument);
        assertThat(address.getAddress()).isEqualTo(Inet4Address.ofLiteral(host));
        assertThat(address.getPort()).isEqualTo(port);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",",
                ",,,,,",
                "1",
                "1,2,3,4,5",
                "1,2,3,4,5,",
                ",1,2,3,4,5,6",
                "1,2,3,4,5,6,",
                "1,2,3,4,5,6,7",
                "1,2,3,,5,6",
                "1,2,3,4,,6",
                "256,2,3,4,5,6",
                "1,2,3,256,5,6",
                "1,2,3,4,256,6",
                "1,2,3,4,5,256",
                "999,2,3,4,5,6",
                "-1,2,3,4,5,6",
                "1,2,3,4,-5,6",
                "+1,2,3,4,5,6",
                "1,2,3,4,5,+6",
                " 1,2,3,4,5,6",
                "1,2,3,4,5,6 ",
                "1, 2,3,4,5,6",
                "1,2,3,4 ,5,6",
                "0x1,2,3,4,5,6",
                "1,2,3,4,5,6.",
                "1.2.3.4.5.6",
                "1.2.3.4,5,6",
                "1;2;3;4;5;6",
                "(1,2,3,4,5,6)",
                "a,b,c,d,e,f",
                "0001,2,3,4,5,6",
                "1,2,3,4,0000,1",
                "4294967297,2,3,4,5,6",
                "18446744073709551617,2,3,4,5,6",
                "1,2,3,4,65536,1",
                "\u0661,\u0662,3,4,5,6",
                "\uff11,2,3,4,5,6",
                "127,0,0,1,0,0",
                "localhost,21",
                "1,2,3,4,5,6\r",
                "|1|127.0.0.1|21|"
            })
    void answers501ToEverythingElse(String argument) {
        assertThatExceptionOfType(FtpReplyException.class)
                .isThrownBy(() -> HostPort.parse(argument))
                .satisfies(e -> assertThat(e.reply().code()).isEqualTo(ReplyCode.BAD_ARGUMENT));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "127.0.0.1 | 1025 | (127,0,0,1,4,1)",
                "255.254.253.252 | 65535 | (255,254,253,252,255,255)",
                "0.0.0.0 | 1 | (0,0,0,0,0,1)"
            })
    void writesTheEndOfA227(String host, int port, String text) throws Exception {
        assertThat(HostPort.format(Inet4Address.ofLiteral(host), port)).isEqualTo(text);
        String numbers = text.substring(1, text.length() - 1);
        assertThat(HostPort.parse(numbers).getPort()).isEqualTo(port);
    }

    @Test
    void writesNoPortThatIsNone() {
        Inet4Address host = Inet4Address.ofLiteral("127.0.0.1");
        assertThatIllegalArgumentException().isThrownBy(() -> HostPort.format(host, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> HostPort.format(host, 65_536));
    }
}
