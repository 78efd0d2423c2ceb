package dev.wherry.it.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wherry.it.Proves;
import dev.wherry.it.TestFtpServer;
import dev.wherry.it.TlsClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Application protocols: RFC 7301, ALPACA. */
@Proves("D11")
class AlpnTest {
    @RegisterExtension final TestFtpServer server = Ftps.onJimfs();

    @ParameterizedTest
    @CsvSource({"TLSv1.2, http/1.1", "TLSv1.2, h2", "TLSv1.3, http/1.1", "TLSv1.3, h2"})
    void refusesOtherProtocols(String version, String protocol) {
        TlsClient browser =
                TlsClient.fresh().protocols(version).applicationProtocols(protocol, "smtp");
        assertThatThrownBy(() -> SecureWireClient.to(server, browser))
                .rootCause()
                .hasMessageContaining("no_application_protocol");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void choosesFtp(String version) {
        TlsClient client =
                TlsClient.fresh().protocols(version).applicationProtocols("h2", "ftp", "http/1.1");
        try (SecureWireClient ftp = SecureWireClient.login(server, client)) {
            assertThat(ftp.tls().getApplicationProtocol()).isEqualTo("ftp");
            assertThat(ftp.list("NLST")).isEmpty();
        }
    }

    @Test
    void takesClientsThatOfferNone() {
        try (SecureWireClient ftp = SecureWireClient.login(server)) {
            assertThat(ftp.tls().getApplicationProtocol()).isEmpty();
        }
    }

    @Test
    void refusesOtherProtocolsOnDataConnectionsToo() {
        server.write("/a", "content");
        try (SecureWireClient ftp = SecureWireClient.login(server)) {
            ftp.dataClient(TlsClient.fresh().applicationProtocols("http/1.1"));
            try (var data = ftp.passive()) {
                ftp.send("RETR a").expectPreliminary();
                assertThatThrownBy(() -> SecureWireClient.handshake(data))
                        .hasMessageContaining("no_application_protocol");
                ftp.expect(522).expectInSync();
            }
        }
    }
}
