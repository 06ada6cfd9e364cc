"""What is answered to which request."""

from http.server import BaseHTTPRequestHandler
from urllib.parse import parse_qs

from . import body, echo, files, pages, sandbox, streams

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
MOST_BYTES = 64 * 1024


class Web(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 120
    wbufsize = 16 * 1024
    disable_nagle_algorithm = True
    notes = None
    bell = None

    def do_GET(self):
        path = self.path.partition("?")[0]
        if path == "/healthz":
            self.notes.count()
            self.answer(200, "ok\n", "text/plain")
        elif path == "/":
            self.page(pages.notes(self.notes.all(), self.headers))
        elif path == "/live":
            self.page(pages.live(self.notes.last(), self.notes.all(), self.headers))
        elif path == "/whoami":
            self.page(pages.whoami(self.headers))
        elif path == "/events":
            streams.serve(self)
        elif path == "/ws":
            echo.serve(self)
        elif path in files.ALL:
            self.answer(200, *files.ALL[path])
        else:
            self.edit(path)

    do_HEAD = do_GET

    def edit(self, path):
        note = self.note_of(path, "")
        if note:
            self.page(pages.note_page(note, self.headers))
        else:
            self.problem(404, "Not found", "There is no such page.")

    def do_POST(self):
        if self.path == sandbox.PATH:
            sandbox.serve(self)
            return
        fields = self.fields()
        if fields is None:
            return
        path = self.path.partition("?")[0]
        if path == "/notes":
            self.save(fields, lambda title, words: self.notes.add(title, words, self.author()))
        elif note := self.note_of(path, "/delete"):
            self.notes.delete(note["id"])
            self.changed()
        elif note := self.note_of(path, ""):
            self.save(fields, lambda title, words: self.notes.change(note["id"], title, words))
        else:
            self.problem(404, "Not found", "There is no such note.")

    def save(self, fields, store):
        title, words = fields.get("title", "").strip(), fields.get("body", "").strip()
        if not title or len(title) > 200 or len(words) > 20_000:
            self.problem(422, "Not saved", "A note has a title of up to 200 and a text of up to 20,000 characters.")
            return
        store(title, words)
        self.changed()

    def changed(self):
        self.bell.ring()
        self.send_response(303)
        self.send_header("Location", "/")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def fields(self):
        """The posted form, or None when the request was refused."""
        raw = body.read(self.headers, self.rfile, MOST_BYTES)
        if raw is None:
            self.close_connection = True
            self.problem(413, "Too much", "A form of up to 64 KiB is read.")
            return None
        origin = self.headers.get("Origin")
        # Another site's page may not write here with this visitor's cookies.
        if origin and origin.partition("//")[2] != self.headers.get("Host"):
            self.problem(403, "Refused", "This form was sent from another site.")
            return None
        return {name: values[0] for name, values in parse_qs(raw.decode("utf-8", "replace")).items()}

    def note_of(self, path, suffix):
        number = path.removeprefix("/notes/").removesuffix(suffix)
        known = path == f"/notes/{number}{suffix}" and number.isascii() and number.isdigit() and len(number) < 18
        return self.notes.find(int(number)) if known else None

    def author(self):
        return self.headers.get("X-Rowhouse-Name") or self.headers.get("X-Rowhouse-Email") or "somebody"

    def page(self, html, status=200):
        self.answer(status, html, "text/html; charset=utf-8")

    def problem(self, status, title, what):
        self.page(pages.problem(title, what, self.headers), status)

    def answer(self, status, content, kind):
        data = content.encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Content-Security-Policy", POLICY)
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cache-Control", "no-store")
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def version_string(self):
        return "notebook"

    def log_message(self, form, *values):
        if not self.path.startswith(("/healthz", sandbox.PATH)):
            print(form % values, flush=True)
