"""A company that wants Sie is addressed so on every page, and in German only."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from icalendar import Calendar
from openpyxl import load_workbook

from klarlinie.gateways.calendar_out import plan_calendar
from klarlinie.gateways.line_file import read_line_file
from klarlinie.gateways.plan_xlsx import plan_workbook
from klarlinie.gateways.reading import read_files
from klarlinie.method.clarity.line import Line
from klarlinie.method.clarity.read_line import read_line
from klarlinie.method.focus.model import Person
from klarlinie.method.inventory.read_tables import read_tables
from klarlinie.method.plan import Settings, TidyPlan
from klarlinie.method.tidy import tidy
from klarlinie.reports.markdown import plan_markdown
from klarlinie.reports.one_pager import build_one_pager

EXAMPLES = Path(__file__).parents[2] / "examples"
TODAY = date(2026, 11, 22)
IHR = re.compile(r"\b(?:ihr|euch|[Ee]uer|[Ee]ure[nmrs]?)\b")
TEAM = (Person("Jana", 8), Person("Tom", 5))


@cache
def plan_with(people: tuple[Person, ...], has_line: bool) -> TidyPlan:
    """The example's plan: everything said, without names and line, or with too few hours for a focus."""
    read = read_files([EXAMPLES / "hallstein-marketing.xlsx"])
    line = read_line(read_line_file(EXAMPLES / "hallstein-line.yaml")).line if has_line else Line()
    return tidy(read_tables(read.tables, TODAY), line, Settings(people=people, hours_per_week=20), TODAY)


PLANS = pytest.mark.parametrize(
    ("people", "has_line"), [(TEAM, True), ((), False), ((Person("Jana", 1),), True)]
)


@PLANS
def test_the_report_says_sie_throughout(people: tuple[Person, ...], has_line: bool) -> None:
    plan = plan_with(people, has_line)
    assert IHR.search(plan_markdown(plan, "de"))
    assert IHR.findall(plan_markdown(plan, "de", formal=True)) == []
    assert plan_markdown(plan, "de", formal=True).startswith("# Ihr Marketing-Plan")


@PLANS
def test_the_wall_page_says_sie_throughout(people: tuple[Person, ...], has_line: bool) -> None:
    assert IHR.findall(repr(build_one_pager(plan_with(people, has_line), "de", formal=True))) == []


@PLANS
def test_the_workbook_says_sie_throughout(people: tuple[Person, ...], has_line: bool) -> None:
    book = load_workbook(BytesIO(plan_workbook(plan_with(people, has_line), "de", formal=True)))
    said = [str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row if cell]
    assert [words for words in said if IHR.search(words)] == []
    assert "Was Sie tun können" in said


@PLANS
def test_the_calendar_says_sie_throughout(people: tuple[Person, ...], has_line: bool) -> None:
    calendar = Calendar.from_ical(plan_calendar(plan_with(people, has_line), "de", formal=True))
    said = [str(event["description"]) for event in calendar.walk("VEVENT")]
    assert [words for words in said if IHR.search(words)] == []


def test_in_english_there_is_only_one_you() -> None:
    plan = plan_with(TEAM, True)
    assert plan_markdown(plan, "en", formal=True) == plan_markdown(plan, "en")
