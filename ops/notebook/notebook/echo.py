"""A WebSocket (RFC 6455) that says what it hears: for trying out whatever stands in front of this app."""

import base64

from _sha1 import sha1  # not hashlib, which would load OpenSSL for this one sum

GUID = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
CONTINUATION, TEXT, BINARY, CLOSE, PING, PONG = 0, 1, 2, 8, 9, 10
MOST_BYTES = 1 << 20


def serve(web):
    key = web.headers.get("Sec-WebSocket-Key")
    if web.headers.get("Upgrade", "").lower() != "websocket" or not key:
        web.problem(426, "A WebSocket", "This address speaks WebSocket only.")
        return
    web.close_connection = True
    web.send_response(101)
    web.send_header("Upgrade", "websocket")
    web.send_header("Connection", "Upgrade")
    web.send_header("Sec-WebSocket-Accept", base64.b64encode(sha1(key.encode() + GUID).digest()).decode())
    web.end_headers()
    web.wfile.flush()
    try:
        while _answer(web, *_frame(web.rfile)):
            pass
    except (OSError, ValueError):
        pass  # the other side went away, or does not speak the protocol


def _answer(web, first, payload):
    """Fragments are echoed as they come. False ends the conversation."""
    kind = first & 0x0F
    if kind == PONG:
        return True
    if kind == PING:
        first = 0x80 | PONG
    _send(web.wfile, first, payload)
    return kind != CLOSE


def _frame(reader):
    first, second = _exactly(reader, 2)
    length = second & 0x7F
    if length >= 126:
        length = int.from_bytes(_exactly(reader, 2 if length == 126 else 8), "big")
    if not second & 0x80 or length > MOST_BYTES:
        raise ValueError("an unmasked or oversized frame")
    mask = _exactly(reader, 4)
    return first, _unmask(_exactly(reader, length), mask)


def _unmask(payload, mask):
    length = len(payload)
    key = int.from_bytes((mask * (length // 4 + 1))[:length], "big")
    return (int.from_bytes(payload, "big") ^ key).to_bytes(length, "big")


def _exactly(reader, count):
    data = reader.read(count)
    if len(data) < count:
        raise ValueError("the end")
    return data


def _send(writer, first, payload):
    length = len(payload)
    if length < 126:
        head = bytes((first, length))
    elif length < 1 << 16:
        head = bytes((first, 126)) + length.to_bytes(2, "big")
    else:
        head = bytes((first, 127)) + length.to_bytes(8, "big")
    writer.write(head + payload)
    writer.flush()
