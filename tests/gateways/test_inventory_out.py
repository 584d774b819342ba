from __future__ import annotations

import csv
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO, StringIO
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from klarlinie.gateways.inventory_out import excel_changes, write_inventory_csv, write_inventory_xlsx
from klarlinie.gateways.kinds import read_content
from klarlinie.gateways.reading import read_files
from klarlinie.method.inventory.activity import Activity, ActivityType, EffectSource, Source, Status
from klarlinie.method.inventory.amount_tokens import CURRENCIES
from klarlinie.method.inventory.own_headers import OWN_HEADERS
from klarlinie.method.inventory.read_tables import read_tables
from klarlinie.method.inventory.reading import InventoryReading
from klarlinie.vocabulary.figures import Language
from klarlinie.vocabulary.money import Money, euros

TODAY = date(2026, 11, 22)
NOWHERE = Source("")
EXAMPLE = Path(__file__).parents[2] / "examples" / "hallstein-marketing.xlsx"
Write = Callable[[Sequence[Activity], Language], bytes]
WRITERS: dict[str, Write] = {"xlsx": write_inventory_xlsx, "csv": write_inventory_csv}

NASTY = (
    "=1+1", '=HYPERLINK("http://x")', "+49 30 1234", "-5", "- Punkt\n- noch einer", "@SUM(A1)", "\tTab", "＝1",
    "a;b;c", "a;b;c\nd;e;f\ng", "a,b", 'er sagt "nein"', '"', "'", "''", "'s Wirtshaus", "„Wiegen“ – “weigh”",
    "1.200", "1,200", "007", "3/5", "03.08.2026", "2026-08-03", "12. März", "Mai 2026", "1e5", "10:30", "50 %", "WAHR",
    " vorn", "hinten ", "\xa0", "  ", "zwei  Blanks", "Zeile\nZeile", "Ende\n", "😀 Emoji 🏳️‍🌈", "x" * 5000,
    "noch nicht gefragt", "not asked yet",
    "Summe", "Summe 2026", "Gesamt", "davon Anzeigen", "Maßnahme", "Aktivität", "Activity", "Versprechen", "Ideen",
    "ERLEDIGT", "Online:", "unbekannt", "?", "-", "k.A.", "nichts", "alle", "Jana und Tom", "Jana, wenn Zeit ist",
    "<table><tr>", "<b>", "sep=;", "BEGIN:VCALENDAR", "_x0041_", "\\", "a\\;b", "Plan ID", "{words}", "\x0b", "\u2028",
)  # fmt: skip
NASTY_NAMES = (
    *(header for own in OWN_HEADERS for header in (own.de, own.en)),
    "Warum (Notiz)", "Warum (note)", "Typ (Notiz) (Notiz)", "Budget (Notiz)", "Task ID", "Name", "Section/Column",
    "Strasse", "Versprechen", "Stunden", "Spalte C", "#", "Kommentar zu Wer", *NASTY,
)  # fmt: skip


def read(content: bytes, name: str) -> InventoryReading:
    done = read_content(name, content)
    return read_tables(done.tables, TODAY, done.problems)


def back(activities: Sequence[Activity], kind: str, language: Language) -> list[Activity]:
    reading = read(WRITERS[kind](activities, language), f"liste.{kind}")
    return [as_compared(activity) for activity in reading.activities]


def as_compared(activity: Activity) -> Activity:
    asked = {
        "asked_reason": activity.asked_reason and not activity.reason,  # an answer says it was asked
        "asked_audience": activity.asked_audience and not activity.audience,
    }
    return replace(activity, source=NOWHERE, type_certain=True, **asked)


