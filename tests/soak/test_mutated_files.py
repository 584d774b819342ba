"""Good files with random damage: each gives its rows or one clear sentence, and the program lives."""

from __future__ import annotations

import random
from datetime import date
from pathlib import Path

import pytest

from klarlinie.gateways.reading import read_files
from klarlinie.method.inventory.as_json import as_json
from klarlinie.method.inventory.read_tables import read_tables

ROOT = Path(__file__).resolve().parents[2]
TODAY = date(2026, 11, 22)
ROUNDS = 400
TOGETHER = 5  # files a call, so that a broken one stands beside others

CSV = "Aktivität;Std./Monat;Kosten/Jahr;Wirkung\n" + "\n".join(
    f"Messe {n};{n};{n}.000 €;hoch" for n in range(1, 30)
)
TRELLO = '{"name":"Board","lists":[{"id":"1","name":"Läuft"}],"cards":[{"name":"LinkedIn","idList":"1","desc":"x"}]}'
LIST = "# Online\n- [ ] LinkedIn (Jana, 4 h/Woche)\n- [x] Imagefilm\n\n# Messen\n- Hannover\n"
CALENDAR = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Newsletter\r\nDTSTART:20260105T090000\r\n"
    "DTEND:20260105T110000\r\nRRULE:FREQ=WEEKLY\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)


def good_files() -> list[tuple[str, bytes]]:
    return [
        ("list.xlsx", (ROOT / "examples/hallstein-marketing.xlsx").read_bytes()),
        ("list.csv", CSV.encode("cp1252")),
        ("board.json", TRELLO.encode()),
        ("list.md", LIST.encode()),
        ("calendar.ics", CALENDAR.encode()),
    ]


def damaged(content: bytes, dice: random.Random) -> bytes:
    """One of: cut off, bytes changed, a piece doubled, a piece taken out, a piece of noise put in."""
    at, until = sorted(dice.randrange(len(content) + 1) for _ in range(2))
    kind = dice.randrange(5)
    if kind == 0:
        return content[:at]
    if kind == 1:
        changed = bytearray(content)
        for _ in range(dice.randrange(1, 20)):
            changed[dice.randrange(len(changed))] = dice.randrange(256)
        return bytes(changed)
    if kind == 2:
        return content[:until] + content[at:]
    if kind == 3:
        return content[:at] + content[until:]
    return content[:at] + dice.randbytes(dice.randrange(1, 200)) + content[at:]


@pytest.mark.soak
def test_damaged_files_never_take_anybody_down(tmp_path: Path) -> None:
    dice = random.Random()
    for _ in range(ROUNDS):
        paths = []
        for number in range(TOGETHER):
            name, content = dice.choice(good_files())
            path = tmp_path / f"{number}-{name}"
            path.write_bytes(damaged(content, dice))
            paths.append(path)
        good = tmp_path / "good.csv"
        good.write_bytes(CSV.encode("cp1252"))
        read = read_files([*paths, good])
        reading = read_tables(read.tables, TODAY, read.problems)
        spoken = {table.file for table in read.tables} | {problem.file for problem in read.problems}
        assert {path.name for path in paths} <= spoken | {"good.csv"}
        assert sum(activity.source.file == "good.csv" for activity in reading.activities) >= 29
        as_json(reading, "de")
