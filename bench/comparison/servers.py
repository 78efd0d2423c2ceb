"""Wherry, the other servers, and the settings of each."""

import grp
import os
import pwd
import shlex
import shutil
import sys
from pathlib import Path

from . import packages
from .commands import output
from .failure import Failure
from .server import HERE, Server

# More than the sessions that transfer at once: each transfer holds one.
_APACHE_THREADS = 400
_LOST = "it lets {} connections wait to be accepted, and Linux loses some of 1,000"
_PROCESSES = "a process for each session: 10,000 of them do not fit"


class Wherry(Server):
    name = "Wherry"

    def __init__(self, bench, override):
        super().__init__(bench)
        self._override = override

    def prepare(self):
        revision = output(["git", "-C", self.bench.root, "describe", "--always", "--dirty"])
        if self._override:
            self.version = revision
            return
        # Builds it too, when that is needed.
        text = output([self.bench.root / "wherry", "--version"], seconds=1200)
        self.version = f"{text.removeprefix('wherry ')} {revision}"

    def command(self, port):
        if self._override:
            return [word.format(port=port, dir=self.folder) for word in shlex.split(self._override)]
        files = self.bench.certificate
        tls = ["--certfile", files.certificate, "--keyfile", files.key, "--tls-data-sessions", "required"]
        login = ["-u", self.user, "-P", self.password]
        limit = ["--max-sessions", self.bench.sessions, "--idle-timeout", "1h", "--quiet"]
        serve = [self.bench.root / "wherry", "serve", self.folder, "-i", "127.0.0.1", "-p", port, "-w"]
        return [*serve, *login, *limit, *tls]


class Peer(Server):
    """A server from packages of Debian."""

    packages = ()

    def __init__(self, bench):
        super().__init__(bench)
        self._unpacked = bench.store / self.packages[0]

    def prepare(self):
        self.version = packages.fetch(self.packages, self._unpacked)

    def program(self, name):
        return self._unpacked / "usr" / "sbin" / name

    def environment(self):
        libraries = {str(file.parent) for file in self._unpacked.glob("**/*.so.*")}
        return dict(os.environ, LD_LIBRARY_PATH=":".join(sorted(libraries)))


class Pyftpdlib(Peer):
    name = "pyftpdlib"
    packages = ("python3-pyftpdlib", "python3-openssl")
    # Probably the client's old connections occupy the ports of which it takes a new one for each transfer.
    cannot = {"small_sustained": "it closes the control connection before the minute is over"}

    def command(self, port):
        # The packages are for Debian's own Python.
        python = shutil.which("python3", path="/usr/bin") or sys.executable
        return [python, HERE / "pyftpd.py", port, self.folder, self.user, self.password, self.bench.certificate.both]

    def environment(self):
        return dict(os.environ, PYTHONPATH=str(self._unpacked / "usr" / "lib" / "python3" / "dist-packages"))


class Vsftpd(Peer):
    """Lets in anonymous users, who may write: so no login goes through PAM."""

    name = "vsftpd"
    packages = ("vsftpd",)
    user = "ftp"
    cannot = {"mlsd": "it has no MLSD", "memory_10000": _PROCESSES, "login_par_1000": _LOST.format(32)}

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
            "no_anon_password": False,
            "anon_root": self.folder,
            "secure_chroot_dir": empty,
            "write_enable": True,
            "anon_upload_enable": True,
            "anon_mkdir_write_enable": True,
            "anon_other_write_enable": True,
            "anon_world_readable_only": False,
            "anon_umask": "022",
            "use_sendfile": True,
            "ssl_enable": True,
            "allow_anon_ssl": True,
            "rsa_cert_file": self.bench.certificate.certificate,
            "rsa_private_key_file": self.bench.certificate.key,
            "require_ssl_reuse": True,
            "ssl_ciphers": "HIGH",
            # What follows makes it faster: one process a session, without namespaces, a system call filter or logs.
            "one_process_model": True,
            "isolate": False,
            "isolate_network": False,
            "seccomp_sandbox": False,
            "xferlog_enable": False,
            "max_clients": 0,
            "max_per_ip": 0,
            "idle_session_timeout": 3600,
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
    packages = ("pure-ftpd",)
    cannot = {"memory_10000": _PROCESSES}

    def prepare(self):
        if os.getuid() != 0:
            raise Failure("Pure-FTPd needs to be started by root; leave it out with --peers")
        super().prepare()

    def command(self, port):
        owner = _unprivileged()
        users, database = self.scratch / "users", self.scratch / "users.pdb"
        entry = [self.user, _hash(self.password), owner.pw_uid, owner.pw_gid, "", f"{self.folder}/./"]
        users.write_text(":".join(map(str, entry)) + ":" * 12 + "\n", encoding="utf-8")
        output([self._unpacked / "usr" / "bin" / "pure-pw", "mkdb", database, "-f", users])
        # It counts two processes for each session, and lists 2,000 files of a folder unless told otherwise.
        most = 2 * self.bench.sessions
        limits = ["-c", most, "-C", most, "-u", 1, "-I", 60, "-L", "20000:5"]
        tls = ["-Y", 1, "-2", self.bench.certificate.both]
        login = ["-l", f"puredb:{database}", "-E", "-H"]
        listen = ["-4", "-S", f"127.0.0.1,{port}", "-g", self.scratch / "pid"]
        return [self.program("pure-ftpd"), *listen, *login, *limits, *tls]


