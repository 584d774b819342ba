"""The invented example company, as a newcomer finds it: its heap of a list, its line, its people."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from klarlinie.gateways.line_file import read_line_file
from klarlinie.gateways.reading import read_files
from klarlinie.method.clarity.read_line import read_line
from klarlinie.method.inventory.read_tables import read_tables
from klarlinie.web.method.clarity.actions import take_over_line
from klarlinie.web.method.inventory.actions import add_activities
from klarlinie.web.platform.companies.actions import add_person
from klarlinie.web.platform.journal.by import THE_PROGRAM


def fill_with_example(company_id: int, folder: Path, *, at: datetime) -> int:
    """Read examples/ of the project into an empty company. Gives the number of activities."""
    files = read_files([folder / "hallstein-marketing.xlsx"])
    reading = read_tables(files.tables, at.date(), files.problems)
    people = [{key: value for key, value in row.items() if key != "line"} for row in reading.people_rows]
    foundation = read_line(
        {**reading.line_rows, "people": people, **read_line_file(folder / "hallstein-line.yaml")}
    )
    take_over_line(company_id, foundation.line, by=THE_PROGRAM, at=at)
    add_activities(company_id, reading.activities, by=THE_PROGRAM, at=at)
    for person in foundation.people:
        hours, cannot = person.hours_per_week, list(person.cannot)
        add_person(company_id, person.name, by=THE_PROGRAM, at=at, hours_per_week=hours, cannot=cannot)
    return len(reading.activities)
