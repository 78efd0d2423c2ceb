package dev.wherry.internal.listing;

import dev.wherry.file.FileEntry;
import dev.wherry.file.FileEntry.Kind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Entries to be listed, changed from a usual one. */
record Entries(FileEntry entry) {
    static final Instant MODIFIED = Instant.parse("2026-03-04T05:06:07.890Z");

    static Entries file(String name) {
        return of(name, Kind.FILE, 0644, null);
    }

    static Entries directory(String name) {
        return of(name, Kind.DIRECTORY, 0755, null);
    }

    static Entries link(String name, String target) {
        return of(name, Kind.LINK, 0777, target);
    }

    static Entries other(String name) {
        return of(name, Kind.OTHER, 0600, null);
    }

    private static Entries of(String name, Kind kind, int mode, @Nullable String target) {
        return new Entries(
                new FileEntry(
                        name,
                        kind,
                        1234,
                        MODIFIED,
                        null,
                        mode,
                        1,
                        1000,
                        100,
                        "alice",
                        "users",
                        "(dev=1,ino=2)",
                        target));
    }

    Entries size(long size) {
        return new Entries(copy(size, entry.modified(), entry.created(), entry.mode()));
    }

    Entries modified(String time) {
        return new Entries(copy(entry.size(), Instant.parse(time), entry.created(), entry.mode()));
    }

    Entries created(String time) {
        return new Entries(copy(entry.size(), entry.modified(), Instant.parse(time), entry.mode()));
    }

    Entries mode(int mode) {
        return new Entries(copy(entry.size(), entry.modified(), entry.created(), mode));
    }

    Entries owner(int id, String owner, String group, int links) {
        FileEntry e = entry;
        return new Entries(
                new FileEntry(
                        e.name(),
                        e.kind(),
                        e.size(),
                        e.modified(),
                        e.created(),
                        e.mode(),
                        links,
                        id,
                        id,
                        owner,
                        group,
                        e.key(),
                        e.target()));
    }

    Entries key(@Nullable Object key) {
        FileEntry e = entry;
        return new Entries(
                new FileEntry(
                        e.name(),
                        e.kind(),
                        e.size(),
                        e.modified(),
                        e.created(),
                        e.mode(),
                        e.links(),
                        e.uid(),
                        e.gid(),
                        e.owner(),
                        e.group(),
                        key,
                        e.target()));
    }

    private FileEntry copy(long size, Instant modified, @Nullable Instant created, int mode) {
        FileEntry e = entry;
        return new FileEntry(
                e.name(),
                e.kind(),
                size,
                modified,
                created,
                mode,
                e.links(),
                e.uid(),
                e.gid(),
                e.owner(),
                e.group(),
                e.key(),
                e.target());
    }
}
