"""What each column means: its header proposes, its content decides, and each meaning is given once."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from klarlinie.method.inventory.content import Content, kinds_of, look_at
from klarlinie.method.inventory.header import header_meanings
from klarlinie.method.inventory.own_headers import are_our_own, own_header_meanings
from klarlinie.method.inventory.table import CellValue
from klarlinie.method.inventory.types import type_named
from klarlinie.method.inventory.words import column_letter, is_empty, words_of
from klarlinie.vocabulary.text import Text

COUNTS = ("inquiries", "leads", "customers", "revenue")
MANY = frozenset({"note", "ignore", "money", "hours", *COUNTS})  # meanings more than one column may have
NUMERIC = frozenset(
    {"hours", "money", "nerves", "inquiries", "leads", "customers", "revenue", "sales_support", "dose"}
)
WORDY = frozenset({"title", "reason", "audience", "owner", "group", "type", "needs", "effect_source"})
MANY_UNKNOWN = 3  # so many columns nobody can place are asked about in one sentence

ONE_OFF = frozenset(
    "einmalig einmalige one off setup anschaffung anschaffungskosten einrichtung initial".split()
)
PLANNED = frozenset(
    "plan geplant soll planned budgetiert estimate forecast planbudget ansatz budget jahresbudget".split()
)
ACTUAL = frozenset(
    "ist tatsaechlich actual actuals spent real bezahlt ausgegeben istkosten ausgaben abgerechnet "
    "kosten cost costs".split()
)
PERIODS = {  # what a figure means when people have only said "hours" or "money"
    "hours": "Stunden im Monat",
    "money": "Geld im Jahr",
    "inquiries": "Anfragen im Jahr",
    "leads": "Leads im Jahr",
    "customers": "Kunden im Jahr",
    "revenue": "Umsatz im Jahr",
    "dose": "Dosis (Std./Woche)",
}
YEAR = re.compile(r"\b(20\d\d)\b")


@dataclass(frozen=True)
class Column:
    """`name` is the header as written, or "Spalte C" where there is none; no two columns of a sheet share it."""

    index: int
    name: str
    header: str
    meaning: str
    content: Content


@dataclass(frozen=True)
class Columns:
    """`doubts` are said once for the whole sheet: (name of the column or None, sentence)."""

    columns: tuple[Column, ...]
    doubts: tuple[tuple[str | None, Text], ...] = ()

    def meaning(self, meaning: str) -> Column | None:
        return next((column for column in self.columns if column.meaning == meaning), None)

    def filled_names(self) -> dict[str, str]:
        return {column.name: column.meaning for column in self.columns if column.content.filled}

    def places(self) -> dict[int, str]:
        """The meaning of each column with something in it, by its index."""
        return {
            column.index: column.meaning for column in self.columns if column.content.filled or column.header
        }

    def names(self) -> dict[str, str]:
        return {
            column.name: column.meaning for column in self.columns if column.content.filled or column.header
        }


def match_columns(headers: Sequence[str], rows: Sequence[Sequence[CellValue]], today: date) -> Columns:
    """The meaning of each column from the headers (may be empty) and the rows below them."""
    width = max([len(headers), *(len(row) for row in rows)], default=0)
    texts = [headers[c] if c < len(headers) else "" for c in range(width)]
    contents = [look_at(_below(texts[c], rows, c), today) for c in range(width)]
    if are_our_own(texts):
        meanings = [own_header_meanings().get(text, "note") for text in texts]
        return Columns(named(texts, meanings, contents))
    type_shares = [_type_share(rows, c) if header_meanings(texts[c]) else 0.0 for c in range(width)]
    scores = [_scores(texts[c], contents[c], type_shares[c]) for c in range(width)]
    meanings = _ticked(_assigned(scores, contents), texts, contents)
    columns = named(texts, meanings, contents)
    columns, doubts = _one_kind_of_money(columns, today)
    return Columns(columns, (*doubts, *_questions(columns)))


def as_told(columns: Columns, told: Mapping[int, str]) -> Columns:
    """`columns` with the meanings people have given. A meaning only one column may have is taken from the others."""
    given = {
        column.index: told[column.index]
        for column in columns.columns
        if column.index in told and (column.header or column.content.filled)
    }
    if not given:
        return columns
    taken = set(given.values()) - MANY
    changed = tuple(
        _as_given(column, given[column.index])
        if column.index in given
        else replace(column, meaning="note" if column.meaning in taken else column.meaning)
        for column in columns.columns
    )
    names = {column.name for column in columns.columns if column.index in given}
    return Columns(changed, tuple(doubt for doubt in columns.doubts if doubt[0] not in names))


def _as_given(column: Column, meaning: str) -> Column:
    """A header that says nothing about the period is read as the one people chose: "Anfragen im Jahr"."""
    header = column.header if header_meanings(column.header) else PERIODS.get(meaning, column.header)
    return replace(column, meaning=meaning, header=header)


def known_columns(
    headers: Sequence[str], rows: Sequence[Sequence[CellValue]], known: Mapping[int, str], today: date
) -> Columns:
    """The columns of a known export. Fields people have added themselves are understood by their header, else notes."""
    width = max([len(headers), *(len(row) for row in rows)], default=0)
    texts = [headers[c] if c < len(headers) else "" for c in range(width)]
    contents = [look_at(_below(texts[c], rows, c), today) for c in range(width)]
    added = match_columns([text if c not in known else "" for c, text in enumerate(texts)], rows, today)
    meanings = [known.get(c) or _added_meaning(added.columns[c], known) for c in range(width)]
    return Columns(named(texts, meanings, contents))


def _added_meaning(column: Column, known: Mapping[int, str]) -> str:
    """What a field of the people's own means; only where its header says so and the export has no such field."""
    says_so = column.meaning in header_meanings(column.header)
    return column.meaning if says_so and column.meaning not in known.values() else "note"


