"""Whoever holds a token may come in; the table only knows its fingerprint."""

from __future__ import annotations

import hashlib


def fingerprint(token: str) -> str:
    """What is kept of a token: enough to know it again, nothing to come in with."""
    return hashlib.sha256(token.encode()).hexdigest()
