"""Server-sent events: every new note, in the order of its number."""

import json

KEEP_ALIVE_SECONDS = 15


def serve(web):
    last = _last_seen(web)
    web.close_connection = True
    web.send_response(200)
    web.send_header("Content-Type", "text/event-stream")
    web.send_header("Cache-Control", "no-store")
    web.send_header("Connection", "close")
    web.end_headers()
    try:
        _write(web, ": the notes from here on\n\n")
        heard = -1
        while True:
            heard = web.bell.wait(heard, KEEP_ALIVE_SECONDS)
            notes = web.notes.since(last)
            for note in notes:
                last = note["id"]
                _write(web, f"id: {last}\nevent: note\ndata: {json.dumps(dict(note))}\n\n")
            if not notes:
                _write(web, ": still here\n\n")
    except OSError:
        pass  # the reader went away


def _write(web, chunk):
    web.wfile.write(chunk.encode())
    web.wfile.flush()


def _last_seen(web):
    seen = web.headers.get("Last-Event-ID") or web.path.partition("?last=")[2]
    return int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 18 else web.notes.last()
