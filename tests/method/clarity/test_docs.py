"""What the page on clarity says is what the code does."""

from __future__ import annotations

from collections import Counter
from typing import cast

import pytest

from klarlinie.method.clarity.answers import check_answer
from klarlinie.method.clarity.empty_answers import Question
from klarlinie.method.clarity.foundation import audience_total, foundation_rules
from klarlinie.method.clarity.line import Audience, Criterion
from klarlinie.method.clarity.patterns import compile_pattern, find, prepare
from klarlinie.method.clarity.read_line import KEYS
from klarlinie.method.clarity.words import sentences
from tests.docs_tables import ROOT, table_of

PAGE = "docs/method/clarity.md"


@pytest.mark.parametrize(("question", "answer", "verdict", "left"), table_of(PAGE, "question"))
def test_the_page_shows_real_verdicts(question: str, answer: str, verdict: str, left: str) -> None:
    check = check_answer(cast(Question, question), answer)
    assert ("empty" if check.empty else "concrete", check.left_over) == (verdict, left)


def test_the_page_explains_each_sign_of_a_pattern() -> None:
    lines = (ROOT / PAGE).read_text(encoding="utf-8").replace("\\|", "¦").splitlines()
    start = lines.index("| sign | finds | example | in |")
    rows = [line.strip("|").split("|") for line in lines[start + 2 : lines.index("", start)]]
    assert len(rows) == 10
    for _, _, pattern, text in rows:
        compiled = compile_pattern(pattern.strip().replace("¦", "|"), "de")
        assert any(True for words in sentences(text) for _ in find(compiled, prepare(words, "de"))), pattern


@pytest.mark.parametrize(("part", "empty", "found", "concrete", "blamed"), table_of(PAGE, "part"))
def test_the_page_tells_how_well_it_does(
    part: str, empty: str, found: str, concrete: str, blamed: str
) -> None:
    lines = (ROOT / "tests/method/clarity/answers.tsv").read_text(encoding="utf-8").splitlines()[1:]
    rows = [row for row in (line.split("\t") for line in lines) if row[3] == part]
    tally = Counter((row[2], check_answer(cast(Question, row[0]), row[4]).empty) for row in rows)
    assert tally["empty", True] + tally["empty", False] == int(empty)
    assert tally["concrete", True] + tally["concrete", False] == int(concrete)
    assert tally["empty", True] >= int(found)
    assert tally["concrete", True] <= int(blamed)


def test_the_page_lists_every_key_with_a_german_one() -> None:
    rows = table_of(PAGE, "key")
    assert [row[0] for row in rows] == list(KEYS)
    assert all(row[1] in KEYS[row[0]] for row in rows)


def test_the_page_lists_every_code_of_the_foundation() -> None:
    codes = [code for row in table_of(PAGE, "finding") for code in row[0].split(", ")]
    assert sorted(codes) == sorted(rule.code for rule in foundation_rules())


@pytest.mark.parametrize(("points", "total", "known"), table_of(PAGE, "points"))
def test_the_page_adds_points_as_the_code_does(points: str, total: str, known: str) -> None:
    pairs = [] if points == "none" else [pair.split() for pair in points.split(", ")]
    seen = audience_total(Audience("Imker", {cast(Criterion, name): float(score) for name, score in pairs}))
    assert (seen.mean, seen.known) == (None if total == "-" else float(total), int(known))
