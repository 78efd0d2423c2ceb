package dev.wherry.server;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the command line of {@code serve} when it is plain: known flags, each once and apart from
 * its value. All else, also all that is wrong, is left to picocli, whose classes take longer to
 * load than all others together.
 */
final class PlainLine {
    private final Map<String, Setting<?>> byFlag = new HashMap<>();
    private final Map<Setting<?>, List<String>> given = new LinkedHashMap<>();

    private PlainLine() {
        for (Setting<?> setting : Settings.all()) {
            setting.flags().forEach(flag -> byFlag.put(flag, setting));
        }
    }

    /**
     * Reads the arguments behind {@code serve}.
     *
     * @return what was given, the same as picocli would find; or empty if it takes picocli to know
     */
    static Optional<Map<Setting<?>, List<String>>> read(List<String> arguments) {
        PlainLine line = new PlainLine();
        int i = 0;
        while (i < arguments.size()) {
            int taken = line.take(arguments.subList(i, arguments.size()));
            if (taken == 0) {
                return Optional.empty();
            }
            i += taken;
        }
        return Optional.of(line.given);
    }

    /** Takes one flag with its value, or the folder; returns how many arguments that was. */
    private int take(List<String> rest) {
        String first = rest.getFirst();
        if (!first.startsWith("-") && !first.isEmpty()) {
            return given.putIfAbsent(Settings.DIRECTORY, List.of(first)) == null ? 1 : 0;
        }
        Setting<?> setting = byFlag.get(first);
        if (setting == null) {
            return 0;
        }
        return switch (setting.type().arity()) {
            case SWITCH -> given.putIfAbsent(setting, List.of(setting.switched())) == null ? 1 : 0;
            case ONE ->
                    hasPlainValue(rest) && given.putIfAbsent(setting, List.of(rest.get(1))) == null
                            ? 2
                            : 0;
            case MANY -> hasPlainValue(rest) && add(setting, rest.get(1)) ? 2 : 0;
        };
    }

    private boolean add(Setting<?> setting, String value) {
        return given.computeIfAbsent(setting, _ -> new ArrayList<>()).add(value);
    }

    private static boolean hasPlainValue(List<String> rest) {
        return rest.size() > 1 && !rest.get(1).startsWith("-");
    }
}
