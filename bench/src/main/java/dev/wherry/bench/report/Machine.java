package dev.wherry.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the figures depend on besides the servers. */
final class Machine {
    private Machine() {}

    static Map<String, @Nullable Object> tool() {
        Map<String, @Nullable Object> out = new LinkedHashMap<>();
        Module module = Machine.class.getModule();
        out.put(
                "version",
                module.isNamed()
                        ? module.getDescriptor().rawVersion().orElse(null)
                        : Machine.class.getPackage().getImplementationVersion());
        out.put("java", Runtime.version().toString());
        return out;
    }

    static Map<String, @Nullable Object> facts() {
        Map<String, @Nullable Object> out = new LinkedHashMap<>();
        out.put("os", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        out.put("arch", System.getProperty("os.arch"));
        out.put("cpu", field("/proc/cpuinfo", "model name"));
        out.put("processors", Runtime.getRuntime().availableProcessors());
        out.put("memoryBytes", memory());
        return out;
    }

    private static @Nullable Long memory() {
        String text = field("/proc/meminfo", "MemTotal");
        return text == null ? null : Long.parseLong(text.replaceAll("\\D", "")) * 1024;
    }

    private static @Nullable String field(String file, String name) {
        try {
            List<String> lines = Files.readAllLines(Path.of(file));
            for (String line : lines) {
                if (line.startsWith(name)) {
                    return line.substring(line.indexOf(':') + 1).strip();
                }
            }
        } catch (IOException e) {
            // Not Linux: the report says nothing about it.
        }
        return null;
    }
}
