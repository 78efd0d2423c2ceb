"""Transfers with curl, to see whether the client of the benchmark measures what another one measures."""

import os
import time
from statistics import median

from .commands import output
from .failure import Failure
from .rows import MIB

# As wherry bench does with what is over soon.
_MOST_TRANSFERS = 5


class Curl:
    """Downloads to /dev/null, and uploads a file that is deleted after it."""

    def __init__(self, server, local, size, seconds):
        self._server = server
        self._file = local / "curl.bin"
        self._served = server.folder / "io" / "curl.bin"
        self._size = size
        self._seconds = seconds
        self._url = f"ftp://{server.user}:{server.password}@127.0.0.1:{server.port}/io/"

    def __enter__(self):
        block = os.urandom(MIB)
        for file in (self._file, self._served):
            with open(file, "wb") as target:
                for _ in range(self._size // MIB):
                    target.write(block)
        return self

    def __exit__(self, *_):
        for file in (self._file, self._served):
            file.unlink(missing_ok=True)

    def measure(self, kind):
        """MiB/s of a turn: the median of some transfers, "retr" or "stor"."""
        transfer = self._download if kind == "retr" else self._upload
        values, end = [], time.monotonic() + self._seconds
        while not values or (len(values) < _MOST_TRANSFERS and time.monotonic() < end):
            values.append(transfer())
        return median(values)

    def _download(self):
        return self._run(["-o", os.devnull], self._served.name, "size_download")

    def _upload(self):
        target = self._server.folder / "io" / "upload.bin"
        speed = self._run(["--upload-file", str(self._file)], target.name, "size_upload")
        size = target.stat().st_size
        target.unlink()
        if size != self._size:
            raise Failure(f"an upload with curl left {size} of {self._size} bytes")
        return speed

    def _run(self, options, name, size):
        facts = ["%{" + fact + "}" for fact in ("response_code", size, "time_pretransfer", "time_total")]
        limit = 60 + self._size // (5 * MIB)
        command = ["curl", "-q", "--silent", "--show-error", "--noproxy", "*", "--max-time", limit, *options]
        code, moved, begin, end = output([*command, "-w", " ".join(facts), self._url + name], seconds=limit).split()
        if code != "226" or int(moved) != self._size:
            raise Failure(f"curl, {name}: reply {code}, {moved} of {self._size} bytes")
        # From the reply 150 to the reply 226. What precedes it is the login, and sometimes a second in which curl 7.88
        # waits for a data connection that is there already.
        return self._size / MIB / (float(end) - float(begin))
