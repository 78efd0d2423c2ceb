"""The tables in Markdown, and what a reader needs to judge them."""

import datetime
import os
import platform
import subprocess
from pathlib import Path
from statistics import median

_BEGIN, _END = "<!-- bench/peers begin -->", "<!-- bench/peers end -->"
_GIB = 1 << 30
_MIB = 1 << 20


def transfer_table(servers, samples, size):
    """The samples of one direction, by the name of the server, in the order of the rounds."""
    own = samples[servers[0].name]
    rows = []
    for server in servers:
        theirs = samples[server.name]
        speed = median(size / _MIB / sample.seconds for sample in theirs)
        cpu = median(sample.cpu_seconds * _GIB / size for sample in theirs)
        # The speed of Wherry by theirs, each with the one of the same round.
        ratio = "" if theirs is own else _spread([b.seconds / a.seconds for a, b in zip(own, theirs)])
        rows.append([server.name, server.version, f"{speed:.0f}", ratio, f"{cpu:.2f}"])
    return _table(["server", "version", "MiB/s", f"{servers[0].name} is … times as fast", "CPU s/GiB"], rows)


def sessions_table(servers, times):
    own = times[servers[0].name]
    rows = []
    for server in servers:
        theirs = times[server.name]
        phases = [[t.login for t in theirs], [t.stor for t in theirs], [t.retr for t in theirs]]
        ratio = "" if theirs is own else _spread([_all(b) / _all(a) for a, b in zip(own, theirs)])
        cpu = median(t.cpu_seconds for t in theirs)
        seconds = [f"{median(phase):.2f}" for phase in phases]
        rows.append([server.name, server.version, *seconds, ratio, f"{cpu:.1f}"])
    return _table(
        ["server", "version", "login s", "STOR s", "RETR s", f"{servers[0].name} is … times as fast", "CPU s"], rows
    )


def conditions(folder, command):
    cores = os.cpu_count()
    memory = int(_after("/proc/meminfo", "MemTotal").split()[0]) / (1 << 20)
    model = _after("/proc/cpuinfo", "model name") or platform.machine()
    lines = [
        f"- date: {datetime.datetime.now(datetime.UTC):%Y-%m-%d %H:%M} UTC",
        f"- machine: {cores} cores of {model}, {memory:.0f} GiB memory, Linux {platform.release()}",
        f"- file system: {_file_system(folder)}; load average at the start: {os.getloadavg()[0]:.2f}",
        f"- client: {_first_line(['curl', '--version'])}; Python {platform.python_version()}",
        f"- command: `{command}`",
    ]
    return "\n".join(lines) + "\n"


def write(file, text):
    """Puts the text into the file between two marks, and leaves what is around them alone."""
    section = f"{_BEGIN}\n{text}{_END}\n"
    if not file.is_file():
        file.parent.mkdir(exist_ok=True)
        file.write_text(f"# Benchmarks\n\n{section}", encoding="utf-8")
        return
    old = file.read_text(encoding="utf-8")
    before, begin, rest = old.partition(_BEGIN)
    _, end, after = rest.partition(_END + "\n")
    if begin and end:
        file.write_text(before + section + after, encoding="utf-8")
    else:
        file.write_text(old.rstrip("\n") + "\n\n" + section, encoding="utf-8")


def _all(times):
    return times.login + times.stor + times.retr


def _spread(ratios):
    return f"{median(ratios):.2f} [{min(ratios):.2f}..{max(ratios):.2f}]"


def _table(heads, rows):
    lines = [heads, ["---" if i < 2 else "---:" for i in range(len(heads))], *rows]
    return "".join("| " + " | ".join(line) + " |\n" for line in lines)


def _after(file, key):
    for line in Path(file).read_text(encoding="utf-8").splitlines():
        name, _, value = line.partition(":")
        if name.strip() == key:
            return value.strip()
    return ""


def _file_system(folder):
    best = ("", "unknown")
    for line in Path("/proc/mounts").read_text(encoding="utf-8").splitlines():
        _, point, kind = line.split()[:3]
        if Path(point) in [folder, *folder.parents] and len(point) >= len(best[0]):
            best = (point, kind)
    return best[1]


def _first_line(command):
    text = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60).stdout
    return " ".join(text.split()[:2])
