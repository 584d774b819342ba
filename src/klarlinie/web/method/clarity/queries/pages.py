"""What the pages of the foundation show, and the one thing that is useful next."""

from __future__ import annotations

from dataclasses import dataclass

from klarlinie.method.clarity.foundation import foundation_findings
from klarlinie.method.clarity.versions import Change
from klarlinie.vocabulary.findings import Finding, Severity
from klarlinie.vocabulary.text import Text
from klarlinie.web.method.clarity.models import SwapVote
from klarlinie.web.method.clarity.queries.hints import read_answer, silenced_codes
from klarlinie.web.method.clarity.queries.lines import AgreedLine, changed_since, newest_line
from klarlinie.web.method.clarity.queries.table import Foundation, on_the_table
from klarlinie.web.method.clarity.questions import PartCode

# Where a finding is put right: the first letters of its code, and the page.
_PAGES: tuple[tuple[str, str], ...] = (
    ("CLA50", "clarity_promise"),
    ("CLA515", "clarity_not_served_new"),
    ("CLA51", "clarity_audience_list"),
    ("CLA52", "clarity_benefit_list"),
    ("CLA53", "clarity_tasks"),
    ("CLA54", "clarity_not_expected"),
)
_PHRASES = frozenset({"CLA505", "CLA524"})  # shown where one writes, not here
_EMPTY = {"CLA504": "promise", "CLA512": "audience", "CLA513": "audience", "CLA522": "benefit"}
_PLACE = {"promise": "promise", "audience": "audience_name", "benefit": "benefit_text"}


@dataclass(frozen=True)
class Missing:
    """One thing that is still missing, in words, and the page where it is put right."""

    code: str
    severity: Severity
    about: str
    sentence: Text
    suggestion: Text
    page: str


@dataclass(frozen=True)
class Next:
    """The one useful act: what the button says and where it leads."""

    says: Text
    page: str


@dataclass(frozen=True)
class Votes:
    """How many say that a competitor could promise the same, and how many that it could not."""

    could: int = 0
    only_us: int = 0
    mine: bool | None = None

    @property
    def cast(self) -> int:
        return self.could + self.only_us


@dataclass(frozen=True)
class FoundationPage:
    """The overview: what stands, what is missing, what has changed since it was agreed, what to do next."""

    table: Foundation
    missing: tuple[Missing, ...]
    agreed: AgreedLine | None
    changes: tuple[Change, ...]
    votes: Votes

    @property
    def next(self) -> Next | None:
        return next_act(self)

    @property
    def own_words(self) -> dict[str, str]:
        """Answers to a question whose list is still empty: they do not vanish until somebody names entries."""
        table = self.table
        lists: dict[PartCode, object] = {"audience": table.audiences, "benefit": table.benefits}
        return {part: table.text(part) for part, listed in lists.items() if not listed and table.text(part)}


def foundation_page(company_id: int, user_id: int | None) -> FoundationPage:
    """The overview in eight queries, however much there is."""
    table, agreed = on_the_table(company_id), newest_line(company_id)
    away = silenced_codes(company_id)
    return FoundationPage(
        table=table,
        missing=_missing(table, away),
        agreed=agreed,
        changes=changed_since(agreed, table),
        votes=votes_on(company_id, table.text("promise"), user_id),
    )


def missing(company_id: int) -> tuple[Text, ...]:
    """What the foundation still lacks, the most important first; empty where it holds. Six queries."""
    found = _missing(on_the_table(company_id), silenced_codes(company_id))
    return tuple(one.sentence for one in found if one.severity != "hint")


def votes_on(company_id: int, promise: str, user_id: int | None) -> Votes:
    """The votes on exactly this promise."""
    cast = list(
        SwapVote.objects.for_company(company_id).filter(promise=promise).values_list("could", "user_id")
    )
    could = sum(vote for vote, _ in cast)
    mine = next((vote for vote, who in cast if user_id is not None and who == user_id), None)
    return Votes(could, len(cast) - could, mine)


def _missing(table: Foundation, away: dict[str, frozenset[str]]) -> tuple[Missing, ...]:
    found = foundation_findings(table.line())
    return tuple(_shown(one) for one in found if one.code not in _PHRASES and not _is_away(one, away))


def _is_away(finding: Finding, away: dict[str, frozenset[str]]) -> bool:
    """Whether everything that makes an answer empty was put away."""
    question = _EMPTY.get(finding.code)
    if question is None:
        codes = away.get("", frozenset()) | away.get("promise", frozenset())
        return finding.code in codes
    codes = away.get("", frozenset()) | away.get(_PLACE[question], frozenset())
    return bool(codes) and read_answer(question, finding.about, codes).says_something  # type: ignore[arg-type]


def _shown(finding: Finding) -> Missing:
    page = next(page for letters, page in _PAGES if finding.code.startswith(letters))
    return Missing(finding.code, finding.severity, finding.about, finding.sentence, finding.suggestion, page)


def next_act(page: FoundationPage) -> Next | None:
    """The next open question; then what is weak; then agreeing; None once all is said and agreed."""
    table = page.table
    if not table.text("promise"):
        return Next(Text("Weiter: unser Versprechen", "Next: our promise"), "clarity_promise")
    if not table.audiences:
        return _named_or_asked(bool(table.text("audience")), "audience")
    if not table.benefits:
        return _named_or_asked(bool(table.text("benefit")), "benefit")
    if not table.tasks:
        return Next(Text("Weiter: die Aufgabe", "Next: the task"), "clarity_tasks")
    if not table.entries("not_expected"):
        says = Text("Weiter: was nicht erwartet wird", "Next: what is not expected")
        return Next(says, "clarity_not_expected")
    weak = next((one for one in page.missing if one.severity != "hint"), None)
    if weak is not None:
        return Next(_REPAIR[weak.page], weak.page)
    if page.agreed is None or page.changes:
        return Next(Text("Diese Fassung beschließen", "Agree on this version"), "clarity_agree")
    return None


_NAME: dict[str, Text] = {
    "audience": Text("Weiter: Zielgruppen benennen", "Next: name the audiences"),
    "benefit": Text("Weiter: Nutzen mit Beleg", "Next: benefits with proof"),
}
_ASK: dict[str, Text] = {
    "audience": Text("Weiter: für wen", "Next: for whom"),
    "benefit": Text("Weiter: der Nutzen", "Next: the benefit"),
}
_REPAIR: dict[str, Text] = {
    "clarity_promise": Text("Das Versprechen schärfen", "Sharpen the promise"),
    "clarity_audience_list": Text("Zielgruppen schärfen", "Sharpen the audiences"),
    "clarity_benefit_list": Text("Nutzen schärfen", "Sharpen the benefits"),
    "clarity_tasks": Text("Die Aufgaben ergänzen", "Complete the tasks"),
}


def _named_or_asked(is_answered: bool, what: str) -> Next:
    if is_answered:
        return Next(_NAME[what], f"clarity_{what}_new")
    return Next(_ASK[what], f"clarity_{what}")
