"""What all servers in the comparison have in common: how they are started, watched and ended."""

import os
import socket
import subprocess
import sys
import time
from pathlib import Path

from .certificate import Certificate
from .failure import Failure

LISTED = "/io/listed"
HERE = Path(__file__).resolve().parent
_START_SECONDS = 60
_ATTEMPTS = 3


class Bench:
    """What all servers are given: folders of this run, the store of fetched programs, and the certificate."""

    def __init__(self, root, work, store, sessions, entries):
        self.root = root
        self.work = work
        self.store = store
        self.sessions = sessions
        self.entries = entries
        (work / "served").mkdir()
        (work / "servers").mkdir()
        self.certificate = Certificate(work / "certificate")


class Server:
    """One server. A subclass says how to prepare it, and with which command it is started."""

    name = ""
    user = "bench"
    password = "bench"
    # What it cannot do: the reason, by the name of the row.
    cannot = {}

    def __init__(self, bench):
        self.bench = bench
        key = self.name.lower().replace(" ", "-")
        self.folder = bench.work / "served" / key
        self.scratch = bench.work / "servers" / key
        self.version = ""
        self.port = 0
        self.started_at = 0.0
        self._process = None
        listed = self.folder / LISTED.removeprefix("/")
        # Sessions of another account have to reach it, but not to write into it: vsftpd refuses that of a root folder.
        for folder, mode in ((self.folder, 0o755), (listed.parent, 0o777), (listed, 0o755), (self.scratch, 0o755)):
            folder.mkdir()
            folder.chmod(mode)
        for number in range(bench.entries):
            (listed / f"file-{number:05}.txt").touch()

    def prepare(self):
        """Fetches or builds it, and finds out its version."""

    def command(self, port):
        raise NotImplementedError

    def environment(self):
        return dict(os.environ)

    def start(self):
        for _ in range(_ATTEMPTS):
            self.launch()
            if self._is_ready():
                return
            self.stop()  # another process may have taken the port meanwhile
        raise Failure(f"{self.name} does not start; its output:\n{self.log()}")

    def launch(self):
        """Starts it on a free port, and does not wait until it listens."""
        self.port = _free_port()
        command = [sys.executable, HERE / "supervise.py", *map(str, self.command(self.port))]
        reader, writer = os.pipe()
        with open(self.scratch / "log.txt", "ab") as log:
            self._process = subprocess.Popen(
                command,
                cwd=self.scratch,
                env=dict(self.environment(), SUPERVISE_FD=str(writer)),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                pass_fds=[writer],
                start_new_session=True,  # Ctrl-C is for the comparison, which then ends it
            )
        os.close(writer)
        with open(reader, encoding="ascii") as started:
            self.started_at = float(started.read() or "nan")

    def stop(self):
        if self._process is not None:
            self._process.terminate()
            self._process.wait()
            self._process = None

    @property
    def pid(self):
        """Of the supervisor, whose descendants are all processes of the server."""
        return self._process.pid

    def check(self):
        if self._process.poll() is not None:
            raise Failure(f"{self.name} has ended; its output:\n{self.log()}")

    def log(self):
        text = (self.scratch / "log.txt").read_text(encoding="utf-8", errors="replace")
        return text[-2000:].strip() or "(none)"

    def seconds_to_login(self):
        """From exec to the first accepted login; only after launch."""
        deadline = time.monotonic() + _START_SECONDS
        while time.monotonic() < deadline and self._process.poll() is None:
            if self._lets_in():
                return time.monotonic() - self.started_at
            time.sleep(0.001)
        raise Failure(f"{self.name} lets nobody in; its output:\n{self.log()}")

    def _is_ready(self):
        try:
            self.seconds_to_login()
            return self._process.poll() is None
        except Failure:
            return False

    def _lets_in(self):
        try:
            with socket.create_connection(("127.0.0.1", self.port), timeout=10) as control:
                replies = control.makefile("r", encoding="utf-8", newline="\r\n")
                for line, code in (("", "220"), (f"USER {self.user}", "331"), (f"PASS {self.password}", "230")):
                    if line:
                        control.sendall(f"{line}\r\n".encode())
                    if _final_code(replies) != code:
                        return False
                control.sendall(b"QUIT\r\n")
                return True
        except OSError:
            return False


def _final_code(replies):
    """Of a reply, which may have several lines (RFC 959 section 4.2)."""
    line = replies.readline()
    code = line[:3]
    while line and not line.startswith(code + " "):
        line = replies.readline()
    return code


def _free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
