"""The notes, in one SQLite file. One connection, used by one thread at a time."""

import sqlite3
import threading
import time

SCHEMA = """
CREATE TABLE IF NOT EXISTS note (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  title TEXT NOT NULL,
  body TEXT NOT NULL,
  author TEXT NOT NULL,
  created TEXT NOT NULL,
  changed TEXT NOT NULL
) STRICT
"""


class Notes:
    def __init__(self, path):
        self._lock = threading.Lock()
        self._db = sqlite3.connect(path, check_same_thread=False, isolation_level=None)
        self._db.row_factory = sqlite3.Row
        self._db.execute("PRAGMA journal_mode = WAL")
        # A note that was acknowledged survives the loss of power, not only of the process.
        self._db.execute("PRAGMA synchronous = FULL")
        self._db.execute("PRAGMA cache_size = -512")
        self._db.execute(SCHEMA)

    def all(self):
        return self._run("SELECT * FROM note ORDER BY id DESC LIMIT 200").fetchall()

    def count(self):
        return self._run("SELECT count(*) FROM note").fetchone()[0]

    def find(self, note):
        return self._run("SELECT * FROM note WHERE id = ?", note).fetchone()

    def since(self, note):
        return self._run("SELECT * FROM note WHERE id > ? ORDER BY id", note).fetchall()

    def last(self):
        return self._run("SELECT coalesce(max(id), 0) FROM note").fetchone()[0]

    def add(self, title, body, author):
        now = _now()
        insert = "INSERT INTO note (title, body, author, created, changed) VALUES (?, ?, ?, ?, ?)"
        return self._run(insert, title, body, author, now, now).lastrowid

    def change(self, note, title, body):
        update = "UPDATE note SET title = ?, body = ?, changed = ? WHERE id = ?"
        return self._run(update, title, body, _now(), note).rowcount == 1

    def delete(self, note):
        return self._run("DELETE FROM note WHERE id = ?", note).rowcount == 1

    def close(self):
        with self._lock:
            self._db.close()

    def _run(self, statement, *values):
        with self._lock:
            return self._db.execute(statement, values)


def _now():
    return time.strftime("%Y-%m-%d %H:%M:%S", time.gmtime())
