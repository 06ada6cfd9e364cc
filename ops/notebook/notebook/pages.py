"""The pages. Whatever a person or a header said passes through `text` on its way out."""

from html import escape as text

from . import settings

IDENTITY = ("X-Rowhouse-User", "X-Rowhouse-Email", "X-Rowhouse-Name", "X-Rowhouse-Roles")


def layout(title, main, headers):
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{text(title)} · {text(settings.GREETING)}</title>
<link rel="stylesheet" href="/style.css">
</head>
<body>
<header>
<a class="name" href="/">{text(settings.GREETING)}</a>
<span class="plan">{text(settings.PLAN)}</span>
<nav><a href="/">Notes</a> <a href="/live">Live</a> <a href="/whoami">Who am I?</a></nav>
<span class="who">{who(headers)}</span>
</header>
<main>
<h1>{text(title)}</h1>
{main}
</main>
</body>
</html>
"""


def who(headers):
    name = headers.get("X-Rowhouse-Name") or headers.get("X-Rowhouse-Email") or headers.get("X-Rowhouse-User")
    if not name:
        return "not signed in"
    roles = headers.get("X-Rowhouse-Roles")
    return text(name) + (f" <small>{text(roles)}</small>" if roles else "")


def notes(all_notes, headers):
    items = "".join(item(note) for note in all_notes)
    listing = f'<ul class="notes">{items}</ul>' if items else "<p>No note yet. Write the first one.</p>"
    return layout("Notes", form("/notes", "", "", "Add the note") + listing, headers)


def item(note):
    return f"""<li id="note-{note['id']}">
<h2><a href="/notes/{note['id']}">{text(note['title'])}</a></h2>
<p>{text(note['body'])}</p>
<footer>{text(note['author'])}, <time>{text(note['changed'])} UTC</time></footer>
</li>
"""


def note_page(note, headers):
    delete = f"""<form method="post" action="/notes/{note['id']}/delete">
<button class="danger">Delete the note</button>
</form>"""
    return layout("Edit a note", form(f"/notes/{note['id']}", note["title"], note["body"], "Save") + delete, headers)


def form(action, title, body, button):
    return f"""<form method="post" action="{action}">
<label>Title <input name="title" value="{text(title)}" maxlength="200" required></label>
<label>Text <textarea name="body" rows="4" maxlength="20000">{text(body)}</textarea></label>
<button>{button}</button>
</form>
"""


def live(last, all_notes, headers):
    items = "".join(item(note) for note in all_notes)
    main = f"""<noscript><meta http-equiv="refresh" content="5"><p>This page loads again every 5 seconds.</p></noscript>
<p id="state" role="status"></p>
<ul class="notes" id="live" data-last="{last}">{items}</ul>
<script src="/live.js" defer></script>"""
    return layout("Live", main, headers)


def whoami(headers):
    rows = "".join(
        f"<tr><th scope=\"row\">{name}</th><td>{text(headers.get(name) or '–')}</td></tr>" for name in IDENTITY
    )
    return layout("Who am I?", f"<table>{rows}</table>", headers)


def problem(title, what, headers):
    return layout(title, f'<p>{text(what)}</p><p><a href="/">Back to the notes</a></p>', headers)
