"""Sheets that are no list of activities: the line of the company as label and value, and who has how many hours."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from klarlinie.method.inventory import understand
from klarlinie.method.inventory.table import CellValue, Table
from klarlinie.method.inventory.words import cell_text, is_empty, plain_form, words_of
from klarlinie.vocabulary.findings import Problem
from klarlinie.vocabulary.text import Text

LINE_SHEETS = frozenset(
    "linie fundament positionierung line foundation positioning leitlinie klarlinie".split()
)
PEOPLE_SHEETS = frozenset(
    "team personen people mitarbeiter kapazitaet kapazitaeten capacity ressourcen staff".split()
)
PERSON_HEADERS = frozenset(
    "name person personen wer mitarbeiter mitarbeiterin who people kollege team member".split()
)

LABELS: Mapping[str, tuple[str, ...]] = {
    "promise": (
        "versprechen", "unser versprechen", "das versprechen", "wofuer stehen wir", "wofuer wir stehen", "promise",
        "our promise", "what we stand for", "kernversprechen", "leistungsversprechen", "markenversprechen",
    ),
    "audiences": (
        "zielgruppe", "zielgruppen", "fuer wen", "wen bedienen wir", "unsere zielgruppen", "audience", "audiences",
        "target group", "target groups", "whom we serve", "wunschkunden", "hauptzielgruppe", "nebenzielgruppe",
    ),
    "not_served": (
        "nicht bedient", "wen wir nicht bedienen", "nicht fuer", "nicht unsere kunden", "keine zielgruppe",
        "not served", "whom we do not serve", "not for", "wen nicht", "nicht zielgruppe", "nicht unsere zielgruppe",
    ),
    "benefits": ("nutzen", "benefit", "benefits", "vorteil", "vorteile", "unser nutzen", "kundennutzen"),
    "proof": ("beleg", "belege", "beweis", "nachweis", "proof", "evidence", "belegt durch"),
    "main_task": (
        "aufgabe", "hauptaufgabe", "aufgabe des marketings", "task", "main task", "task of marketing",
        "aufgabe marketing", "marketingaufgabe", "wichtigste aufgabe", "aufgaben", "tasks", "aufgaben des marketings",
    ),
    "side_task": ("nebenaufgabe", "nebenaufgaben", "side task", "side tasks", "weitere aufgabe", "weitere aufgaben"),
    "not_expected": (
        "nicht erwartet", "nicht erwarten", "erwarten wir nicht", "was marketing nicht leistet", "not expected",
        "was wir nicht erwarten", "keine aufgabe", "what marketing is not expected to do", "wird nicht erwartet",
    ),
    "tone": ("ton", "tonalitaet", "tone", "tone of voice", "ansprache", "sprache"),
    "key_terms": ("begriffe", "schluesselbegriffe", "key terms", "terms", "feste begriffe", "wichtige begriffe"),
    "company": ("firma", "unternehmen", "company", "firmenname"),
    "agreed_on": ("beschlossen am", "stand", "vereinbart am", "agreed on", "datum", "date"),
    "agreed_by": ("beschlossen von", "vereinbart von", "agreed by"),
    "budget": ("budget", "budget im jahr", "jahresbudget", "budget a year", "yearly budget"),
    "hourly_rate": ("stundensatz", "hourly rate"),
}  # fmt: skip
TELLING = (
    "promise",
    "audiences",
    "not_served",
    "benefits",
    "main_task",
    "not_expected",
)  # these make it a line

CRITERIA: Mapping[str, tuple[str, ...]] = {
    "revenue": ("umsatz", "revenue", "bringt", "turnover"),
    "fit": ("fachlich", "professionally", "fit", "fachliche", "professional"),
    "personal": ("menschlich", "persoenlich", "personally", "personal", "chemie", "menschliche"),
    "strength": ("staerke", "strength", "genau", "unsere"),
    "repeat": ("wieder", "wiederkehrend", "wiederkehrende", "repeat", "again", "immer", "treue", "repeats"),
}

ALSO_CALLED = frozenset({"heisst auch", "auch", "weitere namen", "also called", "other names"})
LONGEST_FORM = 300  # rows; what is longer is a list


@lru_cache(maxsize=1024)
def label_of(text: str) -> str | None:
    """The part of the line a label names: "Zielgruppe 1:" names an audience; None for other words."""
    form = re.sub(r"( \d+)$", "", plain_form(text))
    return next((part for part, labels in LABELS.items() if form in labels), None)


@lru_cache(maxsize=256)
def criterion_of(text: str) -> str | None:
    words = set(words_of(text))
    return next((criterion for criterion, known in CRITERIA.items() if words & set(known)), None)


def is_line_sheet(table: Table) -> bool:
    """Whether the first column holds labels of the line: at least two, or one in a sheet named for it."""
    if len(table.rows) > LONGEST_FORM:
        return False
    firsts = [str(cell) for row in table.rows for cell in row[:1] if isinstance(cell, str) and cell.strip()]
    labels = {label for first in firsts if (label := label_of(first)) in TELLING}
    if set(words_of(table.sheet or "")) & LINE_SHEETS:
        return bool(labels)
    distinct = len(labels) >= 2 and ("promise" in labels or "benefits" in labels)
    return distinct and sum(label_of(first) is not None for first in firsts) >= 0.5 * len(firsts)


def read_line(table: Table) -> tuple[dict[str, Any], tuple[Problem, ...]]:
    """What a line sheet says: promise, audiences with scores from 0 to 4, benefits with proof, tasks and so on."""
    form = _Form(table)
    for row, cells in enumerate(table.rows):
        filled = [cell for cell in cells if not is_empty(cell)]
        if filled:
            form.take(row, list(cells))
    return form.found, tuple(form.problems)


class _Form:
    """Goes down a sheet of labels; a row without a label continues the one above."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.found: dict[str, Any] = {}
        self.problems: list[Problem] = []
        self.label: str | None = None
        self.criteria: dict[int, str] = {}
        self.proof_column: int | None = None
        self.also_column: int | None = None

    def take(self, row: int, cells: list[CellValue]) -> None:
        first = cells[0] if cells else None
        label = label_of(first) if isinstance(first, str) else None
        if label is not None and self._is_list_header(label, cells):
            return
        if label is None and self._is_list_row(cells):
            self._add(row, cells)
        elif label is not None:
            self.label, self.criteria, self.proof_column = label, {}, None
            self._add(row, cells[1:])
        elif is_empty(first) and self.label is not None:
            self._add(row, cells[1:])
        elif len([cell for cell in cells if not is_empty(cell)]) > 1 or self.label is not None:
            self._not_understood(row, cells)

    def _is_list_header(self, label: str, cells: list[CellValue]) -> bool:
        """ "Zielgruppe | Umsatz | fachlich ..." or "Nutzen | Beleg" over rows of their own."""
        criteria = {
            c: criterion
            for c, cell in enumerate(cells[1:], 1)
            if (criterion := criterion_of(cell_text(cell)))
        }
        proofs = [c for c, cell in enumerate(cells[1:], 1) if label_of(cell_text(cell)) == "proof"]
        if label == "audiences" and len(criteria) >= 2:
            self.label, self.criteria, self.proof_column = label, criteria, None
            self.also_column = next((c for c, cell in enumerate(cells) if _says_also(cell)), None)
            return True
        if label == "benefits" and proofs:
            self.label, self.criteria, self.proof_column = label, {}, proofs[0]
            return True
        return False

    def _is_list_row(self, cells: list[CellValue]) -> bool:
        return bool(self.criteria or self.proof_column) and not is_empty(cells[0])

    def _add(self, row: int, cells: list[CellValue]) -> None:
        texts = [cell_text(cell) for cell in cells if not is_empty(cell)]
        if not texts or self.label is None:
            return
        if self.label == "audiences":
            self._add_audiences(row, cells, texts)
        elif self.label == "benefits":
            self._add_benefit(cells, texts)
        elif self.label == "proof":
            self._add_proof(texts)
        elif self.label in ("main_task", "side_task"):
            key = "main_task" if self.label == "main_task" and "main_task" not in self.found else "side_tasks"
            self.found.setdefault(key, []).append(" – ".join(texts))
        elif self.label in ("not_served", "not_expected", "key_terms", "agreed_by"):
            self.found.setdefault(self.label, []).extend(part for text in texts for part in _parts(text))
        else:
            before = self.found.get(self.label)
            self.found[self.label] = " ".join([before, *texts]) if before else " ".join(texts)

    def _add_audiences(self, row: int, cells: list[CellValue], texts: list[str]) -> None:
        audiences = self.found.setdefault("audiences", [])
        if self.criteria:
            scores = {}
            for column, criterion in self.criteria.items():
                score = self._score(row, cells[column]) if column < len(cells) else None
                if score is not None:
                    scores[criterion] = score
            audiences.append({"name": texts[0], "scores": scores, "also_called": self._also_called(cells)})
            return
        names = [part for text in texts for part in _parts(text)]
        audiences.extend({"name": name, "scores": {}} for name in names)

    def _also_called(self, cells: list[CellValue]) -> list[str]:
        column = self.also_column
        return _parts(cell_text(cells[column])) if column is not None and column < len(cells) else []

    def _score(self, row: int, cell: CellValue) -> float | None:
        if isinstance(cell, (int, float)) and not isinstance(cell, bool) and 0 <= cell <= 4:
            return float(cell)
        if is_empty(cell):
            return None
        text = cell_text(cell).replace(",", ".")
        if re.fullmatch(r"[0-4](\.\d+)?", text) and float(text) <= 4:
            return float(text)
        understood = understand.understand_level(cell, "0–4")
        if understood.value is None and not understand.is_unknown(cell):
            self._problem(row, _no_score(cell_text(cell)))
        return understood.value

    def _add_benefit(self, cells: list[CellValue], texts: list[str]) -> None:
        benefits = self.found.setdefault("benefits", [])
        column = self.proof_column
        if column is not None:
            proof = cell_text(cells[column]) if column < len(cells) else ""
            benefits.append({"text": texts[0], "proof": proof or None})
        elif len(texts) == 2:
            benefits.append({"text": texts[0], "proof": re.sub(r"^(Beleg|Proof)\s*:\s*", "", texts[1])})
        else:
            benefits.extend({"text": text, "proof": None} for text in texts)

    def _add_proof(self, texts: list[str]) -> None:
        benefits = self.found.setdefault("benefits", [])
        if benefits and benefits[-1]["proof"] is None:
            benefits[-1]["proof"] = " ".join(texts)
        else:
            self.found.setdefault("proofs", []).extend(texts)

    def _not_understood(self, row: int, cells: list[CellValue]) -> None:
        words = " | ".join(cell_text(cell) for cell in cells if not is_empty(cell))
        self._problem(row, _unknown_label(words))

    def _problem(self, row: int, message: Text) -> None:
        self.problems.append(
            Problem("INV121", self.table.file, self.table.sheet, self.table.lines[row], None, message)
        )


