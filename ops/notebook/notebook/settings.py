"""What the environment says. Read once: a changed environment is a new process."""

import os

PORT = int(os.environ.get("PORT", "8080"))
DATA_DIR = os.environ.get("DATA_DIR", "/data")
GREETING = os.environ.get("GREETING", "Your notebook")
PLAN = os.environ.get("PLAN", "free")
