package dev.wherry.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wherry.FtpServer;
import dev.wherry.FtpServerBuilder;
import dev.wherry.limit.BanPolicy;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    /** What can be said in code only, by the fields in which the builder keeps it. */
    private static final Set<String> IN_CODE_ONLY = Set.of("commands", "listeners", "uploadHooks");

    /** What would come in place of a certificate made here, or needs files. */
    private static final Set<Setting<?>> OTHER_CERTIFICATES =
            Set.of(
                    Settings.CERTIFICATE_FILE,
                    Settings.KEY_FILE,
                    Settings.PKCS12_FILE,
                    Settings.KEY_PASSWORD_FILE,
                    Settings.CLIENT_AUTHORITIES,
                    Settings.CLIENT_CERTIFICATES);

    @TempDir Path folder;

    /** For each row a text that is not its default. */
    private Map<Setting<?>, List<String>> somethingElse() {
        Map<Setting<?>, List<String>> texts = new LinkedHashMap<>();
        for (Setting<?> setting : Settings.all()) {
            texts.put(setting, List.of(setting.hasDefault() ? other(setting) : "7"));
        }
        texts.put(Settings.DIRECTORY, List.of(folder.toString()));
        texts.put(Settings.INTERFACES, List.of("127.0.0.1"));
        texts.put(Settings.PASSIVE_PORTS, List.of("50000-50001"));
        texts.put(Settings.PUBLIC_ADDRESSES, List.of("1.2.3.4", "10.0.0.1=1.2.3.4"));
        texts.put(Settings.UPLOAD_MODE, List.of("in-place"));
        texts.put(Settings.ENCODING, List.of("ISO-8859-1"));
        texts.put(Settings.TLS_POLICY, List.of("implicit"));
        texts.put(Settings.IMPLICIT_PORT, List.of("8"));
        texts.put(Settings.DATA_SESSIONS, List.of("logged"));
        texts.put(Settings.TLS_PROTOCOLS, List.of("TLSv1.3"));
        texts.remove(Settings.PASSWORD_FILE);
        texts.remove(Settings.QUIET); // excludes DEBUG
        texts.remove(Settings.USER_CERTIFICATES); // needs those of clients
        texts.keySet().removeAll(OTHER_CERTIFICATES);
        return texts;
    }

    private static String other(Setting<?> setting) {
        return setting.type().arity() == ValueType.Arity.SWITCH ? setting.switched() : "7";
    }

    @Test
    void reachAllThatTheBuilderHolds() throws ReflectiveOperationException {
        Map<String, Object> unset = fields(FtpServer.builder());
        Map<String, Object> set =
                fields(ServePlan.of(Values.read(somethingElse()), Map.of()).server());
        List<String> same = new ArrayList<>();
        unset.forEach((field, value) -> {
            if (value == null ? set.get(field) == null : value.equals(set.get(field))) {
                same.add(field);
            }
        });
        assertThat(same)
                .as("what no row of Settings changes; add a row, or name it in IN_CODE_ONLY")
                .containsExactlyInAnyOrderElementsOf(IN_CODE_ONLY);
    }

    @Test
    void tellTheDefaultsOfTheBuilder() throws ReflectiveOperationException {
        FtpServerBuilder told = FtpServer.builder();
        for (Setting<?> setting : Settings.all()) {
            if (setting.hasDefault()) {
                applyDefault(setting, told);
            }
        }
        assertThat(fields(told)).isEqualTo(fields(FtpServer.builder()));
        assertThat(
                        new BanPolicy(
                                Settings.BAN_AFTER.defaultValue(),
                                Settings.BAN_WITHIN.defaultValue(),
                                Settings.BAN_DURATION.defaultValue()))
                .isEqualTo(BanPolicy.DEFAULT);
    }

    @Test
    void haveKeysThatFitIntoOneFile() {
        List<String> keys = Settings.all().stream().map(Setting::key).toList();
        assertThat(keys)
                .doesNotHaveDuplicates()
                .allMatch(key -> key.matches("[a-z]+([.-][a-z]+[0-9]*)*"));
        for (String key : keys) {
            assertThat(keys)
                    .as("a key that is a table too")
                    .noneMatch(other -> other.startsWith(key + "."));
        }
    }

    @Test
    void haveFlagsOfTheirOwn() {
        List<String> flags =
                Settings.all().stream().flatMap(setting -> setting.flags().stream()).toList();
        assertThat(flags)
                .doesNotHaveDuplicates()
                .allMatch(flag -> flag.matches("-[a-zA-Z]|--[a-z]+[0-9]*(-[a-z]+)*"));
    }

    @Test
    void haveTheFlagsOfTheOriginal() {
        List<String> flags =
                Settings.all().stream().flatMap(setting -> setting.flags().stream()).toList();
        assertThat(flags)
                .contains("-i", "-p", "-w", "-d", "-n", "-r", "-D", "-u", "-P")
                .contains(
                        "--interface",
                        "--port",
                        "--write",
                        "--directory",
                        "--nat-address",
                        "--range")
                .contains(
                        "--debug",
                        "--username",
                        "--password",
                        "--timeout",
                        "--banner",
                        "--encoding")
                .contains(
                        "--use-localtime",
                        "--disable-sendfile",
                        "--max-login-attempts",
                        "--max-cons")
                .contains(
                        "--permit-foreign-addresses",
                        "--permit-privileged-ports",
                        "--max-cons-per-ip")
                .contains(
                        "--tls",
                        "--certfile",
                        "--keyfile",
                        "--tls-control-required",
                        "--tls-data-required");
    }

    @Test
    void sayWhatTheyMean() {
        for (Setting<?> setting : Settings.all()) {
            assertThat(setting.sentence()).as(setting.key()).matches("[A-Za-z].*[^.]");
            assertThat(setting.unit().isEmpty())
                    .as(setting.key())
                    .isEqualTo(setting.type().arity() == ValueType.Arity.SWITCH);
        }
    }

    private static <T> void applyDefault(Setting<T> setting, FtpServerBuilder server) {
        setting.apply(server, setting.defaultValue());
    }

    private static Map<String, Object> fields(FtpServerBuilder builder)
            throws ReflectiveOperationException {
        Map<String, Object> values = new HashMap<>();
        for (Field field : FtpServerBuilder.class.getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers()) && !field.isSynthetic()) {
                field.setAccessible(true);
                Object value = field.get(builder);
                values.put(
                        field.getName(),
                        field.getName().equals("users") ? value.toString() : value);
            }
        }
        return values;
    }
}
