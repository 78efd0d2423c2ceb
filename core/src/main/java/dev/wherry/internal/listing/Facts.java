package dev.wherry.internal.listing;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which facts MLST and MLSD tell: all, those at first, and what OPTS MLST makes of it. */
public final class Facts {
    /** Every name, in lower case and in the order of FEAT. */
    public static final List<String> ALL = names(Stream.of(Fact.values()));

    /**
     * What a session starts with: the five facts that a server should have, and those that clients
     * show beside them.
     */
    public static final List<String> DEFAULT =
            names(Stream.of(Fact.values()).filter(Fact::isByDefault));

    private Facts() {}

    /**
     * Reads what stands behind {@code OPTS MLST} (RFC 3659 §7.9).
     *
     * @param list such as {@code type;size;}, letters in any case; the empty text selects nothing
     * @return the known ones of these facts, once each and in the order of FEAT; null if a
     *     semicolon is missing or a name is empty or holds a space
     */
    public static @Nullable List<String> select(String list) {
        if (list.isEmpty()) {
            return List.of();
        }
        if (!list.endsWith(";") || list.indexOf(' ') >= 0) {
            return null;
        }
        Set<Fact> selected = EnumSet.noneOf(Fact.class);
        for (String name : list.substring(0, list.length() - 1).split(";", -1)) {
            if (name.isEmpty()) {
                return null;
            }
            Fact fact = Fact.named(name);
            if (fact != null) {
                selected.add(fact);
            }
        }
        return names(selected.stream());
    }

    /** Returns the text of the 200 reply to OPTS MLST: {@code MLST OPTS type;size;}. */
    public static String optsReply(List<String> selected) {
        StringBuilder text = new StringBuilder("MLST OPTS");
        if (!selected.isEmpty()) {
            text.append(' ');
        }
        selected.forEach(name -> text.append(name).append(';'));
        return text.toString();
    }

    /** Returns the line of FEAT: all facts, and an asterisk behind the selected ones (§7.8). */
    public static String feature(List<String> selected) {
        StringBuilder line = new StringBuilder("MLST ");
        ALL.forEach(name -> line.append(name).append(selected.contains(name) ? "*;" : ";"));
        return line.toString();
    }

    private static List<String> names(Stream<Fact> facts) {
        return facts.map(Fact::wireName).toList();
    }
}