def _below(header: str, rows: Sequence[Sequence[CellValue]], column: int) -> list[CellValue]:
    """The cells of a column without the header where it is repeated further down."""
    cells = [row[column] for row in rows if column < len(row)]
    return [cell for cell in cells if cell != header] if header else cells


def named(texts: Sequence[str], meanings: Sequence[str], contents: Sequence[Content]) -> tuple[Column, ...]:
    names: list[str] = []
    for index, text in enumerate(texts):
        name, again = text or f"Spalte {column_letter(index)}", 2
        while name in names:
            name, again = f"{text or 'Spalte ' + column_letter(index)} ({again})", again + 1
        names.append(name)
    return tuple(
        Column(
            index,
            names[index],
            text,
            "ignore" if _is_nothing(meanings[index], contents[index], text) else meanings[index],
            contents[index],
        )
        for index, text in enumerate(texts)
    )


def _is_nothing(meaning: str, content: Content, header: str) -> bool:
    """An empty column without a header; with a header it keeps its meaning, for the question was asked."""
    return not content.filled and (not header or meaning == "note")


def _scores(header: str, content: Content, type_share: float) -> dict[str, float]:
    """Each meaning the column may have, with header weight plus what the content says for or against it."""
    meanings = header_meanings(header)
    if not header:
        meanings = _by_content(content)
    scores = {meaning: weight + _fit(meaning, content, type_share) for meaning, weight in meanings.items()}
    if "effect" in scores and "reason" in scores and _is_all_words(content):
        scores["effect"], scores["reason"] = scores["reason"], scores["effect"]  # "Nutzen: Sichtbarkeit"
    if content.is_counter and (not header or "ignore" in meanings or len(words_of(header)) == 0):
        scores["ignore"] = 5.0
    elif "ignore" in scores:
        scores["ignore"] = -1.0
    return scores


def _is_all_words(content: Content) -> bool:
    return content.texts >= 0.6 and content.numbers + content.levels + content.money + content.hours < 0.1


def _by_content(content: Content) -> dict[str, float]:
    """Without a header only what cannot be read in two ways: texts, units, days, words for a status."""
    if content.first_names >= 0.6 and content.filled >= 3:
        return {"owner": 2.0}
    if min(content.money, content.hours) >= 0.1 and content.money + content.hours >= 0.5:
        return {"effort": 2.0}
    if content.money >= 0.5:
        return {"money": 2.0}
    if content.hours >= 0.5:
        return {"hours": 2.0}
    if content.statuses >= 0.6:
        return {"status": 2.0}
    if content.texts >= 0.5 and content.filled:
        return {"title": 1.0}
    return {}


def _fit(meaning: str, content: Content, type_share: float) -> float:
    """What the content says for (plus) or against (minus) a meaning; 0 for an empty column."""
    if not content.filled:
        return 0.0
    plain_number = content.numbers >= 0.7 and content.dates < 0.5
    if meaning == "title":
        return _title_fit(content)
    if meaning in ("start", "due"):
        return _date_fit(meaning, content, plain_number)
    if meaning == "type":
        return 1.5 if type_share >= 0.7 else -1.0 - 3 * plain_number
    if meaning == "status":
        return -4.0 if content.dates >= 0.6 or plain_number else content.statuses
    if meaning in NUMERIC:
        return _number_fit(meaning, content)
    if meaning in ("effort", "effect"):
        return (
            -4.0 if content.dates >= 0.6 else (-1.5 if meaning == "effect" and content.length > 60 else 0.0)
        )
    if meaning in WORDY:
        return _word_fit(meaning, content, plain_number)
    return 0.0


