from __future__ import annotations

import zipfile
from collections.abc import Callable, Sequence
from dataclasses import fields, replace
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from klarlinie.gateways.plan_xlsx import OURS, SHEETS, plan_workbook
from klarlinie.gateways.reading import read_files
from klarlinie.method.inventory.activity import Activity, Source
from klarlinie.method.inventory.read_sheet import SheetResult, read_sheet
from klarlinie.method.inventory.types import guess
from klarlinie.method.plan import TidyPlan
from klarlinie.reports.brand import Brand, Logo
from klarlinie.vocabulary.figures import Language
from klarlinie.vocabulary.money import Money, euros
from tests.gateways.pictures import png
from tests.reports.sample import TODAY, large_plan, nasty_plan, poor_plan, rich_plan

NOWHERE = Source("")


def with_activities(plan: TidyPlan, activities: Sequence[Activity]) -> TidyPlan:
    return replace(plan, reading=replace(plan.reading, activities=tuple(activities)))


def sheets_read(plan: TidyPlan, folder: Path, language: Language = "de") -> dict[str, SheetResult]:
    """What our own reader makes of the workbook, sheet by sheet."""
    file = folder / "plan.xlsx"
    file.write_bytes(plan_workbook(plan, language))
    return {table.sheet or "": read_sheet(table, TODAY) for table in read_files([file]).tables}


def activities_read(plan: TidyPlan, folder: Path, language: Language = "de") -> list[Activity]:
    """The activities of all sheets but those that are our answer."""
    sheets = sheets_read(plan, folder, language)
    read = [
        activity
        for name, result in sheets.items()
        if not name.startswith(OURS)
        for activity in result.activities
    ]
    return [replace(activity, source=NOWHERE) for activity in read]


def opened(plan: TidyPlan, language: Language = "de") -> Workbook:
    return load_workbook(BytesIO(plan_workbook(plan, language)))


def as_read(activity: Activity) -> Activity:
    """The activity as a reader would have understood its title, where the type is only a guess."""
    kind, certain, _ = guess(activity.title)
    typed = activity if activity.type_certain else replace(activity, type=kind, type_certain=certain)
    return replace(typed, source=NOWHERE)


def everything_known() -> Activity:
    """An activity with a value in every field."""
    return Activity(
        title="Hausmesse im Herbst",
        source=NOWHERE,
        type="event",
        type_certain=True,
        hours_per_month=7.25,
        money_per_year=euros("1234.56"),
        nerves=3.0,
        effort_level=4.0,
        effect_level=2.0,
        inquiries_per_year=12.0,
        leads_per_year=5.0,
        customers_per_year=2.5,
        revenue_per_year=euros(80000),
        sales_support=1.0,
        effect_source="counted",
        reason="Bestandskunden wiedersehen; sie empfehlen uns",
        audience="Lebensmittelhersteller",
        asked_reason=True,
        asked_audience=True,
        owners=("Sabine Kern", "Jonas Albrecht"),
        status="planned",
        start_on=date(2026, 1, 15),
        due_on=date(2027, 9, 30),
        group="Veranstaltungen",
        dose_per_week=1.75,
        needs=("Website mit Anfrageformular", "Newsletter"),
        notes={"Bemerkung": "Halle ist reserviert", "Agentur-Nr.": "4711"},
    )


def test_the_known_activity_really_has_a_value_in_every_field() -> None:
    empty = Activity("", NOWHERE)
    known = everything_known()
    assert [f.name for f in fields(known) if getattr(known, f.name) == getattr(empty, f.name)] == ["source"]


@pytest.mark.parametrize("language", ["de", "en"])
def test_an_activity_with_every_field_comes_back_equal(tmp_path: Path, language: Language) -> None:
    plan = with_activities(rich_plan(), [everything_known()])
    assert activities_read(_only_first(plan), tmp_path, language) == [everything_known()]


def _only_first(plan: TidyPlan) -> TidyPlan:
    """Without what refers to the other activities."""
    return replace(
        plan,
        assessments=plan.assessments[:1],
        verdicts=plan.verdicts[:1],
        placements=plan.placements[:1],
        commitments=plan.commitments[:1],
        stop_account=replace(plan.stop_account, activities=()),
        reading=replace(plan.reading, duplicates=()),
    )


@pytest.mark.parametrize("make", [rich_plan, poor_plan, large_plan])
@pytest.mark.parametrize("language", ["de", "en"])
def test_all_activities_come_back_equal_apart_from_their_source(
    make: Callable[[], TidyPlan], tmp_path: Path, language: Language
) -> None:
    plan = make()
    assert activities_read(plan, tmp_path, language) == [as_read(activity) for activity in plan.activities]


