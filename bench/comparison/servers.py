"""The servers in the comparison: how each is set up, started and ended."""

import grp
import os
import pwd
import shlex
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path

from . import packages
from .failure import Failure
from .processes import descendants, seconds_below

_HERE = Path(__file__).resolve().parent
_START_SECONDS = 60
_ATTEMPTS = 3


class Server:
    """One server. A subclass says how to prepare it, and with which command it is started."""

    name = ""
    user = "bench"
    password = "bench"

    def __init__(self, folder, scratch, sessions):
        self.folder = folder
        self.scratch = scratch / self.name
        self.scratch.mkdir(parents=True)
        self.sessions = sessions
        self.version = ""
        self.port = 0
        self._process = None
        self._idle = 0

    def prepare(self):
        """Fetches or builds it, and finds out its version."""

    def command(self, port):
        raise NotImplementedError

    def environment(self):
        return dict(os.environ)

    def start(self):
        for _ in range(_ATTEMPTS):
            self.port = _free_port()
            with open(self.scratch / "log.txt", "ab") as log:
                self._process = subprocess.Popen(
                    [sys.executable, _HERE / "supervise.py", *map(str, self.command(self.port))],
                    cwd=self.scratch,
                    env=self.environment(),
                    stdin=subprocess.DEVNULL,
                    stdout=log,
                    stderr=log,
                    start_new_session=True,  # Ctrl-C is for the comparison, which then ends it
                )
            if self._is_ready():
                return
            self.stop()  # another process may have taken the port meanwhile
        raise Failure(f"{self.name} does not start; its output:\n{self.log()}")

    def stop(self):
        if self._process is not None:
            self._process.terminate()
            self._process.wait()
            self._process = None

    def settle(self):
        """Waits until the processes of its sessions have ended."""
        deadline = time.monotonic() + 15
        while True:
            self.check()
            below = descendants(self._process.pid)
            if len(below) <= self._idle and not any(process.is_zombie for process in below):
                return
            if time.monotonic() > deadline:
                raise Failure(f"sessions of {self.name} are still there 15 s after their end")
            time.sleep(0.01)

    def check(self):
        if self._process.poll() is not None:
            raise Failure(f"{self.name} has ended; its output:\n{self.log()}")

    def cpu_seconds(self):
        return seconds_below(self._process.pid)

    def log(self):
        text = (self.scratch / "log.txt").read_text(encoding="utf-8", errors="replace")
        return text[-2000:].strip() or "(none)"

    def _is_ready(self):
        deadline = time.monotonic() + _START_SECONDS
        while time.monotonic() < deadline and self._process.poll() is None:
            if self._greets():
                time.sleep(0.5)  # whatever it starts for that session has ended by then
                self._idle = len(descendants(self._process.pid))
                return self._process.poll() is None
            time.sleep(0.05)
        return False

    def _greets(self):
        try:
            with socket.create_connection(("127.0.0.1", self.port), timeout=10) as control:
                greeted = control.recv(4096).startswith(b"220")
                control.sendall(b"QUIT\r\n")
                while control.recv(4096):
                    pass
                return greeted
        except OSError:
            return False


class Wherry(Server):
    name = "Wherry"

    def __init__(self, folder, scratch, sessions, root, override):
        super().__init__(folder, scratch, sessions)
        self._root = root
        self._override = override

    def prepare(self):
        revision = _output(["git", "-C", self._root, "describe", "--always", "--dirty"])
        if self._override:
            self.version = revision
            return
        # Builds it too, when that is needed.
        text = _output([self._root / "wherry", "--version"], seconds=1200)
        self.version = f"{text.removeprefix('wherry ')} {revision}"

    def command(self, port):
        if self._override:
            return [word.format(port=port, dir=self.folder) for word in shlex.split(self._override)]
        login = ["-u", self.user, "-P", self.password]
        limit = ["--max-sessions", self.sessions + 10]
        return [self._root / "wherry", "serve", self.folder, "-i", "127.0.0.1", "-p", port, "-w", *login, *limit]


class Peer(Server):
    """A server from a package of Debian."""

    package = ""

    def __init__(self, folder, scratch, sessions, store):
        super().__init__(folder, scratch, sessions)
        self._unpacked = store / self.package

    def prepare(self):
        self.version = packages.fetch(self.package, self._unpacked)

    def program(self, name):
        return self._unpacked / "usr" / "sbin" / name

    def environment(self):
        libraries = {str(file.parent) for file in self._unpacked.glob("**/*.so.*")}
        return dict(os.environ, LD_LIBRARY_PATH=":".join(sorted(libraries)))


class Pyftpdlib(Peer):
    name = "pyftpdlib"
    package = "python3-pyftpdlib"

    def command(self, port):
        # The package is for Debian's own Python.
        python = shutil.which("python3", path="/usr/bin") or sys.executable
        return [python, _HERE / "pyftpd.py", port, self.folder, self.user, self.password]

    def environment(self):
        return dict(os.environ, PYTHONPATH=str(self._unpacked / "usr" / "lib" / "python3" / "dist-packages"))


