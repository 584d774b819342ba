"""The chain of seals: an entry that is edited, swapped or taken out no longer fits the next one."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Iterable
from datetime import UTC
from decimal import Decimal

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder

from klarlinie.web.platform.journal.models import Entry


def content_seal(entry: Entry) -> str:
    """Over what was said and changed. It stays when the content has to be erased, so the chain still holds."""
    return _seal([entry.by_name, entry.says_de, entry.says_en, entry.rows])


def seal(entry: Entry, before: str) -> str:
    """Over who, when, the content's seal and the entry `before`."""
    at = entry.at.astimezone(UTC).isoformat(timespec="microseconds")
    return _seal(
        [before, entry.company_id, entry.number, at, entry.by_kind, entry.undoes, entry.content_seal]
    )


def end_seal(newest: str) -> str:
    """What the company keeps of its newest entry's seal; without the key no earlier one is made the last."""
    return _seal(["end", newest])


def first_break(entries: Iterable[Entry], end: str) -> int | None:
    """The number of the first entry (in their order, from the first) that does not fit; None when all do.

    `end` is what the company kept (read before the entries, for new ones may come): that entry must be among them.
    """
    before, expected, is_whole = "", 1, end == ""
    for entry in entries:
        if entry.number != expected or entry.seal != seal(entry, before):
            return expected
        if not is_erased(entry) and entry.content_seal != content_seal(entry):
            return entry.number
        before, expected = entry.seal, expected + 1
        is_whole = is_whole or end_seal(before) == end
    return None if is_whole and bool(end) == bool(before) else expected


def is_erased(entry: Entry) -> bool:
    return entry.by_name == entry.says_de == entry.says_en == "" and entry.rows == []


def _seal(parts: list[object]) -> str:
    written = json.dumps(parts, cls=DjangoJSONEncoder, ensure_ascii=False)
    read = json.loads(written, parse_int=_number, parse_float=_number)
    message = json.dumps(read, sort_keys=True, ensure_ascii=False)
    return hmac.new(settings.JOURNAL_KEY.encode(), message.encode(), hashlib.sha256).hexdigest()


def _number(written: str) -> str:
    """One way to write it: PostgreSQL gives 1e17 back as 100000000000000000, and -0.0 as 0.0."""
    return f"#{(Decimal(written) + 0).normalize()}"