signs = st.text(
    st.sampled_from("=+-@;,.\"'„“ \n\t0123456789/abcÄß:|\\😀\xa0")
    | st.characters(codec="utf-8", exclude_characters="\0\r\ufffe\uffff"),
    min_size=1,
    max_size=40,
)
texts = st.one_of(st.sampled_from(NASTY), signs)
levels = st.none() | st.floats(0, 4).map(lambda value: round(value, 3))
counts = st.none() | st.floats(0, 900).map(lambda value: round(value, 3)) | st.integers(0, 999).map(float)
hours = (
    st.none()
    | st.floats(0, 900).map(lambda value: round(value, 6))
    | st.sampled_from([4.15, 4.3, 1.125, 1 / 4])
)
amounts = st.one_of(
    st.none(),
    st.builds(
        Money,
        st.integers(0, 10**9).map(lambda cents: Decimal(cents) / 100),
        st.sampled_from(["EUR", "EUR", "EUR", *CURRENCIES]),
    ),
)
days = st.none() | st.dates(date(1990, 1, 1), date(2100, 12, 31))
activities = st.builds(
    Activity,
    title=texts,
    source=st.just(NOWHERE),
    type=st.sampled_from(get_args(ActivityType)),
    type_certain=st.just(True),
    hours_per_month=hours,
    money_per_year=amounts,
    nerves=levels,
    effort_level=levels,
    effect_level=levels,
    inquiries_per_year=counts,
    leads_per_year=counts,
    customers_per_year=counts,
    revenue_per_year=amounts,
    sales_support=levels,
    effect_source=st.sampled_from(get_args(EffectSource)),
    reason=st.none() | texts,
    audience=st.none() | texts,
    owners=st.lists(texts, max_size=3).map(tuple),
    status=st.none() | st.sampled_from(get_args(Status)),
    start_on=days,
    due_on=days,
    group=st.none() | texts,
    dose_per_week=st.none() | st.floats(0, 200).map(lambda value: round(value, 6)),
    needs=st.lists(texts, max_size=3).map(tuple),
    notes=st.dictionaries(st.sampled_from(NASTY_NAMES) | signs, texts, max_size=4),
)


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("kind", ["xlsx", "csv"])
@settings(max_examples=80)
@given(listed=st.lists(activities, min_size=1, max_size=6))
def test_whatever_a_list_holds_comes_back(kind: str, language: Language, listed: list[Activity]) -> None:
    assert back(listed, kind, language) == listed


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("kind", ["xlsx", "csv"])
@pytest.mark.parametrize("nasty", NASTY)
def test_a_nasty_text_comes_back_in_every_field(nasty: str, kind: str, language: Language) -> None:
    notes = {nasty: nasty, "Bemerkung": nasty}
    full = Activity(nasty, NOWHERE, type_certain=True, reason=nasty, audience=nasty, group=nasty, notes=notes)
    full = replace(full, owners=(nasty, "Jana"), needs=(nasty,))
    bare = Activity(nasty, NOWHERE, type_certain=True)
    listed = [
        full,
        bare,
        bare,
        replace(bare, notes={"Stunden im Monat": nasty, "Why": nasty, "Stand": nasty}),
    ]
    assert back(listed, kind, language) == listed


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_the_example_list_read_written_and_read_is_the_same(
    kind: str, language: Language, tmp_path: Path
) -> None:
    done = read_files([EXAMPLE])
    first = read_tables(done.tables, TODAY, done.problems)
    file = tmp_path / f"liste.{kind}"
    file.write_bytes(WRITERS[kind](first.activities, language))
    again = read_files([file])
    second = read_tables(again.tables, TODAY, again.problems)
    assert len(first.activities) > 20
    assert list(map(as_compared, second.activities)) == list(map(as_compared, first.activities))
    assert all(activity.type_certain for activity in second.activities)
    assert [problem for problem in second.problems if problem.code.startswith("INV0")] == []


def rows_of(listed: Sequence[Activity], language: Language) -> list[list[str]]:
    text = write_inventory_csv(listed, language).decode("utf-8-sig")
    return list(csv.reader(StringIO(text, newline=""), delimiter=";" if language == "de" else ","))


def one(**known: object) -> Activity:
    return replace(Activity("Messe", NOWHERE, type_certain=True), **known)  # type: ignore[arg-type]


@pytest.mark.parametrize("text", [text for text in NASTY if text[0] in "=+-@\t＝"])
@pytest.mark.parametrize("language", ["de", "en"])
def test_no_cell_of_the_text_file_begins_with_a_sign_that_runs_something(
    text: str, language: Language
) -> None:
    notes = {text: text, "Bemerkung": text, "Stunden im Monat": text, "Hours a month": text}
    listed = [
        one(
            title=text,
            reason=text,
            audience=text,
            owners=(text,),
            group=text,
            needs=(text, text),
            notes=notes,
        )
    ]
    assert not [
        cell for row in rows_of(listed, language) for cell in row if cell[:1] in tuple("=+-@\t\r＝＋－＠")
    ]


def test_no_cell_of_the_workbook_is_a_formula_or_a_link() -> None:
    listed = [one(title=text, reason=text, notes={text: text}) for text in NASTY]
    with zipfile.ZipFile(BytesIO(write_inventory_xlsx(listed, "de"))) as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert "<hyperlink" not in sheet


@pytest.mark.parametrize(
    "text",
    [
        "1.200",
        "007",
        "3/5",
        "03.08.2026",
        "2026-08-03",
        "Mai 2026",
        "12. März",
        "1e5",
        "10:30",
        "50 %",
        "wahr",
    ],
)
def test_what_excel_would_turn_into_a_number_or_a_day_stays_a_text(text: str) -> None:
    assert excel_changes(text)
    assert rows_of([one(title=text)], "de")[1][0] == f"'{text}"


@pytest.mark.parametrize(
    "text", ["Messe 2026", "4711", "Mai", "3 Messen", "Q3 2026", "LinkedIn (4 h/Woche)", "24/7-Hotline"]
)
def test_plain_words_and_whole_numbers_carry_no_apostrophe(text: str) -> None:
    assert rows_of([one(title=text)], "de")[1][0] == text


