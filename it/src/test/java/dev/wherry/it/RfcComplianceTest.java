package dev.wherry.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The table of {@code docs/rfc-compliance.md}: each line has a test, and the document says which.
 */
@PlainOnly("has no connection")
class RfcComplianceTest {
    private final ProvenLines rules = ProvenLines.read("rfc-rules.txt");

    @Test
    void eachRuleHasATest() {
        assertThat(rules.unproven()).as("rules without a test").isEmpty();
        assertThat(rules.closedGaps()).as("gaps that have a test by now").isEmpty();
        assertThat(rules.unknown()).as("rules that tests name and nobody knows").isEmpty();
        assertThat(rules.lines("R")).hasSize(124);
    }

    @Test
    void theDocumentSaysWhatTheTestsSay() {
        ProvenLines.expectIn(
                "rfc-compliance.md",
                ProvenLines.table(
                        List.of("rule", "RFC", "what it asks", "in Wherry", "tests"),
                        rules.lines("R").stream()
                                .map(rule ->
                                        List.of(
                                                rule.id(),
                                                rule.first(),
                                                rule.second(),
                                                status(rule),
                                                rules.tests(rule)))));
    }

    private static String status(ProvenLines.Line rule) {
        return switch (rule.kind()) {
            case "plain" -> "yes";
            case "tls" -> "FTPS";
            case "not-offered" -> "not offered. " + rule.note();
            case "deviation" -> "otherwise. " + rule.note();
            case "gap" -> "no test yet";
            default -> throw new AssertionError("no such kind: " + rule);
        };
    }
}
