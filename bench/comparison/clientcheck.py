"""Transfers with curl, to see whether the client of the benchmark measures what another one measures."""

import os

from .commands import output
from .failure import Failure
from .rows import MIB


class Curl:
    """Downloads to /dev/null, and uploads a file that is deleted after it."""

    def __init__(self, server, local, size):
        self._server = server
        self._file = local / "curl.bin"
        self._size = size
        self._url = f"ftp://{server.user}:{server.password}@127.0.0.1:{server.port}/io/"
        block = os.urandom(MIB)
        for file in (self._file, server.folder / "io" / "curl.bin"):
            with open(file, "wb") as target:
                for _ in range(size // MIB):
                    target.write(block)

    def retr(self):
        """MiB/s."""
        return self._measure(["-o", os.devnull], "curl.bin", "size_download")

    def stor(self):
        """MiB/s."""
        target = self._server.folder / "io" / "upload.bin"
        speed = self._measure(["-T", str(self._file)], target.name, "size_upload")
        size = target.stat().st_size
        target.unlink()
        if size != self._size:
            raise Failure(f"an upload with curl left {size} of {self._size} bytes")
        return speed

    def close(self):
        self._file.unlink()
        (self._server.folder / "io" / "curl.bin").unlink()

    def _measure(self, options, name, size):
        facts = ["%{" + fact + "}" for fact in ("response_code", size, "time_pretransfer", "time_total")]
        limit = 60 + self._size // (5 * MIB)
        command = ["curl", "-q", "--silent", "--show-error", "--noproxy", "*", "--max-time", limit, *options]
        code, moved, begin, end = output([*command, "-w", " ".join(facts), self._url + name], seconds=limit).split()
        if code != "226" or int(moved) != self._size:
            raise Failure(f"curl, {name}: reply {code}, {moved} of {self._size} bytes")
        # From the reply 150 to the reply 226. What precedes it is the login, and sometimes a second in which curl 7.88
        # waits for a data connection that is there already.
        return self._size / MIB / (float(end) - float(begin))
