"""What the page on blind rounds says is what the code does."""

from __future__ import annotations

from typing import cast

import pytest

from klarlinie.method.clarity.blind import BlindAnswer, side_by_side
from klarlinie.method.clarity.empty_answers import Question
from klarlinie.method.clarity.versions import reworded
from klarlinie.method.evaluation.rating_axes import AXES, ROLES, Axis, axes_for
from klarlinie.method.evaluation.rating_rounds import ANONYMITY, Anonymity, may_change
from klarlinie.method.evaluation.ratings import Rating, roles_to_show, summary, talk_about
from klarlinie.vocabulary.figures import number
from tests.docs_tables import ROOT, table_of

PAGE = "docs/method/blind-rounds.md"


def test_the_page_shows_who_is_asked_what() -> None:
    rows = table_of(PAGE, "axis")
    assert tuple(row[0] for row in rows) == AXES
    for axis, *asked in rows:
        assert [cast(Axis, axis) in axes_for(role) for role in ROLES] == [cell == "yes" for cell in asked]


def test_the_page_names_every_level() -> None:
    assert tuple(row[0] for row in table_of(PAGE, "level")) == ANONYMITY


@pytest.mark.parametrize(("now", "wanted", "before", "after"), table_of(PAGE, "now"))
def test_the_page_says_which_change_is_allowed(
    now: Anonymity, wanted: Anonymity, before: str, after: str
) -> None:
    assert may_change(now, wanted, has_votes=False) == (before == "yes")
    assert may_change(now, wanted, has_votes=True) == (after == "yes")


@pytest.mark.parametrize(("votes", "middle", "range_", "apart", "worth"), table_of(PAGE, "votes"))
def test_the_page_counts_how_far_apart(votes: str, middle: str, range_: str, apart: str, worth: str) -> None:
    values = [None] if votes == "-" else [int(vote) for vote in votes.split(", ")]
    found = summary((Rating(str(i), "sales", 1, "fit", value) for i, value in enumerate(values)), "full")
    spread = found[0].spread
    assert (found[0].median is None) == (middle == "-")
    assert found[0].median is None or number(found[0].median, "en") == middle
    assert (f"{spread.lowest} to {spread.highest}" if spread else "-") == range_
    assert (number(round(spread.apart, 2), "en", 2).rstrip("0").rstrip(".") if spread else "-") == apart
    assert bool(talk_about(found)) == (worth == "yes")


@pytest.mark.parametrize("row", table_of(PAGE, "management"))
def test_the_page_says_which_roles_stand_on_their_own(row: list[str]) -> None:
    raters = dict(zip(ROLES, map(int, row[:4]), strict=True))
    shown = roles_to_show(raters)
    assert (", ".join(shown) or "-") == row[4]
    assert sum(raters.values()) - sum(raters[role] for role in shown) == int(row[5])


@pytest.mark.parametrize(("one", "other", "divergence", "verdict"), table_of(PAGE, "first answer"))
def test_the_page_measures_as_the_code_does(one: str, other: str, divergence: str, verdict: str) -> None:
    found = side_by_side([BlindAnswer("", one), BlindAnswer("", other)], "audience", "de")
    assert (found.verdict or "-") == verdict
    assert ("-" if found.divergence is None else f"{found.divergence:.2g}") == divergence


@pytest.mark.parametrize(("part", "how_many", "as_meant"), table_of(PAGE, "rounds"))
def test_the_page_tells_how_well_it_does(part: str, how_many: str, as_meant: str) -> None:
    lines = (ROOT / "tests/method/clarity/blind_rounds.tsv").read_text(encoding="utf-8").splitlines()[1:]
    rows = [row for row in (line.split("\t") for line in lines) if row[0] == part]
    verdicts = [
        side_by_side([BlindAnswer("", text) for text in row[4].split(" | ")], cast(Question, row[2])).verdict
        for row in rows
    ]
    assert len(rows) == int(how_many)
    assert sum(verdict == row[3] for verdict, row in zip(verdicts, rows, strict=True)) == int(as_meant)


@pytest.mark.parametrize(("before", "after", "gone", "new"), table_of(PAGE, "before"))
def test_the_page_shows_a_rewording(before: str, after: str, gone: str, new: str) -> None:
    pieces = reworded(before, after)
    assert [piece.words for piece in pieces if piece.kind == "gone"] == [gone]
    assert [piece.words for piece in pieces if piece.kind == "new"] == [new]
