"""The full report as one readable Markdown file, from the same blocks as the PDF."""

from __future__ import annotations

import re

from klarlinie.method.plan import TidyPlan
from klarlinie.reports.blocks import Block, Bullets, Card, Paragraph, Picture, Report, Sheet, Subhead
from klarlinie.reports.plan_report import build_report
from klarlinie.vocabulary.figures import Language

# Signs that would be read as markup inside a line; a user's title stays a title.
MARKUP = re.compile(r"([\\`*_\[\]<>#|$~])")


def plan_markdown(plan: TidyPlan, language: Language, formal: bool = False) -> str:
    """The whole plan in Markdown with tables; pictures are told in a sentence and a table."""
    report = build_report(plan, language, formal)
    parts = [_cover(report)]
    for number, section in enumerate(report.sections, start=1):
        parts.append(f"## {number} {escaped(section.title)}")
        parts += [_block(block) for block in section.blocks]
    return "\n\n".join([*parts, f"*{escaped(report.footer)}*"]) + "\n"


def escaped(words: str) -> str:
    """One line of text in which nothing is markup, neither inside nor at its beginning ("- " or "2." are lists)."""
    line = MARKUP.sub(r"\\\1", " ".join(words.split()))
    line = re.sub(r"^([-+=])", r"\\\1", line)
    return re.sub(r"^(\d+)([.)])(?=\s|$)", r"\1\\\2", line)


def _cover(report: Report) -> str:
    title = f"{report.title}: {report.company}" if report.company else report.title
    lines = [
        f"# {escaped(title)}",
        f"{escaped(report.label)}, {report.date}",
        f"**{escaped(report.sentence)}**",
    ]
    if report.promise:
        lines.append(f"> {escaped(report.promise)}")
    return "\n\n".join(lines)


def _block(block: Block) -> str:
    if isinstance(block, Paragraph):
        return escaped(block.text)
    if isinstance(block, Subhead):
        return f"### {escaped(block.text)}"
    if isinstance(block, Bullets):
        return "\n".join(f"- {escaped(item)}" for item in block.items)
    if isinstance(block, Sheet):
        return _table(block)
    return _card(block) if isinstance(block, Card) else _picture(block)


def _table(sheet: Sheet) -> str:
    rules = ["--:" if column.shows == "figure" else "---" for column in sheet.columns]
    lines = [[escaped(column.title) for column in sheet.columns], rules]
    lines += [[escaped(cell) for cell in row] for row in sheet.rows]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in lines)


def _card(card: Card) -> str:
    head = f"### {card.number} {escaped(card.title)}\n\n**{escaped(card.owner)}, {escaped(card.hours)}**"
    return "\n".join([head, "", *(f"- {escaped(label)}: {escaped(words)}" for label, words in card.facts)])


def _picture(picture: Picture) -> str:
    parts = [escaped(picture.alt)]
    if picture.key is not None:
        parts.append(_table(picture.key))
    if picture.note:
        parts.append(escaped(picture.note))
    return "\n\n".join(parts)
