package dev.wherry.server.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SystemLoggersTest {
    private final List<String> lines = new ArrayList<>();
    private final Log log = (severity, _, text) -> lines.add(severity + " " + text);

    @BeforeEach
    void sendToTheTest() {
        SystemLoggers.sendTo(log, false);
    }

    @AfterEach
    void sendToStderr() {
        SystemLoggers.sendToStderr();
    }

    @Test
    void areThoseOfTheJdk() {
        assertThat(System.LoggerFinder.getLoggerFinder()).isInstanceOf(SystemLoggers.class);
    }

    @Test
    void speakForTheServer() {
        System.Logger logger = System.getLogger("dev.wherry.session");
        logger.log(System.Logger.Level.INFO, "all is {0}, {1}", "well", 7);
        logger.log(System.Logger.Level.WARNING, "it's 50% {");
        logger.log(System.Logger.Level.ERROR, "bad pattern {", "x");
        logger.log(System.Logger.Level.DEBUG, "hush");
        logger.log(System.Logger.Level.INFO, () -> "lazily");
        assertThat(lines)
                .containsExactly(
                        "INFO all is well, 7",
                        "WARNING it's 50% {",
                        "ERROR bad pattern {",
                        "INFO lazily");
    }

    @Test
    void tellMoreForDebugging() {
        SystemLoggers.sendTo(log, true);
        System.getLogger("dev.wherry").log(System.Logger.Level.DEBUG, "detail");
        System.getLogger("dev.wherry").log(System.Logger.Level.TRACE, "hush");
        assertThat(lines).containsExactly("DEBUG detail");
    }

    @Test
    void keepTheJdkQuiet() {
        System.getLogger("jdk.event.security").log(System.Logger.Level.INFO, "a certificate");
        System.getLogger("jdk.event.security").log(System.Logger.Level.WARNING, "trouble");
        assertThat(lines).containsExactly("WARNING trouble");
    }

    @Test
    void spellAFailureOnOneLine() {
        Exception failure = new IllegalStateException("outer", new RuntimeException("inner"));
        System.getLogger("dev.wherry").log(System.Logger.Level.ERROR, "It broke", failure);
        assertThat(lines)
                .singleElement()
                .asString()
                .startsWith(
                        "ERROR It broke: java.lang.IllegalStateException: outer | at dev.wherry.server.log.")
                .contains(" | caused by java.lang.RuntimeException: inner | at ")
                .doesNotContain("\n");
    }
}
