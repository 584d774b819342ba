"""Each rule proposes what it says, and leaves alone what it should leave alone."""

from __future__ import annotations

from datetime import date

import pytest

from klarlinie.method.clarity.line import Audience, Line, Task
from klarlinie.method.decisions.audience_match import is_not_served, is_outside
from klarlinie.method.decisions.case import cases
from klarlinie.method.decisions.merges import merges
from klarlinie.method.decisions.propose import Decided, next_quarter, propose
from klarlinie.method.decisions.rules import DECISION_RULES
from klarlinie.method.decisions.sentences import decided_by
from klarlinie.method.decisions.stop_account import stop_account
from klarlinie.method.decisions.verdict import Verdict, VerdictKind
from klarlinie.method.decisions.winding_down import (
    NOTICE,
    OF_ITS_KIND,
    dated_steps,
    proposed_last_day,
    steps_to_stop,
)
from klarlinie.method.evaluation.tasks import SERVES
from klarlinie.method.inventory.activity import Activity, Source
from klarlinie.method.inventory.reading import LikelyDuplicate
from klarlinie.vocabulary.money import Money, euros
from klarlinie.vocabulary.text import plain

TODAY = date(2026, 11, 22)
HERE = Source("list.xlsx", "Sheet", 2)
WHY = "Dort treffen wir die Instandhaltungsleiter der Molkereien"
WHOM = "Instandhaltungsleiter in Molkereien"
ASKED = {"asked_reason": True, "asked_audience": True}


def activity(title: str = "Messe", **known: object) -> Activity:
    return Activity(title, HERE, **{**ASKED, **known})  # type: ignore[arg-type]


def verdict_on(one: Activity, line: Line = Line(), decided: Decided = Decided()) -> Verdict:
    (verdict,) = propose(
        cases([one], line, TODAY, lambda _type, start: date(start.year + 1, 1, 1)), {}, decided
    )
    return verdict


def said(one: Activity, line: Line = Line()) -> tuple[str, list[str]]:
    verdict = verdict_on(one, line)
    return verdict.kind, [reason.code for reason in verdict.reasons]


def test_a_reason_and_an_audience_are_enough_to_keep_it() -> None:
    assert said(activity(reason=WHY, audience=WHOM)) == ("keep", ["DEC001"])


def test_nobody_can_say_why_and_for_whom_so_it_is_proposed_for_stopping() -> None:
    assert said(activity()) == ("stop", ["DEC101"])


@pytest.mark.parametrize("audience", ["Bestandskunden", "unsere Stammkunden", "existing customers"])
def test_the_companys_own_customers_are_a_group_one_can_reach(audience: str) -> None:
    assert said(activity(reason=WHY, audience=audience))[0] == "keep"


def test_empty_words_are_as_good_as_none() -> None:
    assert said(activity(reason="haben wir schon immer so gemacht", audience="alle"))[0] == "stop"


def test_twelve_counted_inquiries_outweigh_a_missing_sentence() -> None:
    assert said(activity(inquiries_per_year=12.0)) == ("change", ["DEC111"])


def test_a_list_that_never_asked_proves_nothing() -> None:
    one = activity(asked_reason=False, asked_audience=False)
    assert said(one) == ("keep", ["DEC002"])


def test_a_missing_audience_alone_is_a_task_and_no_sentence_of_death() -> None:
    assert said(activity(reason=WHY)) == ("change", ["DEC111"])


@pytest.mark.parametrize(
    "reason", ["machen ja alle", "hat die Agentur empfohlen", "der Chef wollte das", "everybody does it"]
)
def test_a_foreign_reason_without_an_effect_is_proposed_for_stopping(reason: str) -> None:
    assert said(activity(reason=reason, audience=WHOM)) == ("stop", ["DEC102"])


@pytest.mark.parametrize(
    ("known", "sentence"),
    [
        ({"asked_audience": False}, "Why you do it is still open."),
        ({"audience": WHOM}, "You know whom it is for. You do not know yet why you do it."),
        ({"asked_reason": False}, "Whom it should reach is still open."),
        ({"reason": WHY}, "You know why you do it. You do not know yet whom it should reach."),
    ],
)
def test_nobody_is_said_to_know_what_the_list_never_asked(known: dict[str, object], sentence: str) -> None:
    (reason,) = verdict_on(activity(**known)).reasons
    assert (reason.code, reason.sentence.say("en")) == ("DEC111", sentence)


