"""Starts the notebook. Its own folder comes first on the path; the rest is the standard library."""

import sys

sys.path.insert(0, __file__.rsplit("/", 1)[0])

from notebook.server import main  # noqa: E402

main()