class Vsftpd(Peer):
    """Lets in anonymous users, who may write: so no login goes through PAM."""

    name = "vsftpd"
    package = "vsftpd"
    user = "ftp"

    def command(self, port):
        empty = self.scratch / "empty"
        empty.mkdir(exist_ok=True)
        settings = {
            "listen": True,
            "listen_ipv6": False,
            "listen_address": "127.0.0.1",
            "listen_port": port,
            "background": False,
            "anonymous_enable": True,
            "local_enable": False,
            "no_anon_password": True,
            "anon_root": self.folder,
            "secure_chroot_dir": empty,
            "write_enable": True,
            "anon_upload_enable": True,
            "anon_mkdir_write_enable": True,
            "anon_other_write_enable": True,
            "anon_world_readable_only": False,
            "anon_umask": "022",
            "use_sendfile": True,
            # What follows makes it faster: one process a session, without namespaces, a system call filter or logs.
            "one_process_model": True,
            "isolate": False,
            "isolate_network": False,
            "seccomp_sandbox": False,
            "xferlog_enable": False,
            "max_clients": 0,
            "max_per_ip": 0,
        }
        if os.getuid() == 0:
            settings["ftp_username"] = _unprivileged().pw_name
        else:
            settings["ftp_username"] = pwd.getpwuid(os.getuid()).pw_name
            settings["run_as_launching_user"] = True
        words = {True: "YES", False: "NO"}
        lines = [f"{key}={words[value] if isinstance(value, bool) else value}\n" for key, value in settings.items()]
        file = self.scratch / "vsftpd.conf"
        file.write_text("".join(lines), encoding="utf-8")
        return [self.program("vsftpd"), file]


class PureFtpd(Peer):
    name = "Pure-FTPd"
    package = "pure-ftpd"

    def prepare(self):
        if os.getuid() != 0:
            raise Failure("Pure-FTPd needs to be started by root; leave it out with --peers")
        super().prepare()

    def command(self, port):
        owner = _unprivileged()
        users, database = self.scratch / "users", self.scratch / "users.pdb"
        entry = [self.user, _hash(self.password), owner.pw_uid, owner.pw_gid, "", f"{self.folder}/./"]
        users.write_text(":".join(map(str, entry)) + ":" * 12 + "\n", encoding="utf-8")
        _output([self._unpacked / "usr" / "bin" / "pure-pw", "mkdb", database, "-f", users])
        # It counts two processes for each session.
        limit = 2 * self.sessions + 20
        limits = ["-c", limit, "-C", limit, "-u", 1]
        login = ["-l", f"puredb:{database}", "-E", "-H"]
        return [self.program("pure-ftpd"), "-4", "-S", f"127.0.0.1,{port}", "-g", self.scratch / "pid", *login, *limits]


class Proftpd(Peer):
    name = "ProFTPD"
    package = "proftpd-core"

    def command(self, port):
        owner = _unprivileged() if os.getuid() == 0 else pwd.getpwuid(os.getuid())
        users = self.scratch / "users"
        entry = [self.user, _hash(self.password), owner.pw_uid, owner.pw_gid, "", self.folder, "/bin/false"]
        users.write_text(":".join(map(str, entry)) + "\n", encoding="utf-8")
        users.chmod(0o600)
        settings = f"""
            ServerName bench
            ServerType standalone
            DefaultAddress 127.0.0.1
            SocketBindTight on
            Port {port}
            UseIPv6 off
            User {owner.pw_name}
            Group {grp.getgrgid(owner.pw_gid).gr_name}
            PidFile {self.scratch}/pid
            ScoreboardFile {self.scratch}/scoreboard
            ModulePath {self._unpacked}/usr/lib/proftpd
            AuthUserFile {users}
            AuthOrder mod_auth_file.c
            RequireValidShell off
            DelayEngine off
            UseReverseDNS off
            AllowOverwrite on
            UseSendfile on
            MaxInstances none
            TransferLog none
            WtmpLog off
            """
        if os.getuid() == 0:
            settings += "DefaultRoot ~\n"
        file = self.scratch / "proftpd.conf"
        file.write_text(settings, encoding="utf-8")
        return [self.program("proftpd"), "-n", "-c", file]


PEERS = {"vsftpd": Vsftpd, "pyftpdlib": Pyftpdlib, "pure-ftpd": PureFtpd, "proftpd": Proftpd}


def _free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _unprivileged():
    """An account for sessions that a server of root opens: not root, and with a home that vsftpd can enter."""
    for account in pwd.getpwall():
        home = Path(account.pw_dir)
        if account.pw_uid != 0 and home.is_dir() and home.stat().st_mode & 0o001:
            return account
    raise Failure("this machine has no account but root with a home folder")


def _hash(password):
    # The cheapest to check that both servers know: it is the transfers that are measured.
    return _output(["openssl", "passwd", "-1", password])


def _output(command, seconds=60):
    words = [str(word) for word in command]
    try:
        done = subprocess.run(words, capture_output=True, text=True, check=False, timeout=seconds)
    except (FileNotFoundError, subprocess.TimeoutExpired) as e:
        raise Failure(f"{words[0]}: {e}") from None
    if done.returncode != 0:
        raise Failure(f"{' '.join(words)} failed:\n{done.stderr.strip()}")
    return done.stdout.strip()
