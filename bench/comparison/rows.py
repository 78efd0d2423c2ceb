"""The rows of the comparison: what each does, and which goal Wherry has in it."""

from dataclasses import dataclass

MIB = 1 << 20
# Idle sessions, and files of a listed folder.
MANY = 10_000


@dataclass(frozen=True)
class Row:
    """One line of the document. Its figures are those of the measurement, or the processor time of it."""

    name: str
    what: str
    measurement: str
    # At least so many times as good as the best peer; for processor time, the peer that needs least.
    times_best_peer: float = 0
    # At least this part of the limit.
    part_of_limit: float = 0
    # At least this part of its own speed without the burden of the row.
    part_of_own: float = 0
    # At most so much, in this unit.
    at_most: float = 0
    unit: str = ""
    is_cpu: bool = False
    steady: bool = False


def _peer(name, what, times):
    return Row(name, what, name, times_best_peer=times)


def _transfer(name, what):
    return Row(name, what, name, times_best_peer=1, part_of_limit=0.9)


def _idle(name, what):
    return Row(name, what, name, part_of_own=0.97)


def _cpu(measurement, what):
    # Not more than 1.1 times the processor time of the leanest.
    return Row(f"cpu {measurement}", what, measurement, times_best_peer=1 / 1.1, is_cpu=True)


def _at_most(name, what, most, unit):
    return Row(name, what, name, at_most=most, unit=unit)


ROWS = (
    _transfer("stor", "one upload of 1 GiB"),
    _transfer("retr", "one download of 1 GiB from the page cache"),
    _idle("stor_idle_300", "an upload beside 300 idle sessions"),
    _idle("retr_idle_300", "a download beside 300 idle sessions"),
    _idle("stor_idle_10000", "an upload beside 10,000 idle sessions"),
    _idle("retr_idle_10000", "a download beside 10,000 idle sessions"),
    _peer("login_seq_300", "300 logins, one after another", 1),
    _peer("login_par_1000", "1,000 logins at once", 1),
    _peer("retr_x300", "300 sessions download 10 MiB each at once", 1),
    _peer("stor_x300", "300 sessions upload 10 MiB each at once", 1),
    _peer("quit_x300", "300 QUITs", 1),
    _peer("small_retr", "downloads of 4 KiB over one session", 1.5),
    _peer("small_stor", "uploads of 4 KiB over one session", 1.5),
    Row("small_sustained", "both in turn for a minute, its end", "small_sustained", times_best_peer=1.5, steady=True),
    _peer("noop", "commands, one at a time", 1.3),
    _peer("list", "LIST of 10,000 files, repeated", 2),
    _peer("mlsd", "MLSD of 10,000 files, repeated", 2),
    _peer("nlst", "NLST of 10,000 files, repeated", 2),
    _peer("tls_retr", "one download of 1 GiB over TLS", 1),
    _peer("tls_stor", "one upload of 1 GiB over TLS", 1),
    _peer("tls_small_retr", "downloads of 4 KiB over TLS, data sessions resumed", 1.5),
    _peer("tls_small_stor", "uploads of 4 KiB over TLS, data sessions resumed", 1.5),
    _cpu("stor", "processor time of uploads"),
    _cpu("retr", "processor time of downloads"),
    _cpu("tls_stor", "processor time of uploads over TLS"),
    _cpu("tls_retr", "processor time of downloads over TLS"),
    _cpu("login_seq_300", "processor time of logins"),
    _at_most("memory_start", "memory after the start", 48, "MiB"),
    _at_most("memory_session", "memory of an idle session", 6, "KiB"),
    _at_most("memory_session_tls", "memory of an idle session over TLS", 20, "KiB"),
    _at_most("memory_10000", "memory with 10,000 idle sessions", 160, "MiB"),
    _at_most("start", "from exec to the first accepted login", 300, "ms"),
)

# In the order in which they are taken. The cheap ones come first, so that a mistake shows early.
MEASUREMENTS = (
    "start",
    "memory",
    "noop",
    "small_retr",
    "small_stor",
    "login_seq_300",
    "login_par_1000",
    "quit_x300",
    "list",
    "mlsd",
    "nlst",
    "tls_small_retr",
    "tls_small_stor",
    "retr",
    "stor",
    "tls_retr",
    "tls_stor",
    "stor_idle_300",
    "retr_idle_300",
    "stor_idle_10000",
    "retr_idle_10000",
    "retr_x300",
    "stor_x300",
    "client",
    "small_sustained",
)
# Too long for a quick try.
LONG = (
    "memory",
    "login_seq_300",
    "login_par_1000",
    "quit_x300",
    "stor_idle_300",
    "retr_idle_300",
    "stor_idle_10000",
    "retr_idle_10000",
    "retr_x300",
    "stor_x300",
    "client",
    "small_sustained",
)
# How long, in seconds, each server is warmed up if not as the tool does by itself: until a server in Java is as fast as it is
# going to be. A handshake is so much code that the JDK compiles for ten seconds and more.
WARM_UP = {
    **dict.fromkeys(("noop", "small_retr", "small_stor", "list", "mlsd", "nlst"), 6),
    **dict.fromkeys(("tls_small_retr", "tls_small_stor"), 20),
}
# Before each turn of these the memory is fetched that it takes, see memory.py.
UPLOADS = ("stor", "tls_stor", "stor_idle_300", "stor_idle_10000", "stor_x300")
WITH_LIMIT = ("retr", "stor", "noop", "small_retr", "small_stor")
# What is compared with Wherry itself.
ALONE = ("stor_idle_300", "retr_idle_300", "stor_idle_10000", "retr_idle_10000", "client")