def _says_also(cell: CellValue) -> bool:
    return isinstance(cell, str) and plain_form(cell) in ALSO_CALLED


def _parts(text: str) -> list[str]:
    return [part.strip(" -•*·") for part in re.split(r"[\n;]", text) if part.strip(" -•*·")]


def _unknown_label(words: str) -> Text:
    return Text(
        "„{words}“ gehört zu keiner bekannten Frage der Linie und bleibt ungelesen. Bekannt sind zum "
        "Beispiel "
        "Versprechen, Zielgruppe, Nutzen, Beleg, Aufgabe.",
        "“{words}” belongs to no known question of the line and stays unread. Known are for example promise, "
        "audience, benefit, proof, task.",
        {"words": words},
    )


def _no_score(cell: str) -> Text:
    return Text(
        "„{cell}“ ist keine Bewertung von 0 bis 4. Sie bleibt offen.",
        "“{cell}” is no score from 0 to 4. It stays open.",
        {"cell": cell},
    )


def people_columns(table: Table) -> tuple[int, dict[str, int]] | None:
    """Header row and columns (name, hours, cannot) of a sheet about people; None where it is none."""
    named = bool(set(words_of(table.sheet or "")) & PEOPLE_SHEETS)
    for row, cells in enumerate(table.rows[:12]):
        columns: dict[str, int] = {}
        for column, cell in enumerate(cells):
            meaning = _person_column(cell_text(cell)) if isinstance(cell, str) else None
            if meaning is not None:
                columns.setdefault(meaning, column)
        filled = sum(not is_empty(cell) for cell in cells)
        plain = len(columns) == 3 or (
            len(columns) == 2 and filled == 2 and _weekly(cells[columns.get("hours", 0)])
        )
        if "name" in columns and "hours" in columns and (named or plain):
            return row, columns
    return None


