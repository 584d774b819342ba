"""Lists as people write them (bullets, check boxes, headings, Markdown tables, one thing a line) become rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from klarlinie.gateways import limits
from klarlinie.gateways.files_read import FilesRead
from klarlinie.gateways.list_details import LONG_POINT, split_details
from klarlinie.gateways.trimming import cut_to_size
from klarlinie.gateways.unreadable import empty
from klarlinie.method.inventory.table import CellLook, CellValue, Table
from klarlinie.vocabulary.findings import Problem
from klarlinie.vocabulary.text import Text, joined, plain

HEADING = re.compile(r"#{1,6}\s+(.+?)\s*#*$")
BULLET = re.compile(r"([ \t]*)(?:[-*+•‣▪●◦·–—➢➔►\uf0b7]|[A-Za-z]\)|(?<= )o)[ \t\u00a0]+(.+)$")
# Numbers are bullets where a list begins with 1; "12. März" and "2. Quartal" keep theirs.
FIRST_NUMBER = re.compile(r"(?m)^[ \t]*\(?1[.)][ \t\u00a0]")
NUMBER = re.compile(
    r"([ \t]*)\(?(?:\d{1,3}[.)]|\d{1,2}((?:\.\d{1,2}){1,3}))[ \t\u00a0]+"
    r"(?!(?:Jan|Feb|Mär|Mar|Apr|Ma[iy]|Jun|Jul|Aug|Sep|O[kc]t|Nov|De[zc]|Quartal|Halbjahr|quarter|half))(?=\S)"
)
GREETING = re.compile(
    r"(?i)(?:hallo|hi|hey|moin|liebe[rs]?|guten (?:tag|morgen)|sehr geehrte|dear|hello)\b.{0,40}[,!]?$"
)
CLOSING = re.compile(
    r"(?i)(?:(?:viele|beste|liebe|schöne|herzliche|mit freundlichen|freundliche) gr(?:üße|uesse|üßen)\b|mfg$|vg$|lg$|"
    r"(?:best|kind|warm) regards|cheers)"
)
GREETING_LINES, CLOSING_LINES, LONGEST_GREETING = 3, 8, 4  # the last one in words
BOX = re.compile(r"(?:\[([ xX✓✔-]?)\]|([☐☑☒✅✔✓]))[ \t]*(.+)$")
BARE_BOX = re.compile(r"[ \t]*(?=\[[ xX]?\]|[☐☑☒✅✔✓])(.+)$")
RULE = re.compile(r"\s*([-*_=~])(?:\s*\1){2,}\s*$")
TABLE_RULE = re.compile(r"\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$")
LINK = re.compile(r"!?\[([^\]]*)\]\(([^)\s]*)[^)]*\)")
EMPHASIS = re.compile(r"(\*\*|__|\*|`)(\S(?:.*?\S)?)\1")
STRUCK = re.compile(r"~~(.+)~~$")

LINE_BREAK = re.compile("\r\n|[\n\r\v\u2028]")  # Word puts the last two into what one copies

HEADER = ("Titel", "Status", "Gruppe", "Zeit", "Kosten", "Notiz", "Unterpunkte", "Wer", "Ab", "Bis")
KNOWN = dict(
    enumerate(("title", "status", "group", "hours", "money", "note", "note", "owner", "start", "due"))
)
MAIL_HEAD = re.compile(r"(?i)(?:von|an|cc|bcc|betreff|datum|gesendet|from|to|subject|date|sent)\s*:\s+\S")
LONG_GROUP = 60
SHOWN, SHOWN_LINES = 60, 5  # signs of a line, and lines, that are named where text was left out
LONG_NAME = 6  # words; no group is called longer
SPOKEN = re.compile(
    r"(?i)\b(?:wir|uns|unsere?|ich|hier|folgende[sn]?|anbei|wie besprochen|we|our|here|the following|I)\b"
)


@dataclass
class Item:
    """One point of a list: `depth` is its indentation in columns."""

    line: int
    depth: int
    words: str
    status: str | None = None
    group: str | None = None
    notes: list[str] = field(default_factory=list)
    children: list[Item] = field(default_factory=list)


@dataclass
class Outline:
    """What a text holds: points, Markdown tables as (heading, first line, lines), and loose text between."""

    items: list[Item] = field(default_factory=list)
    tables: list[tuple[str | None, int, list[str]]] = field(default_factory=list)
    loose: list[tuple[int, str]] = field(default_factory=list)
    group: str | None = None


def read_list(file: str, text: str) -> FilesRead:
    """The points as one table, each Markdown table as one more. Raises `Unreadable` where there is nothing."""
    lines = [line.expandtabs(4) for line in LINE_BREAK.split(text)]
    if FIRST_NUMBER.search(text):
        lines = [NUMBER.sub(_as_bullet, line, count=1) if NUMBER.match(line) else line for line in lines]
    outline = _outline(lines, has_bullets=any(_bullet(line) for line in lines))
    tables = [_markdown_table(file, *table) for table in outline.tables]
    if outline.items:
        tables.insert(0, _item_table(file, outline))
    if not tables:
        raise empty()
    return FilesRead(tuple(tables), tuple(_left_out(file, outline.loose)))


def _as_bullet(number: re.Match[str]) -> str:
    """ "1.2 Texte" is a point below "1. Website", also where it is not indented."""
    return number[1] + "    " * (number[2] or "").count(".") + "- "


def _outline(lines: Sequence[str], has_bullets: bool) -> Outline:
    outline = Outline()
    index = 0
    while index < len(lines):
        index += _take(lines, index, outline, has_bullets)
    return outline


def _take(lines: Sequence[str], index: int, outline: Outline, has_bullets: bool) -> int:
    """Reads what begins on line `index`; the number of lines it took."""
    line = re.sub(r"^\s*>+ ?", "", lines[index])
    after = lines[index + 1] if index + 1 < len(lines) else ""
    heading = HEADING.match(line)
    if not line.strip() and not has_bullets and outline.items and outline.items[-1].group == outline.group:
        outline.group = None  # a blank line ends a group of plain lines
    if not line.strip() or RULE.match(line) or line.lstrip().startswith("```"):
        return 1
    if not has_bullets and _is_courtesy(line.strip(), index, len(lines)):
        end = index + 1 if index < GREETING_LINES else len(lines)
        outline.loose += [(at + 1, lines[at].strip()) for at in range(index, end) if lines[at].strip()]
        return end - index
    if "|" in line and "|" in after and TABLE_RULE.match(after):
        return _take_table(lines, index, outline)
    if heading or (line.strip() and RULE.match(after) and after.strip()[0] in "-=" and not _bullet(line)):
        outline.group = _plain_words(heading[1] if heading else line)[0].rstrip(":")
        return 1
    bullet = _bullet(line)
    if bullet:
        _hang(outline, _item(index + 1, *bullet, outline.group))
    else:
        _take_loose(line, after, index + 1, outline, has_bullets)
    return 1


def _is_courtesy(words: str, index: int, count: int) -> bool:
    """A greeting at the beginning or a closing at the end of a pasted mail."""
    is_greeting = index < GREETING_LINES and bool(GREETING.match(words))
    return is_greeting or (index >= max(GREETING_LINES, count - CLOSING_LINES) and bool(CLOSING.match(words)))


def _take_loose(line: str, after: str, number: int, outline: Outline, has_bullets: bool) -> None:
    """A line that is no point: the name of a group, more words on the point above, a point, or loose text."""
    words = line.strip()
    is_short = len(words) <= LONG_GROUP and not words.endswith((".", "!", "?"))
    is_indented = line.startswith(" ") and bool(outline.items)
    if words.endswith(":") and _is_introduction(words):
        outline.loose.append((number, words))
    elif words.endswith(":") or (has_bullets and is_short and not is_indented and _bullet(after)):
        outline.group = _plain_words(words)[0].rstrip(":")
    elif not has_bullets:
        outline.items.append(_item(number, 0, words, outline.group))
    elif is_indented:
        _last(outline.items).notes.append(words)
    else:
        outline.loose.append((number, words))


def _is_introduction(words: str) -> bool:
    """Whether a line with a colon is a sentence that leads up to the list ("Here is what we do:"), not a name."""
    return len(words.split()) > LONG_NAME or (len(words.split()) > 2 and bool(SPOKEN.search(words)))


def _take_table(lines: Sequence[str], index: int, outline: Outline) -> int:
    end = index + 2
    while end < len(lines) and "|" in lines[end]:
        end += 1
    outline.tables.append((outline.group, index + 1, list(lines[index:end])))
    return end - index


def _bullet(line: str) -> tuple[int, str] | None:
    """Indentation and words of a point."""
    found = BULLET.match(line)
    if found:
        return len(found[1]), found[2].strip()
    boxed = BARE_BOX.match(line)
    return (len(line) - len(line.lstrip()), boxed[1].strip()) if boxed else None


def _item(line: int, depth: int, words: str, group: str | None) -> Item:
    box = BOX.match(words)
    if not box:
        return Item(line, depth, words, None, group)
    mark = (box[1] or "").strip() + (box[2] or "")
    status = "offen" if mark in ("", "☐") else "gestoppt" if mark in ("-", "☒") else "erledigt"
    return Item(line, depth, box[3].strip(), status, group)


def _hang(outline: Outline, item: Item) -> None:
    """Below the nearest point that is less indented; on top where there is none."""
    siblings = outline.items
    while siblings and siblings[-1].depth < item.depth and siblings[-1].group == item.group:
        siblings = siblings[-1].children
    siblings.append(item)


def _last(items: Sequence[Item]) -> Item:
    item = items[-1]
    while item.children:
        item = item.children[-1]
    return item


def _activities(items: Sequence[Item]) -> Iterator[Item]:
    """The points that are things of their own: a bare word with points below it is a group, not a thing."""
    for item in items:
        if item.children and _is_group(item):
            name = _plain_words(item.words)[0].rstrip(":").strip()
            group = f"{item.group} / {name}" if item.group else name
            for child in item.children:
                child.group = group
                child.notes = [*item.notes, *child.notes]
            yield from _activities(item.children)
        else:
            yield item


def _is_group(item: Item) -> bool:
    is_bare = item.status is None and not re.search(r"[\d(–]| - |: ", item.words)
    return item.words.endswith(":") or is_bare


def _below(items: Sequence[Item]) -> Iterator[str]:
    for item in items:
        done = " (erledigt)" if item.status == "erledigt" else ""
        yield _plain_words(item.words)[0] + done
        yield from item.notes
        yield from _below(item.children)


def _item_table(file: str, outline: Outline) -> Table:
    rows: list[tuple[CellValue, ...]] = [HEADER]
    lines = [0]
    looks: dict[tuple[int, int], CellLook] = {}
    activities = list(_activities(outline.items))
    for item in activities[: limits.ROWS]:
        words, addresses, is_struck = _plain_words(item.words)
        details = split_details(words)
        notes = [*([details.note] if details.note else []), *item.notes, *addresses]
        if is_struck:
            looks[len(rows), 0] = CellLook(is_struck=True)
        rows.append(
            (
                details.title,
                item.status,
                item.group,
                details.hours,
                details.money,
                "; ".join(notes) or None,
                "; ".join(_below(item.children)) or None,
                details.owner,
                details.start,
                details.due,
            )
        )
        lines.append(item.line)
    problems = (_points_cut(file, len(activities)),) if len(activities) > limits.ROWS else ()
    return Table(
        file,
        None,
        tuple(rows),
        tuple(lines),
        looks=looks,
        known_columns=KNOWN,
        problems=problems,
        kind="text",
    )


def _plain_words(words: str) -> tuple[str, list[str], bool]:
    """The words without Markdown's signs, the addresses of links, and whether all of it is struck out."""
    if len(words) > LONG_POINT:
        return words[: limits.CELL_CHARACTERS], [], False
    addresses = [address for _, address in LINK.findall(words) if address]
    plain = LINK.sub(r"\1", words).strip()
    struck = STRUCK.match(plain)
    plain = EMPHASIS.sub(r"\2", struck[1] if struck else plain)
    return plain.replace("\\", "") if re.search(r"\\[*_#\[\]]", plain) else plain, addresses, bool(struck)


