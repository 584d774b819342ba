from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from klarlinie.method.evaluation.assessment import Assessment, Interval
from klarlinie.method.focus.placement import Placement
from klarlinie.method.notices import FIND_OUT_FIRST
from klarlinie.method.plan import TidyPlan
from klarlinie.reports.blocks import Bullets, Card, Paragraph, Picture, Report, Sheet
from klarlinie.reports.limits import most_shown
from klarlinie.reports.numbering import PlanInWords
from klarlinie.reports.plan_report import build_report
from klarlinie.reports.summary import freed_sentence, guessed_core, result_sentence, silent_rows
from klarlinie.reports.words import (
    certainty_in_words,
    cost_in_words,
    cost_per_inquiry_in_words,
    cut,
    inquiries_in_words,
)
from klarlinie.vocabulary.figures import Language
from klarlinie.vocabulary.findings import Finding
from klarlinie.vocabulary.money import euros
from klarlinie.vocabulary.text import plain
from tests.reports.sample import large_plan, nasty_plan, poor_plan, rich_plan

PLANS = [rich_plan, poor_plan, nasty_plan, large_plan]


def blocks_of(report: Report, kind: type) -> list[object]:
    return [block for section in report.sections for block in section.blocks if isinstance(block, kind)]


def words_of(report: Report) -> str:
    said = [report.sentence, report.company, report.promise]
    for section in report.sections:
        said += [section.title, *(repr(block) for block in section.blocks)]
    return "\n".join(said)


@pytest.mark.parametrize("make", PLANS)
@pytest.mark.parametrize("language", ["de", "en"])
def test_every_row_has_as_many_cells_as_its_table_has_columns(
    make: Callable[[], TidyPlan], language: Language
) -> None:
    sheets = blocks_of(build_report(make(), language), Sheet)
    assert sheets
    assert all(len(row) == len(sheet.columns) for sheet in sheets for row in sheet.rows)  # type: ignore[attr-defined]


@pytest.mark.parametrize("language", ["de", "en"])
def test_no_report_says_none_or_leaves_a_gap_for_a_figure(language: Language) -> None:
    for make in PLANS[:2]:
        said = words_of(build_report(make(), language))
        assert "None" not in said.replace("key=None", "")
        assert "{" not in said


def test_the_result_is_one_sentence() -> None:
    plan = rich_plan()
    assert result_sentence(plan, "de") == (
        "Von 24 Aktivitäten bleiben 4 im Fokus; 7 fallen weg und machen 26\u202fStd. im Monat frei."
    )
    assert (
        result_sentence(plan, "en") == "Of 24 activities 4 stay in focus; 7 go and free 26\u202fhrs a month."
    )


def test_one_stop_is_said_in_the_singular() -> None:
    plan = rich_plan()
    one = replace(plan, stop_account=replace(plan.stop_account, activities=(13,), hours_per_month=8.0))
    assert result_sentence(one, "de").endswith("1 fällt weg und macht 8\u202fStd. im Monat frei.")


def test_without_known_hours_the_sentence_claims_none() -> None:
    plan = rich_plan()
    account = replace(plan.stop_account, hours_per_month=0.0, money_per_year=())
    silent = replace(plan, stop_account=account)
    assert result_sentence(silent, "de") == "Von 24 Aktivitäten bleiben 4 im Fokus; 7 fallen weg."
    assert freed_sentence(silent, "de") == "Was das frei macht, ist noch nicht bekannt."


def test_without_a_choice_the_reasons_stand_where_the_core_would() -> None:
    report = build_report(poor_plan(), "de")
    assert report.sentence == "Aus 3 Aktivitäten lässt sich noch kein Fokus wählen."
    assert "Niemand hat Stunden" in repr(report.sections[0])
    assert not blocks_of(report, Card)


def test_currencies_stand_beside_each_other_and_silent_rows_are_counted() -> None:
    plan = rich_plan()
    assert "26.490\u202f€ und 600\u202fCHF im Jahr" in freed_sentence(plan, "de")
    assert silent_rows(plan, "de") == "Eher mehr, denn 2-mal fehlen die Stunden, 1-mal fehlt das Geld."


