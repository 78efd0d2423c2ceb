"""Fetches Debian packages into a folder, without installing them.

The servers conflict with each other as packages, and their maintainer scripts would start them and add users.
So they are only unpacked, together with the libraries that they need and this machine lacks.
"""

import re
import shutil

from .commands import output
from .failure import Failure

# Only what is loaded by the servers; adduser, debconf and the like serve the maintainer scripts.
_LOADED = re.compile(r"(lib|python3-)\S")


def fetch(packages, folder):
    """Unpacks packages into the folder, unless they are there already, and returns the version of the first."""
    marker = folder / "version.txt"
    names = " ".join(packages)
    if not marker.is_file() or marker.read_text(encoding="utf-8").splitlines()[1:] != [names]:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        for name in _with_libraries(packages):
            _unpack(name, folder)
        version = _apt(["dpkg-deb", "-f", _archive(packages[0], folder).name, "Version"], folder)
        marker.write_text(f"{version}\n{names}\n", encoding="utf-8")
    return marker.read_text(encoding="utf-8").splitlines()[0]


def _with_libraries(packages):
    names = list(packages)
    for line in _apt(["apt-get", "--simulate", "--no-install-recommends", "install", *packages]).splitlines():
        word, _, rest = line.partition(" ")
        name = rest.split(" ")[0]
        if word == "Inst" and _LOADED.match(name) and name not in names:
            names.append(name)
    return names


def _unpack(package, folder):
    _apt(["apt-get", "-qq", "-o", "APT::Sandbox::User=root", "download", package], folder)
    _apt(["dpkg-deb", "-x", _archive(package, folder).name, "."], folder)


def _archive(package, folder):
    archives = list(folder.glob(f"{package}_*.deb"))
    if len(archives) != 1:
        raise Failure(f"apt-get did not leave one archive of {package} in {folder}")
    return archives[0]


def _apt(command, folder=None):
    try:
        return output(command, folder=folder, seconds=300)
    except Failure as e:
        raise Failure(f"{e}\nThe peers are Debian's packages; is 'apt-get update' needed?") from None
