"""Two that look alike: side by side, merged as chosen, or kept apart for good."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from klarlinie.web.method.inventory.models import Activity, KeptApart
from klarlinie.web.method.inventory.queries import activities
from klarlinie.web.platform.journal.actions import undo
from klarlinie.web.platform.journal.queries import history
from tests.web.conftest import AT, Clients
from tests.web.method.inventory.imported import take_over, upload
from tests.web.world import World

BASE = "/c/hallstein/inventory/duplicates/"
TWO = "Maßnahme;Std./Monat;Wer;Warum\nNewsletter;4;Jana;hält Kunden\nNL;6;Tom;hält Kunden\nMesse Ulm;3;Tom;Gespräche\n"


@pytest.fixture
def twins(ana: Client, world: World) -> Client:
    upload(ana, ("liste.csv", TWO))
    take_over(ana)
    return ana


def form_of(client: Client, number: int = 1) -> dict[str, str]:
    html = client.get(f"{BASE}?pair={number}").content.decode()
    sent = dict(re.findall(r'name="(first|second|pair)" value="([^"]*)"', html))
    sent["keep"] = "first"
    return sent


def row(world: World, title: str) -> Activity:
    return Activity.objects.for_company(world.hallstein).get(title=title)


def test_a_pair_stands_side_by_side_with_what_differs(twins: Client) -> None:
    html = twins.get(BASE).content.decode()
    assert "Ist das dasselbe?" in html
    assert "sind zwei Namen für dasselbe" in html
    assert html.count('class="differs"') == 2  # hours and owner; why is the same
    assert 'name="f:hours_per_month"' in html


def test_merging_keeps_one_adds_nothing_up_and_loses_nothing(twins: Client, world: World) -> None:
    twins.post(f"{BASE}merge/", form_of(twins))
    assert [one.core.title for one in activities(world.hallstein)] == ["Newsletter", "Messe Ulm"]
    kept = row(world, "Newsletter")
    assert kept.hours_per_month == 4
    assert kept.owners == ["Jana"]
    assert "6" in str(kept.notes)
    assert "Tom" in str(kept.notes)
    assert row(world, "NL").merged_into_id == kept.pk


def test_each_differing_field_can_come_from_the_other(twins: Client, world: World) -> None:
    twins.post(f"{BASE}merge/", form_of(twins) | {"f:hours_per_month": "second", "f:owners": "first"})
    kept = row(world, "Newsletter")
    assert (kept.hours_per_month, kept.owners) == (6, ["Jana"])
    assert "4" in kept.notes["vor dem Zusammenlegen"]


def test_the_other_one_can_be_kept(twins: Client, world: World) -> None:
    twins.post(f"{BASE}merge/", form_of(twins) | {"keep": "second", "f:hours_per_month": "first"})
    assert row(world, "Newsletter").merged_into_id == row(world, "NL").pk
    assert row(world, "NL").hours_per_month == 4
    assert row(world, "NL").owners == ["Jana"] or row(world, "NL").owners == ["Tom"]


def test_merging_can_be_taken_back(twins: Client, world: World) -> None:
    twins.post(f"{BASE}merge/", form_of(twins))
    undo(world.hallstein, history(world.hallstein)[0].number, by=world.by("ana"), at=AT)
    assert row(world, "NL").merged_into_id is None
    assert row(world, "Newsletter").notes == {}


def test_two_different_things_are_never_asked_about_again(twins: Client, world: World) -> None:
    twins.post(f"{BASE}apart/", form_of(twins) | {"reason": "zwei Verteiler"})
    assert KeptApart.objects.for_company(world.hallstein).get().reason == "zwei Verteiler"
    html = twins.get(BASE).content.decode()
    assert "Nichts Doppeltes" in html
    assert "zwei Verteiler" in html
    again = re.search(r'action="([^"]*/again/)"', html)
    assert again is not None
    twins.post(again[1])
    assert "Ist das dasselbe?" in twins.get(BASE).content.decode()


def test_a_row_that_changed_meanwhile_is_not_merged(twins: Client, world: World) -> None:
    shown = form_of(twins)
    changed = row(world, "NL")
    Activity.objects.for_company(world.hallstein).filter(pk=changed.pk).update(version=changed.version + 1)
    answer = twins.post(f"{BASE}merge/", shown, follow=True)
    assert "hat sich inzwischen geändert" in answer.content.decode()
    assert row(world, "NL").merged_into_id is None


def test_a_garbled_form_merges_nothing(twins: Client, world: World) -> None:
    for sent in ({}, {"first": "x:y", "second": "1"}, {"first": "1:1", "second": "1:1"}):
        assert twins.post(f"{BASE}merge/", sent).status_code == 302
        assert twins.post(f"{BASE}apart/", sent).status_code == 302
    assert len(activities(world.hallstein)) == 3
    assert not KeptApart.objects.for_company(world.hallstein).exists()


def test_a_merged_row_is_known_when_the_file_comes_again(twins: Client, world: World) -> None:
    twins.post(f"{BASE}merge/", form_of(twins))
    upload(twins, ("april.csv", TWO + "Flyer;1;Tom;\n"))
    take_over(twins)
    assert [one.core.title for one in activities(world.hallstein)] == ["Newsletter", "Messe Ulm", "Flyer"]


def test_an_import_with_merged_rows_says_so_instead_of_being_taken_back(twins: Client) -> None:
    twins.post(f"{BASE}merge/", form_of(twins))
    from tests.web.method.inventory.imported import page

    assert "„NL“ wurde geändert" in page(twins)


def test_an_empty_table_teaches(ana: Client) -> None:
    assert "zum Verwechseln ähnlich" in ana.get(BASE).content.decode()


def test_a_viewer_only_looks(twins: Client, clients: Clients) -> None:
    ben = clients.of("ben")
    html = ben.get(BASE).content.decode()
    assert "Ist das dasselbe?" in html
    assert "formaction" not in html
    assert ben.post(f"{BASE}merge/", form_of(twins)).status_code == 403
