"""Runs `wherry bench`, which measures one row with all servers in turns."""

import json
import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from .failure import Failure
from .server import HERE

# The same for all: their own first choices differ, and AES-256 costs more.
_CIPHER = "-Djdk.tls.client.cipherSuites=TLS_AES_128_GCM_SHA256"


class Tool:
    """The client. Runs as a process of its own, which ends with this one."""

    def __init__(self, root, work, options):
        self._root = root
        self._work = work
        self._options = options

    def measure(self, servers, row, options):
        """The row of the JSON answer, see bench/README.md; the first server is the main one."""
        main = servers[0]
        command = [self._root / "wherry", "bench", "-H", "127.0.0.1", "-P", main.port]
        command += ["-u", main.user, "-p", main.password, "-k", main.pid, "--name", main.name, "--dir", "/io"]
        for server in servers[1:]:
            login = f"user={server.user},password={server.password}"
            command += ["--peer", f"{server.name}=127.0.0.1:{server.port},{login},pid={server.pid},dir=/io"]
        with tempfile.TemporaryDirectory(dir=self._work) as folder:
            answer = Path(folder) / "answer.json"
            self._run([*command, *self._options, *options, "--json", answer, row], servers)
            document = json.loads(answer.read_text(encoding="utf-8"))
        if document.get("format") != "wherry-bench/1":
            raise Failure(f"wherry bench answers in another format than expected: {document.get('format')}")
        return document["rows"][0]

    def _run(self, command, servers):
        # What it uploads lies where all files of the comparison lie, and goes with them.
        options = f"{_CIPHER} -Djava.io.tmpdir={self._work} {os.environ.get('WHERRY_JAVA_OPTS', '')}"
        process = subprocess.Popen(
            [sys.executable, HERE / "supervise.py", *map(str, command)],
            env=dict(os.environ, WHERRY_JAVA_OPTS=options),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,  # Ctrl-C is for the comparison, which then ends it
        )
        try:
            _, errors = process.communicate()
        except BaseException:
            process.send_signal(signal.SIGTERM)
            process.wait()
            raise
        if process.returncode != 0:
            for server in servers:
                server.check()
            raise Failure(f"wherry bench failed:\n{errors.strip()[-2000:]}")