def test_the_german_file_speaks_the_german_excel_and_the_english_the_english() -> None:
    messe = one(hours_per_month=7.125, money_per_year=euros("1200.50"), start_on=date(2026, 8, 3))
    german = dict(zip(*rows_of([messe], "de"), strict=True))
    english = dict(zip(*rows_of([messe], "en"), strict=True))
    assert write_inventory_csv([messe], "de").startswith(b"\xef\xbb\xbfAktivit\xc3\xa4t;Typ;")
    assert (german["Stunden im Monat"], german["Euro im Jahr"], german["Beginn"]) == (
        "7,125",
        "1200,5",
        "03.08.2026",
    )
    assert (english["Hours a month"], english["Euros a year"], english["Start"]) == (
        "7.125",
        "1200.5",
        "2026-08-03",
    )


def test_several_currencies_are_written_beside_the_figures() -> None:
    listed = [one(money_per_year=Money(Decimal(300), "CHF")), one(money_per_year=euros(20))]
    assert [row[3] for row in rows_of(listed, "de")] == ["Geld im Jahr", "300 CHF", "20 €"]
    assert [row[3] for row in rows_of(listed, "en")] == ["Money a year", "300 CHF", "20 EUR"]


def test_a_workbook_too_large_for_its_formats_to_be_seen_keeps_its_currencies() -> None:
    listed = [one(title=f"Messe {n}", money_per_year=Money(Decimal(n), "CHF")) for n in range(1200)]
    assert back(listed, "xlsx", "de") == listed


def test_the_workbook_shows_figures_as_figures_days_as_days_and_unknown_as_empty() -> None:
    listed = [one(money_per_year=euros(2400), start_on=date(2026, 8, 3))]
    sheet = load_workbook(BytesIO(write_inventory_xlsx(listed, "de")))["Aktivitäten"]
    shown = {name.value: cell for name, cell in zip(sheet[1], sheet[2], strict=True)}
    assert (shown["Euro im Jahr"].value, shown["Euro im Jahr"].number_format) == (2400, '#,##0 "€"')
    assert shown["Beginn"].number_format == "dd.mm.yyyy"
    assert shown["Stunden im Monat"].value is None


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_line_breaks_of_windows_come_back_as_plain_ones(kind: str) -> None:
    assert back([one(reason="eins\r\nzwei\rdrei")], kind, "de") == [one(reason="eins\nzwei\ndrei")]


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_a_list_without_activities_is_a_header(kind: str) -> None:
    assert back([], kind, "de") == []


def test_what_people_change_in_the_file_is_understood_as_in_any_list() -> None:
    header, *rows = rows_of([one(), one(), one()], "de")
    at = {name: column for column, name in enumerate(header)}
    typed = {
        "Stunden im Monat": "4 h/Woche",
        "Euro im Jahr": "ca. 1.200 €",
        "Nerven (0–4)": "hoch",
        "Wer": "Jana und Tom",
    }
    for name, words in typed.items():
        rows[0][at[name]] = words
    rows[1][at["Stunden im Monat"]] = "mal so"
    total = ["Summe", *[""] * (len(header) - 1)]
    total[at["Stunden im Monat"]] = "17,3"
    text = StringIO(newline="")
    csv.writer(text, delimiter=";").writerows([header, *rows, total])
    first, second, third = read(text.getvalue().encode(), "liste.csv").activities
    assert (first.hours_per_month, first.money_per_year) == (pytest.approx(17.33, abs=0.01), euros(1200))
    assert (first.nerves, first.owners) == (3.0, ("Jana", "Tom"))
    assert (second.hours_per_month, second.notes) == (None, {"Stunden im Monat": "mal so"})
    assert third == replace(one(), source=third.source)


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_what_we_have_written_ourselves_is_not_asked_about(kind: str) -> None:
    messe = one(
        owners=("Jana", "Tom"), hours_per_month=4.0, revenue_per_year=euros(2000), due_on=date(2026, 8, 3)
    )
    assert read(WRITERS[kind]([messe], "de"), f"liste.{kind}").problems == ()


def test_a_title_that_somebody_puts_above_the_header_changes_nothing() -> None:
    text = write_inventory_csv([one(reason="Bestandskunden", owners=("Jana",))], "de").decode("utf-8-sig")
    width = text.splitlines()[0].count(";")
    titled = f"Unsere Liste{';' * width}\r\n{text}"
    assert [activity.title for activity in read(titled.encode(), "liste.csv").activities] == ["Messe"]


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_who_was_never_asked_why_does_not_come_back_as_silent(kind: str, language: Language) -> None:
    listed = [
        one(asked_reason=True, asked_audience=True),
        one(asked_audience=True),
        one(reason="Neue Kunden", audience="Molkereien"),
        one(),
    ]
    assert back(listed, kind, language) == listed


def test_the_longest_text_that_excel_can_hold_comes_back_whole() -> None:
    listed = [one(reason="ä" * 32_767, notes={"Bemerkung": "😀" * 16_000})]
    assert back(listed, "xlsx", "de") == listed
