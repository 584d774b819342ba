"""Rating together: who is asked what, and what is agreed afterwards."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from klarlinie.method.evaluation.rating_rounds import ANONYMITY_SAYS
from klarlinie.method.inventory.activity import Activity, Source
from klarlinie.web.method.evaluation.actions import CannotSettle, ask_for_ratings, sides_asked, take_over
from klarlinie.web.method.evaluation.queries.rating import rating_rounds, settling
from klarlinie.web.method.inventory.actions import add_activities
from klarlinie.web.method.inventory.actions.evaluating import evaluate
from klarlinie.web.method.inventory.queries import Listed, activity
from klarlinie.web.platform.journal.actions import undo
from klarlinie.web.platform.live.hub import Reader
from klarlinie.web.platform.rounds import actions as rounds
from klarlinie.web.platform.rounds.queries import asks_of, part_of, round_page
from tests.web.conftest import AT, Clients
from tests.web.world import World

ROUNDS = "/c/hallstein/evaluation/rounds/"


@pytest.fixture
def two(world: World) -> tuple[int, ...]:
    listed = [
        Activity("Messe", Source("x.csv", None, 1)),
        Activity("Podcast", Source("x.csv", None, 2), status="idea"),
    ]
    return add_activities(world.hallstein, listed, by=world.by("ana"), at=AT)


def opened(world: World, keys: tuple[int, ...], **more: Any) -> int:
    wanted: dict[str, Any] = {
        "title": "Sommerrunde", "sides": ["sales", "marketing"], "anonymity": "partial", "until_at": None,
        "leader_votes": False, **more,
    }  # fmt: skip
    return ask_for_ratings(world.hallstein, activity_ids=keys, by=world.by("ana"), at=AT, **wanted)


def vote(world: World, number: int, who: str, side: str, key: int, **values: int | None) -> None:
    """A guest joins and rates one activity."""
    nobody = Reader(None, f"key-{who}")
    joined = rounds.join(
        world.hallstein, number, name=who, side=side, reader=nobody, promised="partial", at=AT
    )
    part = part_of(joined.public_id, Reader(None, joined.guest_key), AT)
    assert part is not None
    rounds.answer_values(part, str(key), values, at=AT)


def rated(world: World, keys: tuple[int, ...]) -> int:
    """Sales see little in the fair, marketing much; all see the podcast alike."""
    number = opened(world, keys)
    for n in range(3):
        vote(world, number, f"V{n}", "sales", keys[0], effect=1)
        vote(world, number, f"V{n}", "sales", keys[1], effect=2)
        vote(world, number, f"M{n}", "marketing", keys[0], effect=4, nerves=3)
        vote(world, number, f"M{n}", "marketing", keys[1], effect=2)
    return number


def seen(world: World, key: int) -> Listed:
    found = activity(world.hallstein, key)
    assert found is not None
    return found


def settle_url(number: int) -> str:
    return reverse("settle_evaluation", kwargs={"slug": "hallstein", "round_id": number})


def test_each_side_is_asked_only_what_it_can_judge(world: World, two: tuple[int, ...]) -> None:
    asks = asks_of(world.hallstein, opened(world, two))

    assert asks is not None
    assert [axis.axis for axis in asks.axes_of("sales")] == ["effect", "sales_support", "fit"]
    assert [axis.axis for axis in asks.axes_of("marketing")] == ["effort", "nerves", "effect", "fit"]
    assert asks.axes_of("agency") == ()
    assert sides_asked(["agency"])["fit"] == ()


def test_what_runs_is_proposed_and_the_promise_stands_word_for_word(
    ana: Client, two: tuple[int, ...]
) -> None:
    answer = ana.get(f"{ROUNDS}new/")

    page = answer.content.decode()
    assert answer.context["form"]["activities"].value() == [str(two[0])]
    assert not answer.context["form"]["leader_votes"].value()
    for says in ANONYMITY_SAYS.values():
        assert says.say("de") in page


def test_a_round_is_opened_and_leads_to_its_page(ana: Client, world: World, two: tuple[int, ...]) -> None:
    wanted = {
        "title": "Wer sieht was?", "activities": [str(two[0])], "sides": ["sales"], "anonymity": "full",
        "until_on": "31.12.2099",
    }  # fmt: skip

    answer = ana.post(f"{ROUNDS}new/", wanted)

    (line,) = rating_rounds(world.hallstein, AT)
    assert answer["Location"] == reverse("round", kwargs={"slug": "hallstein", "round_id": line.id})
    page = round_page(world.hallstein, line.id, AT)
    assert page is not None
    assert (page.title, page.anonymity, [one.key for one in page.asks.subjects]) == (
        "Wer sieht was?", "full", [str(two[0])],
    )  # fmt: skip


def test_a_round_needs_an_activity_a_side_and_a_day_to_come(ana: Client, two: tuple[int, ...]) -> None:
    answer = ana.post(f"{ROUNDS}new/", {"title": "Leer", "anonymity": "off", "until_on": "01.01.2020"})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Bitte mindestens eine Aktivität wählen." in page
    assert "Bitte mindestens eine Seite einladen." in page
    assert "Dieser Tag ist schon vorbei." in page


def test_only_whoever_leads_opens_rounds(clients: Clients, two: tuple[int, ...]) -> None:
    assert clients.of("mia").get(f"{ROUNDS}new/").status_code == 403
    assert clients.of("mia").get(ROUNDS).status_code == 200
    assert clients.of("cleo").get(ROUNDS).status_code == 404


def test_before_the_reveal_there_is_nothing_to_agree_on(
    ana: Client, world: World, two: tuple[int, ...]
) -> None:
    number = rated(world, two)

    assert settling(world.hallstein, number, AT) is None
    assert ana.get(settle_url(number)).status_code == 404
    with pytest.raises(CannotSettle):
        take_over(world.hallstein, number, {two[0]: {"effect": 2.0}}, by=world.by("ana"), at=AT)


def test_the_largest_gap_comes_first_and_only_agreement_is_proposed(
    world: World, two: tuple[int, ...]
) -> None:
    number = rated(world, two)
    rounds.reveal(world.hallstein, number, by=world.by("ana"), at=AT)

    shown = settling(world.hallstein, number, AT)

    assert shown is not None
    assert [one.id for one in shown.apart] == [two[0]]
    proposed = {axis.name: axis.proposed for one in shown.all for axis in one.axes}
    assert proposed == {f"v-{two[0]}-effect": None, f"v-{two[0]}-nerves": 3, f"v-{two[1]}-effect": 2}


def test_the_page_shows_the_gap_between_the_sides(ana: Client, world: World, two: tuple[int, ...]) -> None:
    number = rated(world, two)
    rounds.reveal(world.hallstein, number, by=world.by("ana"), at=AT)

    page = ana.get(settle_url(number)).content.decode()

    assert "Vertrieb 1, Marketing 4" in page
    assert "zwischen den Seiten 3" in page


def test_agreed_values_are_one_story_and_one_undo(ana: Client, world: World, two: tuple[int, ...]) -> None:
    number = rated(world, two)
    rounds.reveal(world.hallstein, number, by=world.by("ana"), at=AT)

    answer = ana.post(settle_url(number), {f"v-{two[0]}-effect": "2", f"v-{two[1]}-effect": "2"})

    assert answer["Location"] == "/c/hallstein/evaluation/"
    fair = seen(world, two[0]).core
    assert (fair.effect_level, fair.effect_source, fair.nerves) == (2.0, "estimated", None)
    page = round_page(world.hallstein, number, AT)
    assert page is not None
    assert page.is_settled


def test_one_undo_takes_back_all_values(world: World, two: tuple[int, ...]) -> None:
    number = rated(world, two)
    by = world.by("ana")
    rounds.reveal(world.hallstein, number, by=by, at=AT)
    entry = take_over(
        world.hallstein, number, {two[0]: {"effect": 2.0, "fit": 3.0}, two[1]: {"nerves": 1.0}}, by=by, at=AT
    )
    assert entry is not None
    assert seen(world, two[0]).core.notes == {"Passung (0 bis 4)": "3, gut"}

    undo(world.hallstein, entry, by=by, at=AT)

    assert [seen(world, key).core.effect_level for key in two] == [None, None]
    assert seen(world, two[0]).core.notes == {}


def test_nothing_chosen_is_said_kindly(ana: Client, world: World, two: tuple[int, ...]) -> None:
    number = rated(world, two)
    rounds.reveal(world.hallstein, number, by=world.by("ana"), at=AT)

    answer = ana.post(settle_url(number), {f"v-{two[0]}-effect": ""})

    assert answer.status_code == 422
    assert "Noch ist kein Wert gewählt." in answer.content.decode()


def test_a_better_source_is_kept(world: World, two: tuple[int, ...]) -> None:
    number = rated(world, two)
    by = world.by("ana")
    rounds.reveal(world.hallstein, number, by=by, at=AT)
    evaluate(world.hallstein, two[0], version=1, fields={"effect_source": "counted"}, by=by, at=AT)

    take_over(world.hallstein, number, {two[0]: {"effect": 1.0}}, by=by, at=AT)

    assert seen(world, two[0]).core.effect_source == "counted"


def test_without_a_round_the_page_says_what_one_is_good_for(ana: Client, world: World) -> None:
    page = ana.get(ROUNDS).content.decode()

    assert "Noch keine Runde." in page
