"""The files that pages point to, read once."""

_HERE = __file__.rsplit("/", 1)[0]


def _read(name):
    with open(f"{_HERE}/{name}", encoding="utf-8") as file:
        return file.read()


ALL = {
    "/style.css": (_read("style.css"), "text/css; charset=utf-8"),
    "/live.js": (_read("live.js"), "text/javascript; charset=utf-8"),
}
