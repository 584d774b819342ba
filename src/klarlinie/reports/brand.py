"""How a report is dressed: the company's colour and logo, and for its consultancy a cover and own words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

ACCENT = "#006070"
READABLE = 4.5  # contrast to white that small text needs (WCAG 2.2, 1.4.3)
COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
DARKER = 0.94  # of each part of a colour, again and again until it can be read

PictureKind = Literal["png", "jpg"]


@dataclass(frozen=True)
class Logo:
    """A picture as it came, of which we know that it can be drawn. `alt` says whose it is."""

    content: bytes
    kind: PictureKind
    alt: str


@dataclass(frozen=True)
class House:
    """The consultancy that brings the report: its name, logo, and words for the cover and the end."""

    name: str
    logo: Logo | None = None
    intro: str = ""
    closing: str = ""


@dataclass(frozen=True)
class Brand:
    accent: str = ACCENT
    logo: Logo | None = None
    house: House | None = None


def contrast_to_white(colour: str) -> float:
    """From 1 (white on white) to 21 (black), for a colour such as "#006070" (WCAG 2.2)."""
    red, green, blue = (_linear(int(colour[i : i + 2], 16) / 255) for i in (1, 3, 5))
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def is_readable(colour: str) -> bool:
    return contrast_to_white(colour) >= READABLE


def darkened(colour: str) -> str:
    """The same colour, as dark as it has to be so that it can be read on white."""
    parts = [int(colour[i : i + 2], 16) for i in (1, 3, 5)]
    while not is_readable(_written(parts)):
        parts = [int(part * DARKER) for part in parts]
    return _written(parts)


def tinted(colour: str, share: float) -> str:
    """The colour thinned with white: of 1 it is the colour itself, of 0 white."""
    parts = [int(colour[i : i + 2], 16) for i in (1, 3, 5)]
    return _written([round(255 - (255 - part) * share) for part in parts])


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def _written(parts: list[int]) -> str:
    return "#" + "".join(f"{part:02x}" for part in parts)