def test_where_no_stop_names_a_sum_nothing_is_said_to_be_more() -> None:
    plan = rich_plan()
    silent = replace(plan.stop_account, hours_per_month=0.0, money_per_year=())
    assert silent_rows(replace(plan, stop_account=silent), "de") == ""


def test_each_core_activity_has_a_card_with_its_promise() -> None:
    cards = [card for card in blocks_of(build_report(rich_plan(), "de"), Card) if isinstance(card, Card)]
    assert [card.number for card in cards] == ["1", "2", "3", "4"]
    facts = dict(cards[1].facts)
    assert cards[1].owner == "Jonas Albrecht"
    assert facts["Faires Urteil ab"] == "31.05.2027"
    assert facts["Gemessen an"] == "Anfragen über das Formular im Monat"
    assert facts["Erwartet"] == "24 Anfragen im Jahr"
    assert facts["Erster Schritt"].startswith("Bis ")
    assert facts["Heute"].endswith("das ist halbherzig")
    assert dict(cards[0].facts)["Faires Urteil ab"] == "nicht bekannt"


def test_numbers_run_through_the_lanes_and_are_the_same_everywhere() -> None:
    told = PlanInWords(rich_plan(), "de")
    assert list(told.numbers.values()) == list(range(1, 25))
    lanes = [told.lane_of[index] for index in told.numbers]
    assert lanes == sorted(lanes, key=["must", "should", "could", "not_now"].index)


def test_an_activity_without_a_place_still_has_a_number() -> None:
    plan = rich_plan()
    told = PlanInWords(replace(plan, placements=plan.placements[:20]), "de")
    assert len(told.numbers) == 24
    assert told.lane_of[23] == "not_now"


def assessed(**changes: object) -> Assessment:
    usual = Assessment(
        0,
        euros(1200),
        False,
        Interval(11.2, 5.14, 20.3),
        Interval(107.0, 59.4, None),
        9.0,
        2.0,
        True,
        2,
        False,
        1.0,
    )
    return replace(usual, **changes)  # type: ignore[arg-type]


def test_intervals_stand_with_the_figure_and_an_open_end_is_said() -> None:
    assert inquiries_in_words(assessed(), "counted", "de") == "11\n(5,1–20), gezählt"
    assert cost_per_inquiry_in_words(assessed(), "de") == "107\u202f€\n(59 oder mehr)"
    assert cost_per_inquiry_in_words(assessed(), "en") == "€107\n(59 or more)"


def test_what_nobody_knows_is_said_as_unknown_and_not_as_a_usual_value() -> None:
    unknown = assessed(effect_is_known=False)
    assert inquiries_in_words(unknown, "unknown", "de") == "nicht bekannt"
    assert cost_per_inquiry_in_words(unknown, "de") == "nicht bekannt"
    assert cost_in_words(assessed(yearly_cost=None), "en") == "not known"


def test_a_partial_cost_is_a_lower_bound() -> None:
    assert cost_in_words(assessed(cost_is_partial=True), "de") == "mind. 1.200\u202f€"


@pytest.mark.parametrize(
    ("certainty", "break_even", "said"),
    [
        (0.97, 3.0, "sehr sicher (97\u202f%)"),
        (0.8, 3.0, "ziemlich sicher (80\u202f%)"),
        (0.5, 3.0, "knapp, noch offen (50\u202f%)"),
        (1.0, 0.0, "es ist Platz dafür"),  # nothing competes: that is no knowledge about the activity
        (None, None, "steht fest"),
    ],
)
def test_certainty_is_said_in_words_and_percent(
    certainty: float | None, break_even: float | None, said: str
) -> None:
    place = Placement(0, "must", "Jana", 2.0, break_even, certainty, 0.0)
    assert certainty_in_words(place, "de") == said


def test_a_core_that_nobody_has_figures_for_is_called_a_start() -> None:
    plan = rich_plan()
    assert guessed_core(plan) is None
    unknown = tuple(replace(one, effect_is_known=False) for one in plan.assessments)
    doubt = guessed_core(replace(plan, assessments=unknown))
    assert doubt is not None
    assert "als Anfang" in doubt.say("de")


