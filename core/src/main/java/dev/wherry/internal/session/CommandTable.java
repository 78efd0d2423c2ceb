package dev.wherry.internal.session;

import dev.wherry.command.FtpCommand;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All commands of a server by their verbs. Immutable. */
public final class CommandTable {
    private final Map<String, FtpCommand> byVerb;
    private final Set<String> removed;
    private final List<FtpCommand> sorted;

    private CommandTable(Map<String, FtpCommand> byVerb, Set<String> removed) {
        this.byVerb = byVerb;
        this.removed = removed;
        TreeMap<String, FtpCommand> byName = new TreeMap<>();
        byVerb.values().forEach(command -> byName.put(command.spec().verb(), command));
        this.sorted = List.copyOf(byName.values());
    }

    /**
     * Makes the table.
     *
     * @throws IllegalStateException if a verb is there twice, or one to remove or to replace is not
     *     there
     */
    public static CommandTable of(
            Collection<FtpCommand> builtIn,
            Collection<FtpCommand> added,
            Collection<String> removedVerbs) {
        Map<String, FtpCommand> table = new HashMap<>();
        builtIn.forEach(command -> put(table, command));
        Set<String> removed = new HashSet<>();
        for (String verb : removedVerbs) {
            FtpCommand command = table.get(verb);
            if (command == null) {
                throw new IllegalStateException(
                        "the command " + verb + " cannot be removed: it does not exist");
            }
            removed.addAll(remove(table, command));
        }
        for (FtpCommand command : added) {
            if (command.spec().isReplacing()) {
                FtpCommand old = table.get(command.spec().verb());
                if (old == null) {
                    throw new IllegalStateException(
                            "the command "
                                    + command.spec().verb()
                                    + " replaces nothing: there is no such command");
                }
                remove(table, old);
            }
            put(table, command);
        }
        removed.removeAll(table.keySet());
        return new CommandTable(Map.copyOf(table), Set.copyOf(removed));
    }

    private static Set<String> remove(Map<String, FtpCommand> table, FtpCommand command) {
        Set<String> verbs = new HashSet<>(command.spec().aliases());
        verbs.add(command.spec().verb());
        table.keySet().removeAll(verbs);
        return verbs;
    }

    private static void put(Map<String, FtpCommand> table, FtpCommand command) {
        add(table, command.spec().verb(), command);
        command.spec().aliases().forEach(alias -> add(table, alias, command));
    }

    private static void add(Map<String, FtpCommand> table, String verb, FtpCommand command) {
        if (table.putIfAbsent(verb, command) != null) {
            throw new IllegalStateException(
                    "the command "
                            + verb
                            + " is there already; its spec must say replacing(true) to replace it");
        }
    }

    /** Returns the command of an upper-case verb, or null. */
    public @Nullable FtpCommand find(String verb) {
        return byVerb.get(verb);
    }

    /** Tells whether a verb is known but switched off: 502 rather than 500. */
    boolean isRemoved(String verb) {
        return removed.contains(verb);
    }

    /** Returns each command once, sorted by verb. */
    public List<FtpCommand> all() {
        return sorted;
    }
}
