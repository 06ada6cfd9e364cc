"""The installation's calls: who we are for, and what we have to say for our timeline, once a start."""

from . import body

PATH = "/.well-known/sandbox"
MOST_BYTES = 64 * 1024

_said = False


def serve(web):
    """The header is only ever the installation's: nobody else's comes through the gateway."""
    global _said
    credential = web.headers.get("X-Rowhouse-Sandbox", "")
    facts = body.read(web.headers, web.rfile, MOST_BYTES)
    if facts is None or not credential.replace("-", "").replace("_", "").isalnum():
        web.problem(404, "Not found", "There is no such page.")
        return
    events = "" if _said else f'"open with {web.notes.count()} notes"'
    _said = True
    web.answer(200, f'{{"credential":"{credential}","events":[{events}]}}', "application/json")
