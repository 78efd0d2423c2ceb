package dev.wherry.server;

import java.util.List;
import java.util.function.Function;

/**
 * How the text of a setting becomes a value.
 *
 * @param arity whether it takes a text on the command line, and how often
 * @param reader reads the texts; throws {@link IllegalArgumentException} with what is wrong and
 *     what would be right
 * @param <T> the values
 */
record ValueType<T>(Arity arity, Function<List<String>, T> reader) {
    /** How often a setting may be given on the command line, and whether a text follows. */
    enum Arity {
        /** No text follows: to give the flag is to change what it stands for. */
        SWITCH,
        /** One text. */
        ONE,
        /** One text each time, as often as one likes. */
        MANY
    }

    static <T> ValueType<T> one(Function<String, T> reader) {
        return new ValueType<>(Arity.ONE, texts -> reader.apply(texts.getLast()));
    }

    static <T> ValueType<List<T>> many(Function<String, T> reader) {
        return new ValueType<>(Arity.MANY, texts -> texts.stream().map(reader).toList());
    }

    T read(List<String> texts) {
        return reader.apply(texts);
    }
}
