"""One file with curl: a download to /dev/null, or an upload that is compared and deleted."""

import hashlib
import os
import subprocess

from .failure import Failure

MIB = 1 << 20
_BLOCK = 4 * MIB


class Sample:
    """What one transfer took: the time of the client, and the processor time of the server."""

    def __init__(self, seconds, cpu_seconds):
        self.seconds = seconds
        self.cpu_seconds = cpu_seconds


class Transfers:
    """The file to transfer, twice: in the served folder for downloads, beside it for uploads."""

    def __init__(self, served, local, size):
        self._served = served
        self._download = served / "io" / "download"
        self._upload = local / "upload"
        self._size = size
        self._digest = _write_random([self._download, self._upload], size)

    def close(self):
        self._download.unlink()
        self._upload.unlink()

    def check_download(self, server):
        """Downloads once and compares what arrives, which no measured download does."""
        command = [*self._curl(), self._url(server, "download")]
        digest, size = hashlib.sha256(), 0
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as curl:
            try:
                while block := curl.stdout.read(_BLOCK):
                    digest.update(block)
                    size += len(block)
                errors = curl.stderr.read().decode(errors="replace")
            except BaseException:
                curl.kill()
                raise
        if curl.returncode != 0:
            raise Failure(f"download from {server.name}: {errors.strip()}")
        if size != self._size or digest.digest() != self._digest:
            raise Failure(f"download from {server.name}: {size} bytes with other content than the file")

    def retr(self, server):
        _read(self._download)  # so that it comes from the page cache
        return self._measure(server, ["-o", os.devnull], "download", "size_download")

    def stor(self, server):
        _read(self._upload)
        target = self._served / "io" / f"upload-{server.name}"
        try:
            sample = self._measure(server, ["-T", str(self._upload)], target.name, "size_upload")
            size, digest = _read(target)
            if size != self._size or digest != self._digest:
                raise Failure(f"upload to {server.name}: {size} bytes with other content than the file")
        finally:
            target.unlink(missing_ok=True)
        return sample

    def _measure(self, server, options, name, size):
        server.settle()
        before = server.cpu_seconds()
        facts = ["%{" + fact + "}" for fact in ("response_code", size, "time_pretransfer", "time_total")]
        command = [*self._curl(), *options, "-w", " ".join(facts), self._url(server, name)]
        curl = subprocess.run(command, capture_output=True, text=True, check=False)
        server.settle()
        after = server.cpu_seconds()
        what = f"{name} with {server.name}"
        if curl.returncode != 0:
            raise Failure(f"{what}: {curl.stderr.strip()}\nIts output:\n{server.log()}")
        code, moved, begin, end = curl.stdout.split()
        if code != "226" or int(moved) != self._size:
            raise Failure(f"{what}: reply {code}, {moved} of {self._size} bytes")
        # From the reply 150 to the reply 226. What precedes it is the login, and sometimes a second in which curl 7.88
        # waits for a data connection that is there already.
        return Sample(float(end) - float(begin), after - before)

    def _curl(self):
        # At least 5 MiB/s, or something is broken.
        limit = 60 + self._size // (5 * MIB)
        return ["curl", "-q", "--silent", "--show-error", "--noproxy", "*", "--max-time", str(limit)]

    def _url(self, server, name):
        return f"ftp://{server.user}:{server.password}@127.0.0.1:{server.port}/io/{name}"


def _write_random(files, size):
    digest = hashlib.sha256()
    outputs = [open(file, "wb") for file in files]
    try:
        left = size
        while left:
            block = os.urandom(min(left, _BLOCK))
            digest.update(block)
            for output in outputs:
                output.write(block)
            left -= len(block)
    finally:
        for output in outputs:
            output.close()
    return digest.digest()


def _read(file):
    digest, size = hashlib.sha256(), 0
    try:
        with open(file, "rb", buffering=0) as source:
            while block := source.read(_BLOCK):
                digest.update(block)
                size += len(block)
    except FileNotFoundError:
        raise Failure(f"{file.name} is not there after an upload that succeeded") from None
    return size, digest.digest()
