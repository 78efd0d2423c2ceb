package dev.wherry.bench.row;

import java.io.Closeable;
import java.io.IOException;
import java.util.Map;

/**
 * One row on one server: made when the row begins, closed when it ends. In each round come {@link
 * #ready}, {@link #turn} and {@link #tidy}; time and processor time count for the turn only.
 */
public interface Trial extends Closeable {
    /**
     * Does what a turn does once, and looks closely at what the server answers.
     *
     * @throws IOException if the server is wrong or does not know a command
     */
    default void prepare() throws IOException {
        ready();
        turn();
        tidy();
    }

    /**
     * Prepares a turn.
     *
     * @throws IOException if the server is wrong
     */
    default void ready() throws IOException {}

    /**
     * Takes one turn.
     *
     * @throws IOException if the server is wrong
     */
    Turn turn() throws IOException;

    /**
     * Removes what a turn has left on the server.
     *
     * @throws IOException if the server is wrong
     */
    default void tidy() throws IOException {}

    /** Returns what else there is to say, for JSON: texts, numbers, lists of numbers. */
    default Map<String, Object> notes() {
        return Map.of();
    }
}
