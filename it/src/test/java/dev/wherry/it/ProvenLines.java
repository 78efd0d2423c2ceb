package dev.wherry.it;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Joins the lines of a list in the resources with the tests that {@link Proves} names for them, and
 * keeps a document in {@code docs} true to that.
 */
final class ProvenLines {
    private static final String PACKAGE = "dev.wherry.it";
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final String SOURCES = "it/src/test/java/";
    private static final String NO_TEST = "–";

    /** One line of a list: {@code id | kind | first | second | note}. */
    record Line(String id, String kind, String first, String second, String note) {
        boolean needsTest() {
            return kind.equals("plain") || kind.equals("tls") || kind.equals("deviation");
        }

        private static Line parse(String text) {
            List<String> fields = List.of(text.split(" \\| ", -1));
            if (fields.size() < 4 || fields.size() > 5) {
                throw new AssertionError("not a line of 4 or 5 fields: " + text);
            }
            return new Line(
                    fields.get(0),
                    fields.get(1),
                    fields.get(2),
                    fields.get(3),
                    fields.size() == 5 ? fields.get(4) : "");
        }
    }

    private final Map<String, Line> lines;
    private final Map<String, NavigableSet<String>> tests = new TreeMap<>();

    private ProvenLines(Map<String, Line> lines) {
        this.lines = lines;
    }

    /** Reads a list from the resources and looks for its tests. */
    static ProvenLines read(String resource) {
        Map<String, Line> lines = new LinkedHashMap<>();
        text(resource)
                .lines()
                .filter(text -> !text.isBlank() && !text.startsWith("#"))
                .map(Line::parse)
                .forEach(line -> {
                    if (lines.put(line.id(), line) != null) {
                        throw new AssertionError("twice in " + resource + ": " + line.id());
                    }
                });
        ProvenLines proven = new ProvenLines(lines);
        proven.findTests();
        return proven;
    }

    private static String text(String resource) {
        try (InputStream in = ProvenLines.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // Tests

    private void findTests() {
        for (JavaClass found : new ClassFileImporter().importPackages(PACKAGE)) {
            if (isTestSource(found)) {
                collect(found.reflect());
            }
        }
    }

    private static boolean isTestSource(JavaClass found) {
        return Files.exists(ROOT.resolve(source(found.getName())));
    }

    private static String source(String className) {
        return SOURCES + className.replaceFirst("\\$.*", "").replace('.', '/') + ".java";
    }

    private void collect(Class<?> type) {
        String name = type.getName().substring(type.getPackageName().length() + 1);
        String link = "](../" + source(type.getName()) + ")";
        ids(type).forEach(id -> add(id, "[" + name.replace('$', '.') + link));
        for (Method method : type.getDeclaredMethods()) {
            ids(method)
                    .forEach(id ->
                            add(id, "[" + name.replace('$', '.') + "." + method.getName() + link));
        }
    }

    private static Stream<String> ids(AnnotatedElement element) {
        return Stream.of(element.getAnnotationsByType(Proves.class))
                .flatMap(proves -> Stream.of(proves.value()));
    }

    private void add(String id, String test) {
        tests.computeIfAbsent(id, _ -> new TreeSet<>()).add(test);
    }

    // What is wrong

    /** Returns the lines that need a test and have none. */
    List<String> unproven() {
        return lines.values().stream()
                .filter(line -> line.needsTest() && !tests.containsKey(line.id()))
                .map(Line::id)
                .toList();
    }

    /** Returns the lines that are said to be a gap and have a test by now. */
    List<String> closedGaps() {
        return lines.values().stream()
                .filter(line -> line.kind().equals("gap") && tests.containsKey(line.id()))
                .map(Line::id)
                .toList();
    }

    /** Returns what tests name although it starts like a line of this list and is none. */
    List<String> unknown() {
        String letters =
                lines.keySet().stream()
                        .map(id -> id.substring(0, 1))
                        .distinct()
                        .collect(Collectors.joining());
        return tests.keySet().stream()
                .filter(id -> letters.contains(id.substring(0, 1)) && !lines.containsKey(id))
                .toList();
    }

    // The document

    /** The lines whose id starts so. */
    List<Line> lines(String letter) {
        return lines.values().stream().filter(line -> line.id().startsWith(letter)).toList();
    }

    /** The tests of a line, as links from a file in {@code docs}. */
    String tests(Line line) {
        NavigableSet<String> found = tests.get(line.id());
        return found == null ? NO_TEST : String.join(", ", found);
    }

    /** Returns a table in Markdown, whose cells hold no bar. */
    static String table(List<String> head, Stream<List<String>> rows) {
        List<String> text = new ArrayList<>();
        text.add(row(head));
        text.add("|---".repeat(head.size()) + "|");
        rows.map(ProvenLines::row).forEach(text::add);
        return String.join("\n", text);
    }

    private static String row(List<String> cells) {
        return cells.stream()
                .map(cell -> cell.replace("|", "\\|"))
                .collect(Collectors.joining(" | ", "| ", " |"));
    }

    /** Fails if a text is not between the markers in a document, or writes it if told to. */
    static void expectIn(String document, String text) {
        Path file = ROOT.resolve("docs").resolve(document);
        String begin = "<!-- generated: begin -->\n";
        String end = "\n<!-- generated: end -->";
        try {
            String old = Files.readString(file);
            int from = old.indexOf(begin);
            int to = old.indexOf(end);
            if (from < 0 || to < from) {
                throw new AssertionError("no markers in docs/" + document);
            }
            String wanted = old.substring(0, from) + begin + text + old.substring(to);
            if (wanted.equals(old)) {
                return;
            }
            if (!Boolean.getBoolean("wherry.docs.write")) {
                throw new AssertionError(
                        "docs/"
                                + document
                                + " differs from what the tests say. Write it anew with\n  mvn -pl"
                                + " it -am test -Dtest=RfcComplianceTest,ThreatModelTest"
                                + " -Dsurefire.failIfNoSpecifiedTests=false -Dwherry.docs.write=true");
            }
            Files.writeString(file, wanted);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
