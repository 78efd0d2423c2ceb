"""Reads /proc: who descends from whom, and how much processor time they used."""

import os
from pathlib import Path

_TICKS = os.sysconf("SC_CLK_TCK")


class Process:
    """One line of /proc/PID/stat."""

    def __init__(self, pid, text):
        # The name in parentheses may hold blanks and parentheses itself.
        fields = text[text.rindex(")") + 2 :].split()
        self.pid = pid
        self.is_zombie = fields[0] == "Z"
        self.parent = int(fields[1])
        self.own_seconds = (int(fields[11]) + int(fields[12])) / _TICKS
        self.reaped_seconds = (int(fields[13]) + int(fields[14])) / _TICKS


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


def seconds_below(ancestor):
    """The processor time of all processes below one, of those that have ended too."""
    top = _read(ancestor)
    below = descendants(ancestor)
    return (top.reaped_seconds if top else 0) + sum(p.own_seconds + p.reaped_seconds for p in below)


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
