"""What is decided and what is still open, in the order of the list."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from klarlinie.method.decisions.verdict import Verdict, VerdictKind
from klarlinie.web.method.decisions.models import Suggestion
from klarlinie.web.method.decisions.queries import DecisionNow
from klarlinie.web.method.decisions.queries.verdicts import on_the_table


@dataclass(frozen=True)
class Row:
    """One activity. `decision` None: open, or the list itself says that it has ended."""

    number: int
    id: int
    title: str
    verdict: Verdict
    decision: DecisionNow | None
    is_open: bool
    comes_up_again: bool  # it has rested until today
    merge_with: str | None
    suggestions: int


@dataclass(frozen=True)
class Overview:
    rows: tuple[Row, ...]

    @property
    def open(self) -> tuple[Row, ...]:
        """What nobody has decided; what has rested until today comes first."""
        return tuple(
            sorted((row for row in self.rows if row.is_open), key=lambda row: not row.comes_up_again)
        )

    @property
    def decided(self) -> int:
        return len(self.rows) - len(self.open)

    @property
    def suggested(self) -> int:
        return sum(row.suggestions > 0 for row in self.rows)

    def count(self, kind: VerdictKind) -> int:
        """How many of those that are decided."""
        return sum(row.verdict.kind == kind and not row.is_open for row in self.rows)


def overview(company_id: int, today: date) -> Overview:
    table = on_the_table(company_id, today)
    waiting = Counter(
        Suggestion.objects.for_company(company_id)
        .filter(answered_by=None)
        .values_list("activity_id", flat=True)
    )
    return Overview(
        tuple(
            Row(
                number=index + 1,
                id=one.id,
                title=one.core.title,
                verdict=verdict,
                decision=table.decisions.get(one.id),
                is_open=table.is_open(index, today),
                comes_up_again=table.is_open(index, today) and one.id in table.decisions,
                merge_with=None
                if verdict.merge_with is None
                else table.listed[verdict.merge_with].core.title,
                suggestions=waiting[one.id],
            )
            for index, (one, verdict) in enumerate(zip(table.listed, table.verdicts, strict=True))
        )
    )