def test_nasty_titles_and_reasons_come_back_word_for_word(tmp_path: Path) -> None:
    plan = nasty_plan()
    read = activities_read(plan, tmp_path)
    assert [activity.title for activity in read[:15]] == [activity.title for activity in plan.activities[:15]]
    assert {activity.reason for activity in read} == {activity.reason for activity in plan.activities}


@pytest.mark.parametrize("status", ["idea", "planned", "running", "paused", "done", "stopped", None])
@pytest.mark.parametrize("language", ["de", "en"])
def test_every_status_comes_back(status: str | None, tmp_path: Path, language: Language) -> None:
    plan = rich_plan()
    changed = with_activities(plan, [replace(activity, status=status) for activity in plan.activities])
    assert {activity.status for activity in activities_read(changed, tmp_path, language)} == {status}


@pytest.mark.parametrize(
    "amount", [Money(Decimal(600), "CHF"), Money(Decimal("1117100"), "USD"), Money(Decimal("0"), "EUR")]
)
def test_money_keeps_its_currency(amount: Money, tmp_path: Path) -> None:
    plan = rich_plan()
    changed = with_activities(
        plan, [replace(plan.activities[0], money_per_year=amount), *plan.activities[1:]]
    )
    read = activities_read(changed, tmp_path)
    assert read[0].money_per_year == amount
    assert read[1].money_per_year == euros(0)


def test_a_list_that_never_asked_why_does_not_look_silent_when_it_comes_back(tmp_path: Path) -> None:
    read = activities_read(poor_plan(), tmp_path)
    assert not any(activity.asked_reason or activity.asked_audience for activity in read)


@pytest.mark.parametrize("language", ["de", "en"])
def test_rows_of_lists_that_asked_and_rows_of_lists_that_did_not_stay_apart(
    tmp_path: Path, language: Language
) -> None:
    plan = rich_plan()
    asked = [replace(activity, asked_reason=i % 3 != 1, reason=None, asked_audience=i % 2 == 0, audience=None)
             for i, activity in enumerate(plan.activities)]  # fmt: skip
    read = activities_read(with_activities(plan, asked), tmp_path, language)
    assert sorted(read, key=lambda one: one.title) == sorted(map(as_read, asked), key=lambda one: one.title)


def test_a_note_named_like_a_column_of_ours_is_not_lost(tmp_path: Path) -> None:
    plan = rich_plan()
    first = replace(plan.activities[0], notes={"Warum": "laut Geschäftsleitung"})
    read = activities_read(with_activities(plan, [first, *plan.activities[1:]]), tmp_path)
    assert (read[0].reason, read[0].notes) == (first.reason, first.notes)


def test_words_in_the_place_of_a_figure_come_back_as_the_same_note(tmp_path: Path) -> None:
    plan = rich_plan()
    silent = replace(plan.activities[5], notes={"Stunden im Monat": "mal so, mal so"})
    read = activities_read(
        with_activities(plan, [*plan.activities[:5], silent, *plan.activities[6:]]), tmp_path
    )
    assert read[5].hours_per_month is None
    assert read[5].notes == {"Stunden im Monat": "mal so, mal so"}


def test_line_and_team_can_be_read_again(tmp_path: Path) -> None:
    read = sheets_read(rich_plan(), tmp_path)
    line, team = read["Linie"].line_rows, read["Team"].people_rows
    assert line["promise"] == "Eure Waage wiegt richtig, und der Eichtermin ist unsere Sorge, nicht eure."
    assert [audience["name"] for audience in line["audiences"]] == [
        audience.name for audience in rich_plan().line.audiences
    ]
    assert line["audiences"][0]["scores"] == {"revenue": 4.0, "repeat": 3.0}
    assert (line["main_task"], line["side_tasks"]) == (
        ["Anfragen gewinnen: 60 bis 2027-12-31"],
        ["den Vertrieb unterstützen"],
    )
    assert [(person["name"], person["hours"]) for person in team][:2] == [
        ("Sabine Kern", 6.0),
        ("Jonas Albrecht", 4.0),
    ]


@pytest.mark.parametrize("language", ["de", "en"])
def test_what_is_our_answer_is_named_so_that_a_reader_can_leave_it_out(language: Language) -> None:
    names = opened(rich_plan(), language).sheetnames
    assert names == [name.say(language) for name in SHEETS.values()]
    assert [name.startswith(f"{OURS} ") for name in names] == [True, False, True, False, False, True]


