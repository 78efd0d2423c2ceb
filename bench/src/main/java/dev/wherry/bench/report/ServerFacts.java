package dev.wherry.bench.report;

import java.util.List;
import java.util.OptionalLong;

/**
 * What is known of a server.
 *
 * @param name what it is called here
 * @param address where it listens
 * @param pid its first process
 * @param greeting what it says first
 * @param features what it answers FEAT with
 * @param pssBytes its memory before the first row
 */
public record ServerFacts(
        String name,
        String address,
        OptionalLong pid,
        String greeting,
        List<String> features,
        OptionalLong pssBytes) {}
