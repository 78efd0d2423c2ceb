package dev.wherry.server;

import dev.wherry.FtpServerBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One thing that can be set: a row of {@link Settings}. Its flags and its help come from here.
 *
 * @param <T> the type of its values
 */
final class Setting<T> {
    private final Section section;
    private final String key;
    private final ValueType<T> type;
    private final String byDefault;
    private final List<String> flags = new ArrayList<>(4);
    private String unit = "";
    private String sentence = "";
    private @Nullable BiConsumer<FtpServerBuilder, T> call;

    /**
     * Starts a row.
     *
     * @param key the name in a configuration file, such as {@code passive.timeout}
     * @param byDefault the text of the value that holds unless set, or the empty text if there is
     *     none
     */
    Setting(Section section, String key, ValueType<T> type, String byDefault) {
        this.section = section;
        this.key = key;
        this.type = type;
        this.byDefault = byDefault;
    }

    Setting<T> flags(String... names) {
        flags.addAll(List.of(names));
        return this;
    }

    /** Names what the text is or counts, as the help shows it behind the flag. */
    Setting<T> in(String valueUnit) {
        unit = valueUnit;
        return this;
    }

    Setting<T> means(String text) {
        sentence = text;
        return this;
    }

    /** Says where a value goes. A setting without one is read by {@link ServePlan}. */
    Setting<T> calls(BiConsumer<FtpServerBuilder, T> method) {
        call = method;
        return this;
    }

    Section section() {
        return section;
    }

    String key() {
        return key;
    }

    ValueType<T> type() {
        return type;
    }

    String byDefault() {
        return byDefault;
    }

    List<String> flags() {
        return List.copyOf(flags);
    }

    /** Returns the flag to talk about: the long one. */
    String flag() {
        return flags.stream()
                .filter(name -> name.startsWith("--"))
                .findFirst()
                .orElse(flags.getFirst());
    }

    String unit() {
        return unit;
    }

    String sentence() {
        return sentence;
    }

    /** Tells whether there is a value also when none is given. */
    boolean hasDefault() {
        return !byDefault.isEmpty() || type.arity() == ValueType.Arity.MANY;
    }

    /** Returns what holds unless set. */
    T defaultValue() {
        return type.read(byDefault.isEmpty() ? List.of() : List.of(byDefault));
    }

    /**
     * Returns what the flag of a {@link ValueType.Arity#SWITCH switch} says: the opposite of what
     * holds without.
     */
    String switched() {
        return byDefault.equals("true") ? "false" : "true";
    }

    /** Reads what was given; refuses by naming this setting. */
    T read(List<String> texts) {
        try {
            return type.read(texts);
        } catch (IllegalArgumentException e) {
            throw new Refusal(flag() + " " + e.getMessage() + ".", e);
        }
    }

    void apply(FtpServerBuilder server, T value) {
        if (call == null) {
            return;
        }
        try {
            call.accept(server, value);
        } catch (IllegalArgumentException e) {
            throw new Refusal(flag() + ": " + e.getMessage() + ".", e);
        }
    }

    @Override
    public String toString() {
        return key;
    }
}
