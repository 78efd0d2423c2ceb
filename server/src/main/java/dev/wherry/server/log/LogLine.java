package dev.wherry.server.log;

import java.time.Instant;

/** One line to be written. */
record LogLine(Severity severity, Instant at, String text) {}
