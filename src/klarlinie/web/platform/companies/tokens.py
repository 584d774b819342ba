"""Whoever holds a token may come in; no table holds one.

The token of a guest link is computed from the installation's secret and the link's salt, so the link can be shown
again to whoever leads, and a stolen table opens nothing. Looked up is its fingerprint.
"""

from __future__ import annotations

import hashlib
import secrets
from base64 import urlsafe_b64encode

from django.utils.crypto import salted_hmac

TOKEN_BYTES = 18  # 144 bits, 24 signs: nobody guesses it, and the QR code stays coarse


def fingerprint(token: str) -> str:
    """What is kept of a token: enough to know it again, nothing to come in with."""
    return hashlib.sha256(token.encode()).hexdigest()


def new_salt() -> str:
    return secrets.token_hex(16)


def link_token(company_id: int, about_id: int, salt: str) -> str:
    """What stands in the address of a guest link to a row (a round, a meeting ...) of a company."""
    code = salted_hmac("klarlinie.guest-link", f"{company_id}:{about_id}:{salt}", algorithm="sha256").digest()
    return urlsafe_b64encode(code[:TOKEN_BYTES]).decode()
