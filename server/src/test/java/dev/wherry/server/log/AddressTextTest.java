package dev.wherry.server.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressTextTest {
    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 127.0.0.1:21",
        "::, [::]:21",
        "::1, [::1]:21",
        "2001:db8:0:0:1:0:0:1, [2001:db8::1:0:0:1]:21",
        "2001:db8:0:1:1:1:1:1, [2001:db8:0:1:1:1:1:1]:21",
        "2001:0:0:1:0:0:0:1, [2001:0:0:1::1]:21",
        "fe80::, [fe80::]:21",
        "::ffff:10.0.0.1, 10.0.0.1:21",
    })
    void spellsAddressesAsPeopleDo(String literal, String text) {
        assertThat(AddressText.of(new InetSocketAddress(InetAddress.ofLiteral(literal), 21)))
                .isEqualTo(text);
    }

    @Test
    void spellsNamesAsTheyAre() {
        assertThat(AddressText.of(InetSocketAddress.createUnresolved("ftp.example", 21)))
                .isEqualTo("ftp.example:21");
    }
}
