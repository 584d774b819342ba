"""Why no choice is possible, in sentences that are true."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings

from klarlinie.method.focus.choose import best_choice
from klarlinie.method.focus.explain import explain_infeasible
from klarlinie.method.focus.model import Candidate, FocusProblem, Infeasible
from klarlinie.vocabulary.people import Person
from tests.method.focus.problems import best_by_trying, problems

TEAM = (Person("Ana", 4), Person("Ben", 2))
TITLES = {1: "Website", 2: "Newsletter", 3: "LinkedIn", 4: "Messe", 5: "SEO", 6: "Blog"}
ONE_OF_THESE = "So geht die Rechnung nicht auf. Eine dieser Grenzen müsste nachgeben:"
TOGETHER = (
    "So geht die Rechnung nicht auf, und es reicht nicht, eine Grenze zu lockern. Zusammen würde genügen:"
)


def said(problem: FocusProblem, language: str = "de") -> list[str]:
    found = best_choice(problem, TITLES)
    assert isinstance(found, Infeasible)
    return [text.say(language).replace("\u202f", " ") for text in found.reasons]  # type: ignore[arg-type]


def fixed(key: int, dose: float, money: float = 0.0, **more: object) -> Candidate:
    return Candidate(key, 5.0, dose, money, choice="in", **more)  # type: ignore[arg-type]


CASES = [
    (
        "too few candidates",
        FocusProblem((Candidate(1, 5, 1), Candidate(2, 3, 1)), TEAM),
        ["Aktivitäten, die für den Kern infrage kommen: 2. Es sollen aber mindestens 3 sein."],
    ),
    (
        "the fixed ones take too many hours",
        FocusProblem((fixed(1, 3), fixed(2, 3), fixed(3, 2)), TEAM),
        [
            "Was im Kern stehen muss („Website“, „Newsletter“, „LinkedIn“), braucht 8 Std. pro Woche, da sind aber nur "
            "6 Std. pro Woche: Es fehlen mindestens 2 Std. (Ana 2 Std. mehr)."
        ],
    ),
    (
        "hours are enough in all but not in one hand",
        FocusProblem((fixed(1, 2.5), fixed(2, 2.5)), (Person("Ana", 4), Person("Ben", 1.5)), least=1),
        ["Die Stunden reichen nicht: Es fehlen mindestens 1 Std. pro Woche"],
    ),
    (
        "a dose nobody has",
        FocusProblem((fixed(1, 6), Candidate(2, 3, 1), Candidate(3, 3, 1)), TEAM),
        [
            "„Website“ braucht 6 Std. pro Woche in einer Hand. Am meisten hat Ana mit 4 Std. pro Woche, also 2 Std. zu "
            "wenig."
        ],
    ),
    (
        "nobody will",
        FocusProblem(
            (fixed(1, 1, cannot=frozenset({"Ana", "Ben"})), *(Candidate(k, 3, 1) for k in (2, 3, 4))), TEAM
        ),
        ["„Website“ soll zum Kern gehören, aber niemand kann oder will es übernehmen."],
    ),
    (
        "what it needs is excluded",
        FocusProblem(
            (
                fixed(1, 1, needs=(2,)),
                Candidate(2, 3, 1, choice="out"),
                *(Candidate(k, 3, 1) for k in (3, 4)),
            ),
            TEAM,
        ),
        [
            "„Website“ soll zum Kern gehören, führt aber ohne „Newsletter“ zu nichts, und das ist ausgeschlossen.",
            "Aktivitäten, die für den Kern infrage kommen: 2. Es sollen aber mindestens 3 sein.",
        ],
    ),
    (
        "what it needs is not there",
        FocusProblem((fixed(1, 1, needs=(99,)), *(Candidate(k, 3, 1) for k in (2, 3, 4))), TEAM),
        [
            "„Website“ soll zum Kern gehören, führt aber ohne Aktivität 99 zu nichts, und das steht nicht auf der "
            "Liste."
        ],
    ),
    (
        "a sixth",
        FocusProblem(tuple(fixed(key, 1) for key in range(1, 7)), TEAM),
        [
            "6 Aktivitäten müssten im Kern stehen („Website“, „Newsletter“, „LinkedIn“, „Messe“, „SEO“, „Blog“), "
            "höchstens 5 sind vorgesehen."
        ],
    ),
    (
        "the fixed ones cost too much",
        FocusProblem((fixed(1, 1, 1000.0), fixed(2, 1, 1500.0), Candidate(3, 3, 1)), TEAM, 2000.0),
        [
            "Das Geld reicht nicht: Mit dem, was im Kern stehen muss („Website“, „Newsletter“), sind mindestens "
            "2.500 € im Jahr nötig, da sind 2.000 €. Es fehlen 500 €."
        ],
    ),
    (
        "money or fewer",
        FocusProblem(
            (Candidate(1, 5, 1, 1000.0), Candidate(2, 5, 1, 1500.0), Candidate(3, 3, 1)), TEAM, 2000.0
        ),
        [
            ONE_OF_THESE,
            "Das Geld reicht nicht: Nötig sind mindestens 2.500 € im Jahr, da sind 2.000 €. Es fehlen 500 €.",
            "In diese Grenzen passen höchstens 2 Kernaktivitäten, mindestens 3 sollen es sein.",
        ],
    ),
    (
        "hours and money only together",
        FocusProblem((fixed(1, 3, 1000.0), fixed(2, 3, 1500.0), fixed(3, 2)), TEAM, 2000.0),
        [TOGETHER, "Was im Kern stehen muss", "Das Geld reicht nicht"],
    ),
    (
        "least over most",
        FocusProblem(tuple(Candidate(key, 3, 1) for key in range(1, 5)), TEAM, None, 3, 2),
        ["Mindestens 3 und höchstens 2 Kernaktivitäten: Das widerspricht sich."],
    ),
    (
        "no people",
        FocusProblem((Candidate(1, 5, 1),), ()),
        ["Noch ist niemand genannt, der etwas übernehmen kann."],
    ),
]


@pytest.mark.parametrize(
    ("problem", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_it_names_the_limit_and_how_much_is_missing(problem: FocusProblem, expected: list[str]) -> None:
    found = said(problem)
    assert len(found) == len(expected)
    for sentence, beginning in zip(found, expected, strict=True):
        assert sentence.startswith(beginning)


@pytest.mark.parametrize("problem", [case[1] for case in CASES], ids=[case[0] for case in CASES])
def test_it_speaks_english_too(problem: FocusProblem) -> None:
    assert not any("{" in sentence or "Kern" in sentence for sentence in said(problem, "en"))


def test_the_missing_hours_are_enough_and_a_minute_less_is_not() -> None:
    problem = FocusProblem((fixed(1, 2.5), fixed(2, 2.5), fixed(3, 2)), TEAM)  # 7 hours, and there are 6
    assert said(problem)[0].endswith("Es fehlen mindestens 1 Std. (Ana 1 Std. mehr).")

    def fits(minutes_more_for_ana: int, minutes_more_for_ben: int) -> bool:
        ana, ben = TEAM
        people = (
            replace(ana, hours_per_week=ana.hours_per_week + minutes_more_for_ana / 60),
            replace(ben, hours_per_week=ben.hours_per_week + minutes_more_for_ben / 60),
        )
        return best_by_trying(replace(problem, people=people)) is not None

    assert fits(60, 0)
    assert not any(fits(ana, 59 - ana) for ana in range(60))


def test_the_missing_money_is_enough_and_a_cent_less_is_not() -> None:
    problem = FocusProblem(tuple(Candidate(key, 3, 1, 333.33 * key) for key in range(1, 5)), TEAM, 1000.0)
    assert said(problem)[1].endswith("Es fehlen 1.000 €.")  # 1,999.98 are needed
    assert best_by_trying(replace(problem, budget=1999.98)) is not None
    assert best_by_trying(replace(problem, budget=1999.97)) is None


@given(problems(most_activities=5))
@settings(max_examples=100)
def test_there_are_reasons_exactly_where_there_is_no_choice(problem: FocusProblem) -> None:
    reasons = explain_infeasible(problem).reasons
    if best_by_trying(problem) is None:
        assert reasons
        assert all(text.say("de") and text.say("en") for text in reasons)
