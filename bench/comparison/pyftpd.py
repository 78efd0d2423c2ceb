"""Runs pyftpdlib: pyftpd.py PORT FOLDER USER PASSWORD

Like `python3 -m pyftpdlib -w`, but without its limit of 512 connections, which 300 sessions with a transfer each
exceed.
"""

import sys

from pyftpdlib.authorizers import DummyAuthorizer
from pyftpdlib.handlers import FTPHandler
from pyftpdlib.servers import FTPServer

port, folder, user, password = sys.argv[1:]
authorizer = DummyAuthorizer()
authorizer.add_user(user, password, folder, perm="elradfmwMT")
FTPHandler.authorizer = authorizer
server = FTPServer(("127.0.0.1", int(port)), FTPHandler)
server.max_cons = 0
server.serve_forever()