def _title_fit(content: Content) -> float:
    if content.numbers + content.dates + content.money + content.hours >= 0.6 and content.texts < 0.5:
        return -6.0
    return min(1.0, content.texts) + (1.0 if content.distinct >= 0.7 else -1.0 * (content.filled >= 6))


def _date_fit(meaning: str, content: Content, plain_number: bool) -> float:
    if plain_number:
        return -4.0
    if content.dates < 0.3:
        return -1.5  # "Bis wann" stays what it says, though "sofort" and "laufend" stand below it
    ahead = content.later if meaning == "due" else 1 - content.later
    return 1.5 + 1.6 * (ahead - 0.5)


def _number_fit(meaning: str, content: Content) -> float:
    wrong = content.dates * (content.numbers < 0.7) + content.money * (meaning not in ("money", "revenue"))
    wrong += content.hours * (meaning not in ("hours", "dose"))
    if wrong >= 0.5:
        return -5.0
    useful = content.numbers + content.money + content.hours + content.levels
    return -3.0 if meaning in ("customers", "leads", "inquiries") and useful < 0.3 else 0.5 * (useful >= 0.3)


def _word_fit(meaning: str, content: Content, plain_number: bool) -> float:
    if plain_number or content.dates >= 0.6 or content.money >= 0.6:
        return -5.0
    if meaning == "audience":
        return 1.5 if content.audiences >= 0.5 else (-1.0 if content.persons >= 0.7 else 0.0)
    if meaning == "owner":
        return -3.0 if content.audiences >= 0.5 or content.length > 45 else content.persons * 0.5
    if meaning == "reason":
        return -1.0 if content.audiences >= 0.7 and content.length < 40 else 0.0
    return (0.5 if content.distinct < 0.7 else -0.5) if meaning == "group" and content.filled >= 5 else 0.0


def _type_share(rows: Sequence[Sequence[CellValue]], column: int) -> float:
    """The share of a column's different texts that name a type of activity."""
    texts = {str(row[column]) for row in rows[:200] if column < len(row) and not is_empty(row[column])}
    return sum(type_named(text) is not None for text in texts) / len(texts) if texts else 0.0


def _assigned(scores: Sequence[Mapping[str, float]], contents: Sequence[Content]) -> list[str]:
    """The highest score first; a meaning that is taken is not given again; what is left is a note."""
    ranked = sorted(
        ((score, -index, meaning) for index, found in enumerate(scores) for meaning, score in found.items()),
        reverse=True,
    )
    given: dict[int, str] = {}
    for score, minus_index, meaning in ranked:
        taken = meaning in given.values() and meaning not in MANY
        if score >= 1 and -minus_index not in given and not taken:
            given[-minus_index] = meaning
    if "title" not in given.values():
        _give_title(given, scores, contents)
    return [given.get(index, "note") for index in range(len(scores))]


def _ticked(meanings: list[str], headers: Sequence[str], contents: Sequence[Content]) -> list[str]:
    """Columns such as "offen" and "erledigt" with crosses below: each is a status, the header says which."""
    return [
        "status" if content.marks >= 0.9 and kinds_of(header) == ("status",) else meaning
        for meaning, header, content in zip(meanings, headers, contents, strict=True)
    ]


def _give_title(
    given: dict[int, str], scores: Sequence[Mapping[str, float]], contents: Sequence[Content]
) -> None:
    """No header says what the title is: the first column of different, brief texts that says nothing plainer."""
    for index, content in enumerate(contents):
        free = given.get(index) in (None, "group", "type", "note", "owner")
        brief = content.filled and content.texts >= 0.5 and content.length <= 90
        telling = content.distinct >= 0.6 or content.filled < 5
        unnamed = not scores[index] or given.get(index) in ("group", "type") or "title" in scores[index]
        if free and brief and telling and unnamed:
            given[index] = "title"
            return


def _one_kind_of_money(
    columns: tuple[Column, ...], today: date
) -> tuple[tuple[Column, ...], list[tuple[str | None, Text]]]:
    """Of several money or hours columns only those that speak of the same thing; one-off sums stay notes."""
    doubts: list[tuple[str | None, Text]] = []
    for meaning in ("money", "hours", *COUNTS):
        several = [column for column in columns if column.meaning == meaning]
        if meaning in COUNTS:
            keep = _last_whole_year(several, today)
        else:
            keep = _that_count(several, today) if len(several) > 1 or meaning == "money" else several
        for column in several:
            if column not in keep:
                columns = _demoted(columns, column)
                doubts.append((column.name, _left_as_note(column, keep)))
    return columns, doubts


