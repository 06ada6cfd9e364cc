"""The process: opens the notes, listens, and ends at once when told to."""

import os
import signal
import socket
import threading
from http.server import HTTPServer
from socketserver import ThreadingMixIn

from . import settings
from .bell import Bell
from .notes import Notes
from .web import Web


class Server(ThreadingMixIn, HTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 1024
    allow_reuse_address = True

    def server_bind(self):
        if self.address_family == socket.AF_INET6:
            self.socket.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 0)
        # Not HTTPServer's own, which asks the resolver for this machine's name.
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.socket.bind(self.server_address)
        self.server_name, self.server_port = "notebook", self.server_address[1]

    def handle_error(self, request, client_address):
        pass  # a visitor who went away in the middle of an answer


def listen():
    try:
        Server.address_family = socket.AF_INET6
        return Server(("::", settings.PORT), Web)
    except OSError:
        Server.address_family = socket.AF_INET
        return Server(("0.0.0.0", settings.PORT), Web)


def main():
    threading.stack_size(256 * 1024)
    notes = Notes(os.path.join(settings.DATA_DIR, "notes.sqlite"))
    Web.notes, Web.bell = notes, Bell()
    server = listen()

    def end(*_):
        notes.close()
        os._exit(0)

    signal.signal(signal.SIGTERM, end)
    signal.signal(signal.SIGINT, end)
    print(f"notebook on port {settings.PORT}, {notes.count()} notes, plan {settings.PLAN}", flush=True)
    server.serve_forever(poll_interval=3600)
