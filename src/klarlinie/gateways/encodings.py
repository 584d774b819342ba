"""Bytes become text: what the file says of itself counts, then UTF-8, then what old programs in Europe write."""

from __future__ import annotations

import codecs
import re

from klarlinie.gateways.unreadable import Unreadable, broken
from klarlinie.vocabulary.findings import Problem
from klarlinie.vocabulary.text import Text

MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Umlauts between letters as old Macs write them; Windows has other signs at these places.
MAC_UMLAUT = re.compile(rb"[A-Za-z][\x8a\x9a\x9f\x80\x85\x86\xa7][A-Za-z]")
WINDOWS_UMLAUT = re.compile(rb"[\xc4\xd6\xdc\xdf\xe4\xf6\xfc]")


def decode(content: bytes, file: str) -> tuple[str, tuple[Problem, ...]]:
    """The text and, where the encoding had to be assumed, a `Problem` that says so. Raises `Unreadable`."""
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return _refuse_nul(_strictly(content, encoding)), ()
    if b"\x00" in content:
        return _without_mark(content), ()
    try:
        return content.decode("utf-8"), ()
    except UnicodeDecodeError:
        return _assumed(content, file)


def _strictly(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise broken() from error


def _without_mark(content: bytes) -> str:
    """UTF-16 without its mark: every other byte of European text is zero."""
    even, odd = content[0::2].count(0), content[1::2].count(0)
    half = len(content) // 2
    if half and odd > 0.4 * half and even < 0.1 * half:
        return _refuse_nul(_strictly(content, "utf-16-le"))
    if half and even > 0.4 * half and odd < 0.1 * half:
        return _refuse_nul(_strictly(content, "utf-16-be"))
    raise _not_text()


def _refuse_nul(text: str) -> str:
    if "\x00" in text:
        raise _not_text()
    return text


def _assumed(content: bytes, file: str) -> tuple[str, tuple[Problem, ...]]:
    patched = content.decode("utf-8", errors="replace")
    lost = patched.count("\ufffd")
    if sum(1 for sign in patched if sign > "\x7f") - lost > 2 * lost:
        return patched, (_holes(file, lost),)
    is_mac = len(MAC_UMLAUT.findall(content)) > len(WINDOWS_UMLAUT.findall(content))
    text = content.decode("mac-roman" if is_mac else "cp1252", errors="replace")
    if sum(1 for sign in text if sign < " " and sign not in "\t\r\n\x0b\x0c") > len(text) // 100:
        raise _not_text()
    return text, (_assumption(file, text, "Mac Roman" if is_mac else "Windows-1252"),)


def _assumption(file: str, text: str, encoding: str) -> Problem:
    word = re.search(r"[^\s;,|\"]*[^\x00-\x7f\s][^\s;,|\"]*", text)
    message = Text(
        "Die Datei sagt nicht, wie Umlaute geschrieben sind. Wir haben {encoding} angenommen; stimmt „{word}“?",
        "The file does not say how its accents are written. We assumed {encoding}; is “{word}” right?",
        {"encoding": encoding, "word": word.group()[:40] if word else ""},
    )
    return Problem("INV013", file, None, None, None, message)


def _holes(file: str, lost: int) -> Problem:
    message = Text(
        "{lost} Zeichen waren nicht lesbar und stehen nun als „\ufffd“ da. Speichert die Datei als UTF-8 neu.",
        "{lost} characters could not be read and now stand as “\ufffd”. Save the file again as UTF-8.",
        {"lost": lost},
        sie="{lost} Zeichen waren nicht lesbar und stehen nun als „�“ da. Speichern "
        "Sie die Datei als UTF-8 neu.",
    )
    return Problem("INV013", file, None, None, None, message)


def _not_text() -> Unreadable:
    return Unreadable(
        "INV002",
        Text(
            "Diese Art Datei kennen wir nicht. Wir lesen .xlsx, .xls, .ods, .csv, .txt, .md, .ics und Exporte von "
            "Trello, Asana, monday, ClickUp, TickTick und Planner.",
            "We do not know this kind of file. We read .xlsx, .xls, .ods, .csv, .txt, .md, .ics and exports of "
            "Trello, Asana, monday, ClickUp, TickTick and Planner.",
        ),
    )
