package dev.wherry.bench.row;

import java.io.Closeable;
import java.io.IOException;
import java.util.Map;

/**
 * One row on one server: made when the row begins, closed when it ends. A turn, for which alone
 * time and processor time count, has {@link #ready} before it and {@link #tidy} behind it. A round
 * has one or several turns, and around them {@link #beginRound} and {@link #endRound}.
 */
public interface Trial extends Closeable {
    /**
     * Makes what the turns need, and looks closely at what the server answers.
     *
     * @throws IOException if the server is wrong or does not know a command
     */
    default void prepare() throws IOException {}

    /**
     * Prepares a round.
     *
     * @throws IOException if the server is wrong
     */
    default void beginRound() throws IOException {}

    /**
     * Ends a round.
     *
     * @throws IOException if the server is wrong
     */
    default void endRound() throws IOException {}

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

    /**
     * Returns what else there is to say of the turns, for JSON: texts, numbers, lists of numbers.
     */
    default Map<String, Object> notes() {
        return Map.of();
    }
}
