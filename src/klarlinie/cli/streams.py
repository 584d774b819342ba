"""Output that never breaks: signs an old terminal lacks are written simply, a closed pipe ends quietly."""

from __future__ import annotations

import codecs
import io
import json
import os
import sys

SIMPLER = {
    "\u202f": " ",
    "\u00a0": " ",
    "\u2009": " ",
    "\u2212": "-",
    "–": "-",
    "—": "-",
    "…": "...",
    "→": "->",
    "≥": ">=",
    "≤": "<=",
    "≈": "~",
    "±": "+/-",
    "×": "x",
    "·": "-",
    "•": "*",
    "✗": "x",
    "„": '"',
    "“": '"',
    "”": '"',
    "‚": "'",
    "‘": "'",
    "’": "'",
    "€": "EUR",
    "£": "GBP",
    "ä": "ae",
    "ö": "oe",
    "ü": "ue",
    "Ä": "Ae",
    "Ö": "Oe",
    "Ü": "Ue",
    "ß": "ss",
}


def write_simply_where_needed() -> None:
    """From now on no sign can end the program with an encoding error."""
    codecs.register_error("klarlinie-simpler", _simpler)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="klarlinie-simpler")


def _simpler(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    signs = error.object[error.start : error.end]
    said = "".join(SIMPLER.get(sign, "?") for sign in signs)
    return said.encode(error.encoding, errors="replace").decode(error.encoding), error.end


def print_json(thing: object) -> None:
    """JSON that stays exact on every terminal: where the output is not UTF-8, other signs are escaped."""
    is_utf8 = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    print(json.dumps(thing, ensure_ascii=not is_utf8, indent=2))


def forget_output() -> None:
    """The reader has gone (`| head`): what is still buffered goes nowhere, and Python says nothing about it."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
