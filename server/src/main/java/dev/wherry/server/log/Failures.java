package dev.wherry.server.log;

/** Spells a throwable on one line: one event is one line, also with a stack trace. */
final class Failures {
    private static final int FEW_FRAMES = 5;
    private static final int MOST_CAUSES = 5;

    private Failures() {}

    /** Returns the throwable and its causes, each with its first frames, or with all of them. */
    static String spell(Throwable thrown, boolean allFrames) {
        StringBuilder out = new StringBuilder();
        Throwable current = thrown;
        for (int i = 0; current != null && i < MOST_CAUSES; i++) {
            out.append(i == 0 ? "" : " | caused by ").append(current);
            StackTraceElement[] frames = current.getStackTrace();
            int shown = allFrames ? frames.length : Math.min(FEW_FRAMES, frames.length);
            for (int f = 0; f < shown; f++) {
                out.append(" | at ").append(frames[f]);
            }
            current = current.getCause();
        }
        return out.toString();
    }
}
