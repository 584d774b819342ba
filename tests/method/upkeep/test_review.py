"""What one quarterly review has on its table."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from klarlinie.method.decisions.verdict import Verdict, VerdictKind
from klarlinie.method.execution.commit import commit
from klarlinie.method.focus.placement import Placement
from klarlinie.method.inventory.activity import Activity, Source
from klarlinie.method.upkeep.gate import Answer, Decision, Idea
from klarlinie.method.upkeep.review import (
    MetricUse,
    Promised,
    Snapshot,
    check_needed,
    compare,
    parked,
    pauses_over,
    review,
    unused_metrics,
    verdicts_due,
)
from klarlinie.method.upkeep.signs import Signs

FRIDAY = date(2026, 11, 27)
AD = Activity("Google Ads", Source("liste.xlsx"), "ad", inquiries_per_year=6, effect_source="counted")
PROMISE = commit(AD, 0, Placement(0, "must", "Eva", 2.0, None, None, 0.0), FRIDAY)  # begins on 30 Nov 2026
SIGNS = Signs(18, 0.5, 0.25, None, 6.0, 0.3)


@pytest.mark.parametrize(
    ("today", "judged_on", "expected"),
    [
        (date(2026, 12, 29), None, []),
        (date(2026, 12, 30), None, ["UPK121"]),
        (date(2027, 1, 10), date(2027, 1, 5), []),
        (date(2027, 1, 10), date(2026, 12, 1), ["UPK121"]),
        (date(2027, 2, 27), None, ["UPK121"]),
        (date(2027, 2, 28), None, ["UPK120"]),
        (date(2027, 6, 1), date(2027, 1, 5), ["UPK120"]),
        (date(2027, 6, 1), date(2027, 2, 28), []),
    ],
)
def test_a_forgotten_verdict_nags_until_there_is_one(
    today: date, judged_on: date | None, expected: list[str]
) -> None:
    judged = {0: judged_on} if judged_on else {}
    assert [finding.code for finding in verdicts_due([PROMISE], [AD], today, judged)] == expected


def test_the_nag_puts_metric_and_expectation_side_by_side() -> None:
    (finding,) = verdicts_due([PROMISE], [AD], date(2027, 3, 1))
    assert "Anfragen, die auf der Zielseite" in finding.sentence.say("de")
    assert "6 Anfragen im Jahr" in finding.evidence[1].say("de")


def test_an_event_without_a_date_never_nags() -> None:
    fair = replace(AD, type="event")
    promise = commit(fair, 0, Placement(0, "must", "Eva", 2.0, None, None, 0.0), FRIDAY)
    assert verdicts_due([promise], [fair], date(2040, 1, 1)) == ()


@pytest.mark.parametrize(
    ("confirmed", "today", "is_needed"),
    [
        (date(2026, 11, 30), date(2027, 2, 27), False),
        (date(2026, 11, 30), date(2027, 2, 28), True),
        (None, FRIDAY, True),
    ],
)
def test_what_nobody_confirmed_for_a_quarter_needs_a_check(
    confirmed: date | None, today: date, is_needed: bool
) -> None:
    found = check_needed({"Website": confirmed}, today)
    assert [finding.about for finding in found] == (["Website"] if is_needed else [])
    assert all("Prüfung nötig" in finding.sentence.say("de") for finding in found)


@pytest.mark.parametrize(
    ("served", "is_offered"),
    [
        ((), False),
        ((False,), False),
        ((False, False), True),
        ((True, False, False), True),
        ((False, True), False),
    ],
)
def test_a_metric_without_a_decision_in_two_reviews_is_offered_for_stopping(
    served: tuple[bool, ...], is_offered: bool
) -> None:
    assert bool(unused_metrics([MetricUse("Seitenaufrufe", served)])) == is_offered


@pytest.mark.parametrize(
    ("kind", "review_on", "is_due"),
    [
        ("pause", date(2027, 1, 1), True),
        ("pause", date(2027, 1, 2), False),
        ("pause", None, False),
        ("stop", date(2027, 1, 1), False),
    ],
)
def test_a_pause_comes_up_on_its_day(kind: VerdictKind, review_on: date | None, is_due: bool) -> None:
    assert bool(pauses_over([Verdict(0, kind, (), review_on=review_on)], [AD], date(2027, 1, 1))) == is_due


def answered(title: str, decision: Decision, on: date) -> Answer:
    return Answer(Idea(title, date(2026, 9, 1)), decision, "Eva", "Grund", on, "new", False)


def test_only_ideas_whose_last_answer_is_parked_come_up_the_longest_first() -> None:
    answers = [
        answered("Video", "park", date(2026, 10, 2)),
        answered("Podcast", "park", date(2026, 9, 5)),
        answered("Flyer", "park", date(2026, 9, 3)),
        answered("Flyer", "decline", date(2026, 10, 5)),
        answered("Messe Z", "accept", date(2026, 9, 4)),
    ]
    assert [answer.idea.title for answer in parked(answers)] == ["Podcast", "Video"]


def test_two_snapshots_say_what_has_changed_and_nothing_else() -> None:
    before = Snapshot(
        FRIDAY, SIGNS, {"Website": Promised("Eva", 2), "SEO": Promised("Eva", 3), "PR": Promised("A", 1)}
    )
    signs = replace(SIGNS, running=9, share_with_owner=1.0, share_with_audience=0.9, hours_per_activity=8.0)
    now = Snapshot(
        FRIDAY,
        signs,
        {"Website": Promised("Jonas", 2.5), "Messe": Promised("Eva", 3), "PR": Promised("A", 1)},
    )
    assert [text.say("de") for text in compare(before, now)] == [
        "„Messe“ ist neu im Muss.",
        "„SEO“ ist nicht mehr im Muss.",
        "„Website“ ist von Eva zu Jonas gewechselt.",
        "„Website“ bekommt jetzt 2,5\u202fStd. statt 2\u202fStd. in der Woche.",
        "Aktivitäten: 9 statt 18 vorher.",
        "Mit genau einer verantwortlichen Person: 100\u202f% statt 50\u202f% vorher.",
        "Stunden im Monat je Aktivität: 8\u202fStd. statt 6\u202fStd. vorher.",
    ]
    assert compare(before, before) == ()


def test_what_nobody_had_or_has_any_more_is_said_without_a_gap() -> None:
    nobody, eva = (
        Snapshot(FRIDAY, SIGNS, {"PR": Promised("", 1)}),
        Snapshot(FRIDAY, SIGNS, {"PR": Promised("Eva", 1)}),
    )
    assert [text.say("de") for text in compare(nobody, eva)] == [
        "Eva hat „PR“ übernommen; vorher war es bei niemandem."
    ]
    assert [text.say("en") for text in compare(eva, nobody)] == [
        "Nobody has “PR” any more; before it was with Eva."
    ]


def test_a_review_names_the_next_one_a_quarter_later() -> None:
    held = review(FRIDAY, check_needed({"Website": None}, FRIDAY))
    assert held.next_on == date(2027, 2, 27)
    assert [finding.code for finding in held.due] == ["UPK122"]
    assert held.changes == ()
    assert review(
        FRIDAY, (), before=Snapshot(FRIDAY, SIGNS), now=Snapshot(FRIDAY, replace(SIGNS, running=1))
    ).changes
