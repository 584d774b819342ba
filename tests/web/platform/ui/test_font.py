"""The typeface is cut small and still writes everything we say."""

from __future__ import annotations

from pathlib import Path

from fontTools.ttLib import TTFont

from klarlinie.web.platform.ui.font import make_font


def test_the_font_is_small_and_writes_german(tmp_path: Path) -> None:
    made = make_font(tmp_path)

    assert made == tmp_path / "ui" / "inter.woff2"
    assert made.stat().st_size < 50_000
    signs = TTFont(made).getBestCmap()
    assert not [sign for sign in "ÄÖÜäöüßẞ€–„“‚‘→…×\u202f\u2009łéç✓" if ord(sign) not in signs]


def test_the_weights_between_regular_and_bold_are_there(tmp_path: Path) -> None:
    axes = {axis.axisTag: (axis.minValue, axis.maxValue) for axis in TTFont(make_font(tmp_path))["fvar"].axes}

    assert axes == {"wght": (400, 700)}


def test_a_font_that_is_there_is_not_made_again(tmp_path: Path) -> None:
    (tmp_path / "ui").mkdir()
    (tmp_path / "ui" / "inter.woff2").write_bytes(b"there")

    assert make_font(tmp_path).read_bytes() == b"there"
