"""An export of a CRM as inquiries: opened in the child process, understood by the pure core, people marked."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from datetime import date
from pathlib import Path

from klarlinie.analysis.origin.channels import OriginRules
from klarlinie.analysis.origin.reading.inquiries import InquiryReading, Reader, Told, read_tables
from klarlinie.analysis.origin.reading.persons import Mark
from klarlinie.gateways.reading import read_files


def read_inquiries(
    *paths: Path,
    rules: OriginRules | None = None,
    told: Told | None = None,
    secret: bytes | None = None,
    today: date | None = None,
    currency: str = "EUR",
) -> InquiryReading:
    """The inquiries in one or several CSV, XLSX, XLS or ODS. What cannot be opened comes back as one `Problem`; a row
    that stands in two of them counts once.

    Names and addresses become marks under `secret`; without one they are new with every call.
    """
    read = read_files([Path(path) for path in paths])
    reader = Reader(
        today or date.today(), keyed(secret or secrets.token_bytes(32)), rules or OriginRules(), currency
    )
    found = read_tables(read.tables, reader, told)
    return InquiryReading(found.inquiries, (*read.problems, *found.problems), found.sheets, found.questions)


def keyed(secret: bytes) -> Mark:
    """The mark of a person under a secret: the same person gives the same mark, and nobody can try names without it."""
    return lambda words: hmac.new(secret, words.encode("utf-8", "replace"), hashlib.sha256).hexdigest()
