package dev.wherry.user;

import dev.wherry.file.FileTree;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Accounts by name, in the order in which they came. Immutable. */
final class Accounts {
    static final Accounts NONE = new Accounts(Map.of());

    private final Map<String, Account> byName;
    private final Password dearest;
    private final boolean quick;

    private Accounts(Map<String, Account> byName) {
        this.byName = Collections.unmodifiableMap(byName);
        this.dearest =
                byName.values().stream()
                        .map(Account::password)
                        .filter(password -> password.cost() > 0)
                        .max(Comparator.comparingInt(Password::cost))
                        .orElse(Password.locked());
        this.quick = byName.values().stream().map(Account::password).allMatch(Accounts::isQuick);
    }

    /** Those of others may wait for anything. */
    private static boolean isQuick(Password password) {
        return password instanceof ClearPassword || password instanceof FixedPassword;
    }

    /** Tells whether no password needs to be computed or waited for. */
    boolean areQuick() {
        return quick;
    }

    /** Tells whether a client means anonymous visitors, and there may be some. */
    boolean isVisitor(String name) {
        Account account = atLogin(name);
        return account != null && account.user().name().equals(VirtualUsers.ANONYMOUS);
    }

    /** Returns the password that takes the most computing, or a locked one if none takes any. */
    Password dearest() {
        return dearest;
    }

    @Nullable Account get(String name) {
        return byName.get(name);
    }

    /** Returns whom a client means: {@code ftp} is the other name of anonymous visitors. */
    @Nullable Account atLogin(String name) {
        Account account = byName.get(name);
        return account == null && name.equals("ftp") ? byName.get(VirtualUsers.ANONYMOUS) : account;
    }

    Account require(String name) {
        Account account = byName.get(name);
        if (account == null) {
            throw new IllegalArgumentException("there is no user '" + name + "'");
        }
        return account;
    }

    Set<String> names() {
        return byName.keySet();
    }

    List<FileTree> trees() {
        return byName.values().stream().map(account -> account.user().files()).toList();
    }

    /** Returns these and new ones, whose names must be free. */
    Accounts plus(Collection<Account> more) {
        Map<String, Account> changed = new LinkedHashMap<>(byName);
        for (Account account : more) {
            String name = account.user().name();
            if (changed.putIfAbsent(name, account) != null) {
                throw new IllegalArgumentException("there is a user '" + name + "' already");
            }
        }
        return new Accounts(changed);
    }

    /** Returns these with one exchanged, whose name stays. */
    Accounts with(Account account) {
        Map<String, Account> changed = new LinkedHashMap<>(byName);
        changed.put(account.user().name(), account);
        return new Accounts(changed);
    }

    Accounts minus(String name) {
        Map<String, Account> fewer = new LinkedHashMap<>(byName);
        fewer.remove(require(name).user().name());
        return new Accounts(fewer);
    }
}
