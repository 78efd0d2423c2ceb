package dev.wherry.bench;

import dev.wherry.bench.row.Row;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Names for several rows; the first five are those of pyftpdlib's ftpbench. */
enum Kind {
    TRANSFER,
    DOWNLOAD,
    UPLOAD,
    CONCURRENCE,
    ALL,
    SMALL,
    LISTING,
    TLS,
    MEMORY;

    List<Row> rows() {
        return switch (this) {
            case TRANSFER -> List.of(Row.STOR, Row.RETR);
            case DOWNLOAD -> List.of(Row.RETR);
            case UPLOAD -> List.of(Row.STOR);
            case CONCURRENCE ->
                    List.of(
                            Row.LOGIN_SEQ,
                            Row.STOR_IDLE,
                            Row.RETR_IDLE,
                            Row.RETR_X,
                            Row.STOR_X,
                            Row.QUIT_X);
            case ALL -> List.of(Row.values());
            case SMALL -> List.of(Row.SMALL_RETR, Row.SMALL_STOR, Row.SMALL_SUSTAINED);
            case LISTING -> List.of(Row.LIST, Row.MLSD, Row.NLST);
            case TLS -> List.of(Row.TLS_RETR, Row.TLS_STOR, Row.TLS_SMALL_RETR, Row.TLS_SMALL_STOR);
            case MEMORY -> List.of(Row.IDLE, Row.TLS_IDLE);
        };
    }

    static Kind parse(String text) {
        return Arrays.stream(values())
                .filter(kind -> kind.text().equals(text))
                .findFirst()
                .orElseThrow(() ->
                        new BadUsage("-b takes one of " + names() + ", not \"" + text + "\"."));
    }

    static String names() {
        return Arrays.stream(values()).map(Kind::text).collect(Collectors.joining(", "));
    }

    private String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
