package dev.wherry.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The tables of {@code docs/threat-model.md}: each threat has a test, and the document says which.
 */
@PlainOnly("has no connection")
class ThreatModelTest {
    private static final Map<String, String> SECTIONS = new LinkedHashMap<>();

    static {
        SECTIONS.put("A", "Paths and the root");
        SECTIONS.put("B", "Active data connections");
        SECTIONS.put("C", "Passive data connections");
        SECTIONS.put("D", "TLS");
        SECTIONS.put("F", "Using up the server");
        SECTIONS.put("G", "Order of the conversation");
        SECTIONS.put("H", "Files and what is said of them");
    }

    private final ProvenLines threats = ProvenLines.read("threats.txt");

    @Test
    void eachThreatHasATest() {
        assertThat(threats.unproven()).as("threats without a test").isEmpty();
        assertThat(threats.closedGaps()).as("gaps that have a test by now").isEmpty();
        assertThat(threats.unknown()).as("threats that tests name and nobody knows").isEmpty();
    }

    @Test
    void theDocumentSaysWhatTheTestsSay() {
        ProvenLines.expectIn(
                "threat-model.md",
                SECTIONS.entrySet().stream()
                        .map(section ->
                                "\n### "
                                        + section.getValue()
                                        + "\n\n"
                                        + table(section.getKey())
                                        + "\n")
                        .collect(Collectors.joining()));
    }

    private String table(String section) {
        return ProvenLines.table(
                List.of("", "threat", "what Wherry does", "tests"),
                threats.lines(section).stream()
                        .map(threat ->
                                List.of(
                                        threat.id(),
                                        threat.first(),
                                        threat.second() + status(threat),
                                        threats.tests(threat))));
    }

    private static String status(ProvenLines.Line threat) {
        return switch (threat.kind()) {
            case "plain" -> "";
            case "waits" -> " *Waits for " + threat.note() + ".*";
            case "gap" -> " *No test yet: " + threat.note() + ".*";
            default -> throw new AssertionError("no such kind: " + threat);
        };
    }
}
