package dev.wherry.bench.row;

import java.time.Duration;

/**
 * How much is done in a turn.
 *
 * @param transferBytes size of the file of a single transfer
 * @param sessionBytes size of the file of each of many sessions
 * @param smallBytes size of a small file
 * @param seconds length of a turn that repeats something, and of the turns of a round together
 * @param sustained length of the turn that looks for a decline
 * @param entries how many files the listed folder has
 * @param listFolder a folder on the server with as many files, empty if one is to be made
 * @param fetchesMemory whether the memory of uploads is fetched before each turn
 * @param encrypted whether all rows run over TLS
 */
public record Workload(
        long transferBytes,
        long sessionBytes,
        int smallBytes,
        Duration seconds,
        Duration sustained,
        int entries,
        String listFolder,
        boolean fetchesMemory,
        boolean encrypted) {}
