package dev.wherry.bench.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes maps, lists, texts, numbers, truth values and null as JSON (RFC 8259). */
final class Json {
    private static final String INDENT = "  ";
    private static final MathContext DIGITS = new MathContext(6);

    private final StringBuilder out = new StringBuilder();

    private Json() {}

    static String of(Object value) {
        Json json = new Json();
        json.write(value, "\n");
        return json.out.append('\n').toString();
    }

    private void write(@Nullable Object value, String newLine) {
        switch (value) {
            case null -> out.append("null");
            case String text -> quote(text);
            case Double number -> out.append(Double.isFinite(number) ? digits(number) : "null");
            case Number number -> out.append(number);
            case Boolean truth -> out.append(truth);
            case Map<?, ?> map -> object(map, newLine);
            case Iterable<?> list -> array(list, newLine);
            default -> throw new IllegalArgumentException("no JSON: " + value.getClass());
        }
    }

    /** Six digits: more would only look exact. */
    private static String digits(double number) {
        return new BigDecimal(number).round(DIGITS).stripTrailingZeros().toPlainString();
    }

    private void object(Map<?, ?> map, String newLine) {
        out.append('{');
        String comma = "";
        for (Map.Entry<?, ?> member : map.entrySet()) {
            out.append(comma).append(newLine).append(INDENT);
            quote((String) Objects.requireNonNull(member.getKey()));
            out.append(": ");
            write(member.getValue(), newLine + INDENT);
            comma = ",";
        }
        out.append(map.isEmpty() ? "" : newLine).append('}');
    }

    /** Lists of numbers stay on one line. */
    private void array(Iterable<?> list, String newLine) {
        out.append('[');
        boolean flat = true;
        for (Iterator<?> each = list.iterator(); each.hasNext(); ) {
            Object value = each.next();
            boolean nested = value instanceof Map;
            flat &= !nested;
            out.append(nested ? newLine + INDENT : "");
            write(value, newLine + INDENT);
            out.append(each.hasNext() ? (nested ? "," : ", ") : "");
        }
        out.append(flat ? "" : newLine).append(']');
    }

    private void quote(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ' || c == '\u007f' || Character.isSurrogate(c)) {
                out.append(String.format("\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }
}
