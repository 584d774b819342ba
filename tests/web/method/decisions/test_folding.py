"""A merge that was decided: the first step is to fold the two rows, side by side, and nothing does it by itself."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client

from klarlinie.web.method.decisions.queries import decisions_now
from klarlinie.web.method.decisions.queries.folding import folds_left, way_to_fold
from klarlinie.web.method.decisions.queries.waiting import duties
from klarlinie.web.method.inventory.models import Activity
from klarlinie.web.method.inventory.queries import activities
from klarlinie.web.platform.journal.actions import undo
from klarlinie.web.platform.journal.queries import last_number
from klarlinie.web.platform.ui.clock import now
from tests.web.conftest import AT, Clients
from tests.web.method.decisions.rights import decided, give_rights, put_on_the_table
from tests.web.world import World

HERE = "/c/hallstein/decisions/"
BESIDE = "/c/hallstein/inventory/duplicates/"


@pytest.fixture
def table(world: World) -> tuple[int, ...]:
    give_rights(world)
    return put_on_the_table(world)


@pytest.fixture
def merged(world: World, table: tuple[int, ...]) -> tuple[int, int]:
    """The flyer is to become part of the newsletter. Gives both keys: what goes, and what stays."""
    decided(world, "ana", table[3], "merge", merge_with_id=table[2])
    return table[3], table[2]


def way(world: World, goes: int) -> str:
    return way_to_fold("hallstein", folds_left(world.hallstein)[goes])


def form_of(client: Client, url: str) -> dict[str, str]:
    html = client.get(url).content.decode()
    return dict(re.findall(r'name="(first|second|keep|next|pair)" value="([^"]*)"', html))


def titles(world: World) -> list[str]:
    return [one.core.title for one in activities(world.hallstein)]


def test_after_the_decision_the_card_the_overview_and_the_home_lead_to_both_rows_side_by_side(
    ana: Client, world: World, merged: tuple[int, int]
) -> None:
    url = way(world, merged[0])
    for page in (f"{HERE}{merged[0]}/", HERE):
        assert url.replace("&", "&amp;") in ana.get(page).content.decode()
    assert url in [one.url for one in duties(world.hallstein, "hallstein", world.by("ana"), now())]
    html = ana.get(url).content.decode()
    assert "Wie werden die zwei zu einer Zeile?" in html
    assert "„Flyer“ soll in „Newsletter“ aufgehen" in html
    assert html.index("Newsletter<small>bleibt") < html.index("Flyer<small>geht darin auf")
    assert titles(world) == ["Messe Nord", "Podcast", "Newsletter", "Flyer"]


def test_folding_ends_the_step_and_leads_back_to_the_decisions(
    ana: Client, world: World, merged: tuple[int, int]
) -> None:
    goes, stays = merged
    answer = ana.post(f"{BESIDE}merge/", form_of(ana, way(world, goes)))
    assert (answer.status_code, answer.url) == (302, HERE)  # type: ignore[attr-defined]
    assert titles(world) == ["Messe Nord", "Podcast", "Newsletter"]
    assert Activity.everywhere.get(pk=goes).merged_into_id == stays
    assert folds_left(world.hallstein) == {}
    assert "„Flyer“ in „Newsletter“ aufgenommen" in ana.get(HERE).content.decode()


def test_taking_the_fold_back_offers_the_step_again(
    ana: Client, world: World, merged: tuple[int, int]
) -> None:
    ana.post(f"{BESIDE}merge/", form_of(ana, way(world, merged[0])))
    undo(world.hallstein, last_number(world.hallstein), by=world.by("ana"), at=AT)
    assert set(folds_left(world.hallstein)) == {merged[0]}


def test_a_decision_that_was_taken_back_asks_for_no_folding(world: World, merged: tuple[int, int]) -> None:
    decided(world, "ana", merged[0], "open")
    assert folds_left(world.hallstein) == {}


def test_the_step_goes_where_the_partner_has_gone(world: World, table: tuple[int, ...], ana: Client) -> None:
    """Podcast is to become part of the flyer, and the flyer was folded into the newsletter first."""
    decided(world, "ana", table[1], "merge", merge_with_id=table[3])
    decided(world, "ana", table[3], "merge", merge_with_id=table[2])
    ana.post(f"{BESIDE}merge/", form_of(ana, way(world, table[3])))
    (left,) = folds_left(world.hallstein).values()
    assert (left.title, left.into) == ("Podcast", "Newsletter")


def test_folded_the_other_way_round_what_stays_is_open_again(
    ana: Client, world: World, merged: tuple[int, int]
) -> None:
    goes, stays = merged
    ana.post(f"{BESIDE}merge/", {**form_of(ana, way(world, goes)), "keep": "second"})
    assert Activity.everywhere.get(pk=stays).merged_into_id == goes
    assert folds_left(world.hallstein) == {}
    assert goes not in decisions_now(world.hallstein)
    assert decided(world, "mia", goes, "keep", version_seen=ana.get(f"{HERE}{goes}/").context["card"].version)


def test_what_was_to_be_part_of_something_that_is_stopped_since_is_open_again(
    ana: Client, world: World, merged: tuple[int, int]
) -> None:
    goes, stays = merged

    decided(world, "ana", stays, "stop")

    assert goes not in decisions_now(world.hallstein)
    assert folds_left(world.hallstein) == {}
    html = ana.get(f"{HERE}{goes}/").content.decode()
    assert "„Newsletter“ geht inzwischen selbst zu Ende" in html
    assert ana.get(f"{HERE}{goes}/").context["card"].is_open
    version = ana.get(f"{HERE}{stays}/").context["card"].version
    decided(world, "ana", stays, "keep", version_seen=version)
    assert decisions_now(world.hallstein)[goes].kind == "merge"
    Activity.everywhere.filter(pk=stays).update(status="stopped")
    assert goes not in decisions_now(world.hallstein)


def test_when_somebody_was_faster_the_new_state_is_shown_and_nothing_is_folded(
    ana: Client, world: World, merged: tuple[int, int]
) -> None:
    url = way(world, merged[0])
    form = form_of(ana, url)
    Activity.everywhere.filter(pk=merged[1]).update(version=9)
    answer: Any = ana.post(f"{BESIDE}merge/", form)
    assert answer.url == url
    assert len(titles(world)) == 4


def test_two_that_are_one_already_say_so(ana: Client, world: World, merged: tuple[int, int]) -> None:
    url = way(world, merged[0])
    ana.post(f"{BESIDE}merge/", form_of(ana, url))
    html = ana.get(url).content.decode()
    assert "Das ist schon erledigt" in html
    assert f'href="{HERE}"' in html


@pytest.mark.parametrize("asked", [{"keep": "x"}, {"keep": "1", "other": "1"}, {"other": "9" * 30}])
def test_nonsense_in_the_address_shows_no_pair(
    ana: Client, table: tuple[int, ...], asked: dict[str, str]
) -> None:
    answer = ana.get(f"{BESIDE}?{urlencode(asked)}")
    assert (answer.status_code, answer.context["pair"]) == (200, None)


def test_nobody_is_led_to_another_site_or_to_another_company(
    ana: Client, world: World, merged: tuple[int, int], clients: Clients
) -> None:
    asked = {"keep": merged[1], "other": merged[0], "next": "https://example.com/"}
    assert ana.get(f"{BESIDE}?{urlencode(asked)}").context["back"] == ""
    form = {**form_of(ana, way(world, merged[0])), "next": "//example.com"}
    assert ana.post(f"{BESIDE}merge/", form).url == BESIDE  # type: ignore[attr-defined]
    theirs = clients.of("cleo").get(f"/c/nordlicht/inventory/duplicates/?{urlencode(asked)}")
    assert theirs.context["pair"] is None


def test_who_only_reads_sees_what_is_left_to_do_and_no_button(
    clients: Clients, world: World, merged: tuple[int, int]
) -> None:
    html = clients.of("ben").get(f"{HERE}{merged[0]}/").content.decode()
    assert "noch zwei Zeilen" in html
    assert "Zeilen zusammenlegen" not in html
    assert "Zeilen zusammenlegen" not in clients.of("ben").get(HERE).content.decode()


def test_several_folds_are_one_duty(world: World, table: tuple[int, ...]) -> None:
    decided(world, "ana", table[1], "merge", merge_with_id=table[2])
    decided(world, "ana", table[3], "merge", merge_with_id=table[2])
    said = [one.says.say("en") for one in duties(world.hallstein, "hallstein", world.by("ana"), now())]
    assert "Merge 2 activities, as decided." in said
