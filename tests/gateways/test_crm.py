"""Exports of CRMs as they are become inquiries; no name is kept."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from klarlinie.analysis.origin.channels import OriginRules, WordRule
from klarlinie.analysis.origin.reading.inquiries import InquiryReading, Told
from klarlinie.gateways.crm import read_inquiries
from tests.architecture.project import ROOT

TODAY = date(2026, 11, 29)
SECRET = b"the company's own"


def read(path: Path, **more: object) -> InquiryReading:
    return read_inquiries(path, today=TODAY, secret=SECRET, **more)  # type: ignore[arg-type]


def written(tmp_path: Path, *lines: str, name: str = "export.csv") -> Path:
    path = tmp_path / name
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_a_hubspot_export_with_german_answers_is_read_and_what_is_left_out_is_named() -> None:
    reading = read(ROOT / "examples" / "hallstein-hubspot-export.csv")
    assert (reading.rows, len(reading.inquiries), len(reading.problems)) == (48, 45, 4)
    assert [(p.code, p.line) for p in reading.problems] == [
        ("ORI205", 22), ("ORI203", 26), ("ORI206", 33), ("ORI209", 49),
    ]  # fmt: skip
    first = reading.inquiries[0]
    assert (first.on, first.asked, first.won) == (date(2025, 9, 22), "search", True)
    assert first.value is not None
    assert first.value.amount == Decimal(3100)
    assert {one.value.currency for one in reading.inquiries if one.value} == {"EUR", "CHF"}
    assert len(reading.journeys) == 45


def test_a_pipedrive_workbook_keeps_currencies_apart() -> None:
    reading = read(ROOT / "examples" / "hallstein-pipedrive-deals.xlsx")
    assert len(reading.inquiries) == 22
    assert reading.problems == ()
    assert [one.value.currency for one in reading.inquiries if one.value].count("CHF") == 1
    assert {touch.known for one in reading.inquiries for touch in one.touches} == {"assumed"}


def test_no_name_and_no_address_is_left_in_what_comes_out() -> None:
    for file in ("hallstein-hubspot-export.csv", "hallstein-pipedrive-deals.xlsx"):
        said = repr(read(ROOT / "examples" / file))
        assert not [word for word in ("@", "Petra", "Dornfeld,", "Hydraulik", "Brandl") if word in said]


def test_the_same_person_has_the_same_mark_under_one_secret_and_another_under_another(tmp_path: Path) -> None:
    path = written(
        tmp_path, "Anfragedatum;E-Mail;Quelle", "3.2.2026;A@b.example;Messe", "4.2.2026;a@B.example ;Messe"
    )
    one, other = read(path).inquiries
    assert one.marks == other.marks
    assert read_inquiries(path, today=TODAY, secret=b"another").inquiries[0].marks != one.marks


def test_one_day_above_twelve_decides_for_the_whole_column(tmp_path: Path) -> None:
    american = written(tmp_path, "Created Date,Lead Source", "03/04/2026,Web", "03/25/2026,Web")
    assert [one.on for one in read(american).inquiries] == [date(2026, 3, 4), date(2026, 3, 25)]
    german = written(tmp_path, "Created Date,Lead Source", "03/04/2026,Web", "25/03/2026,Web", name="d.csv")
    assert [one.on for one in read(german).inquiries] == [date(2026, 4, 3), date(2026, 3, 25)]


def test_where_the_column_does_not_tell_it_is_asked_and_what_people_say_counts(tmp_path: Path) -> None:
    path = written(tmp_path, "Created Date,Lead Source", "03/04/2026,Web", "05/06/2026,Web")
    reading = read(path)
    assert reading.inquiries == ()
    assert [question.kind for question in reading.questions] == ["days"]
    assert [p.code for p in reading.problems] == ["ORI204", "ORI204"]
    told = read(path, told=Told(day_first={None: False}))
    assert [one.on for one in told.inquiries] == [date(2026, 3, 4), date(2026, 5, 6)]
    assert told.questions == ()


def test_an_order_that_puts_inquiries_into_the_future_is_not_the_one(tmp_path: Path) -> None:
    path = written(tmp_path, "Created Date,Lead Source", "11/10/2026,Web", "11/12/2026,Web")
    assert [one.on for one in read(path).inquiries] == [date(2026, 11, 10), date(2026, 11, 12)]


def test_decimal_commas_and_points_are_read_by_the_column(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        "Anfragedatum;Quelle;Wert",
        "3.2.2026;Messe;1.200,50",
        "4.2.2026;Messe;1.355",
        "5.2.2026;Messe;n/a",
    )
    values = [one.value.amount if one.value else None for one in read(path).inquiries]
    assert values == [Decimal("1200.50"), Decimal(1355), None]


def test_unknown_is_no_channel_and_no_answer(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        "Anfragedatum;Wie haben Sie von uns erfahren?",
        "3.2.2026;keine Angabe",
        "4.2.2026;(not set)",
        "5.2.2026;",
    )
    inquiries = read(path).inquiries
    assert [(one.asked, one.words, one.touches) for one in inquiries] == [(None, "", ())] * 3


def test_without_a_day_column_it_is_asked_which_one_and_the_answer_counts(tmp_path: Path) -> None:
    path = written(tmp_path, "Wann;Quelle;Firma", "3.2.2026;Messe;X GmbH")
    assert [question.kind for question in read(path).questions] == ["date"]
    told = read(path, told=Told({(None, 0): "date"}))
    assert [one.on for one in told.inquiries] == [date(2026, 2, 3)]


def test_rows_without_a_person_may_be_alike_and_both_count(tmp_path: Path) -> None:
    path = written(tmp_path, "Anfragedatum;Quelle;Wie gefunden", "3.2.2026;Messe;", "3.2.2026;Messe;")
    assert len({one.key for one in read(path).inquiries}) == 2


def test_the_rules_of_the_company_decide_first(tmp_path: Path) -> None:
    path = written(tmp_path, "Anfragedatum;Quelle", "3.2.2026;Stand am Marktplatz")
    rules = OriginRules((WordRule("marktplatz", "event", is_own=True),))
    assert read(path, rules=rules).inquiries[0].touches[0].channel == "event"


def test_a_day_to_come_is_named_and_stays_out(tmp_path: Path) -> None:
    reading = read(written(tmp_path, "Anfragedatum;Quelle", "3.2.2028;Messe"))
    assert reading.inquiries == ()
    assert [p.code for p in reading.problems] == ["ORI210"]


def test_hidden_sheets_and_sheets_about_something_else_stay_out_and_are_named(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["Anfragedatum", "Quelle"])
    book.active.append([date(2026, 2, 3), "Messe"])
    hidden = book.create_sheet("Alt")
    hidden.append(["Anfragedatum", "Quelle"])
    hidden.append([date(2026, 2, 3), "Messe"])
    hidden.sheet_state = "hidden"
    book.save(tmp_path / "two.xlsx")
    reading = read(tmp_path / "two.xlsx")
    assert len(reading.inquiries) == 1
    assert [(p.code, p.sheet) for p in reading.problems] == [("ORI207", "Alt")]


@pytest.mark.parametrize("content", [b"%PDF-1.7 ...", b"PK\x03\x04broken", b"", b"\x00" * 50])
def test_a_hostile_or_broken_file_is_one_sentence(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.xlsx"
    path.write_bytes(content)
    reading = read(path)
    assert reading.inquiries == ()
    assert len(reading.problems) == 1


def test_rows_without_a_person_count_in_every_sheet_and_in_every_file(tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    for sheet, source in ((workbook.active, "Messe"), (workbook.create_sheet("Zwei"), "Google")):
        for row in (("Datum", "Quelle"), ("2026-02-03", source), ("2026-02-03", source)):
            sheet.append(row)
    workbook.save(tmp_path / "two.xlsx")
    assert len(read(tmp_path / "two.xlsx").inquiries) == 4
    one = written(tmp_path, "Datum;Quelle", "2026-02-03;Messe")
    other = written(tmp_path, "Datum;Quelle", "2026-02-03;Google", name="other.csv")
    both = read_inquiries(one, other, today=TODAY, secret=SECRET)
    assert [touch.channel for each in both.inquiries for touch in each.touches] == ["fair", "search"]


def test_the_same_number_on_another_day_in_another_file_is_somebody_else(tmp_path: Path) -> None:
    deals = written(tmp_path, "Deal ID;Anfragedatum;Quelle", "7;2026-02-03;Messe")
    own_list = written(tmp_path, "Anfrage Nr;Datum;Quelle", "7;2025-06-01;Google", name="list.csv")
    assert len(read_inquiries(deals, own_list, today=TODAY, secret=SECRET).inquiries) == 2


NUMBERS = {
    "contact of HubSpot": "Record ID;Email;Create Date;Original Source",
    "deal of HubSpot": "Record ID;Deal Name;Create Date;Original Source",
    "deal of Pipedrive": "Deal - ID;Deal - Titel;Deal - Deal erstellt am;Deal - Quelle",
    "opportunity of Salesforce": "Opportunity ID;Opportunity Name;Created Date;Lead Source",
    "own list": "Anfrage Nr;Firma;Datum;Quelle",
}


def test_number_12_of_one_program_is_not_number_12_of_another(tmp_path: Path) -> None:
    files = [
        written(tmp_path, header, "12;X;2026-02-03;Messe", name=f"{number}.csv")
        for number, header in enumerate(NUMBERS.values())
    ]
    reading = read_inquiries(*files, today=TODAY, secret=SECRET)
    assert len({one.key for one in reading.inquiries}) == len(NUMBERS)
    assert reading.problems == ()


def test_the_number_of_a_program_is_known_in_both_languages_and_on_any_day(tmp_path: Path) -> None:
    english = written(tmp_path, NUMBERS["contact of HubSpot"], "12;a@b.example;2026-02-03;Messe")
    german = written(
        tmp_path, "E-Mail;Datensatz-ID;Erstellungsdatum", "a@b.example;12;04.02.2026", name="de.csv"
    )
    reading = read_inquiries(english, german, today=TODAY, secret=SECRET)
    assert len(reading.inquiries) == 1
    assert [(p.code, p.file) for p in reading.problems] == [("ORI205", "de.csv")]


def test_a_list_that_counts_anew_each_year_loses_no_inquiry(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for sheet, year in ((book.active, 2025), (book.create_sheet("2026"), 2026)):
        for row in (("Nr", "Datum", "Quelle"), (1, f"{year}-02-03", "Messe"), (2, f"{year}-03-04", "Google")):
            sheet.append(row)
    book.save(tmp_path / "years.xlsx")
    told = Told({(sheet, 0): "id" for sheet in ("Sheet", "2026", None)})
    reading = read(tmp_path / "years.xlsx", told=told)
    assert len({one.key for one in reading.inquiries}) == 4
    twice = written(tmp_path, "Nr;Datum;Quelle", "1;2026-02-03;Messe", "1;2026-02-03;Messe")
    again = read(twice, told=told)
    assert [p.code for p in again.problems] == ["ORI205"]
    assert again.inquiries[0].key in {one.key for one in reading.inquiries}


def test_a_sheet_of_touchpoints_is_not_counted_as_inquiries(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (
        ("journey_id", "Datum", "Kanal", "gewonnen"),
        (1, "2026-02-03", "Messe", "ja"),
        (1, "2026-02-04", "Google", "ja"),
    ):
        book.active.append(row)
    book.save(tmp_path / "ways.xlsx")
    reading = read(tmp_path / "ways.xlsx")
    assert reading.inquiries == ()
    assert [p.code for p in reading.problems] == ["ORI213"]