@pytest.mark.parametrize(
    ("known", "sentence"),
    [
        ({"reason": WHY, "asked_audience": False}, "You know why you do it."),
        ({"audience": WHOM, "asked_reason": False}, "You know whom it should reach."),
        ({"reason": WHY, "audience": WHOM}, "You know what you do it for, and for whom."),
    ],
)
def test_what_is_known_is_said_and_no_more(known: dict[str, object], sentence: str) -> None:
    (reason,) = verdict_on(activity(**known)).reasons
    assert (reason.code, reason.sentence.say("en")) == ("DEC001", sentence)


def test_a_foreign_reason_with_a_high_effect_is_proposed_for_change() -> None:
    assert said(activity(reason="machen ja alle", audience=WHOM, effect_level=3.0))[0] == "change"


def test_the_evidence_quotes_the_users_own_words() -> None:
    (reason,) = verdict_on(activity(reason="machen ja alle", audience=WHOM)).reasons
    assert reason.evidence[0].say("de") == "„machen ja alle“"
    assert len(reason.evidence) == 2


def test_nothing_came_and_the_time_is_over() -> None:
    one = activity(reason=WHY, audience=WHOM, inquiries_per_year=0.0, start_on=date(2024, 3, 1))
    assert said(one) == ("stop", ["DEC103"])


def test_nothing_came_but_it_is_too_early() -> None:
    one = activity(reason=WHY, audience=WHOM, inquiries_per_year=0.0, start_on=date(2026, 9, 1))
    assert said(one) == ("keep", ["DEC104", "DEC001"])


def test_an_unknown_effect_is_not_no_effect() -> None:
    assert said(activity(reason=WHY, audience=WHOM, start_on=date(2020, 1, 1)))[0] == "keep"


def test_people_we_do_not_serve() -> None:
    line = Line(audiences=(Audience(WHOM),), not_served=("Privatkunden",))
    assert said(activity(reason=WHY, audience="Privatkunden mit Altgeräten"), line)[0] == "stop"


def test_people_the_line_does_not_know_are_asked_about() -> None:
    line = Line(audiences=(Audience("Molkereien"),))
    assert said(activity(reason=WHY, audience="Autohäuser mit Waschstraße"), line) == ("change", ["DEC303"])


def test_applicants_are_not_measured_by_the_line_which_names_customers() -> None:
    line = Line(audiences=(Audience("Molkereien"),))
    one = activity("Schulbesuche", type="recruiting", reason=WHY, audience="Zehntklässler der Gesamtschule")
    assert said(one, line) == ("keep", ["DEC001"])


def test_the_same_people_in_another_case_are_in_the_line() -> None:
    line = Line(audiences=(Audience("Instandhalter in Molkereien"),))
    assert said(activity(reason=WHY, audience="Instandhaltern"), line)[0] == "keep"


@pytest.mark.parametrize(
    ("agreed", "named", "is_same"),
    [
        ("Molkereien", "Großmolkereien in Bayern", True),
        ("Ärzte", "niedergelassene Aerzte", True),
        ("Hausverwalter", "Hausverwalter:innen", True),
        ("dairies", "maintenance heads in a dairy", True),
        ("Ämter", "Gesamtschulen", False),
        ("Molkereien", "Autohäuser", False),
        ("unsere Kunden im Handwerk", "Kunden aus der Industrie", False),
    ],
)
def test_an_audience_is_recognised_in_other_forms(agreed: str, named: str, is_same: bool) -> None:
    assert is_outside(named, Line(audiences=(Audience(agreed),))) == (not is_same)


@pytest.mark.parametrize(
    ("not_served", "named", "is_it"),
    [
        ("private Bauherren", "Private Bauherrinnen", True),
        ("private Bauherren", "Bauherren, privat", True),
        ("private Bauherren", "gewerbliche Bauherren", False),
        ("consumers", "a consumer at home", True),
        ("Privatkunden", "Gewerbe, keine Privatkunden", False),
        ("consumers", "trade, not consumers", False),
    ],
)
def test_who_is_not_served_has_to_be_named_in_full(not_served: str, named: str, is_it: bool) -> None:
    assert (is_not_served(named, Line(not_served=(not_served,))) is not None) == is_it


