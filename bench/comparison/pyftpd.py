"""Runs pyftpdlib: pyftpd.py PORT FOLDER USER PASSWORD CERTIFICATE

Like `python3 -m pyftpdlib -w --tls`, but clients may do without TLS, and without its limit of 512 connections and its
short time for idle sessions.
"""

import sys

from pyftpdlib.authorizers import DummyAuthorizer
from pyftpdlib.handlers import TLS_FTPHandler
from pyftpdlib.servers import FTPServer

port, folder, user, password, certificate = sys.argv[1:]
authorizer = DummyAuthorizer()
authorizer.add_user(user, password, folder, perm="elradfmwMT")
TLS_FTPHandler.authorizer = authorizer
TLS_FTPHandler.certfile = certificate
TLS_FTPHandler.timeout = 3600
server = FTPServer(("127.0.0.1", int(port)), TLS_FTPHandler, backlog=1024)
server.max_cons = 0
server.serve_forever()
