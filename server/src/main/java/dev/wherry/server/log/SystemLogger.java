package dev.wherry.server.log;

import java.text.MessageFormat;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** A logger that hands its messages to {@link SystemLoggers#target}. */
final class SystemLogger implements System.Logger {
    private static final String OURS = "dev.wherry";

    private final String name;

    SystemLogger(String name) {
        this.name = name;
    }

    @Override
    public String getName() {
        return name;
    }

    /**
     * The JDK's own loggers are heard from {@code WARNING} on: some tell of each certificate that
     * they see.
     */
    @Override
    public boolean isLoggable(Level level) {
        Level least =
                !name.startsWith(OURS)
                        ? Level.WARNING
                        : SystemLoggers.target().debug() ? Level.DEBUG : Level.INFO;
        return level != Level.OFF && level.compareTo(least) >= 0;
    }

    @Override
    public void log(
            Level level,
            @Nullable ResourceBundle bundle,
            @Nullable String message,
            @Nullable Throwable thrown) {
        if (!isLoggable(level)) {
            return;
        }
        SystemLoggers.Target target = SystemLoggers.target();
        String text = translated(bundle, message);
        target.log().log(
                severity(level),
                thrown == null ? text : text + ": " + Failures.spell(thrown, target.debug()));
    }

    @Override
    public void log(
            Level level,
            @Nullable ResourceBundle bundle,
            @Nullable String format,
            @Nullable Object @Nullable ... params) {
        if (isLoggable(level)) {
            log(level, null, filled(translated(bundle, format), params), (Throwable) null);
        }
    }

    private static String filled(String format, @Nullable Object @Nullable [] params) {
        if (params == null || params.length == 0) {
            return format;
        }
        try {
            return MessageFormat.format(format, params);
        } catch (IllegalArgumentException e) { // no pattern after all
            return format;
        }
    }

    private static String translated(@Nullable ResourceBundle bundle, @Nullable String message) {
        if (message == null) {
            return "";
        }
        try {
            return bundle == null ? message : bundle.getString(message);
        } catch (MissingResourceException | ClassCastException e) {
            return message;
        }
    }

    private static Severity severity(Level level) {
        return switch (level) {
            case ALL, TRACE, DEBUG -> Severity.DEBUG;
            case INFO -> Severity.INFO;
            case WARNING -> Severity.WARNING;
            case ERROR, OFF -> Severity.ERROR;
        };
    }
}
