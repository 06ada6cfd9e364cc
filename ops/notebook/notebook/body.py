"""Reads a request's body, whether it says its length or comes in chunks."""


def read(headers, reader, most):
    """The bytes; None when there are more than `most`, or when the request does not say how many."""
    if headers.get("Transfer-Encoding", "").lower() == "chunked":
        return _chunked(reader, most)
    length = _number(headers.get("Content-Length", ""), 10)
    return None if length is None or length > most else reader.read(length)


def _chunked(reader, most):
    body = b""
    while (size := _number(reader.readline(64).split(b";")[0].strip().decode("ascii", "replace"), 16)) is not None:
        if size == 0:
            while reader.readline(1024).strip():
                pass
            return body
        if len(body) + size > most:
            return None
        body += reader.read(size)
        reader.readline(64)
    return None


def _number(digits, base):
    try:
        return int(digits, base) if digits.isalnum() else None
    except ValueError:
        return None
