"""The exports of a company, and what would happen if one were taken over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from hashlib import sha256

from django.db.models import Q
from django.utils import timezone

from klarlinie.analysis.origin.channels import OriginRules
from klarlinie.analysis.origin.reading.columns import PERSONAL, meaning_of
from klarlinie.analysis.origin.reading.inquiries import Inquiry as Read
from klarlinie.analysis.origin.reading.inquiries import InquiryReading, Reader, Told, read_tables
from klarlinie.vocabulary.text import Text
from klarlinie.web.analysis.origin.keeping import mark_for, told_from, unpacked
from klarlinie.web.analysis.origin.models import Inquiry, OriginImport
from klarlinie.web.analysis.origin.queries.rules import rules_of
from klarlinie.web.platform.companies.models import Company
from klarlinie.web.platform.companies.scope import Scoped

LOOK_BACK = 20  # files


@dataclass(frozen=True)
class FileShown:
    """A file on the list. `is_kept`: it is still here as it came and can be read; `is_undone`: it was taken in and
    taken back."""

    id: int
    version: int
    state: str
    file_name: str
    received_at: datetime
    received_by: str
    entry: int | None
    trouble: Text | None
    is_kept: bool

    @property
    def is_undone(self) -> bool:
        return self.state == OriginImport.State.READ and self.entry is not None


@dataclass(frozen=True)
class Weighed:
    """What the file would do: `new` inquiries, `changed` ones that are known with other facts, `same` and `erased`.

    `seen` is a fingerprint of it all; `before` the last file with the same columns.
    """

    file: FileShown
    reading: InquiryReading
    told: Told
    new: tuple[Read, ...]
    changed: tuple[tuple[Inquiry, Read], ...]
    same: int
    erased: int
    before: str | None

    @property
    def is_lost(self) -> bool:
        """Whether a column that now means something else was already made unreadable as a person's."""
        return any(
            column.index in self.told.of(sheet.table.sheet)
            and column.meaning not in PERSONAL
            and meaning_of(column.name)[0] in PERSONAL
            and sheet.has_marks(column.index)
            for sheet in self.reading.sheets
            for column in sheet.understood.columns
        )

    @property
    def seen(self) -> str:
        parts = [one.key + repr(one.asked) + repr(one.touches) for one in self.new]
        parts += [f"{row.pk}:{one.won}:{one.value}" for row, one in self.changed]
        return sha256("|".join(parts).encode()).hexdigest()[:24]


def files(company_id: int) -> tuple[FileShown, ...]:
    """All files that came and were not put away, the newest first."""
    rows = _light(company_id).exclude(state=OriginImport.State.DROPPED)
    return tuple(_shown(row) for row in rows.order_by("-pk"))


def file_shown(company_id: int, file_id: int) -> FileShown | None:
    row = _light(company_id).filter(pk=file_id).first()
    return _shown(row) if row else None


def _light(company_id: int) -> Scoped[OriginImport]:
    """Without the megabytes, but with whether the file is here."""
    rows = OriginImport.objects.for_company(company_id).defer("content", "tables")
    return rows.annotate(is_kept=Q(content__isnull=False))  # type: ignore[return-value]


def content_of(company_id: int, file_id: int) -> tuple[str, bytes] | None:
    """Name and bytes of a file that has not been read yet."""
    row = OriginImport.objects.for_company(company_id).filter(pk=file_id, content__isnull=False).first()
    return (row.file_name, bytes(row.content)) if row and row.content is not None else None


def reader_for(company_id: int, today: date, rules: OriginRules | None = None) -> Reader:
    company = Company.objects.only("currency").get(pk=company_id)
    return Reader(today, mark_for(company_id), rules or rules_of(company_id), company.currency)


def told_of(company_id: int, file_id: int) -> Told:
    row = OriginImport.objects.for_company(company_id).filter(pk=file_id).only("told").first()
    return told_from(row.told) if row else Told()


def weighed(company_id: int, file_id: int) -> Weighed | None:
    """The file as it is understood now, set against what is there already; None where it cannot be looked at."""
    row = _light(company_id).defer(None).defer("content").filter(pk=file_id).first()
    if row is None or row.tables is None:
        return None
    told = told_from(row.told)
    today = timezone.localdate(row.received_at)
    reading = read_tables(unpacked(row.tables), reader_for(company_id, today), told)
    there = _there(company_id, reading.inquiries)
    pairs = [(there[one.key], one) for one in reading.inquiries if one.key in there]
    alive = [(known, one) for known, one in pairs if not known.is_erased]
    changed = tuple((known, one) for known, one in alive if facts_of(known) != facts(one))
    return Weighed(
        file=_shown(row),
        reading=reading,
        told=told,
        new=tuple(one for one in reading.inquiries if one.key not in there),
        changed=changed,
        same=len(alive) - len(changed),
        erased=len(pairs) - len(alive),
        before=_before(company_id, row),
    )


def last_told(company_id: int, board: str, besides: int) -> Told | None:
    """What people said last about a file with these columns, taken over or not."""
    rows = OriginImport.objects.for_company(company_id).filter(board=board).exclude(pk=besides)
    said = rows.order_by("-pk").values_list("told", flat=True)[:LOOK_BACK] if board else ()
    return next((told for told in map(told_from, said) if told.columns or told.day_first), None)


def facts(one: Read) -> tuple[bool | None, Decimal | None, str | None]:
    """What may change from one month's file to the next."""
    amount = one.value.amount.quantize(Decimal("0.01")) if one.value else None
    return one.won, amount, one.value.currency if one.value else None


def facts_of(row: Inquiry) -> tuple[bool | None, Decimal | None, str | None]:
    return row.won, row.value, row.currency if row.value is not None else None


def _there(company_id: int, inquiries: Sequence[Read]) -> dict[str, Inquiry]:
    """By its key each inquiry that is kept already, as it is kept: under this key, else under one it had before. No row
    is two inquiries."""
    rows = _rows(company_id, [key for one in inquiries for key in (one.key, *one.known_as)])
    found = {one.key: rows.pop(one.key) for one in inquiries if one.key in rows}
    for one in inquiries:
        former = (key for key in one.known_as if key in rows and rows[key].on == one.on)
        if one.key not in found and (key := next(former, None)):
            found[one.key] = rows.pop(key)
    return found


def _rows(company_id: int, keys: Sequence[str]) -> dict[str, Inquiry]:
    found: dict[str, Inquiry] = {}
    for start in range(0, len(keys), 500):
        rows = Inquiry.objects.for_company(company_id).filter(key__in=keys[start : start + 500])
        found |= {row.key: row for row in rows.defer("words", "marks")}
    return found


def _before(company_id: int, row: OriginImport) -> str | None:
    if not row.board:
        return None
    rows = OriginImport.objects.for_company(company_id).filter(
        board=row.board, state=OriginImport.State.ACCEPTED
    )
    return rows.exclude(pk=row.pk).order_by("-pk").values_list("file_name", flat=True).first()


def _shown(row: OriginImport) -> FileShown:
    trouble = row.trouble and {
        name: said.replace("{", "{{").replace("}", "}}") for name, said in row.trouble.items()
    }
    return FileShown(
        row.pk,
        row.version,
        row.state,
        row.file_name,
        row.received_at,
        row.received_by,
        row.entry,
        Text(trouble["de"], trouble["en"], {"": ""}, trouble.get("sie")) if trouble else None,
        row.is_kept,  # type: ignore[attr-defined]  # annotated
    )
