"""Sessions that log in and then say nothing."""

import socket
import ssl

from .failure import Failure

_TIMEOUT = 60


class IdleSessions:
    """They stay until this is closed, which leaves them without QUIT."""

    def __init__(self, server, tls=False):
        self._server = server
        self._tls = tls
        self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        self._context.check_hostname = False
        self._context.verify_mode = ssl.CERT_NONE
        self._open = []

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for control in self._open:
            control.close()

    def open(self, count):
        """Opens more, until there are so many."""
        while len(self._open) < count:
            try:
                self._open.append(self._log_in())
            except OSError as e:
                raise Failure(f"{self._server.name}, idle session {len(self._open)}: {e}") from None

    def _log_in(self):
        control = socket.create_connection(("127.0.0.1", self._server.port), timeout=_TIMEOUT)
        try:
            self._expect(control, "", "220")
            if self._tls:
                self._expect(control, "AUTH TLS", "234")
                control = self._context.wrap_socket(control)
            self._expect(control, f"USER {self._server.user}", "331")
            self._expect(control, f"PASS {self._server.password}", "230")
        except BaseException:
            control.close()
            raise
        return control

    def _expect(self, control, command, code):
        if command:
            control.sendall(f"{command}\r\n".encode())
        reply = b""
        while not _is_whole(reply):
            more = control.recv(4096)
            if not more:
                raise OSError(f"closed after {command.split(' ')[0] or 'the connection'}")
            reply += more
        if not reply.startswith(code.encode()):
            raise OSError(f"{command.split(' ')[0]} is answered with {reply!r}")


def _is_whole(reply):
    """Of one reply, which may have several lines (RFC 959 section 4.2)."""
    last = reply.removesuffix(b"\r\n").rpartition(b"\r\n")[2]
    return reply.endswith(b"\r\n") and last[:3] == reply[:3] and last[3:4] == b" "
