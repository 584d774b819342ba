"""The rows behind every figure, and finding a person whose words are to be erased."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from klarlinie.analysis.origin.channels import channel_name
from klarlinie.analysis.origin.counted import went_with
from klarlinie.analysis.origin.reading.persons import MARKED, mark_of
from klarlinie.analysis.origin.touchpoints import UNKNOWN
from klarlinie.vocabulary.money import Money
from klarlinie.vocabulary.text import Text
from klarlinie.web.analysis.origin.keeping import mark_for, to_words
from klarlinie.web.analysis.origin.models import Inquiry, Touch
from klarlinie.web.analysis.origin.queries.evidence import evidence_for
from klarlinie.web.analysis.origin.queries.page import money_of
from klarlinie.web.analysis.origin.queries.rules import activity_by_channel
from klarlinie.web.method.inventory.queries import activity

AT_ONCE = 100


@dataclass(frozen=True)
class TouchShown:
    """One contact: the channel, how it is known, and the words it was told by."""

    channel: str
    name: Text
    known: str
    words: str


@dataclass(frozen=True)
class InquiryShown:
    """One inquiry with its words; `mark` is the short form of the person's mark, "" where nobody is known."""

    id: int
    on: date
    words: str
    asked: str | None
    asked_name: Text
    channel: str | None
    touches: tuple[TouchShown, ...]
    mark: str
    won: bool | None
    value: Money | None
    source: str
    file_name: str
    line: int | None
    is_erased: bool

    @property
    def tracked(self) -> tuple[TouchShown, ...]:
        return tuple(touch for touch in self.touches if touch.known != "asked")


@dataclass(frozen=True)
class Counts:
    """What is counted for an activity: these channels, from this day on."""

    title: str
    channels: frozenset[str]
    since: date


@dataclass(frozen=True)
class RowsShown:
    """At most a hundred at once; `count` is how many there are."""

    rows: tuple[InquiryShown, ...]
    count: int
    page: int

    @property
    def pages(self) -> int:
        return max(1, -(-self.count // AT_ONCE))


def rows_shown(
    company_id: int,
    *,
    channel: str = "",
    said: str = "",
    find: str = "",
    won: bool = False,
    counts_for: Counts | None = None,
    page: int = 1,
) -> RowsShown:
    """Inquiries, the newest first. `channel`: measured or noted on the way; `said`: as the answer; `find`: words,
    a name or an address, which are looked for as marks; `counts_for`: those that are counted for an activity."""
    found = (
        Inquiry.objects.for_company(company_id)
        .select_related("brought_by")
        .defer("brought_by__content", "brought_by__tables")
    )
    if said:
        found = found.filter(asked="" if said == UNKNOWN else said)
    if won:
        found = found.filter(won=True)
    rows = list(found.order_by("-on", "-pk"))
    touches = _touches(company_id)
    shown = [_shown(row, touches.get(row.pk, ())) for row in rows]
    if channel:
        shown = [one for one in shown if channel in _on_the_way(one)]
    if counts_for is not None:
        shown = [one for one in shown if one.channel in counts_for.channels and one.on >= counts_for.since]
    if find.strip():
        fits = _finder(company_id, find)
        keys = {row.pk for row in rows if fits(row)}
        shown = [one for one in shown if one.id in keys]
    start = (max(1, page) - 1) * AT_ONCE
    return RowsShown(tuple(shown[start : start + AT_ONCE]), len(shown), max(1, page))


def counts_of(company_id: int, activity_id: int, today: date) -> Counts | None:
    """What is counted for this activity of the last twelve months; None where nothing is."""
    found = evidence_for(company_id, activity_id, today)
    listed = activity(company_id, activity_id)
    if found is None or listed is None:
        return None
    by_channel = activity_by_channel(company_id).items()
    return Counts(
        listed.core.title, frozenset(code for code, key in by_channel if key == activity_id), found.since
    )


def _on_the_way(one: InquiryShown) -> set[str]:
    """What the analysis counts: what was measured or noted, else the answer, else unknown."""
    return {touch.channel for touch in one.tracked} or {one.asked or UNKNOWN}


def _finder(company_id: int, find: str) -> Callable[[Inquiry], bool]:
    mark = mark_for(company_id)
    plain = " ".join(find.split()).casefold()
    wanted = find.strip() if MARKED.fullmatch(find.strip()) else mark_of(plain, mark)

    def fits(row: Inquiry) -> bool:
        marks = to_words(row.marks)
        is_short = plain.startswith("p-") and len(plain) > 5 and plain in marks.casefold()
        return wanted in marks.split() or is_short or plain in to_words(row.words).casefold()

    return fits


def _touches(company_id: int) -> dict[int, tuple[TouchShown, ...]]:
    found: dict[int, tuple[TouchShown, ...]] = {}
    for touch in Touch.objects.for_company(company_id).order_by("inquiry_id", "position", "pk"):
        one = TouchShown(touch.channel, channel_name(touch.channel), touch.known, to_words(touch.words))
        found[touch.inquiry_id] = (*found.get(touch.inquiry_id, ()), one)
    return found


def _shown(row: Inquiry, touches: tuple[TouchShown, ...]) -> InquiryShown:
    tracked = [touch.channel for touch in touches if touch.known != "asked"]
    return InquiryShown(
        id=row.pk,
        on=row.on,
        words=to_words(row.words),
        asked=row.asked or None,
        asked_name=channel_name(row.asked or None),
        channel=went_with(row.asked or None, tracked),
        touches=touches,
        mark=to_words(row.marks).partition(" ")[0][:8],
        won=row.won,
        value=money_of(row),
        source=row.source,
        file_name=row.brought_by.file_name if row.brought_by else "",
        line=row.line,
        is_erased=row.is_erased,
    )
