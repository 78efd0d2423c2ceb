package dev.wherry.server;

import dev.wherry.FtpServerBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was set, as typed values. Immutable. */
final class Values {
    private final Map<Setting<?>, Object> given;

    private Values(Map<Setting<?>, Object> given) {
        this.given = given;
    }

    /**
     * Reads texts.
     *
     * @param texts at least one for each setting that was given
     * @throws Refusal if one cannot be read
     */
    static Values read(Map<Setting<?>, List<String>> texts) {
        Map<Setting<?>, Object> given = new LinkedHashMap<>();
        texts.forEach((setting, list) -> given.put(setting, setting.read(list)));
        return new Values(given);
    }

    /** Returns what was given, or what holds unless set. */
    <T> T get(Setting<T> setting) {
        return find(setting).orElseGet(setting::defaultValue);
    }

    /** Returns what was given. */
    @SuppressWarnings("unchecked") // read() put in what the setting made, which is a T
    <T> Optional<T> find(Setting<T> setting) {
        return Optional.ofNullable((T) given.get(setting));
    }

    /** Tells whether a setting was given. */
    boolean has(Setting<?> setting) {
        return given.containsKey(setting);
    }

    /** Returns which settings of a section were given. */
    List<Setting<?>> given(Section section) {
        List<Setting<?>> settings = new ArrayList<>(given.keySet());
        settings.removeIf(setting -> setting.section() != section);
        return settings;
    }

    /** Hands what was given to the builder. */
    void applyTo(FtpServerBuilder server) {
        for (Setting<?> setting : given.keySet()) {
            apply(setting, server);
        }
    }

    private <T> void apply(Setting<T> setting, FtpServerBuilder server) {
        setting.apply(server, get(setting));
    }
}