def _markdown_table(file: str, heading: str | None, first: int, lines: Sequence[str]) -> Table:
    rows: list[list[CellValue]] = []
    numbers = []
    for offset, line in enumerate(lines):
        if offset != 1:
            rows.append([_plain_words(cell)[0] or None for cell in _cells(line)])
            numbers.append(first + offset)
    cut = cut_to_size(rows, 0, 0, file, heading, numbers)
    return Table(
        file,
        heading,
        tuple(map(tuple, cut.rows)),
        tuple(cut.lines),
        problems=tuple(cut.problems),
        kind="text",
    )


def _cells(line: str) -> list[str]:
    inner = line.strip().removeprefix("|").removesuffix("|")
    return [cell.replace("\\|", "|").strip() for cell in re.split(r"(?<!\\)\|", inner)]


def _left_out(file: str, loose: Sequence[tuple[int, str]]) -> Iterator[Problem]:
    telling = _without_frame(loose)
    if telling:
        message = Text(
            "Text zwischen den Listenpunkten haben wir nicht übernommen (Zeilen: {count}): {words}. Setzt "
            "einen Strich davor, wenn er dazugehört.",
            "We have left out text between the points of the list (lines: {count}): {words}. Put a "
            "dash in front if it belongs to it.",
            {"count": len(telling), "words": _quoted([words for _, words in telling])},
            sie="Text zwischen den Listenpunkten haben wir nicht übernommen (Zeilen: "
            "{count}): {words}. Setzen Sie einen Strich davor, wenn er "
            "dazugehört.",
        )
        yield Problem("INV017", file, None, telling[0][0], None, message)


