package dev.wherry.user;

import java.util.concurrent.atomic.AtomicLong;

/** A password that counts the rounds it would have cost instead of computing them. */
record CountedPassword(String right, int cost, AtomicLong spent) implements Password {
    @Override
    public boolean matches(String candidate) {
        spent.addAndGet(cost);
        return candidate.equals(right);
    }
}