def test_what_the_cards_and_section_6_say_is_not_said_again_as_a_finding() -> None:
    plan = rich_plan()
    known = Finding(FIND_OUT_FIRST, "hint", "x", plain("nur einmal"), plain("fragt"))
    report = build_report(replace(plan, findings=(known, *plan.findings)), "de")
    sheets = [block for block in blocks_of(report, Sheet) if isinstance(block, Sheet)]
    assert sheets
    assert all("nur einmal" not in cell for sheet in sheets for row in sheet.rows for cell in row)


def test_a_finding_with_a_hundred_facts_names_the_first_and_counts_the_rest() -> None:
    facts = tuple(plain(f"Fakt {n}: 300 CHF") for n in range(100))
    long = Finding("FOC205", "warning", "x", plain("Beträge in CHF."), plain("fragt"), evidence=facts)
    report = build_report(replace(rich_plan(), findings=(long,)), "de")
    said = words_of(report)
    assert "Fakt 7: 300 CHF; 92 weitere im Excel-Plan)" in said
    assert "Fakt 8:" not in said


def test_one_row_more_is_shown_instead_of_counted() -> None:
    assert [most_shown(count, 40) for count in (3, 40, 41, 42)] == [3, 40, 41, 40]


def test_without_a_focus_the_report_says_what_helps() -> None:
    acts = build_report(poor_plan(), "de").sections[0].blocks[-1]
    assert isinstance(acts, Bullets)
    assert "startet noch einmal" in acts.items[0]


def test_a_cut_text_is_never_longer_than_asked_and_ends_with_an_ellipsis() -> None:
    assert cut("kurz", 10) == "kurz"
    assert cut("Messe, und noch viel mehr", 8) == "Messe…"
    assert cut("zwei\nZeilen", 20) == "zwei Zeilen"


def test_a_picture_of_nothing_is_not_drawn() -> None:
    section = build_report(poor_plan(), "de").sections[2]
    assert {type(block) for block in section.blocks} == {Paragraph}


def test_a_large_plan_says_how_much_the_picture_leaves_out() -> None:
    section = build_report(large_plan(), "de").sections[2]
    points, said, picture = section.blocks
    assert isinstance(points, Paragraph)
    assert "höchstens 100" in points.text
    assert isinstance(said, Paragraph)
    assert "36 von 300" in said.text
    assert isinstance(picture, Picture)
    assert picture.key is not None
    assert len(picture.key.rows) == 36


def test_all_activities_are_in_the_table_of_all() -> None:
    section = build_report(large_plan(), "de").sections[6]
    sheet = section.blocks[-1]
    assert isinstance(sheet, Sheet)
    assert len(sheet.rows) == 300


def test_open_questions_name_their_place() -> None:
    said = words_of(build_report(rich_plan(), "de"))
    assert "Blatt Übersicht, Zeile 14, Spalte Aufwand: „viel, aber unregelmäßig“ ist keine Zahl." in said
    assert "„Instagram“ und „Insta Stories“ sind vielleicht dasselbe." in said


def test_what_was_assumed_while_reading_stands_with_the_assumptions_and_not_with_the_questions() -> None:
    report = build_report(rich_plan(), "de")
    assumed = "Blatt Übersicht, Zeile 12, Spalte Aufwand: Ein Tag zählt als 8 Stunden."
    assert assumed in repr(report.sections[9])
    assert assumed not in repr(report.sections[7])


def test_every_assumption_is_listed_once_with_the_hourly_rate() -> None:
    plan = rich_plan()
    twice = replace(plan, assumptions=plan.assumptions * 2)
    said = repr(build_report(twice, "de").sections[9])
    assert said.count("Die Menschen haben ihre Stunden jede Woche.") == 1
    assert "Eine eigene Stunde ist mit 50\\u202f€ gerechnet." in said
    assert "Bei 22 von 24 Aktivitäten ist die Dosis angenommen" in said
