"""The name under which reading an export is asked for in the background, and that of the link to the question."""

from __future__ import annotations

READ_EXPORT = "origin.read_export"
ASKS = "origin"  # the purpose of the guest link
