"""The plan on paper: the full report, the one page and the page for the wall, as tagged PDF."""

from __future__ import annotations

import json
import re
import struct
import unicodedata
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from klarlinie.method.plan import TidyPlan
from klarlinie.reports.brand import ACCENT, Brand, Logo, tinted
from klarlinie.reports.one_page import build_one_page
from klarlinie.reports.one_pager import build_one_pager
from klarlinie.reports.plan_report import build_report
from klarlinie.reports.svg import LANE_FILLS
from klarlinie.vocabulary.figures import Language

if TYPE_CHECKING:
    import typst

LAYOUT = Path(__file__).parent / "layout"
LONG_RUN = re.compile(r"[^\s\u200b]{24,}")
BREAK_HERE = "\u200b"  # an invisible place where a line may end
MISSING = "□"
SOFT = "#eef6f7"  # of our own accent, for what lies behind a card
PLAIN = Brand()


def full_report(plan: TidyPlan, language: Language, formal: bool = False, brand: Brand = PLAIN) -> bytes:
    """The full report on A4, as PDF/UA-1."""
    return _compiled("report.typ", asdict(build_report(plan, language, formal)), plan, brand)


def one_page(plan: TidyPlan, language: Language, formal: bool = False, brand: Brand = PLAIN) -> bytes:
    """The plan on one A4 page, as PDF/UA-1."""
    return _compiled("one_page.typ", asdict(build_one_page(plan, language, formal)), plan, brand)


def wall_page(plan: TidyPlan, language: Language, formal: bool = False, brand: Brand = PLAIN) -> bytes:
    """One A4 page in large type for the wall, as PDF/UA-1."""
    return _compiled("wall.typ", asdict(build_one_pager(plan, language, formal)), plan, brand)


def _compiled(layout: str, report: dict[str, Any], plan: TidyPlan, brand: Brand) -> bytes:
    """The words go in as JSON, so nothing a user wrote can be read as markup."""
    import typst

    words = _in_colour(_printable(report), brand.accent)
    inputs = {
        "report": json.dumps({**words, "brand": _dress(brand)}, ensure_ascii=False),
        "accent": brand.accent,
        "soft": SOFT if brand.accent == ACCENT else tinted(brand.accent, 0.07),
    }
    compiler = typst.Compiler(LAYOUT / layout, root=LAYOUT, font_paths=_fonts(), sys_inputs=inputs)
    at_midnight = int((plan.today - type(plan.today)(1970, 1, 1)).total_seconds())
    pdf = compiler.compile(format="pdf", pdf_standards=["ua-1"], timestamp=at_midnight)
    assert isinstance(pdf, bytes)
    return pdf


def _dress(brand: Brand) -> dict[str, Any]:
    """Logos as lists of bytes, the words of the consultancy as paragraphs."""
    house = brand.house
    return {
        "logo": _logo(brand.logo),
        "house": house
        and {
            "name": printable(house.name),
            "logo": _logo(house.logo),
            "intro": _paragraphs(house.intro),
            "closing": _paragraphs(house.closing),
        },
    }


def _logo(logo: Logo | None) -> dict[str, Any] | None:
    return (
        None if logo is None else {"bytes": list(logo.content), "kind": logo.kind, "alt": printable(logo.alt)}
    )


def _paragraphs(words: str) -> list[str]:
    return [printable(line) for line in words.splitlines() if line.strip()]


def _in_colour(value: Any, accent: str) -> Any:
    """Pictures come in our colour; the company's takes its place."""
    if accent == ACCENT:
        return value
    if isinstance(value, dict):
        return {
            key: _coloured(one, accent) if key == "svg" else _in_colour(one, accent)
            for key, one in value.items()
        }
    return [_in_colour(one, accent) for one in value] if isinstance(value, (list, tuple)) else value


def _coloured(svg: str, accent: str) -> str:
    return svg.replace(ACCENT, accent).replace(LANE_FILLS["must"], tinted(accent, 0.25))


@cache
def _fonts() -> typst.Fonts:
    import typst

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[_font_folder()])


@cache
def _font_folder() -> Path:
    import fontpkg_inter

    return Path(str(fontpkg_inter.__file__)).parent / "files"


def _printable(value: Any) -> Any:
    """Every text in `value` so that the font can show it and a line can hold it; pictures are only cleaned."""
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, dict):
        return {key: shown_signs(one) if key == "svg" else _printable(one) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [_printable(one) for one in value]
    return value


def printable(words: str) -> str:
    """`words` without signs the font lacks, and with places to break in endless runs such as addresses."""
    return LONG_RUN.sub(_with_breaks, shown_signs(words))


def shown_signs(words: str) -> str:
    """Emoji and control signs are left out; a letter the font lacks becomes a box, so that the gap is seen."""
    if all(ord(sign) in _known_signs() for sign in words):
        return words
    kept = "".join(sign if ord(sign) in _known_signs() else _stand_in(sign) for sign in words)
    return re.sub(" {2,}", " ", kept).strip(" ") if kept.strip() else MISSING


def _stand_in(sign: str) -> str:
    if sign in "\n\t":  # a line break parts a cell into its figure and the quiet line under it
        return sign if sign == "\n" else " "
    return MISSING if unicodedata.category(sign)[0] in "LN" else ""


def _with_breaks(run: re.Match[str]) -> str:
    """Breaks after the joints of an address; letters alone break every 16."""
    words = re.sub(r"([/._?&=-])", r"\1" + BREAK_HERE, run.group())
    return re.sub(r"([^\u200b]{16})(?=[^\u200b]{4})", r"\1" + BREAK_HERE, words)


@cache
def _known_signs() -> frozenset[int]:
    """The code points of the font, from its cmap table (OpenType 1.9, format 12)."""
    font = next(
        path for path in sorted(_font_folder().glob("*.ttf")) if "Italic" not in path.name
    ).read_bytes()
    tables = struct.unpack(">H", font[4:6])[0]
    records = (struct.unpack(">4sIII", font[12 + 16 * i : 28 + 16 * i]) for i in range(tables))
    cmap = next(offset for name, _, offset, _ in records if name == b"cmap")
    signs: set[int] = set()
    for i in range(struct.unpack(">H", font[cmap + 2 : cmap + 4])[0]):
        offset = cmap + struct.unpack(">HHI", font[cmap + 4 + 8 * i : cmap + 12 + 8 * i])[2]
        signs |= _groups(font, offset)
    return frozenset(signs - {ord(BREAK_HERE)})


def _groups(font: bytes, offset: int) -> set[int]:
    """The code points of one subtable, where it is of format 12."""
    if struct.unpack(">H", font[offset : offset + 2])[0] != 12:
        return set()
    count = struct.unpack(">I", font[offset + 12 : offset + 16])[0]
    groups = (struct.unpack(">III", font[offset + 16 + 12 * i : offset + 28 + 12 * i]) for i in range(count))
    return {code for first, last, _ in groups for code in range(first, last + 1)}
