"""One card: what it costs and brings, what the rules propose, what people have decided and suggested."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, cast

from klarlinie.method.decisions.deciding import DecisionKind, is_out
from klarlinie.method.decisions.verdict import Verdict, VerdictKind
from klarlinie.vocabulary.figures import Hours
from klarlinie.vocabulary.money import Money
from klarlinie.vocabulary.text import Text
from klarlinie.web.method.decisions.models import Decision, Suggestion, WindDownStep
from klarlinie.web.method.decisions.queries import DecisionNow, into_what_ends
from klarlinie.web.method.decisions.queries.verdicts import Table, on_the_table
from klarlinie.web.method.evaluation.queries.picture import Seen, picture
from klarlinie.web.method.evaluation.wordings import SOURCES
from klarlinie.web.method.inventory.queries import Listed

UNKNOWN = Text("noch unbekannt", "still unknown")


@dataclass(frozen=True)
class Fact:
    """One figure of a card in words; `is_known` False says that nobody knows."""

    name: Text
    says: Text
    is_known: bool = True


@dataclass(frozen=True)
class StepShown:
    """One thing to do until it has ended."""

    id: int
    version: int
    words: str
    due_on: date | None
    is_notice: bool
    done_on: date | None
    done_by: str


@dataclass(frozen=True)
class Past:
    """One decision in the history of an activity; `holds` for the one that does."""

    id: int
    kind: DecisionKind
    reason: str
    decided_by: str
    decided_at: datetime
    right_used: str
    as_deputy: bool
    proposed: DecisionKind | None
    rules: tuple[tuple[str, Text], ...]
    last_day_on: date | None
    review_on: date | None
    merge_with: str | None
    holds: bool
    other_ends: bool  # it was to be folded into what ends itself since: this is open again

    @property
    def is_overridden(self) -> bool:
        """Whether people saw it otherwise than the rules."""
        return self.proposed is not None and self.kind != "open" and self.kind != self.proposed


@dataclass(frozen=True)
class Suggested:
    """What somebody without the right would decide."""

    id: int
    kind: VerdictKind
    reason: str
    suggested_by: str
    suggested_at: datetime
    last_day_on: date | None
    review_on: date | None
    merge_with: str | None


@dataclass(frozen=True)
class DecisionCard:
    """One activity to decide on. `number` counts from 1; the neighbours are keys, None at the ends of the pile."""

    listed: Listed
    number: int
    count: int
    still_open: int
    is_open: bool
    before: int | None
    after: int | None
    next_open: int | None
    facts: tuple[Fact, ...]
    proposal: Verdict
    merge_into: Listed | None  # what the rules would fold it into
    now: DecisionNow | None
    is_out: bool
    steps: tuple[StepShown, ...]  # of the stop that holds
    history: tuple[Past, ...]
    suggestions: tuple[Suggested, ...]
    others: tuple[tuple[int, str], ...]  # what goes on, for folding into

    @property
    def version(self) -> int:
        """The number of the decision that holds, or that was taken back last; 0 without any."""
        return self.history[0].id if self.history else 0

    @property
    def settled(self) -> DecisionNow | None:
        """The decision that holds and asks for no other; None too for what has rested until today."""
        return None if self.is_open else self.now

    @property
    def done(self) -> int:
        return self.count - self.still_open


def decision_card(company_id: int, activity_id: int, rate: Money, today: date) -> DecisionCard | None:
    """The card of an activity on the table; None where there is none."""
    table = on_the_table(company_id, today)
    place = next((index for index, one in enumerate(table.listed) if one.id == activity_id), None)
    if place is None:
        return None
    one, proposal = table.listed[place], table.proposals[place]
    now = table.decisions.get(activity_id)
    opened = [index for index in range(len(table.listed)) if table.is_open(index, today)]
    return DecisionCard(
        listed=one,
        number=place + 1,
        count=len(table.listed),
        still_open=len(opened),
        is_open=place in opened,
        before=table.listed[place - 1].id if place else None,
        after=table.listed[place + 1].id if place + 1 < len(table.listed) else None,
        next_open=_next_open(table, opened, place),
        facts=facts_of(one, picture(company_id, rate).rows[place]),
        proposal=proposal,
        merge_into=None if proposal.merge_with is None else table.listed[proposal.merge_with],
        now=now,
        is_out=is_out(now.kind if now else None, one.core.status),
        steps=_steps(company_id, now.id) if now and now.kind == "stop" else (),
        history=history_of(company_id, activity_id),
        suggestions=_suggestions(company_id, activity_id),
        others=tuple(
            (other.id, other.core.title)
            for other, verdict in zip(table.listed, table.verdicts, strict=True)
            if other.id != activity_id and not (verdict.is_decided and verdict.kind in ("stop", "merge"))
        ),
    )


def _next_open(table: Table, opened: list[int], place: int) -> int | None:
    """The next open card below; after the last one the first that was left out."""
    later = [index for index in opened if index > place] or [index for index in opened if index < place]
    return table.listed[later[0]].id if later else None


# What a card says


def facts_of(one: Listed, seen: Seen) -> tuple[Fact, ...]:
    """Effort and effect in words; the price of an inquiry with its interval where it is known."""
    core = one.core
    hours, money = core.hours_per_month, core.money_per_year
    effort = [
        _fact(
            Text("Zeit", "Time"),
            hours,
            Text("{hours} im Monat", "{hours} a month", {"hours": Hours(hours or 0.0)}),
        ),
        _fact(
            Text("Geld", "Money"), money, Text("{money} im Jahr", "{money} a year", {"money": money or ""})
        ),
        _fact(
            Text("Nerven", "Nerves"), core.nerves, Text("{n} von 4", "{n} of 4", {"n": core.nerves or 0.0})
        ),
    ]
    return (*effort, *_effect(one, seen))


def _effect(one: Listed, seen: Seen) -> list[Fact]:
    core, inquiries = one.core, one.core.inquiries_per_year
    said = Text("{n} im Jahr", "{n} a year", {"n": inquiries or 0.0})
    if core.effect_source != "unknown":
        source = {**said.values, "source": SOURCES[core.effect_source]}
        said = Text("{n} im Jahr ({source})", "{n} a year ({source})", source)
    found = [_fact(Text("Anfragen", "Inquiries"), inquiries, said)]
    if core.effect_level is not None or inquiries is None:
        level = core.effect_level
        found.append(
            _fact(Text("Wirkung", "Effect"), level, Text("{n} von 4", "{n} of 4", {"n": level or 0.0}))
        )
    if seen.price is not None:
        found.append(Fact(Text("Preis einer Anfrage (95 %)", "Price of an inquiry (95%)"), seen.price))
    return found


def _fact(name: Text, value: object, says: Text) -> Fact:
    return Fact(name, UNKNOWN if value is None else says, value is not None)


# What people have said


def history_of(company_id: int, activity_id: int) -> tuple[Past, ...]:
    """All decisions on an activity, newest first, in two queries."""
    rows = Decision.objects.for_company(company_id).filter(activity_id=activity_id)
    void = set(rows.filter(into_what_ends(company_id)).values_list("pk", flat=True))
    return tuple(_past(row, row.pk in void) for row in rows.select_related("merge_with").order_by("-pk"))


def _past(row: Decision, other_ends: bool) -> Past:
    return Past(
        id=row.pk,
        kind=cast("DecisionKind", row.verdict),
        reason=row.reason,
        decided_by=row.decided_by,
        decided_at=row.decided_at,
        right_used=row.right_used,
        as_deputy=row.as_deputy,
        proposed=cast("DecisionKind", row.proposed) if row.proposed else None,
        rules=tuple((rule["code"], as_text(rule)) for rule in row.rules),
        last_day_on=row.last_day_on,
        review_on=row.review_on,
        merge_with=row.merge_with.title if row.merge_with else None,
        holds=row.superseded_by_id is None
        and row.verdict != "open"
        and not other_ends
        and not _went_the_other_way(row),
        other_ends=other_ends and row.superseded_by_id is None,
    )


def _went_the_other_way(row: Decision) -> bool:
    """It was to be folded into another, and that other was folded into it."""
    partner = row.merge_with if row.verdict == "merge" else None
    return partner is not None and partner.merged_into_id == row.activity_id


def as_text(kept: Mapping[str, Any]) -> Text:
    """A sentence as it was written down, in all its languages."""
    de, en, sie = (
        str(kept.get(name, "")).replace("{", "{{").replace("}", "}}") for name in ("de", "en", "sie")
    )
    return Text(de, en, {"": ""}, sie or None)


def _suggestions(company_id: int, activity_id: int) -> tuple[Suggested, ...]:
    """Those that nobody has answered, newest first."""
    rows = Suggestion.objects.for_company(company_id).filter(activity_id=activity_id, answered_by=None)
    return tuple(
        Suggested(
            row.pk,
            cast("VerdictKind", row.verdict),
            row.reason,
            row.suggested_by,
            row.suggested_at,
            row.last_day_on,
            row.review_on,
            row.merge_with.title if row.merge_with else None,
        )
        for row in rows.select_related("merge_with").order_by("-pk")
    )


def _steps(company_id: int, decision_id: int) -> tuple[StepShown, ...]:
    rows = WindDownStep.objects.for_company(company_id).filter(decision_id=decision_id)
    return tuple(step_shown(row) for row in rows.order_by("position", "pk"))


def step_shown(row: WindDownStep) -> StepShown:
    return StepShown(row.pk, row.version, row.words, row.due_on, row.is_notice, row.done_on, row.done_by)
