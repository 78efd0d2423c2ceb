"""Writes docs/benchmarks.md: the goals with their verdicts, and then all figures."""

import json
from pathlib import Path
from statistics import median

from .failure import Failure
from .rows import MEASUREMENTS, ROWS
from .server import HERE

DOCS = HERE.parent.parent / "docs"
_OWN, _LIMIT = "Wherry", "limit"
# Less in the end than this part of the beginning is a decline.
_STEADY = 0.95
# Less than this part of what the best peer does is told apart from other misses.
_FAR_BEHIND = 0.9
# The parts of a verdict.
_MET, _MISSED = "met", "**missed**"
_NOT_MEASURED, _NOT_COMPARED = "not measured", "nothing to compare with"
_BEHIND = f"less than {_FAR_BEHIND:g} times as good as the best peer"
_UNEXPLAINED = "no decision says why"
_CURL, _TOOL = "curl", "wherry bench"
_INTRODUCTION = """# Benchmarks

`bench/peers` wrote this page. It measures Wherry and other FTP servers in turns on one machine, over loopback, with the
same client, [`wherry bench`](../bench/README.md), which has the settings of each server too. In each round every server
has its turn; a ratio is taken in each round, and what is shown is the median of the ratios, with the smallest and the
largest. More than 1 means that Wherry is better, whatever the unit. Between small files and single commands the client
does not sleep, so that what is seen is the server, and not how long a client takes to wake up.
"""


class Figures:
    """The rows of all results, with the facts of the measurement that each was part of."""

    def __init__(self, results):
        self.facts = {}
        self.rows = {}
        for name in MEASUREMENTS:
            content = results.get(name)
            if content:
                self.facts[name] = content
                self.rows |= content["rows"]

    def known(self, fact):
        """The different values of a fact, in the order of the measurements."""
        return list(dict.fromkeys(content[fact] for content in self.facts.values()))


def render(results, misses):
    """The page, and the names of the rows that miss their goal while no decision says why."""
    figures = Figures(results)
    judged = [_judged(row, figures, misses) for row in ROWS]
    parts = [_INTRODUCTION, _head(figures), "## Goals\n", _summary(judged), _goals(judged)]
    if "client_retr" in figures.rows:
        parts += ["## The client\n", _client(figures)]
    parts.append("## All figures\n")
    parts += [part for name in figures.facts for part in _details(figures, name)]
    return "\n".join(parts), [row.name for row, cells in judged if _UNEXPLAINED in cells[-1]]


def _head(figures):
    dates = sorted(figures.known("date"))
    when = dates[0] if len(dates) == 1 else f"{dates[0]} to {dates[-1]}" if dates else "never"
    lines = [f"- date: {when}"]
    for fact in ("machine", "files", "client", "commit", "settings", "command"):
        text = "; ".join(f"`{value}`" if fact == "command" else value for value in figures.known(fact))
        lines.append(f"- {fact}: {text}")
    versions = {}  # in the order in which they were measured, like a set
    for content in figures.facts.values():
        for name, version in content["servers"].items():
            versions.setdefault(name, {})[version] = True
    rows = [[name, "; ".join(each)] for name, each in versions.items()]
    return "\n".join(lines) + "\n\n" + _table(["server", "version"], rows)


def _summary(judged):
    """How many goals are met, and which are missed by much."""
    verdicts = [cells[-1] for _, cells in judged]
    missed = sum(_MISSED in verdict for verdict in verdicts)
    text = f"{verdicts.count(_MET)} goals are met, {missed} are missed"
    left = len(judged) - verdicts.count(_MET) - missed
    text += f", {left} were not measured.\n" if left else ".\n"
    behind = [f"`{row.name}`" for row, cells in judged if _BEHIND in cells[-1]]
    return text + (f"In these, Wherry is {_BEHIND}: {', '.join(behind)}.\n" if behind else "")


def _goals(judged):
    heads = ["row", "what", "goal", _OWN, "best peer", "Wherry is … times as good", "of the limit", "verdict"]
    return _table(heads, [[f"`{row.name}`", row.what, _goal(row), *cells] for row, cells in judged])


def _judged(row, figures, misses):
    """The row, and its cells of the table: figures, and the verdict in the end."""
    measured = figures.rows.get(row.measurement)
    targets = {} if measured is None else _targets(measured, row.is_cpu)
    own = targets.get(_OWN)
    if not own:
        return row, ["–", "–", "–", "–", _NOT_MEASURED]
    unit = measured["cpuUnit"] if row.is_cpu else measured["unit"]
    less = row.is_cpu or measured["better"] == "less"
    best = _best(targets, less)
    ratios = _ratios(own, targets[best], less) if best else []
    behind = bool(row.times_best_peer and ratios) and median(ratios) < _FAR_BEHIND
    met = []
    if row.times_best_peer and ratios:
        met.append(median(ratios) >= row.times_best_peer)
    of_limit = _ratios(own, targets[_LIMIT], less) if not row.is_cpu and _LIMIT in targets else []
    if of_limit and row.part_of_limit:
        met.append(median(of_limit) >= row.part_of_limit)
    if row.at_most:
        met.append(own["figure"] <= row.at_most)
    if row.steady:
        met.append(own["figure"] >= _STEADY * own["first"])
    if row.part_of_own:
        ratios = _compared(_OWN, own, own, less)
        met.append(median(ratios) >= row.part_of_own)
    peer = f"{best} {_number(targets[best]['figure'])}" if best else "–"
    limit = f"{_spread(of_limit)} of {_number(targets[_LIMIT]['figure'])}" if of_limit else "–"
    shown = [f"{_number(own['figure'])} {unit}", peer, _spread(ratios), limit]
    return row, [*shown, _verdict(met, behind, misses.get(row.name))]