@pytest.mark.parametrize(
    "evil", ["=1+1", "+49 30 1234", "-5", "@SUM(A1)", '=HYPERLINK("x")', "{=1}", "https://example.org", "007"]
)
def test_text_stays_text_and_never_becomes_a_formula_a_link_or_a_number(evil: str) -> None:
    plan = rich_plan()
    first = replace(plan.activities[0], title=evil, reason=evil, notes={"Bemerkung": evil, evil: evil})
    content = plan_workbook(with_activities(plan, [first, *plan.activities[1:]]), "de")
    with zipfile.ZipFile(BytesIO(content)) as parts:
        sheets = [
            parts.read(name).decode() for name in parts.namelist() if name.startswith("xl/worksheets/sheet")
        ]
    assert not any("<f>" in sheet or "<hyperlink" in sheet for sheet in sheets)
    book = load_workbook(BytesIO(content))
    assert book["Aktivitäten"]["A2"].value == evil
    assert book["Aktivitäten"]["A2"].data_type == "s"


def test_days_are_days_figures_are_figures_and_the_header_stays_in_sight() -> None:
    sheet = opened(rich_plan())["Aktivitäten"]
    column = {cell.value: cell.column_letter for cell in sheet[1]}
    fair = sheet[f"{column['Fällig']}10"]
    assert fair.value.date() == date(2027, 3, 23)  # type: ignore[union-attr]
    assert fair.number_format == "dd.mm.yyyy"
    paid = sheet[f"{column['Euro im Jahr']}2"]
    assert (paid.value, paid.number_format) == (2400, '#,##0 "€"')
    assert sheet[f"{column['Stunden im Monat']}7"].value is None  # unknown is empty, not 0
    assert (sheet.freeze_panes, sheet.auto_filter.ref is not None) == ("B2", True)
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")


def test_the_core_is_on_the_first_sheet_with_owner_hours_and_first_step() -> None:
    rows = list(opened(rich_plan())[f"{OURS} Plan"].iter_rows(values_only=True))
    assert rows[1][:4] == (1, "Website mit Anfrageformular", "Sabine Kern", 2)
    assert rows[2][7].date() == date(2026, 12, 1)  # type: ignore[union-attr]
    assert any("Von 24 Aktivitäten bleiben 4 im Fokus" in str(row[1]) for row in rows)


def test_the_decisions_carry_codes_and_figures_of_every_activity() -> None:
    rows = list(opened(rich_plan())[f"{OURS} Entscheidungen"].iter_rows(values_only=True))
    assert len(rows) == 25
    by_title = {row[1]: dict(zip(rows[0], row, strict=True)) for row in rows[1:]}
    instagram = by_title["Instagram"]
    assert (instagram["Vorschlag"], instagram["Regeln"], instagram["Platz"]) == (
        "streichen",
        "DEC101",
        "Nicht jetzt",
    )
    assert by_title["Website mit Anfrageformular"]["Sicherheit"] == 0.97
    assert by_title["Neues CRM einführen"]["Kosten im Jahr"] is None


def test_findings_and_open_questions_are_all_there() -> None:
    rows = list(opened(large_plan())[f"{OURS} Befunde"].iter_rows(values_only=True))
    assert len([row for row in rows if row[4]]) == 1 + len(large_plan().findings)
    assert any(row[0] == "offene Frage" and "keine Zahl" in str(row[2]) for row in rows)


def test_a_plan_without_anything_still_gives_a_workbook() -> None:
    assert len(opened(poor_plan(), "en").sheetnames) == len(SHEETS)


def test_the_workbook_wears_the_colour_and_the_logo_of_the_company(tmp_path: Path) -> None:
    brand = Brand("#8a1f4b", Logo(png(400, 200), "png", "Hallstein"))
    file = tmp_path / "plan.xlsx"
    file.write_bytes(plan_workbook(rich_plan(), "de", brand=brand))
    book = load_workbook(file)
    assert {sheet["A1"].font.color.rgb for sheet in book.worksheets} == {"FF8A1F4B"}
    (picture,) = book.worksheets[0]._images
    assert (picture.width, picture.height) == (400, 200)
    assert picture.anchor._from.col > book.worksheets[0].max_column - 1
    plain = load_workbook(BytesIO(plan_workbook(rich_plan(), "de")))
    assert not plain.worksheets[0]._images
    assert plain.worksheets[0]["A1"].font.color.rgb == "FF006070"
