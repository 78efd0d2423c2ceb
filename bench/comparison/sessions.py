"""Many sessions at once: each uploads a file of its own and downloads it again."""

import ftplib
import hashlib
import os
import threading
import time
from concurrent.futures import ThreadPoolExecutor

from .failure import Failure

_TIMEOUT = 120
# How many connect at a time: vsftpd lets 32 connections wait to be accepted, and Linux may lose what comes beyond that.
_CONNECTING = 16
_BUFFER = 1 << 18
# Where the content of the next session begins in the common block.
_SHIFT = 4096 + 1


class Times:
    """How long the sessions together took for each phase, and the server's processor time."""

    def __init__(self, login, stor, retr, cpu_seconds):
        self.login = login
        self.stor = stor
        self.retr = retr
        self.cpu_seconds = cpu_seconds


class Sessions:
    """The contents: the same random block for all, but each session begins elsewhere in it, so no two are the same."""

    def __init__(self, served, local, count, size):
        self._served = served / "io"
        self._block = local / "block"
        self._count = count
        self._size = size
        block = os.urandom(size)
        self._block.write_bytes(block)
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            self._digests = list(pool.map(lambda n: self._digest(block, n), range(count)))

    def close(self):
        self._block.unlink()

    def run(self, server):
        server.settle()
        before = server.cpu_seconds()
        try:
            times = _Run(self, server).times()
            server.settle()
            times.cpu_seconds = server.cpu_seconds() - before
            self._check_files(server)
            return times
        finally:
            for file in self._served.glob("many-*"):
                file.unlink()

    def begin(self, number):
        return number * _SHIFT % self._size

    def _digest(self, block, number):
        view, begin = memoryview(block), self.begin(number)
        digest = hashlib.sha256(view[begin:])
        digest.update(view[:begin])
        return digest.digest()

    def _check_files(self, server):
        files = {file.name: file.stat().st_size for file in self._served.glob("many-*")}
        if files != {f"many-{n}": self._size for n in range(self._count)}:
            raise Failure(f"{server.name} left other files than the {self._count} that were uploaded")

    def upload(self, data, number):
        begin = self.begin(number)
        with open(self._block, "rb") as block:
            for offset, length in ((begin, self._size - begin), (0, begin)):
                if length:
                    data.sendfile(block, offset, length)

    def download(self, data, number):
        digest, buffer = hashlib.sha256(), bytearray(_BUFFER)
        view = memoryview(buffer)
        while length := data.recv_into(buffer):
            digest.update(view[:length])
        if digest.digest() != self._digests[number]:
            raise Failure(f"session {number} downloads other content than it uploaded")

    @property
    def count(self):
        return self._count


class _Run:
    """A thread for each session. All wait for each other before each phase, and before the data of each transfer."""

    # What happens after each meeting of the threads, by the number of the meetings before it.
    _PHASES = ("start", "login", "STOR command", "STOR data", "RETR command", "RETR data", "end")

    def __init__(self, sessions, server):
        self._sessions = sessions
        self._server = server
        self._marks = []
        self._barrier = threading.Barrier(sessions.count, action=lambda: self._marks.append(time.monotonic()))
        self._connecting = threading.Semaphore(_CONNECTING)
        self._errors = []

    def times(self):
        threads = [
            threading.Thread(target=self._session, args=(number,), daemon=True)
            for number in range(self._sessions.count)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        if self._errors:
            text = "\n".join(sorted(self._errors)[:5])
            count, name, log = len(self._errors), self._server.name, self._server.log()
            raise Failure(f"{count} sessions with {name} failed:\n{text}\nIts output:\n{log}")
        connect, login, _, stor, _, retr = self._marks
        return Times(login - connect, stor - login, retr - stor, 0)

    def _session(self, number):
        try:
            self._talk(number)
        except threading.BrokenBarrierError:
            self._barrier.abort()  # another one failed, or hangs
        except Exception as e:
            phase = self._PHASES[len(self._marks)]
            self._errors.append(f"session {number}, {phase}: {type(e).__name__}: {e}")
            self._barrier.abort()

    def _talk(self, number):
        with ftplib.FTP(timeout=_TIMEOUT) as ftp:
            self._wait()
            with self._connecting:
                ftp.connect("127.0.0.1", self._server.port)
            ftp.login(self._server.user, self._server.password)
            ftp.voidcmd("TYPE I")
            self._wait()
            self._transfer(ftp, f"STOR io/many-{number}", self._sessions.upload, number)
            self._wait()
            self._transfer(ftp, f"RETR io/many-{number}", self._sessions.download, number)
            self._wait()

    def _transfer(self, ftp, command, move, number):
        with ftp.transfercmd(command) as data:
            self._wait()  # until every session has its data connection
            move(data, number)
        reply = ftp.voidresp()
        if not reply.startswith("226"):
            raise Failure(reply)

    def _wait(self):
        self._barrier.wait(_TIMEOUT)
