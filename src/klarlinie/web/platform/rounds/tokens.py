"""By what a round and the browsers in it are known; the key of a browser does not stand in the database."""

from __future__ import annotations

import hashlib
import secrets


def new_public_id() -> str:
    return secrets.token_hex(6)


def new_guest_key() -> str:
    return secrets.token_urlsafe(24)


def guest_hash(guest_salt: str, key: str) -> str:
    """A browser in one round; other rounds have another salt, so nobody is recognised across them."""
    return hashlib.sha256(f"{guest_salt}:{key}".encode()).hexdigest()