def _that_count(several: Sequence[Column], today: date) -> list[Column]:
    lasting = [column for column in several if not set(words_of(column.header)) & ONE_OFF]
    if len(lasting) < 2:
        return lasting
    years = {column.index: _year(column.header) for column in lasting}
    known = {year for year in years.values() if year is not None and year <= today.year}
    if len(set(years.values())) > 1 and known:
        wanted = {None, today.year} if None in years.values() else {max(known)}
        lasting = [column for column in lasting if years[column.index] in wanted]
    actual = [column for column in lasting if set(words_of(column.header)) & ACTUAL]
    planned = [column for column in lasting if set(words_of(column.header)) & PLANNED]
    if actual and planned and any(column.content.filled for column in actual):
        return [column for column in lasting if column not in planned or column in actual]
    return lasting


def _last_whole_year(several: Sequence[Column], today: date) -> list[Column]:
    """Of "Anfragen 2024", "Anfragen 2025" and "Anfragen 2026" the last year that is over, else the last one."""
    years = {_year(column.header) for column in several} - {None}
    if len(years) < 2:
        return list(several)
    over = [year for year in years if year is not None and year < today.year]
    wanted = max(over) if over else min(year for year in years if year is not None)
    return [column for column in several if _year(column.header) in (wanted, None)]


def _year(header: str) -> int | None:
    found = YEAR.search(header)
    return int(found[1]) if found else None


def _demoted(columns: tuple[Column, ...], column: Column) -> tuple[Column, ...]:
    note = Column(column.index, column.name, column.header, "note", column.content)
    return tuple(note if other is column else other for other in columns)


def _left_as_note(column: Column, keep: Sequence[Column]) -> Text:
    if set(words_of(column.header)) & ONE_OFF:
        return Text(
            "„{column}“ klingt nach einem einmaligen Betrag und steht deshalb nur in den Notizen. "
            "Ist es ein Betrag im Jahr, nennt die Spalte „Kosten im Jahr“.",
            "“{column}” sounds like a one-off amount and is therefore only kept in the notes. "
            "If it is an amount a year, call the column “Costs a year”.",
            {"column": column.name},
            sie="„{column}“ klingt nach einem einmaligen Betrag und steht deshalb nur "
            "in den Notizen. Ist es ein Betrag im Jahr, nennen Sie die Spalte "
            "„Kosten im Jahr“.",
        )
    return Text(
        "Es gibt mehrere Spalten für dasselbe. Gerechnet wird mit „{kept}“, „{column}“ steht in den Notizen.",
        "There are several columns for the same thing. “{kept}” is used, “{column}” is kept in the notes.",
        {"column": column.name, "kept": keep[0].name},
    )


def _questions(columns: Sequence[Column]) -> list[tuple[str | None, Text]]:
    """Numbers and levels without a header, or under one nobody can place: what are they?"""
    unknown = []
    for column in columns:
        content = column.content
        numeric = content.numbers + content.money + content.hours + content.levels >= 0.7
        if column.meaning == "note" and content.filled and numeric and not header_meanings(column.header):
            unknown.append(column)
    if len(unknown) < MANY_UNKNOWN:
        return [(column.name, _what_is_it(column)) for column in unknown]
    return [(unknown[0].name, _what_are_they(unknown))]


def _what_are_they(columns: Sequence[Column]) -> Text:
    return Text(
        "In diesen Spalten stehen Zahlen oder Stufen, aber es ist nicht zu erkennen, was sie bedeuten: {columns}. Sie "
        "stehen in den Notizen. Eine Überschrift wie „Std./Monat“, „Kosten im Jahr“ oder „Wirkung“ hilft.",
        "These columns hold numbers or levels, but do not say what they mean: {columns}. They are kept in the "
        "notes. A header such as “Hours a month”, “Costs a year” or “Effect” helps.",
        {"columns": tuple(column.name for column in columns)},
    )


def _what_is_it(column: Column) -> Text:
    return Text(
        "In „{column}“ stehen Zahlen oder Stufen, aber es ist nicht zu erkennen, was sie bedeuten. "
        "Sie stehen in "
        "den Notizen. Eine Überschrift wie „Std./Monat“, „Kosten im Jahr“ oder „Wirkung“ hilft.",
        "“{column}” holds numbers or levels, but it does not say what they mean. They are kept in the notes. "
        "A header such as “Hours a month”, “Costs a year” or “Effect” helps.",
        {"column": column.name},
    )
