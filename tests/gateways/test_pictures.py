"""A logo is a picture only if it was drawn once."""

from __future__ import annotations

import contextlib
import struct

import pytest

from klarlinie.gateways.pictures import NotAPicture, PictureSeen, look_at_picture
from tests.gateways.pictures import bomb, chunk, jpeg, png


def test_a_png_and_a_jpeg_are_seen_with_their_size() -> None:
    assert look_at_picture(png()) == PictureSeen("png", 60, 20)
    assert look_at_picture(jpeg()) == PictureSeen("jpg", 80, 30)


HEAD = b"\x89PNG\r\n\x1a\n"
HUGE = HEAD + chunk(b"IHDR", struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "neither PNG nor JPEG"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>", "neither PNG nor JPEG"),
        (b"GIF89a" + b"\0" * 50, "neither PNG nor JPEG"),
        (HEAD, "cannot be read"),
        (png()[:70], "cannot be read"),
        (HEAD + b"\0" * 3000, "cannot be read"),
        (jpeg()[:30], "cannot be read"),
        (b"\xff\xd8\xff\xe0" + b"\0" * 100, "cannot be read"),
        (b"\xff\xd8" + b"\xff" * 5000, "cannot be read"),
        (HUGE, "60,000 × 60,000"),
        (png() + b"\0" * 500_000, "500 kB"),
    ],
    ids=["nothing", "svg", "gif", "head", "cut", "zeros", "cut jpeg", "no frame", "ff", "huge", "heavy"],
)
def test_what_is_no_picture_or_too_much_is_refused_with_a_sentence(content: bytes, says: str) -> None:
    with pytest.raises(NotAPicture) as refused:
        look_at_picture(content)
    assert says in refused.value.text.say("en")
    assert refused.value.text.say("de") != refused.value.text.say("en")


def test_a_picture_that_unpacks_to_far_more_than_it_says_harms_nobody() -> None:
    content = bomb()
    assert len(content) < 500_000
    with contextlib.suppress(NotAPicture):  # what is more than the size in its head is not unpacked
        look_at_picture(content)