def test_recruiting_pays_into_nothing_where_only_inquiries_are_asked_for() -> None:
    line = Line(main_task=Task("win_inquiries"))
    one = activity("Azubi-Plakat", type="recruiting", reason=WHY, audience=WHOM)
    assert said(one, line) == ("stop", ["DEC302"])


def test_an_idea_that_nobody_wants_goes_to_the_parking_lot() -> None:
    verdict = verdict_on(activity("Podcast", status="idea"))
    assert (verdict.kind, verdict.review_on) == ("pause", date(2027, 1, 1))


def test_an_idea_that_somebody_wants_is_looked_at_like_the_rest() -> None:
    assert said(activity("Podcast", status="idea", owners=("Jana",), reason=WHY, audience=WHOM))[0] == "keep"


@pytest.mark.parametrize("title", ["Website", "Impressum aktualisieren"])
def test_what_is_needed_is_never_proposed_for_stopping(title: str) -> None:
    one = activity(title, type="website" if title == "Website" else "other")
    kind, codes = said(one)
    assert (kind, codes[0]) == ("change", "DEC501")


def test_what_is_needed_and_brings_nothing_yet_is_not_said_to_work() -> None:
    assert said(activity("Website", type="website")) == ("change", ["DEC501", "DEC101"])


def test_what_people_have_fixed_stays_and_is_called_decided() -> None:
    verdict = verdict_on(activity(), decided=Decided(keep=frozenset({0})))
    assert (verdict.kind, verdict.is_decided) == ("keep", True)


@pytest.mark.parametrize("kind", ["keep", "change", "merge", "pause", "stop"])
def test_what_people_have_decided_stands_above_every_rule_and_the_status_in_the_list(
    kind: VerdictKind,
) -> None:
    said = Verdict(0, kind, (decided_by("Jana", TODAY, "Wir wissen es besser."),), is_decided=True)

    assert verdict_on(activity(status="stopped"), decided=Decided(verdicts={0: said})) is said


@pytest.mark.parametrize(
    ("kind", "folded"),
    [("keep", True), ("change", True), ("stop", False), ("pause", False), ("merge", False)],
)
def test_nothing_is_folded_into_what_is_decided_to_end(kind: VerdictKind, folded: bool) -> None:
    activities = [
        activity("NL", reason=WHY, audience=WHOM),
        activity("Newsletter", reason=WHY, audience=WHOM),
    ]
    decided = Decided(verdicts={1: Verdict(1, kind, (), is_decided=True)})

    first = propose(cases(activities, Line(), TODAY, lambda _t, s: s), {0: 1}, decided)[0]

    assert (first.kind == "merge") is folded


def test_stopped_done_and_resting_things_are_decided_already() -> None:
    kinds = [verdict_on(activity(status=status)).kind for status in ("stopped", "done", "paused")]
    assert kinds == ["stop", "keep", "pause"]


def test_a_duplicate_is_folded_into_the_one_of_which_more_is_known() -> None:
    activities = [activity("NL"), activity("Newsletter", reason=WHY, audience=WHOM)]
    pair = LikelyDuplicate(0, 1, plain("same"))
    verdicts = propose(cases(activities, Line(), TODAY, lambda _t, s: s), merges(activities, [pair]))
    assert (verdicts[0].kind, verdicts[0].merge_with) == ("merge", 1)
    assert verdicts[1].kind == "keep"


def test_a_chain_of_duplicates_ends_at_one() -> None:
    activities = [activity("NL"), activity("Newsletter"), activity("Rundbrief", reason=WHY, audience=WHOM)]
    pairs = [LikelyDuplicate(0, 1, plain("")), LikelyDuplicate(1, 2, plain(""))]
    assert merges(activities, pairs) == {0: 2, 1: 2}


@pytest.mark.parametrize("status", ["idea", "planned", "paused"])
def test_what_runs_is_never_folded_into_what_does_not(status: str) -> None:
    activities = [activity("LinkedIn", status=status, reason=WHY, audience=WHOM), activity("Linkedin")]
    assert merges(activities, [LikelyDuplicate(0, 1, plain(""))]) == {0: 1}


def test_nothing_is_folded_into_something_that_is_over() -> None:
    activities = [activity("NL", status="stopped", reason=WHY), activity("Newsletter")]
    assert merges(activities, [LikelyDuplicate(0, 1, plain(""))]) == {}


