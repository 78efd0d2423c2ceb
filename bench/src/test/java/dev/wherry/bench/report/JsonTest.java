package dev.wherry.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wherry.bench.JsonReader;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTest {
    @Test
    void canBeReadAgain() {
        Map<String, Object> in = new LinkedHashMap<>();
        in.put("text", "\"\\\b\n\u0000\u007f\u00e9\ud83d\ude00");
        in.put("numbers", Arrays.asList(1, 2.5, 1e-9, 1e12, Long.MAX_VALUE, null));
        in.put("none", null);
        in.put("truth", true);
        in.put("empty", Map.of());
        in.put("nothing", List.of());
        in.put("maps", List.of(Map.of("a", 1), Map.of("b", List.of("x"))));
        Map<?, ?> out = (Map<?, ?>) JsonReader.read(Json.of(in));
        assertThat(out.get("text")).isEqualTo(in.get("text"));
        assertThat(out.get("numbers"))
                .isEqualTo(Arrays.asList(1.0, 2.5, 1e-9, 1e12, (double) Long.MAX_VALUE, null));
        assertThat(out.keySet()).isEqualTo(in.keySet());
        assertThat(out.get("maps")).isEqualTo(List.of(Map.of("a", 1.0), Map.of("b", List.of("x"))));
    }

    @Test
    void hasNoNumberThatIsNone() {
        assertThat(Json.of(List.of(Double.NaN, Double.POSITIVE_INFINITY, 1 / 3.0)))
                .isEqualTo("[null, null, 0.333333]\n");
    }
}
