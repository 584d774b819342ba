"""Whether a file is a picture that can be drawn: its head is read here, the whole of it in a process of its own."""

from __future__ import annotations

import os
import struct
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass

from klarlinie.gateways.isolation import NEEDED_TO_START
from klarlinie.reports.brand import PictureKind
from klarlinie.vocabulary.text import Text

PICTURE_BYTES = 500_000
MOST_PIXELS = 2_000  # along one side
WALL_SECONDS = 20
START = "import sys; sys.path[:] = {path!r}; from klarlinie.gateways.picture_child import main; main()"
PNG = b"\x89PNG\r\n\x1a\n"
JPEG = b"\xff\xd8\xff"
FRAMES = {0xC0, 0xC1, 0xC2}  # the segments of a JPEG that say how large it is; others cannot be drawn
WITHOUT_LENGTH = {0x01, *range(0xD0, 0xDA)}


@dataclass(frozen=True)
class PictureSeen:
    """`width` and `height` in pixels."""

    kind: PictureKind
    width: int
    height: int


class NotAPicture(ValueError):
    """It cannot be used; `text` says why and what to do."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.say("en"))
        self.text = text


TOO_HEAVY = Text(
    "Das Bild hat mehr als 500 kB. Kleiner gespeichert reicht es für ein Logo.",
    "The picture is larger than 500 kB. Save it smaller and it will do for a logo.",
)
OTHER_KIND = Text(
    "Das ist weder PNG noch JPEG. In einem dieser beiden gespeichert geht es.",
    "This is neither PNG nor JPEG. Save it as one of these two and it works.",
)
TOO_LARGE = Text(
    "Das Bild hat {width} × {height} Bildpunkte, mehr als {most} je Seite gehen nicht.",
    "The picture has {width} × {height} pixels; more than {most} along a side do not work.",
)
BROKEN = Text(
    "Das Bild lässt sich nicht lesen, vermutlich ist die Datei beschädigt. Neu gespeichert geht es oft.",
    "The picture cannot be read, the file is probably damaged. Saving it again often helps.",
)


def look_at_picture(content: bytes) -> PictureSeen:
    """Kind and size of a PNG or JPEG that was really decoded. Raises `NotAPicture`."""
    if len(content) > PICTURE_BYTES:
        raise NotAPicture(TOO_HEAVY)
    seen = size_of(content)
    if max(seen.width, seen.height) > MOST_PIXELS:
        raise NotAPicture(TOO_LARGE.with_values(width=seen.width, height=seen.height, most=MOST_PIXELS))
    if min(seen.width, seen.height) < 1 or not _can_be_drawn(content, seen.kind):
        raise NotAPicture(BROKEN)
    return seen


def size_of(content: bytes) -> PictureSeen:
    """Kind and size as the head of the file says. Raises `NotAPicture`."""
    try:
        if content.startswith(PNG):
            return PictureSeen("png", *struct.unpack(">II", content[16:24]))
        if content.startswith(JPEG):
            height, width = next(_frames(content))
            return PictureSeen("jpg", width, height)
    except (struct.error, StopIteration) as error:
        raise NotAPicture(BROKEN) from error
    raise NotAPicture(OTHER_KIND)


def _frames(content: bytes) -> Iterator[tuple[int, int]]:
    """Height and width of each frame, segment by segment (ITU T.81, B.1)."""
    at = 2
    while at + 4 <= len(content) and content[at] == 0xFF:
        mark = content[at + 1]
        if mark == 0xFF:
            at += 1
        elif mark in WITHOUT_LENGTH:
            at += 2
        else:
            if mark in FRAMES:
                yield struct.unpack(">HH", content[at + 5 : at + 9])
            at += 2 + struct.unpack(">H", content[at + 2 : at + 4])[0]


def _can_be_drawn(content: bytes, kind: PictureKind) -> bool:
    """Whatever the picture does to the process that draws it, this one goes on."""
    path = [entry for entry in sys.path if entry]
    try:
        ended = subprocess.run(
            [sys.executable, "-I", "-S", "-X", "utf8", "-c", START.format(path=path), kind],
            input=content,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=WALL_SECONDS,
            env={name: os.environ[name] for name in NEEDED_TO_START if name in os.environ},
            check=False,
        )
    except subprocess.TimeoutExpired:
        return False
    return ended.returncode == 0
