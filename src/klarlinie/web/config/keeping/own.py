"""A company comes in through the page: whoever brings its file leads it, and nobody else gets in with it."""

from __future__ import annotations

import json
import zipfile
import zlib
from datetime import datetime
from pathlib import Path

from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction

from klarlinie.vocabulary.text import Text
from klarlinie.web.config.keeping.archive import Archive, CannotKeep, opened
from klarlinie.web.config.keeping.carry import PEOPLE, DoesNotFit, filled
from klarlinie.web.platform.accounts.models import User
from klarlinie.web.platform.companies.actions import found_organisation, let_in
from klarlinie.web.platform.companies.models import Company
from klarlinie.web.platform.journal.by import By

PACKED_BYTES = 100_000_000
UNPACKED_BYTES = 400_000_000
TABLES_BYTES = 60_000_000  # of all that is read as JSON
PARTS = 20_000
MEMBERSHIPS = "companies.Membership"
NO_ARCHIVE = Text(
    "Das ist kein Archiv von Klarlinie, oder es ist unterwegs beschädigt worden. Nichts wurde verändert.",
    "This is not a Klarlinie archive, or it was damaged on its way. Nothing was changed.",
)
TOO_LARGE = Text(
    "Das Archiv ist zu groß für diese Seite. Wer den Server betreut, nimmt es mit „klarlinie server import“ auf.",
    "The archive is too large for this page. Whoever looks after the server takes it in with “klarlinie server "
    "import”.",
)
DOES_NOT_FIT = Text(
    "In diesem Archiv passt etwas nicht zusammen, vielleicht stammt es aus einer anderen Version. Nichts wurde "
    "verändert.",
    "Something in this archive does not fit together; it may be from another version. Nothing was changed.",
)
# What odd values and odd files raise, wherever they are met.
ODD = (
    DoesNotFit, LookupError, TypeError, ValueError, AttributeError, ArithmeticError, RecursionError, ValidationError,
    DatabaseError, zlib.error, zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError,
)  # fmt: skip


def bring_in(file: Path, home_id: int | None, *, by: By, at: datetime) -> str:
    """The company of an archive as a new one: in the organisation `home_id`, else in one of its own.

    Accounts do not come along: the file could name anybody. Gives the slug. Raises `CannotKeep`, and then nothing
    has changed.
    """
    _insist_on_sizes(file)
    try:
        with opened(file, "company") as archive, transaction.atomic():
            return _brought_in(archive, home_id, by, at)
    except CannotKeep as error:
        raise CannotKeep(NO_ARCHIVE) from error
    except ODD as error:
        raise CannotKeep(DOES_NOT_FIT) from error


def _brought_in(archive: Archive, home_id: int | None, by: By, at: datetime) -> str:
    if by.user_id is None:
        raise DoesNotFit("nobody")
    mine = User.objects.get(pk=by.user_id)
    own = [
        one["id"] for one in json.loads(archive.read(PEOPLE)) if one["email"].lower() == mine.email.lower()
    ]
    name = str(archive.manifest["company"])[:120]
    home = home_id if home_id is not None else found_organisation(name, "company", at=at)
    accounts = dict.fromkeys(own, mine.pk)
    company = filled(archive, home, accounts, by=by, at=at, without={MEMBERSHIPS})
    Company.objects.get(pk=company.pk).full_clean(exclude=["organisation", "slug"])
    if home_id is None:
        let_in(company.pk, mine.pk, "lead", by.name, by=by, at=at)
    return company.slug


def _insist_on_sizes(file: Path) -> None:
    """Before anything is unpacked: zipfile stops reading at the size that a part claims."""
    if file.stat().st_size > PACKED_BYTES:
        raise CannotKeep(TOO_LARGE)
    try:
        with zipfile.ZipFile(file) as packed:
            parts = packed.infolist()
    except ODD as error:
        raise CannotKeep(NO_ARCHIVE) from error
    tables = sum(part.file_size for part in parts if part.filename.endswith(".json"))
    if len(parts) > PARTS or tables > TABLES_BYTES or sum(p.file_size for p in parts) > UNPACKED_BYTES:
        raise CannotKeep(TOO_LARGE)
