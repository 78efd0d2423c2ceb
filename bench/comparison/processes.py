"""Reads /proc: who descends from whom, and how much memory they have."""

import os
from pathlib import Path


class Process:
    """One line of /proc/PID/stat."""

    def __init__(self, pid, text):
        # The name in parentheses may hold blanks and parentheses itself.
        fields = text[text.rindex(")") + 2 :].split()
        self.pid = pid
        self.parent = int(fields[1])


def descendants(ancestor):
    """All processes below one, which is not among them."""
    children = {}
    for process in _all():
        children.setdefault(process.parent, []).append(process)
    found, parents = [], [ancestor]
    while parents:
        below = children.get(parents.pop(), [])
        found += below
        parents += [process.pid for process in below]
    return found


def memory_below(ancestor):
    """The bytes of memory of all processes below one; what several share counts once (proportional set size)."""
    return sum(_memory(process.pid) for process in descendants(ancestor))


def _memory(pid):
    try:
        text = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="utf-8")
    except (FileNotFoundError, ProcessLookupError):
        return 0  # ended meanwhile
    return next((int(line.split()[1]) * 1024 for line in text.splitlines() if line.startswith("Pss:")), 0)


def _all():
    for entry in os.listdir("/proc"):
        if entry.isdigit():
            process = _read(int(entry))
            if process:
                yield process


def _read(pid):
    try:
        return Process(pid, Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace"))
    except (FileNotFoundError, ProcessLookupError):
        return None  # ended meanwhile
