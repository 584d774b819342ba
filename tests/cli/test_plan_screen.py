"""What the terminal shows of a plan: each thing once, and what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Klarlinie
from tests.cli.test_commands import LINE, LIST, TODAY

IDEAS = "Idee;Status\n" + "\n".join(f"{name};Idee" for name in ("Podcast", "TikTok", "Messe Wien", "Webinar"))


def written(folder: Path, text: str) -> str:
    path = folder / "liste mit Ümlaut.csv"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_a_reason_that_holds_for_many_is_said_once(klarlinie: Klarlinie) -> None:
    said = klarlinie("tidy", LIST, "--line", LINE, *TODAY).out
    for code in ("[DEC101]", "[DEC401]", "[DEC002]"):
        assert said.count(code) == 1
    assert "EVA501" not in said  # the table has a column for it


def test_points_are_explained_where_they_first_appear(klarlinie: Klarlinie) -> None:
    lines = klarlinie("tidy", LIST, "--line", LINE, *TODAY).out.splitlines()
    assert next(n for n, line in enumerate(lines) if "höchstens 100" in line) <= 9


def test_the_screen_says_what_to_do_on_monday(klarlinie: Klarlinie) -> None:
    said = klarlinie("tidy", LIST, "--line", LINE, *TODAY).out
    assert "Jana bis 23.11.2026, Website hallstein-service.de: " in said.split("Als Nächstes")[1]


def test_the_screen_is_not_endless(klarlinie: Klarlinie) -> None:
    assert len(klarlinie("tidy", LIST, "--line", LINE, *TODAY).out.splitlines()) <= 50


def test_without_a_focus_the_screen_says_what_helps_and_shows_no_half_core(
    klarlinie: Klarlinie, tmp_path: Path
) -> None:
    said = klarlinie("tidy", written(tmp_path, IDEAS), "--hours", "8", *TODAY).out
    assert "lässt sich noch kein Fokus wählen" in said
    assert "an die ihr glaubt" in said
    assert "\nMuss" not in said


@pytest.mark.parametrize(
    ("language", "words"), [("de", "Nehmt die Auswahl als Anfang"), ("en", "as a start")]
)
def test_a_choice_without_figures_is_called_a_start(
    klarlinie: Klarlinie, tmp_path: Path, language: str, words: str
) -> None:
    titles = "\n".join(("Website", "Newsletter", "Messe Wien", "Katalog", "Blog"))
    path = written(tmp_path, f"Aktivität\n{titles}\n")
    assert words in klarlinie("tidy", path, "--hours", "8", "--lang", language, *TODAY).out
