"""Runs one server, and keeps all of its processes together: supervise.py COMMAND...

Some servers leave the processes of their sessions to init. Here such orphans become children of the supervisor, so
their processor time is counted, and none is left behind. It ends them all on SIGTERM, or when the comparison is gone.

To the file descriptor SUPERVISE_FD, if there is one, it tells the time of the monotonic clock at which it started it.
"""

import ctypes
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from comparison.processes import descendants  # noqa: E402

_PR_SET_PDEATHSIG = 1
_PR_SET_CHILD_SUBREAPER = 36
_GRACE = 10.0


class _Stop(Exception):
    pass


def main(command):
    parent = os.getppid()
    signal.signal(signal.SIGTERM, _stop)
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    libc.prctl(_PR_SET_PDEATHSIG, signal.SIGTERM, 0, 0, 0)
    status = 0
    try:
        if os.getppid() == parent:
            server = _start(command)
            status = _reap_until(server.pid)
    except _Stop:
        pass
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    _end_all()
    return status


def _start(command):
    teller = os.environ.pop("SUPERVISE_FD", None)
    now = time.monotonic()
    server = subprocess.Popen(command)
    if teller:
        with open(int(teller), "w", encoding="ascii") as told:
            told.write(str(now))
    return server


def _stop(*_):
    raise _Stop


def _reap_until(server):
    while True:
        pid, status = os.waitpid(-1, 0)
        if pid == server:
            return os.waitstatus_to_exitcode(status) & 0xFF


def _end_all():
    _signal_all(signal.SIGTERM)
    deadline = time.monotonic() + _GRACE
    while _reap_ended():
        if time.monotonic() > deadline:
            _signal_all(signal.SIGKILL)
        time.sleep(0.02)


def _signal_all(number):
    for process in descendants(os.getpid()):
        try:
            os.kill(process.pid, number)
        except ProcessLookupError:
            pass


def _reap_ended():
    """Says whether children are left."""
    try:
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
        return True
    except ChildProcessError:
        return False


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