def _without_frame(loose: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    """The loose lines without what frames a mail: its head, the greeting, "here is our list:", and the closing."""
    telling = []
    for line, words in loose:
        if CLOSING.match(words):
            break
        if not (MAIL_HEAD.match(words) or _is_greeting(words) or words.endswith(":")):
            telling.append((line, words))
    return telling


def _is_greeting(words: str) -> bool:
    """ "Hallo zusammen,": with more words than that it may say something."""
    return bool(GREETING.match(words)) and len(words.split()) <= LONGEST_GREETING


def _quoted(lines: Sequence[str]) -> Text:
    shown = [
        line if len(line) <= SHOWN else line[:SHOWN].rsplit(" ", 1)[0] + " …" for line in lines[:SHOWN_LINES]
    ]
    quoted = [Text("„{line}“", "“{line}”", {"line": line}) for line in shown]
    return joined([*quoted, plain("…")] if len(lines) > SHOWN_LINES else quoted, ", ", ", ")


def _points_cut(file: str, count: int) -> Problem:
    message = Text(
        "Die Liste hat {count} Punkte; gelesen haben wir die ersten {most}.",
        "The list has {count} points; we have read the first {most}.",
        {"count": count, "most": limits.ROWS},
    )
    return Problem("INV003", file, None, None, None, message)
