"""How each measurement is taken. What comes out are rows: values of each server, in the order of the rounds."""

import contextlib
import sys
import time

from .clientcheck import Curl
from .memory import fetch
from .processes import memory_below
from .rows import ALONE, MANY, MIB, UPLOADS, WARM_UP, WITH_LIMIT
from .servers import Limit
from .sessions import IdleSessions

_KIB = 1 << 10
_MEMORY_ROUNDS = 3
# Until what a server does after a login, or after the last of many, is done.
_CALM_SECONDS = 2
# Until a server that has just started has done what it leaves for later, and given back what it took for the start.
_SETTLED_SECONDS = 12
# Idle sessions of a server that has a process for each.
_MANY_PROCESSES = 300
_TOOL_NAME, _CURL = "wherry bench", "curl"
# What one of them writes in its turn: its own file, what it has uploaded, and as much again while the former is being removed.
_FILES_OF_CLIENT = 3


class Measurements:
    """Starts the servers that a measurement needs; they stay until another one needs the machine for itself."""

    def __init__(self, options, bench, tool, wherry, peers):
        self._options = options
        self._work = bench.work
        self._tool = tool
        self._wherry = wherry
        self._peers = peers
        self._limit = Limit(bench)
        self._running = []

    def take(self, name):
        """The rows of one measurement, by their names."""
        if name == "start":
            return self._start()
        if name == "memory":
            return self._memory()
        if name == "client":
            return self._client()
        return {name: self._row(name)}

    def prepare(self, name):
        """Fetches or builds the servers of a measurement, and returns their names with their versions."""
        servers = self._servers(name)
        for server in servers:
            if not server.version:
                say(f"prepare {server.name}")
                server.prepare()
        return {server.name: server.version for server in servers}

    def stop(self):
        for server in self._running:
            server.stop()
        self._running.clear()

    def _servers(self, name):
        if name in ALONE:
            return [self._wherry]
        return [self._wherry, *self._peers, *([self._limit] if name in WITH_LIMIT else [])]

    def _row(self, name):
        servers = self._servers(name)
        cannot = {server.name: {"cannot": server.cannot[name]} for server in servers if name in server.cannot}
        able = [server for server in servers if server.name not in cannot]
        self._start_all(able)
        words = ["--fetch-memory"] if name in UPLOADS else []
        if name in WARM_UP and not self._options.quick:
            words += ["--warm-up", WARM_UP[name]]
        row = self._measure(able, name, self._options.rounds, self._options.size, words)
        row["targets"] |= cannot
        return row

    def _measure(self, servers, name, rounds, size, words=()):
        amounts = ["--rounds", rounds, "--transfer-size", f"{size // MIB}M"]
        row = self._tool.measure(servers, name, [*amounts, *words])
        del row["ratios"]  # the report makes its own, and all in the same way
        for target in row["targets"].values():
            if "unsupported" in target:
                target["cannot"] = f"it answers {target.pop('unsupported').splitlines()[0]}"
        return row

    def _start_all(self, servers):
        for server in servers:
            if server not in self._running:
                self._running.append(server)
                server.start()

    def _start(self):
        self.stop()
        servers = self._servers("start")
        values = {server.name: [] for server in servers}
        for _ in range(self._options.start_rounds):
            for server in servers:
                with _running(server):
                    values[server.name].append(1000 * server.seconds_to_login())
        return {"start": _less("ms", {name: {"values": series} for name, series in values.items()})}

    def _memory(self):
        self.stop()
        servers = self._servers("memory")
        units = {"memory_start": "MiB", "memory_session": "KiB", "memory_10000": "MiB", "memory_session_tls": "KiB"}
        rows = {row: _less(unit, {server.name: {"values": []} for server in servers}) for row, unit in units.items()}
        for turn in range(min(self._options.rounds, _MEMORY_ROUNDS)):
            for server in servers:
                say(f"memory, round {turn + 1}, {server.name}")
                for row, value in self._memory_of(server):
                    rows[row]["targets"][server.name]["values"].append(value)
        many = rows["memory_10000"]["targets"]
        for server in servers:
            if not many[server.name]["values"]:
                many[server.name] = {"cannot": server.cannot.get("memory_10000", "not tried")}
        return {name: row for name, row in rows.items() if any("values" in t for t in row["targets"].values())}

    def _memory_of(self, server):
        many = _MANY_PROCESSES if "memory_10000" in server.cannot else self._options.sessions
        with _running(server):
            server.seconds_to_login()
            yield "memory_start", _calm_memory(server, _SETTLED_SECONDS) / MIB
            with IdleSessions(server) as sessions:
                total, each = _grow(server, sessions, many)
                yield "memory_session", each / _KIB
                if many >= MANY:
                    yield "memory_10000", total / MIB
        with _running(server):
            server.seconds_to_login()
            with IdleSessions(server, tls=True) as sessions:
                yield "memory_session_tls", _grow(server, sessions, many // 5)[1] / _KIB

    def _client(self):
        """Transfers of twice the usual size with curl and with the tool, in turns."""
        self._start_all([self._wherry])
        size = 2 * self._options.size
        kinds = ("retr", "stor")
        rows = {f"client_{kind}": {_TOOL_NAME: {"values": []}, _CURL: {"values": []}} for kind in kinds}
        with Curl(self._wherry, self._work, size, self._options.seconds) as curl:
            clients = [(_TOOL_NAME, lambda kind: self._own_turn(kind, size)), (_CURL, curl.measure)]
            for kind in kinds:
                self._own_turn(kind, size)  # warms up the server
            for turn in range(self._options.rounds):
                say(f"client, round {turn + 1}")
                for kind in kinds:
                    for name, measure in clients:
                        fetch(self._work, _FILES_OF_CLIENT * size)
                        rows[f"client_{kind}"][name]["values"].append(measure(kind))
                clients.reverse()
        return {name: {"unit": "MiB/s", "better": "more", "targets": targets} for name, targets in rows.items()}

    def _own_turn(self, kind, size):
        return self._measure([self._wherry], kind, 1, size)["targets"][self._wherry.name]["values"][0]


@contextlib.contextmanager
def _running(server):
    server.launch()
    try:
        yield
    finally:
        server.stop()


def _grow(server, sessions, many):
    """All of the memory in the end, and that of each session: what the second half of them took."""
    half = many // 2
    sessions.open(half)
    before = _calm_memory(server)
    sessions.open(many)
    after = _calm_memory(server)
    return after, (after - before) / (many - half)


def _calm_memory(server, seconds=_CALM_SECONDS):
    time.sleep(seconds)
    server.check()
    return memory_below(server.pid)


def _less(unit, targets):
    return {"unit": unit, "better": "less", "targets": targets}


def say(text):
    print(text, file=sys.stderr, flush=True)
