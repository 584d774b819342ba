"""The name under which reading a file is asked for in the background."""

from __future__ import annotations

READ_FILE = "inventory.read_file"
