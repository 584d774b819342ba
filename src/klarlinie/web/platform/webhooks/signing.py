"""The signature by which a program knows that a message is from here: over the time and the body, with its secret."""

from __future__ import annotations

import hashlib
import hmac
from base64 import urlsafe_b64encode
from datetime import datetime

from django.utils.crypto import salted_hmac

HEADER = "Klarlinie-Signature"


def secret_of(company_id: int, salt: str) -> str:
    """What whoever registers a webhook sees once."""
    code = salted_hmac("klarlinie.webhook", f"{company_id}:{salt}", algorithm="sha256").digest()
    return "whs_" + urlsafe_b64encode(code[:24]).decode()


def signature(secret: str, body: bytes, at: datetime) -> str:
    """`t=<seconds>,v1=<hex>`; v1 is HMAC-SHA256 over "<seconds>." and the body."""
    seconds = int(at.timestamp())
    signed = hmac.new(secret.encode(), f"{seconds}.".encode() + body, hashlib.sha256).hexdigest()
    return f"t={seconds},v1={signed}"
