"""A backup is whole or it is none."""

from __future__ import annotations

import random
import stat
import zipfile
from pathlib import Path

import pytest

from klarlinie.web.config.keeping.archive import CannotKeep, opened, write
from klarlinie.web.config.keeping.backup import restore
from tests.web.world import World


@pytest.fixture
def made(tmp_path: Path) -> Path:
    file = tmp_path / "a.zip"
    noise = random.Random(7).randbytes(20_000)
    write(file, "backup", {"made_at": "2026"}, [("tables/a.jsonl", noise), ("keys/secret", b"word")])
    return file


def test_what_is_written_can_be_read(made: Path) -> None:
    with opened(made, "backup") as archive:
        assert archive.names("tables") == ["tables/a.jsonl"]
        assert archive.read("keys/secret") == b"word"
    assert zipfile.ZipFile(made).testzip() is None
    assert stat.S_IMODE(made.stat().st_mode) == 0o600


def test_every_flipped_byte_is_found(made: Path) -> None:
    whole = made.read_bytes()
    dice = random.Random(1)
    for place in [0, len(whole) - 1, *dice.sample(range(len(whole)), 100)]:
        torn = bytearray(whole)
        torn[place] ^= 1 << dice.randrange(8)
        made.write_bytes(torn)
        with pytest.raises(CannotKeep, match="damaged"), opened(made, "backup"):
            pass


def test_every_cut_is_found(made: Path) -> None:
    whole = made.read_bytes()
    for end in [0, 1, 63, 64, 65, len(whole) - 1, *random.Random(2).sample(range(len(whole)), 50)]:
        made.write_bytes(whole[:end])
        with pytest.raises(CannotKeep, match="damaged"), opened(made, "backup"):
            pass


def test_a_file_that_is_not_there_is_not_called_damaged(tmp_path: Path) -> None:
    with pytest.raises(CannotKeep, match="There is no"), opened(tmp_path / "b.zip", "backup"):
        pass


def test_a_file_of_the_other_kind_is_told_apart(made: Path) -> None:
    with pytest.raises(CannotKeep, match="klarlinie server restore"), opened(made, "company"):
        pass


def test_what_is_there_is_not_overwritten_and_nothing_half_is_left(made: Path) -> None:
    with pytest.raises(CannotKeep, match="is there already"):
        write(made, "backup", {}, [])
    with pytest.raises(CannotKeep, match="cannot be written: there is no such folder") as nowhere:
        write(made.parent / "no folder" / "a.zip", "backup", {}, [])
    assert "Diesen Ordner gibt es nicht" in nowhere.value.text.say("de")

    def breaks() -> object:
        yield "a", b"1"
        raise OSError(28, "No space left on device")

    with pytest.raises(CannotKeep, match="the disk is full"):
        write(made.parent / "b.zip", "backup", {}, breaks())  # type: ignore[arg-type]
    assert [file.name for file in made.parent.iterdir()] == ["a.zip"]


def test_a_backup_is_not_restored_over_people(world: World, made: Path) -> None:
    with pytest.raises(CannotKeep, match="empty"):
        restore(made)