@pytest.mark.parametrize(
    ("today", "review"),
    [
        (date(2026, 11, 22), date(2027, 1, 1)),
        (date(2026, 1, 1), date(2026, 4, 1)),
        (date(2026, 9, 30), date(2026, 10, 1)),
        (date(2026, 10, 1), date(2027, 1, 1)),
    ],
)
def test_a_pause_ends_with_the_next_quarter(today: date, review: date) -> None:
    assert next_quarter(today) == review


def test_the_stop_account_sums_what_is_known_and_counts_what_is_not() -> None:
    activities = [
        activity("A", hours_per_month=4.0, money_per_year=euros(1980), nerves=3.0),
        activity("B", money_per_year=Money(euros(500).amount, "CHF")),
        activity("C", hours_per_month=99.0),
    ]
    verdicts = [Verdict(0, "stop", ()), Verdict(1, "stop", ()), Verdict(2, "keep", ())]
    account = stop_account(activities, verdicts)
    assert (account.hours_per_month, account.nerves, account.unknown_hours) == (4.0, 3.0, 1)
    assert account.money_per_year == (euros(1980), Money(euros(500).amount, "CHF"))


@pytest.mark.parametrize("status", ["idea", "planned", "paused", "done", "stopped"])
def test_what_does_not_run_frees_nothing_when_it_stops(status: str) -> None:
    activities = [
        activity("A", hours_per_month=4.0, status="running"),
        activity("B", hours_per_month=9.0, status=status),
    ]
    account = stop_account(activities, [Verdict(0, "stop", ()), Verdict(1, "stop", ())])
    assert account.activities == (0, 1)
    assert (account.hours_per_month, account.unknown_hours, account.unknown_money) == (4.0, 0, 1)


def test_what_runs_and_stops_comes_with_the_steps_to_end_it() -> None:
    activities = [
        activity("Newsletter", type="newsletter", status="running", money_per_year=euros(600)),
        activity("Podcast", status="idea"),
    ]
    account = stop_account(activities, [Verdict(0, "stop", ()), Verdict(1, "stop", ())])
    assert account.steps.keys() == {0}
    assert [text.en.split()[0] for text in account.steps[0]] == ["Fix", "Find", "Say"]


def test_where_nothing_is_paid_there_is_no_contract_to_end() -> None:
    assert NOTICE not in steps_to_stop(activity("LinkedIn", type="social", money_per_year=euros(0)))
    assert NOTICE not in steps_to_stop(activity("LinkedIn", type="social"))


def test_the_days_of_the_steps_are_never_after_the_last_day_nor_before_today() -> None:
    one = activity("Newsletter", type="newsletter", status="running", money_per_year=euros(600))
    soon, later = date(2026, 11, 25), date(2027, 3, 31)

    assert [step.due_on for step in dated_steps(one, later, TODAY)] == [
        date(2026, 11, 29),
        date(2026, 12, 6),
        later,
    ]
    assert {step.due_on for step in dated_steps(one, soon, TODAY)} == {soon}
    assert {step.due_on for step in dated_steps(one, date(2020, 1, 1), TODAY)} == {TODAY}
    assert [step.is_notice for step in dated_steps(one, later, TODAY)] == [False, True, False]
    assert dated_steps(activity(status="idea"), later, TODAY) == ()


def test_what_runs_has_until_the_end_of_next_month_and_an_idea_ends_today() -> None:
    runs, idea = activity(status="running"), activity(status="idea")
    days = [date(2026, 11, 22), date(2026, 12, 31), date(2027, 1, 1)]
    assert [proposed_last_day(runs, day) for day in days] == [
        date(2026, 12, 31),
        date(2027, 1, 31),
        date(2027, 2, 28),
    ]
    assert proposed_last_day(idea, TODAY) is None


def test_every_kind_of_activity_has_a_step_of_its_own() -> None:
    assert OF_ITS_KIND.keys() == SERVES.keys()


def test_every_code_that_can_be_given_has_a_rule_in_words() -> None:
    from klarlinie.method.decisions import sentences

    given = {value for name, value in vars(sentences).items() if name.isupper() and isinstance(value, str)}
    assert given == {rule.code for rule in DECISION_RULES}
