"""What the company has agreed on, and what it is still working on."""

from __future__ import annotations

from dataclasses import replace

from klarlinie.method.clarity.line import Line
from klarlinie.web.method.clarity.queries.hints import (
    PLACES,
    AnswerSeen,
    Silenced,
    look_at,
    silenced,
)
from klarlinie.web.method.clarity.queries.lines import (
    AgreedLine,
    LineAndBefore,
    agreed_line,
    agreed_lines,
    changed_since,
    newest_line,
)
from klarlinie.web.method.clarity.queries.pages import (
    FoundationPage,
    Missing,
    Next,
    Votes,
    foundation_page,
    missing,
    votes_on,
)
from klarlinie.web.method.clarity.queries.shown import LineShown, TaskShown, line_shown, task_shown
from klarlinie.web.method.clarity.queries.table import (
    AnswerRow,
    AudienceRow,
    BenefitRow,
    Foundation,
    NotServedRow,
    answer_now,
    audience_row,
    benefit_row,
    not_served_row,
    on_the_table,
)


def line_now(company_id: int, name: str | None = None) -> Line:
    """The line as it stands on the table today, agreed or not; parts may be missing. Six queries."""
    agreed = newest_line(company_id)
    line = on_the_table(company_id).line(name)
    return replace(line, agreed_on=agreed.agreed_on, agreed_by=agreed.agreed_by) if agreed else line


__all__ = [
    "PLACES",
    "AgreedLine",
    "AnswerRow",
    "AnswerSeen",
    "AudienceRow",
    "BenefitRow",
    "Foundation",
    "FoundationPage",
    "LineAndBefore",
    "LineShown",
    "Missing",
    "Next",
    "NotServedRow",
    "Silenced",
    "TaskShown",
    "Votes",
    "agreed_line",
    "agreed_lines",
    "answer_now",
    "audience_row",
    "benefit_row",
    "changed_since",
    "foundation_page",
    "line_now",
    "line_shown",
    "look_at",
    "missing",
    "newest_line",
    "not_served_row",
    "on_the_table",
    "silenced",
    "task_shown",
    "votes_on",
]
