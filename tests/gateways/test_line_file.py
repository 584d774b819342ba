"""The line file: what it says, or one sentence why not."""

from __future__ import annotations

from pathlib import Path

import pytest

from klarlinie.gateways.line_file import CannotReadLine, read_line_file


def written(folder: Path, content: str | bytes) -> Path:
    path = folder / "linie.yaml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_keys_and_values_come_as_they_stand(tmp_path: Path) -> None:
    facts = read_line_file(written(tmp_path, "versprechen: In vier Stunden da\nzielgruppen: [Molkereien]\n"))
    assert facts == {"versprechen": "In vier Stunden da", "zielgruppen": ["Molkereien"]}


def test_an_empty_file_says_nothing(tmp_path: Path) -> None:
    assert read_line_file(written(tmp_path, "")) == {}


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("nur ein Satz", "versprechen: …"),
        ("a: [1, 2", "Zeile"),
        ("versprechen: „Ja: sofort“: nein", "Zeile 1"),
        (b"\xff\xfe\x00\x01", "UTF-8"),
        ("a: &x [1]\nb: *x\n", "Verweise"),
        ("a: !!python/object/apply:os.system ['true']", "YAML"),
        ("x" * 300_000, "größer"),
        ("[" * 5_000, "YAML"),
    ],
)
def test_what_is_no_line_is_one_sentence(tmp_path: Path, content: str | bytes, words: str) -> None:
    with pytest.raises(CannotReadLine) as error:
        read_line_file(written(tmp_path, content))
    assert words in error.value.text.say("de")
    assert "linie.yaml" in error.value.text.say("en")


def test_aliases_that_would_grow_without_end_are_refused_at_once(tmp_path: Path) -> None:
    bomb = "a: &a [x,x,x,x,x,x,x,x]\n" + "\n".join(
        f"{new}: &{new} [*{old},*{old},*{old},*{old}]"
        for old, new in zip("abcdefgh", "bcdefghi", strict=True)
    )
    with pytest.raises(CannotReadLine):
        read_line_file(written(tmp_path, bomb))


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(CannotReadLine, match="no such file"):
        read_line_file(tmp_path / "fehlt.yaml")
