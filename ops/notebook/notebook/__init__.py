"""A shared notebook: one process, one SQLite file, nothing but the standard library."""
