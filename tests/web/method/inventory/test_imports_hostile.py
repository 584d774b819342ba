"""The catalogue of hostile files through the door of the web: a sentence or rows to look at, and nothing by halves."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from django.test import Client

from klarlinie.web.method.inventory.models import Activity
from klarlinie.web.method.inventory.queries import activities
from klarlinie.web.platform.background.models import Work
from klarlinie.web.platform.journal.queries import chain_breaks_at
from tests.gateways.hostile import CASES, zip_bomb
from tests.web.method.inventory.imported import BASE, LIST, form_of, last_import, read_all, take_over, upload
from tests.web.world import World

AT_ONCE = 30
HALF = CASES[::2]  # the other half in the long run
NASTY = (
    ("null.csv", "Maßnahme;Wer\nMes\x00se;To\x00m\n".encode()),
    ("halbes.json", b'[{"name": "Mes\\ud800se", "gid": "1"}]'),
    ("endlos.csv", b"Ma\xc3\x9fnahme;Kosten im Jahr\nMesse;99999999999999999999999999 EUR\nFlyer;1e400 EUR\n"),
    ("skript.csv", "Maßnahme;Wer\n<script>alert(1)</script>;{{ settings }}{% include 'x' %}\n".encode()),
    ("formel.csv", b"Ma\xc3\x9fnahme;Wer\n=cmd|' /C calc'!A0;@SUM(1)\n"),
    ("klammern.csv", "Maßnahme;Wer;Zahl {n}\nMesse {title} {0} {;Tom {x!r};viel {de}\n".encode()),
    ("lang.csv", ("Maßnahme;Gruppe;Wer\n" + "M" * 5000 + ";" + "G" * 900 + ";" + "W" * 900 + "\n").encode()),
    ("../../etc/passwd\r\nX: y.csv", LIST.encode() + b"Flyer;1;;Tom;1\n"),
    ("n" * 400 + ".csv", LIST.encode() + b"Tombola;1;;Tom;1\n"),
)  # fmt: skip


def through_the_door(client: Client, world: World, name: str, content: bytes) -> str:
    """Upload, look, take over, take back; gives the state after reading. The test client raises what would be a 500."""
    answer = upload(client, (name, content))
    assert answer.status_code in (302, 422), name
    if answer.status_code == 422 or answer["Location"] == BASE:
        return "refused"
    kept = last_import()
    assert kept.state in ("read", "failed"), name
    assert not activities(world.hallstein), f"{name}: rows without asking"
    shown = client.get(f"{BASE}{kept.pk}/")
    assert shown.status_code == 200, name
    if kept.state == "failed":
        assert len(kept.trouble["de"]) > 20, name
    elif take_over(client).status_code == 302:
        assert client.get(f"{BASE}{kept.pk}/").status_code == 200, name
        assert client.get("/c/hallstein/inventory/").status_code == 200, name
        client.post(f"{BASE}{kept.pk}/undo/")
    assert not Activity.objects.for_company(world.hallstein).exists(), f"{name}: left behind"
    return kept.state


@pytest.mark.one_database
@pytest.mark.parametrize(
    "part",
    [HALF[:AT_ONCE], HALF[AT_ONCE:], pytest.param(CASES[1::2], marks=pytest.mark.soak)],
    ids=["first", "second", "long run"],
)
def test_every_hostile_file_is_refused_in_words_or_shown_and_never_taken_by_halves(
    ana: Client, world: World, part: Sequence[tuple[str, object, str | None]]
) -> None:
    states = {name: through_the_door(ana, world, name, build()) for name, build, _ in part}  # type: ignore[operator]
    assert len(states) == len(part)
    assert ana.get(BASE).status_code == 200
    assert chain_breaks_at(world.hallstein) is None


def test_nasty_texts_come_through_as_texts(ana: Client, world: World) -> None:
    for name, content in NASTY:
        assert through_the_door(ana, world, name, content) in ("read", "failed"), name
    html = ana.get(BASE).content.decode()
    assert "etc/passwd" not in html
    assert "<script>alert" not in html


def test_words_of_the_file_are_shown_as_words(ana: Client) -> None:
    upload(ana, NASTY[3])
    html = ana.get(f"{BASE}{last_import().pk}/").content.decode()
    assert "&lt;script&gt;alert(1)" in html
    assert "{{ settings }}" in html


def test_the_page_answers_at_once_while_a_bomb_is_read_elsewhere(ana: Client) -> None:
    ana.post(f"{BASE}receive/", {"upload": _file("bombe.xlsx", zip_bomb(30_000_000))})
    assert Work.everywhere.get().state == "waiting"
    html = ana.get(f"{BASE}{last_import().pk}/").content.decode()
    assert 'hx-trigger="every 1s"' in html
    read_all()
    assert last_import().state == "failed"


def test_a_good_file_beside_a_hostile_one_is_read(ana: Client, world: World) -> None:
    upload(ana, ("bombe.xlsx", zip_bomb(30_000_000)), ("liste.csv", LIST.encode()))
    assert last_import().state == "read"
    sent = form_of(ana.get(f"{BASE}{last_import().pk}/").content.decode())
    assert sent["seen"]


def _file(name: str, content: bytes):  # type: ignore[no-untyped-def]
    from django.core.files.uploadedfile import SimpleUploadedFile

    return SimpleUploadedFile(name, content)
