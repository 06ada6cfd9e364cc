"""Tells every waiting stream that there is something new."""

import threading


class Bell:
    def __init__(self):
        self._rung = threading.Condition()
        self._count = 0

    def ring(self):
        with self._rung:
            self._count += 1
            self._rung.notify_all()

    def wait(self, heard, seconds):
        """Returns the number of rings so far: at once if it is not `heard` any more, else after a ring or the time."""
        with self._rung:
            if self._count == heard:
                self._rung.wait(seconds)
            return self._count