class Proftpd(Peer):
    name = "ProFTPD"
    packages = ("proftpd-core", "proftpd-mod-crypto")
    cannot = {"memory_10000": _PROCESSES, "login_par_1000": _LOST.format(255)}

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
            LoadModule mod_tls.c
            AuthUserFile {users}
            AuthOrder mod_auth_file.c
            RequireValidShell off
            DelayEngine off
            UseReverseDNS off
            AllowOverwrite on
            UseSendfile on
            MaxInstances none
            tcpBackLog 255
            TimeoutIdle 3600
            TimeoutNoTransfer 3600
            TransferLog none
            WtmpLog off
            TLSEngine on
            TLSRequired off
            TLSECCertificateFile {self.bench.certificate.certificate}
            TLSECCertificateKeyFile {self.bench.certificate.key}
            TLSOptions NoSessionReuseRequired
            TLSLog none
            """
        if os.getuid() == 0:
            settings += "DefaultRoot ~\n"
        file = self.scratch / "proftpd.conf"
        file.write_text(settings, encoding="utf-8")
        return [self.program("proftpd"), "-n", "-c", file]


class Apache(Server):
    """Apache FtpServer, from Maven Central, on the JDK that Wherry runs on."""

    name = "Apache FtpServer"
    cannot = {"login_par_1000": _LOST.format(50)}

    def __init__(self, bench):
        super().__init__(bench)
        self._store = bench.store / "apache-ftpserver"
        self._java = Path()

    def prepare(self):
        home = output([self.bench.root / "bin" / "find-jdk"])
        self._java = Path(home) / "bin" / "java"
        self._store.mkdir(parents=True, exist_ok=True)
        jars = self._store / "lib"
        environment = dict(os.environ, JAVA_HOME=home)
        if not jars.is_dir():
            fresh = self._store / "lib.new"
            maven = ["mvn", "-B", "-q", "-f", HERE / "apache", "dependency:copy-dependencies"]
            output([*maven, f"-DoutputDirectory={fresh}"], seconds=600, environment=environment)
            fresh.rename(jars)
        self.version = next(jars.glob("ftpserver-core-*.jar")).stem.removeprefix("ftpserver-core-")
        # Compiled now, so that its start is the server's and not the compiler's.
        sources = [HERE / "apache" / "ApacheFtpServer.java"]
        output([Path(home) / "bin" / "javac", "-cp", f"{jars}/*", "-d", self._store / "classes", *sources])

    def command(self, port):
        classpath = f"{self._store}/classes:{self._store}/lib/*"
        files = self.bench.certificate
        limits = [self.bench.sessions, _APACHE_THREADS]
        server = ["ApacheFtpServer", port, self.folder, self.user, self.password, *limits]
        return [self._java, "-XX:+UseSerialGC", "-cp", classpath, *server, files.pkcs12, files.pkcs12_password]


class Limit(Server):
    """The shortest loops in C: what the system and the client allow at most."""

    name = "limit"

    def prepare(self):
        program = self.bench.store / "limit"
        self.bench.store.mkdir(parents=True, exist_ok=True)
        source = self.bench.root / "bench" / "limits" / "limit.c"
        output(["gcc", "-O2", "-Wall", "-Wextra", "-Werror", "-pthread", "-o", program, source])
        self.version = "gcc " + output(["gcc", "-dumpfullversion"])

    def command(self, port):
        return [self.bench.store / "limit", port, self.folder]


PEERS = {"vsftpd": Vsftpd, "proftpd": Proftpd, "pure-ftpd": PureFtpd, "pyftpdlib": Pyftpdlib, "apache": Apache}


def _unprivileged():
    """An account for sessions that a server of root opens: not root, and with a home that vsftpd can enter."""
    for account in pwd.getpwall():
        home = Path(account.pw_dir)
        if account.pw_uid != 0 and home.is_dir() and home.stat().st_mode & 0o001:
            return account
    raise Failure("this machine has no account but root with a home folder")


def _hash(password):
    # The cheapest to check that both servers know: it is the transfers that are measured.
    return output(["openssl", "passwd", "-1", password])
