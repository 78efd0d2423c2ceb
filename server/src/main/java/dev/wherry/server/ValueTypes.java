package dev.wherry.server;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.wherry.file.UploadMode;
import dev.wherry.tls.DataSessionPolicy;
import dev.wherry.tls.TlsPolicy;
import java.nio.charset.Charset;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The types of values that settings have. */
final class ValueTypes {
    static final ValueType<Boolean> SWITCH =
            new ValueType<>(ValueType.Arity.SWITCH, texts -> readSwitch(texts.getLast()));
    static final ValueType<String> TEXT = ValueType.one(text -> text);
    static final ValueType<List<String>> TEXTS = ValueType.many(ValueTypes::readWord);
    static final ValueType<Path> PATH = ValueType.one(ValueTypes::readPath);
    static final ValueType<Integer> PORT = wholeNumber(0, 65_535);
    static final ValueType<PortRange> PORT_RANGE = ValueType.one(PortRange::parse);
    static final ValueType<List<PublicAddress>> PUBLIC_ADDRESSES =
            ValueType.many(PublicAddress::parse);
    static final ValueType<Charset> CHARSET = ValueType.one(ValueTypes::readCharset);
    static final ValueType<UploadMode> UPLOAD_MODE =
            ValueType.one(text -> readWordOf(UploadMode.class, text));
    static final ValueType<TlsPolicy> TLS_POLICY =
            ValueType.one(text -> readWordOf(TlsPolicy.class, text));
    static final ValueType<DataSessionPolicy> DATA_SESSIONS =
            ValueType.one(text -> readWordOf(DataSessionPolicy.class, text));
    static final ValueType<ClientCertificates> CLIENT_CERTIFICATES =
            ValueType.one(text -> readWordOf(ClientCertificates.class, text));

    /** Words with commas between. */
    static final ValueType<List<String>> LIST =
            ValueType.one(text -> List.of(readWord(text).split("\\s*,\\s*", -1)));

    /** A time that may be zero, which mostly means that there is no limit. */
    static final ValueType<Duration> DURATION = ValueType.one(ValueTypes::readDuration);

    static final ValueType<Duration> POSITIVE_DURATION =
            ValueType.one(ValueTypes::readPositiveDuration);

    private static final Pattern DURATION_TEXT = Pattern.compile("([0-9]{1,12})(ms|s|m|h|d|)");
    private static final Duration LONGEST = Duration.ofDays(1_000);
    private static final String ALL_OF_ASCII = "\r\n !/09AZaz~";

    private ValueTypes() {}

    static ValueType<Integer> wholeNumber(int least, int most) {
        return ValueType.one(text -> readWholeNumber(text, least, most));
    }

    static ValueType<Integer> atLeast(int least) {
        return wholeNumber(least, Integer.MAX_VALUE);
    }

    private static int readWholeNumber(String text, int least, int most) {
        if (text.matches("[+-]?[0-9]{1,10}")) {
            long number = Long.parseLong(text);
            if (number >= least && number <= most) {
                return (int) number;
            }
        }
        String range =
                most == Integer.MAX_VALUE ? least + " or more" : "from " + least + " to " + most;
        throw new IllegalArgumentException("needs a number, " + range + ", not \"" + text + "\"");
    }

    private static Duration readPositiveDuration(String text) {
        Duration duration = readDuration(text);
        if (duration.isZero()) {
            throw new IllegalArgumentException("needs a time longer than zero");
        }
        return duration;
    }

    private static Duration readDuration(String text) {
        Matcher matcher = DURATION_TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "needs a time such as 30s, 5m, 500ms or 30 (seconds), not \"" + text + "\"");
        }
        long amount = Long.parseLong(matcher.group(1));
        Duration duration =
                switch (matcher.group(2)) {
                    case "ms" -> Duration.ofMillis(amount);
                    case "m" -> Duration.ofMinutes(amount);
                    case "h" -> Duration.ofHours(amount);
                    case "d" -> Duration.ofDays(amount);
                    default -> Duration.ofSeconds(amount);
                };
        if (duration.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "needs a time of at most 1000d, not \"" + text + "\"");
        }
        return duration;
    }

    private static boolean readSwitch(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default ->
                    throw new IllegalArgumentException("needs true or false, not \"" + text + "\"");
        };
    }

    private static String readWord(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("needs a text that is not empty");
        }
        return text;
    }

    private static Path readPath(String text) {
        try {
            return Path.of(readWord(text));
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException(
                    "needs the name of a file or a folder, not \"" + text + "\"", e);
        }
    }

    /**
     * Commands and replies are ASCII whatever names are in, so a charset that spells ASCII
     * otherwise cannot do.
     */
    private static Charset readCharset(String text) {
        try {
            Charset charset = Charset.forName(text);
            if (charset.canEncode()
                    && new String(ALL_OF_ASCII.getBytes(US_ASCII), charset).equals(ALL_OF_ASCII)) {
                return charset;
            }
        } catch (IllegalArgumentException e) { // unknown, or no name at all: told below
        }
        throw new IllegalArgumentException(
                "needs a character set that extends ASCII, such as UTF-8, ISO-8859-1 or windows-1251, not \""
                        + text
                        + "\"");
    }

    private static <E extends Enum<E>> E readWordOf(Class<E> type, String text) {
        List<String> words = new ArrayList<>();
        for (E constant : type.getEnumConstants()) {
            if (word(constant).equals(text.toLowerCase(Locale.ROOT))) {
                return constant;
            }
            words.add(word(constant));
        }
        String last = words.removeLast();
        throw new IllegalArgumentException(
                "needs " + String.join(", ", words) + " or " + last + ", not \"" + text + "\"");
    }

    /** Spells a constant as the command line does. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
