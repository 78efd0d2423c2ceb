package dev.wherry.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wherry.FtpServer;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CustomSiteTest {
    @TempDir private Path pub;

    @Test
    void siteDfTellsTheFreeSpaceToThoseWhoAreLoggedIn() throws IOException {
        try (FtpServer server = CustomSite.start(0, pub);
                Visitor visitor = Visitor.at(server)) {
            assertThat(visitor.say("SITE DF")).startsWith("530 ");
            assertThat(visitor.login("anonymous", "")).isTrue();
            assertThat(visitor.say("SITE DF")).matches("200 [1-9][0-9]* bytes free\\.");
            assertThat(visitor.say("SITE HELP")).contains("DF");
        }
    }
}
