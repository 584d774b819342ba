"""The chain of seals: an entry that is edited, swapped or taken out no longer fits the next one."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Iterable

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder

from klarlinie.web.platform.journal.models import Entry


def content_seal(entry: Entry) -> str:
    """Over what was said and changed. It stays when the content has to be erased, so the chain still holds."""
    return _seal([entry.by_name, entry.says_de, entry.says_en, entry.rows])


def seal(entry: Entry, before: str) -> str:
    """Over who, when, the content's seal and the entry `before`."""
    at = entry.at.isoformat(timespec="microseconds")
    return _seal(
        [before, entry.company_id, entry.number, at, entry.by_kind, entry.undoes, entry.content_seal]
    )


def first_break(entries: Iterable[Entry]) -> int | None:
    """The number of the first entry (in their order, from the first) that does not fit; None when all do."""
    before, expected = "", 1
    for entry in entries:
        if entry.number != expected or entry.seal != seal(entry, before):
            return expected
        if not is_erased(entry) and entry.content_seal != content_seal(entry):
            return entry.number
        before, expected = entry.seal, expected + 1
    return None


def is_erased(entry: Entry) -> bool:
    return entry.by_name == entry.says_de == entry.says_en == "" and entry.rows == []


def _seal(parts: list[object]) -> str:
    message = json.dumps(parts, cls=DjangoJSONEncoder, sort_keys=True, ensure_ascii=False)
    return hmac.new(settings.JOURNAL_KEY.encode(), message.encode(), hashlib.sha256).hexdigest()
