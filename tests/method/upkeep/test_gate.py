"""The idea gate: six questions, one in and one out, and always an answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from klarlinie.method.clarity.line import Audience, Line
from klarlinie.method.execution.rights import Absence, DecisionRight
from klarlinie.method.upkeep.gate import (
    QUESTIONS,
    Answer,
    CannotAnswer,
    Decision,
    Idea,
    PlanFacts,
    Question,
    answer,
    judge_idea,
    overdue,
)
from klarlinie.method.upkeep.similar import Stopped
from klarlinie.vocabulary.money import euros

SEPTEMBER = date(2026, 9, 1)
LINE = Line(
    audiences=(Audience("Instandhaltungsleiter", also_called=("Maintenance",)),), not_served=("Privatkunden",)
)
PODCAST = Idea(
    title="Podcast",
    handed_in_on=SEPTEMBER,
    promise="Wir zeigen, wie die Anlage in vier Stunden wieder läuft.",
    audience="Instandhaltungsleiter",
    benefit="Stillstand unter vier Stunden",
    supports="Website",
    dose_per_week=1.0,
    money_per_year=euros(500),
    who="Eva",
    stops="Newsletter",
)
FACTS = PlanFacts(
    core=("Website", "Messe X"),
    running=("Website", "Messe X", "Newsletter"),
    free_hours={"Eva": 2.0, "Jonas": 0.5},
    free_budget=euros(1000),
)
RIGHTS = (DecisionRight("new", "Eva", "Jonas", (Absence(date(2026, 9, 10), date(2026, 9, 20)),)),)


def codes(idea: Idea, facts: PlanFacts = FACTS) -> list[tuple[str, str]]:
    return [(finding.code, finding.severity) for finding in judge_idea(idea, LINE, facts).findings]


def test_an_idea_with_six_answers_and_room_may_pass() -> None:
    judged = judge_idea(PODCAST, LINE, FACTS)
    assert (judged.missing, judged.findings, judged.full, judged.looks_like) == ((), (), False, None)
    assert judged.may_pass


def test_an_idea_that_says_nothing_is_asked_six_questions() -> None:
    judged = judge_idea(Idea("Podcast", SEPTEMBER), LINE, FACTS)
    assert judged.missing == tuple(QUESTIONS)
    assert len(judged.missing) == 6
    assert not judged.may_pass
    assert judged.findings[0].sentence.say("de") == "Offen ist noch: Wie zahlt das auf euer Versprechen ein?"


@pytest.mark.parametrize(
    ("change", "question"),
    [
        ({"promise": " "}, "promise"),
        ({"audience": None}, "audience"),
        ({"benefit": ""}, "benefit"),
        ({"supports": None}, "supports"),
        ({"dose_per_week": None}, "cost"),
        ({"money_per_year": None}, "cost"),
        ({"who": ""}, "cost"),
        ({"stops": None}, "stops"),
    ],
)
def test_each_missing_answer_is_named(change: dict[str, object], question: Question) -> None:
    judged = judge_idea(replace(PODCAST, **change), LINE, FACTS)  # type: ignore[arg-type]
    assert judged.missing == (question,)
    assert not judged.may_pass


def test_zero_hours_zero_euros_and_nothing_that_stops_are_answers_while_there_is_room() -> None:
    free = replace(PODCAST, dose_per_week=0.0, money_per_year=euros(0), stops="nichts")
    assert judge_idea(free, LINE, FACTS).may_pass


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"audience": "Privatkunden"}, [("UPK103", "warning")]),
        ({"audience": "Einkäufer"}, [("UPK103", "warning")]),
        ({"audience": "Maintenance"}, []),
        ({"audience": "die Instandhaltungsleiter der Region"}, []),
        ({"supports": "TikTok"}, [("UPK104", "warning")]),
        ({"supports": "unsere Messe X"}, []),
        ({"dose_per_week": 3.0}, [("UPK105", "hint")]),
        ({"dose_per_week": 3.0, "stops": "nichts"}, [("UPK105", "error")]),
        ({"dose_per_week": 3.0, "stops": "Plakate"}, [("UPK105", "error"), ("UPK107", "warning")]),
        ({"money_per_year": euros(1500), "stops": "nichts"}, [("UPK105", "error")]),
        ({"stops": "Plakate"}, [("UPK107", "warning")]),
    ],
)
def test_what_stands_against_it_is_a_finding(
    change: dict[str, object], expected: list[tuple[str, str]]
) -> None:
    assert codes(replace(PODCAST, **change)) == expected  # type: ignore[arg-type]


def test_without_agreed_audiences_nothing_is_said_about_them() -> None:
    assert judge_idea(replace(PODCAST, audience="Einkäufer"), Line(), FACTS).findings == ()


def test_a_full_plan_says_what_is_missing() -> None:
    facts = replace(FACTS, core=("Website", "Messe X", "SEO"), most=3)
    idea = replace(PODCAST, stops="nichts", dose_per_week=3.5, money_per_year=euros(1200))
    judged = judge_idea(idea, LINE, facts)
    (finding,) = judged.findings
    assert judged.full
    assert [text.say("de") for text in finding.evidence] == [
        "3 von 3 Kernaktivitäten sind vergeben",
        "für Eva ist das 1,5\u202fStd. in der Woche zu viel",
        "das Geld reicht um 200\u202f€ im Jahr nicht",
    ]


def test_all_places_taken_is_full_even_with_hours_and_money_left() -> None:
    assert judge_idea(PODCAST, LINE, replace(FACTS, most=2)).full
    assert not judge_idea(PODCAST, LINE, replace(FACTS, most=3)).full


def test_other_currencies_and_unknown_hours_are_not_taken_for_too_much() -> None:
    dollars = replace(euros(9000), currency="USD")
    assert judge_idea(replace(PODCAST, money_per_year=dollars), LINE, FACTS).full is False
    assert judge_idea(replace(PODCAST, dose_per_week=99.0), LINE, PlanFacts()).full is False


def test_an_empty_phrase_warns_and_does_not_hold_back() -> None:
    judged = judge_idea(
        replace(PODCAST, benefit="mehr Sichtbarkeit"),
        LINE,
        FACTS,
        is_concrete=lambda question, text: text != "mehr Sichtbarkeit",
    )
    assert [finding.code for finding in judged.findings] == ["UPK102"]
    assert "„mehr Sichtbarkeit“" in judged.findings[0].sentence.say("de")
    assert judged.may_pass


def test_an_idea_that_looks_like_something_stopped_shows_the_reason_of_then() -> None:
    old = Stopped("Messe Y", "In drei Jahren kein Gespräch")
    judged = judge_idea(replace(PODCAST, title="Messe Y 2027"), LINE, replace(FACTS, stopped=(old,)))
    assert judged.looks_like == old
    assert judged.may_pass
    assert "In drei Jahren kein Gespräch" in judged.findings[0].evidence[0].say("de")


@pytest.mark.parametrize("decision", ["accept", "park", "decline"])
def test_an_answer_names_person_reason_day_and_right(decision: Decision) -> None:
    given = answer(judge_idea(PODCAST, LINE, FACTS), decision, "Eva", " passt ", SEPTEMBER, RIGHTS)
    assert given == Answer(PODCAST, decision, "Eva", "passt", SEPTEMBER, "new", False)


def test_the_deputy_answers_only_during_the_absence() -> None:
    judged = judge_idea(PODCAST, LINE, FACTS)
    assert answer(judged, "park", "Jonas", "später", date(2026, 9, 10), RIGHTS).as_deputy
    with pytest.raises(CannotAnswer):
        answer(judged, "park", "Jonas", "später", date(2026, 9, 21), RIGHTS)


@pytest.mark.parametrize(
    ("idea", "decision", "by", "reason", "said"),
    [
        (PODCAST, "decline", "Eva", "  ", "fehlt der Grund"),
        (PODCAST, "decline", "Cleo", "teuer", "Nur Eva darf"),
        (replace(PODCAST, who=None), "accept", "Eva", "gut", "Offen ist noch: Was kostet es"),
        (replace(PODCAST, dose_per_week=9.0, stops="nichts"), "accept", "Eva", "gut", "eins rein, eins raus"),
    ],
)
def test_an_answer_without_reason_right_or_room_is_refused_in_words(
    idea: Idea, decision: Decision, by: str, reason: str, said: str
) -> None:
    with pytest.raises(CannotAnswer) as refused:
        answer(judge_idea(idea, LINE, FACTS), decision, by, reason, SEPTEMBER, RIGHTS)
    assert said in refused.value.message.say("de")


def test_with_a_vacant_right_nobody_answers() -> None:
    with pytest.raises(CannotAnswer, match="vacant"):
        answer(judge_idea(PODCAST, LINE, FACTS), "park", "Eva", "später", SEPTEMBER, ())


def test_an_incomplete_idea_may_still_be_parked_or_declined() -> None:
    judged = judge_idea(Idea("Podcast", SEPTEMBER), LINE, FACTS)
    assert answer(judged, "decline", "Eva", "zu vage", SEPTEMBER, RIGHTS).decision == "decline"


def test_an_unanswered_idea_is_overdue_after_its_day_the_longest_waiting_first() -> None:
    agreed = replace(PODCAST, title="Video", answer_by=date(2026, 9, 5))
    done = replace(PODCAST, title="Flyer", answer_by=date(2026, 9, 2))
    answers = [answer(judge_idea(done, LINE, FACTS), "park", "Eva", "später", SEPTEMBER, RIGHTS)]
    ideas = [PODCAST, agreed, done]
    assert overdue(ideas, answers, date(2026, 9, 5)) == ()
    assert [f.about for f in overdue(ideas, answers, date(2026, 9, 15))] == ["Video"]
    assert [f.about for f in overdue(ideas, answers, date(2026, 9, 16))] == ["Video", "Podcast"]
