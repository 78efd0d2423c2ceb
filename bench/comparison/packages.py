"""Fetches Debian packages into a folder, without installing them.

The servers conflict with each other as packages, and their maintainer scripts would start them and add users.
So they are only unpacked, together with the libraries that they need and this machine lacks.
"""

import re
import shutil
import subprocess

from .failure import Failure

# Only what is loaded by the servers; adduser, debconf and the like serve the maintainer scripts.
_LOADED = re.compile(r"(lib|python3-)\S")


def fetch(package, folder):
    """Unpacks a package into the folder, unless it is there already, and returns its version."""
    marker = folder / "version.txt"
    if not marker.is_file():
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        _unpack(package, folder, set())
        marker.write_text(_field(_archive(package, folder), "Version") + "\n", encoding="utf-8")
    return marker.read_text(encoding="utf-8").strip()


def _unpack(package, folder, seen):
    seen.add(package)
    _run(["apt-get", "-qq", "-o", "APT::Sandbox::User=root", "download", package], folder)
    archive = _archive(package, folder)
    _run(["dpkg-deb", "-x", archive.name, "."], folder)
    for need in _field(archive, "Depends").split(","):
        # The first alternative, without its version and architecture.
        name = re.split(r"[\s(:|]", need.strip(), maxsplit=1)[0]
        if _LOADED.match(name) and name not in seen and not _is_installed(name):
            _unpack(name, folder, seen)


def _archive(package, folder):
    archives = list(folder.glob(f"{package}_*.deb"))
    if len(archives) != 1:
        raise Failure(f"apt-get did not leave one archive of {package} in {folder}")
    return archives[0]


def _field(archive, name):
    return _run(["dpkg-deb", "-f", archive.name, name], archive.parent).strip()


def _is_installed(package):
    query = ["dpkg-query", "-W", "-f", "${db:Status-Status}", package]
    answer = subprocess.run(query, capture_output=True, text=True, check=False, timeout=60)
    return answer.stdout.startswith("installed")


def _run(command, folder):
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=300)
    except FileNotFoundError:
        raise Failure(f"{command[0]} is needed: the peers are Debian's packages") from None
    if done.returncode != 0:
        raise Failure(f"{' '.join(command)} failed, is 'apt-get update' needed?\n{done.stderr.strip()}")
    return done.stdout