def _weekly(cell: CellValue) -> bool:
    return bool(set(words_of(cell_text(cell))) & {"woche", "wo", "week", "wk", "weekly", "woechentlich"})


@lru_cache(maxsize=512)
def _person_column(text: str) -> str | None:
    words = set(words_of(text))
    if words & {"nicht", "cannot", "ohne", "t", "not", "ungern"}:
        return "cannot"
    if words & {"std", "stunden", "h", "hours", "hrs", "zeit", "time", "kapazitaet", "capacity", "woche"}:
        return "hours"
    return "name" if words & PERSON_HEADERS and len(words) <= 3 else None


def read_people(
    table: Table, header: int, columns: Mapping[str, int]
) -> tuple[list[dict[str, Any]], tuple[Problem, ...]]:
    """Each person with hours a week (None where unknown) and what they cannot own."""
    people: list[dict[str, Any]] = []
    problems: list[Problem] = []
    over_hours = cell_text(table.rows[header][columns["hours"]])
    for row in range(header + 1, len(table.rows)):
        cells = table.rows[row]
        name = _cell(cells, columns["name"])
        if is_empty(name) or plain_form(cell_text(name)) in ("summe", "gesamt", "total", "sum"):
            continue
        hours = understand.understand_hours_per_week(_cell(cells, columns["hours"]), over_hours)
        if hours.doubt is not None:
            place = (table.file, table.sheet, table.lines[row], over_hours)
            problems.append(Problem("INV301", *place, hours.doubt))
        people.append(
            {
                "name": cell_text(name),
                "hours": hours.value,
                "cannot": _cannot(cells, columns),
                "line": table.lines[row],
            }
        )
    return people, tuple(problems)


def _cell(cells: Sequence[CellValue], column: int | None) -> CellValue:
    return cells[column] if column is not None and column < len(cells) else None


def _cannot(cells: Sequence[CellValue], columns: Mapping[str, int]) -> list[str]:
    text = cell_text(_cell(cells, columns.get("cannot")))
    return [part.strip() for part in re.split(r"[,;\n]", text) if part.strip(" -–")]
