"""What is on the table: everything of the foundation as it stands now, agreed or not."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import cast

from klarlinie.method.clarity.foundation import AudienceTotal, audience_total
from klarlinie.method.clarity.line import CRITERIA, Criterion, Line, TaskKind
from klarlinie.method.clarity.line import Audience as CoreAudience
from klarlinie.method.clarity.line import Benefit as CoreBenefit
from klarlinie.method.clarity.line import Task as CoreTask
from klarlinie.web.method.clarity.models import Answer, Audience, Benefit, NotServed, Task
from klarlinie.web.method.clarity.questions import PartCode


@dataclass(frozen=True)
class AnswerRow:
    """An answer and the version it was read in (0: nothing was ever written)."""

    text: str = ""
    version: int = 0


@dataclass(frozen=True)
class AudienceRow:
    """One audience; `total` is the mean of the known scores."""

    pk: int
    version: int
    name: str
    why: str
    also_called: tuple[str, ...]
    scores: Mapping[Criterion, float]

    @property
    def total(self) -> AudienceTotal:
        return audience_total(self.core)

    @property
    def core(self) -> CoreAudience:
        return CoreAudience(self.name, self.scores, self.also_called)


@dataclass(frozen=True)
class NotServedRow:
    pk: int
    version: int
    who: str
    why: str


@dataclass(frozen=True)
class BenefitRow:
    pk: int
    version: int
    text: str
    proof: str


@dataclass(frozen=True)
class Foundation:
    """All that is on the table. `seen_tasks` names the tasks in the version they were read in."""

    answers: Mapping[PartCode, AnswerRow] = field(default_factory=dict)
    audiences: tuple[AudienceRow, ...] = ()
    not_served: tuple[NotServedRow, ...] = ()
    benefits: tuple[BenefitRow, ...] = ()
    tasks: tuple[CoreTask, ...] = ()  # the first is the main one
    seen_tasks: str = ""

    def answer(self, part: PartCode) -> AnswerRow:
        return self.answers.get(part, AnswerRow())

    def text(self, part: PartCode) -> str:
        return self.answer(part).text

    def entries(self, part: PartCode) -> tuple[str, ...]:
        """The entries of an answer that is a list."""
        return tuple(line.strip() for line in self.text(part).splitlines() if line.strip())

    @property
    def text_audience(self) -> str:
        return self.text("audience")

    @property
    def text_benefit(self) -> str:
        return self.text("benefit")

    @property
    def is_empty(self) -> bool:
        written = any(answer.text for answer in self.answers.values())
        return not (written or self.audiences or self.not_served or self.benefits or self.tasks)

    def line(self, company: str | None = None) -> Line:
        """The line as the method knows it, not yet agreed by anybody."""
        return Line(
            company=company,
            promise=self.text("promise") or None,
            audiences=tuple(row.core for row in self.audiences),
            not_served=tuple(row.who for row in self.not_served),
            benefits=tuple(CoreBenefit(row.text, row.proof or None) for row in self.benefits),
            main_task=self.tasks[0] if self.tasks else None,
            side_tasks=self.tasks[1:],
            not_expected=self.entries("not_expected"),
            tone=self.text("tone") or None,
            key_terms=self.entries("key_terms"),
        )

    def whys(self) -> dict[str, dict[str, str]]:
        """Why these audiences and why not the others; a line file has no place for it."""
        return {
            "audiences": {row.name: row.why for row in self.audiences if row.why},
            "not_served": {row.who: row.why for row in self.not_served if row.why},
        }

    @property
    def mark(self) -> str:
        """Another mark whenever something of the line is different."""
        return hashlib.sha256(repr((self.line(), self.whys())).encode()).hexdigest()[:16]


def on_the_table(company_id: int) -> Foundation:
    """The foundation as it stands, in five queries."""
    rows = Task.objects.for_company(company_id).order_by("-is_main", "position", "pk")
    tasks = list(rows)
    ordered = ("position", "pk")
    return Foundation(
        answers={
            cast("PartCode", row.part): AnswerRow(row.text, row.version)
            for row in Answer.objects.for_company(company_id)
        },
        audiences=tuple(map(_audience, Audience.objects.for_company(company_id).order_by(*ordered))),
        not_served=tuple(map(_not_served, NotServed.objects.for_company(company_id).order_by(*ordered))),
        benefits=tuple(map(_benefit, Benefit.objects.for_company(company_id).order_by(*ordered))),
        tasks=tuple(map(_task, tasks)),
        seen_tasks=seen_tasks(tasks),
    )


def seen_tasks(rows: Iterable[Task]) -> str:
    """Which tasks in which version somebody sees."""
    return ",".join(f"{row.pk}:{row.version}" for row in rows)


def answer_now(company_id: int, part: PartCode) -> AnswerRow:
    """One answer as it stands."""
    row = Answer.objects.for_company(company_id).filter(part=part).first()
    return AnswerRow(row.text, row.version) if row else AnswerRow()


def audience_row(company_id: int, pk: int) -> AudienceRow | None:
    row = Audience.objects.for_company(company_id).filter(pk=pk).first()
    return _audience(row) if row else None


def not_served_row(company_id: int, pk: int) -> NotServedRow | None:
    row = NotServed.objects.for_company(company_id).filter(pk=pk).first()
    return _not_served(row) if row else None


def benefit_row(company_id: int, pk: int) -> BenefitRow | None:
    row = Benefit.objects.for_company(company_id).filter(pk=pk).first()
    return _benefit(row) if row else None


def _audience(row: Audience) -> AudienceRow:
    known: dict[Criterion, float] = {}
    for name in CRITERIA:
        score: float | None = getattr(row, name)
        if score is not None:
            known[name] = score
    return AudienceRow(row.pk, row.version, row.name, row.why, tuple(row.also_called), known)


def _not_served(row: NotServed) -> NotServedRow:
    return NotServedRow(row.pk, row.version, row.who, row.why)


def _benefit(row: Benefit) -> BenefitRow:
    return BenefitRow(row.pk, row.version, row.text, row.proof)


def _task(row: Task) -> CoreTask:
    by_on: date | None = row.by_on
    return CoreTask(cast("TaskKind", row.kind), row.figure, by_on, row.audience or None, row.weight)
