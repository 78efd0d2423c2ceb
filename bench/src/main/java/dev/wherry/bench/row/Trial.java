package dev.wherry.bench.row;

import java.io.Closeable;
import java.io.IOException;

/**
 * One row on one server: made when the row begins, closed when it ends. What is not timed happens
 * in {@link #prepare} and {@link #tidy}.
 */
public interface Trial extends Closeable {
    /**
     * Prepares, does what a turn does once, and looks closely at what the server answers.
     *
     * @throws IOException if the server is wrong or does not know a command
     */
    void prepare() throws IOException;

    /**
     * Takes one turn.
     *
     * @throws IOException if the server is wrong
     */
    Turn turn() throws IOException;

    /**
     * Removes what a turn has left on the server, after its processor time has been read.
     *
     * @throws IOException if the server is wrong
     */
    default void tidy() throws IOException {}
}