def _goal(row):
    goals = []
    if row.is_cpu:
        goals.append(f"≤ {1 / row.times_best_peer:.1f} × the leanest peer")
    elif row.times_best_peer:
        times = "" if row.times_best_peer == 1 else f"{row.times_best_peer:g} × "
        goals.append(f"≥ {times}the best peer")
    if row.part_of_limit:
        goals.append(f"≥ {row.part_of_limit:g} × limit")
    if row.part_of_own:
        goals.append(f"≥ {row.part_of_own:g} × without them")
    if row.steady:
        goals.append("no decline")
    if row.at_most:
        goals.append(f"≤ {row.at_most:g} {row.unit}")
    return ", ".join(goals)


def _verdict(met, behind, decision):
    if not met:
        return _NOT_COMPARED
    if all(met):
        return _MET
    parts = [_MISSED]
    if behind:
        parts.append(_BEHIND)
    if decision:
        parts.append(f"see [ADR {int(Path(decision).name.split('-')[0])}]({decision})")
    else:
        parts.append(_UNEXPLAINED)
    return ", ".join(parts)


def _targets(measured, is_cpu):
    """Of the servers that have values: the values of each round, and the one figure for all of them."""
    targets = {}
    for name, target in measured["targets"].items():
        if is_cpu and target.get("cpu") is not None:
            targets[name] = {"values": target["cpuSeconds"], "figure": target["cpu"]}
        elif not is_cpu and target.get("values"):
            targets[name] = {**target, "figure": median(target["values"])}
    return targets


def _best(targets, less):
    peers = [name for name in targets if name not in (_OWN, _LIMIT)]
    if not peers:
        return None
    return (min if less else max)(peers, key=lambda name: targets[name]["figure"])


def _ratios(own, other, less):
    """Of each round; without those in which one of them used less processor time than Linux counts."""
    pairs = zip(own["values"], other["values"], strict=False)
    return [b / a if less else a / b for a, b in pairs if a and b]


def _client(figures):
    text = "Whether another client sees the same: the same transfers from Wherry with curl, in turns with the tool.\n\n"
    rows = []
    for kind in ("retr", "stor"):
        targets = figures.rows[f"client_{kind}"]["targets"]
        curl, tool = (targets[name]["values"] for name in (_CURL, _TOOL))
        ratios = [a / b for a, b in zip(tool, curl, strict=True)]
        verdict = "within 10 %" if abs(median(ratios) - 1) <= 0.1 else "**apart by more than 10 %**"
        rows.append([kind, _number(median(tool)), _number(median(curl)), _spread(ratios), verdict])
    return text + _table(["row", "tool MiB/s", "curl MiB/s", "tool by curl", "verdict"], rows)


def _details(figures, name):
    facts = figures.facts[name]
    for row_name, row in facts["rows"].items():
        yield f"### {row_name}\n"
        what = next((each.what for each in ROWS if each.measurement == row_name), "")
        yield f"{what[:1].upper()}{what[1:]}{'. ' if what else ''}Taken {facts['date']}, load {facts['load']:.2f}.\n"
        yield _detail_table(row)


def _detail_table(row):
    targets = row["targets"]
    own = targets.get(_OWN)
    alone = any("without" in target for target in targets.values())
    columns = [
        (row["unit"], lambda _, target: _number(median(target["values"]))),
        ("from … to", lambda _, target: _range(target)),
        (
            "with by without" if alone else "Wherry is … times as good",
            lambda name, target: _spread(_compared(name, target, own, row["better"] == "less"), ""),
        ),
    ]
    if any(target.get("cpu") is not None for target in targets.values()):
        columns.append((f"CPU {row['cpuUnit']}", lambda _, target: _number(target["cpu"])))
    if any("resumed" in target for target in targets.values()):
        columns.append(("sessions resumed", lambda _, target: "all" if target["resumed"] else "not all"))
    rows = []
    for name, target in targets.items():
        if target.get("values"):
            rows.append([name, *(cell(name, target) for _, cell in columns)])
        else:
            rows.append([name, f"– ({target.get('cannot', 'not measured')})", *[""] * (len(columns) - 1)])
    return _table(["server", *(head for head, _ in columns)], rows)


def _compared(name, target, own, less):
    if "without" in target:
        return [a / b for a, b in zip(target["values"], target["without"], strict=True)]
    return [] if name == _OWN or not own else _ratios(own, target, less)


def _range(target):
    if "first" in target:
        return f"at first {_number(target['first'])}"
    return f"{_number(min(target['values']))} to {_number(max(target['values']))}"


def _spread(ratios, none="–"):
    if not ratios:
        return none
    return f"{median(ratios):.2f} [{min(ratios):.2f}..{max(ratios):.2f}]"


def _number(value):
    """With three digits that count, and all before the point."""
    if abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if abs(value) >= 10 else f"{value:.2f}" if abs(value) >= 1 else f"{value:.3f}"


def _table(heads, rows):
    lines = [heads, ["---"] * len(heads), *rows]
    return "".join("| " + " | ".join(line) + " |\n" for line in lines)


def known_misses(file=HERE / "misses.json"):
    """Which decision explains a goal that is missed, by the name of the row; paths are as from docs/."""
    misses = json.loads(file.read_text(encoding="utf-8"))
    known = {row.name for row in ROWS}
    for name, decision in misses.items():
        if name not in known:
            raise Failure(f"{file.name} names a row that is not there: {name}")
        if not (DOCS / decision).is_file():
            raise Failure(f"{file.name}, {name}: there is no docs/{decision}")
    return misses
