"""The token of a guest link and the key of a guest's browser: neither of them stands in the database.

The token is computed from the installation's secret and the link's salt, so the link can be shown again to whoever
leads, and a stolen table opens nothing. Looked up is its fingerprint.
"""

from __future__ import annotations

import hashlib
import secrets
from base64 import urlsafe_b64encode

from django.utils.crypto import salted_hmac

TOKEN_BYTES = 18  # 144 bits, 24 signs: nobody guesses it, and the QR code stays coarse


def new_salt() -> str:
    return secrets.token_hex(16)


def new_public_id() -> str:
    return secrets.token_hex(6)


def new_guest_key() -> str:
    return secrets.token_urlsafe(24)


def link_token(company_id: int, round_id: int, salt: str) -> str:
    """What stands in the address of a guest link."""
    code = salted_hmac("klarlinie.guest-link", f"{company_id}:{round_id}:{salt}", algorithm="sha256").digest()
    return urlsafe_b64encode(code[:TOKEN_BYTES]).decode()


def guest_hash(guest_salt: str, key: str) -> str:
    """A browser in one round; other rounds have another salt, so nobody is recognised across them."""
    return hashlib.sha256(f"{guest_salt}:{key}".encode()).hexdigest()
