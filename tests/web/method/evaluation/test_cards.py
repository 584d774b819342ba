"""One card at a time: what is typed, what is saved, what follows."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from klarlinie.method.inventory.activity import Activity, Source
from klarlinie.vocabulary.money import Money
from klarlinie.web.method.evaluation.queries import card
from klarlinie.web.method.inventory.actions import add_activities
from klarlinie.web.method.inventory.actions.evaluating import evaluate
from klarlinie.web.method.inventory.queries import Listed, activity
from klarlinie.web.platform.journal.actions import undo
from klarlinie.web.platform.journal.story import Stale
from tests.web.conftest import AT, Clients
from tests.web.world import World

FIGURES = {"hours": "", "money": "", "inquiries": "", "customers": "", "revenue": ""}


@pytest.fixture
def pile(world: World) -> tuple[int, ...]:
    """Three activities of which one says something already."""
    known = Activity(
        "Messe",
        Source("liste.xlsx", None, 2),
        type="event",
        hours_per_month=52 / 3,
        money_per_year=Money(Decimal("3000.40")),
        nerves=2.5,
        notes={"Anfragen im Jahr": "viel", "Ort": "Hannover"},
    )
    others = [
        Activity(name, Source("liste.xlsx", None, n)) for n, name in ((3, "Newsletter"), (4, "Podcast"))
    ]
    return add_activities(world.hallstein, [known, *others], by=world.by("ana"), at=AT)


def url(key: int, name: str = "evaluation_card") -> str:
    return reverse(name, kwargs={"slug": "hallstein", "activity_id": key})


def typed(client: Client, key: int, **changes: Any) -> dict[str, Any]:
    """What a browser sends for a card as it stands, with some fields changed."""
    form = client.get(url(key)).context["form"]
    shown = {name: form[name].value() for name in form.fields}
    return {name: value for name, value in {**shown, **changes}.items() if value is not None}


def seen(world: World, key: int) -> Listed:
    found = activity(world.hallstein, key)
    assert found is not None
    return found


def test_figures_are_understood_as_people_write_them(
    ana: Client, world: World, pile: tuple[int, ...]
) -> None:
    said = {"hours": "4 h/Woche", "money": "ca. 1.200 €", "inquiries": "2 im Monat", "revenue": "10–12 T€"}

    answer = ana.post(url(pile[1]), typed(ana, pile[1], **said, effect_source="counted", nerves="3"))

    assert answer.status_code == 302
    core = seen(world, pile[1]).core
    assert core.hours_per_month == pytest.approx(52 / 12 * 4, abs=1e-4)
    assert core.money_per_year == Money(Decimal("1200.00"))
    assert core.inquiries_per_year == 24
    assert core.revenue_per_year == Money(Decimal("11000.00"))
    assert (core.nerves, core.effect_source) == (3.0, "counted")


def test_what_was_left_as_it_stood_keeps_its_exact_value(
    ana: Client, world: World, pile: tuple[int, ...]
) -> None:
    ana.post(url(pile[0]), typed(ana, pile[0], reason="Dort treffen wir Einkäufer von Abfüllern"))

    core = seen(world, pile[0]).core
    assert core.hours_per_month == 52 / 3
    assert core.money_per_year == Money(Decimal("3000.40"))
    assert core.nerves == 2.5


@pytest.mark.parametrize("words", ["", "u", "?", "weiß keiner", "k.A."])
def test_unknown_stays_unknown_and_is_never_zero(
    ana: Client, world: World, pile: tuple[int, ...], words: str
) -> None:
    ana.post(url(pile[0]), typed(ana, pile[0], hours=words, money=words, nerves=""))

    core = seen(world, pile[0]).core
    assert (core.hours_per_month, core.money_per_year, core.nerves) == (None, None, None)


def test_zero_is_zero(ana: Client, world: World, pile: tuple[int, ...]) -> None:
    ana.post(url(pile[1]), typed(ana, pile[1], inquiries="0", effect_level="0"))

    core = seen(world, pile[1]).core
    assert (core.inquiries_per_year, core.effect_level) == (0.0, 0.0)


def test_saving_marks_the_card_and_leads_to_the_next_open_one(
    ana: Client, world: World, pile: tuple[int, ...]
) -> None:
    answer = ana.post(url(pile[0]), typed(ana, pile[0], act="save"))

    assert answer["Location"] == url(pile[1])
    assert seen(world, pile[0]).is_evaluated
    assert seen(world, pile[0]).core.asked_reason
    assert not any(seen(world, key).is_evaluated for key in pile[1:])


def test_nobody_knows_is_an_answer_and_goes_on(ana: Client, world: World, pile: tuple[int, ...]) -> None:
    answer = ana.post(url(pile[1]), typed(ana, pile[1], act="unknown", effect_source="counted", hours="3"))

    found = seen(world, pile[1])
    assert answer["Location"] == url(pile[2])
    assert (found.core.effect_source, found.core.hours_per_month, found.is_evaluated) == (
        "unknown",
        3.0,
        True,
    )


def test_later_keeps_what_was_typed_and_leaves_the_card_open(
    ana: Client, world: World, pile: tuple[int, ...]
) -> None:
    ana.post(url(pile[0]), typed(ana, pile[0], act="skip", hours="5"))

    found = seen(world, pile[0])
    assert (found.core.hours_per_month, found.is_evaluated) == (5.0, False)


def test_walking_on_without_a_change_leaves_no_trace(
    ana: Client, world: World, pile: tuple[int, ...]
) -> None:
    before = seen(world, pile[1]).version

    back = ana.post(url(pile[1]), typed(ana, pile[1], act="previous"))
    on = ana.post(url(pile[1]), typed(ana, pile[1], act="next"))

    assert (back["Location"], on["Location"]) == (url(pile[0]), url(pile[2]))
    assert seen(world, pile[1]).version == before


def test_the_last_card_leads_back_to_the_overview(ana: Client, pile: tuple[int, ...]) -> None:
    answer = ana.post(url(pile[2]), typed(ana, pile[2]))

    assert answer["Location"] == "/c/hallstein/evaluation/"


def test_what_cannot_be_read_is_said_beside_its_field_and_stays_typed(
    ana: Client, world: World, pile: tuple[int, ...]
) -> None:
    answer = ana.post(
        url(pile[1]), typed(ana, pile[1], hours="viel zu viel", reason="Weil Einkäufer sie lesen")
    )

    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'aria-invalid="true"' in page
    assert 'aria-describedby="id_hours_error"' in page
    assert 'value="viel zu viel"' in page
    assert "Weil Einkäufer sie lesen" in page
    assert seen(world, pile[1]).core.reason is None


def test_words_nobody_could_read_are_shown_until_there_is_a_figure(
    ana: Client, world: World, pile: tuple[int, ...]
) -> None:
    assert "Wirkung in der Liste: „viel“" in ana.get(url(pile[0])).content.decode()

    ana.post(url(pile[0]), typed(ana, pile[0], inquiries="3"))

    assert "„viel“" not in ana.get(url(pile[0])).content.decode()


def test_two_people_on_one_card_see_both_versions(ana: Client, world: World, pile: tuple[int, ...]) -> None:
    mine = typed(ana, pile[1], hours="4", reason="Einkäufer lesen ihn")
    fields = {"hours_per_month": 9.0}
    evaluate(world.hallstein, pile[1], version=1, fields=fields, by=world.by("mia"), at=AT)

    refused = ana.post(url(pile[1]), mine)

    page = refused.content.decode()
    assert refused.status_code == 409
    assert [(one.label, one.mine, one.theirs) for one in refused.context["both"]] == [
        ("Stunden im Monat", "4", "9"),
        ("Warum gibt es das?", "Einkäufer lesen ihn", "–"),
    ]
    assert "Diese Fassung nehmen" in page
    taken = ana.post(url(pile[1]), {**mine, "version": refused.context["form"]["version"].value()})
    assert taken.status_code == 302
    assert seen(world, pile[1]).core.hours_per_month == 4.0


def test_sending_the_same_twice_is_sending_it_once(ana: Client, pile: tuple[int, ...]) -> None:
    said = typed(ana, pile[1], hours="4")

    first, second = ana.post(url(pile[1]), said), ana.post(url(pile[1]), said)

    assert (first["Location"], second["Location"]) == (url(pile[2]), url(pile[2]))


def test_a_card_that_is_gone_raises_stale(world: World) -> None:
    with pytest.raises(Stale):
        evaluate(world.hallstein, 999_999, version=1, fields={}, by=world.by("ana"), at=AT)


def test_one_undo_takes_a_card_back(world: World, pile: tuple[int, ...]) -> None:
    fields = {"hours_per_month": 7.0, "nerve_causes": ["agency"]}
    number = evaluate(world.hallstein, pile[0], version=1, fields=fields, by=world.by("ana"), at=AT)
    assert number is not None

    undo(world.hallstein, number, by=world.by("ana"), at=AT)

    found = seen(world, pile[0])
    assert (found.core.hours_per_month, found.nerve_causes, found.is_evaluated) == (52 / 3, (), False)


def test_saving_an_evaluated_card_unchanged_writes_nothing(world: World, pile: tuple[int, ...]) -> None:
    by = world.by("ana")
    evaluate(world.hallstein, pile[1], version=1, fields={"hours_per_month": 2.0}, by=by, at=AT)

    again = evaluate(world.hallstein, pile[1], version=2, fields={"hours_per_month": 2.0}, by=by, at=AT)

    assert again is None


def test_the_message_offers_to_take_it_back(ana: Client, pile: tuple[int, ...]) -> None:
    page = ana.post(url(pile[0]), typed(ana, pile[0]), follow=True).content.decode()

    assert "„Messe“ bewertet." in page
    assert "/undo/" in page


# What follows at once


def follow(client: Client, key: int, **changes: Any) -> str:
    answer = client.post(url(key, "evaluation_follows"), typed(client, key, **changes))
    assert answer.status_code == 200
    return answer.content.decode()


def test_one_inquiry_has_a_price_with_its_interval(ana: Client, pile: tuple[int, ...]) -> None:
    page = follow(ana, pile[1], hours="0", money="6000", inquiries="3", effect_source="counted")

    assert "mit 95 % zwischen 749" in page
    assert "7.101" in page
    assert "EVA201" in page


def test_no_inquiry_has_no_price_but_a_lower_end(ana: Client, pile: tuple[int, ...]) -> None:
    page = follow(ana, pile[1], hours="0", money="6000", inquiries="0", effect_source="counted")

    assert "mehr als 2.389" in page


def test_half_a_cost_gives_no_price(ana: Client, pile: tuple[int, ...]) -> None:
    page = follow(ana, pile[1], money="6000", inquiries="3")

    assert "mindestens, die Stunden fehlen noch" in page
    assert "749" not in re.sub(r'value="[^"]*"', "", page)


def test_too_few_hours_are_called_half_hearted(ana: Client, pile: tuple[int, ...]) -> None:
    page = follow(ana, pile[0], hours="6")

    assert "halbherzig" in page
    assert "6 Std. im Monat × 12 ÷ 52 Wochen" in page.replace("\u202f", " ")


def test_what_is_half_typed_breaks_nothing_and_saves_nothing(
    ana: Client, world: World, pile: tuple[int, ...]
) -> None:
    page = follow(ana, pile[1], hours="4 x Tür", version="")

    assert "4 x Tür" in page
    assert seen(world, pile[1]).core.hours_per_month is None


def test_an_empty_reason_gets_a_better_question_and_a_good_one_none(
    ana: Client, pile: tuple[int, ...]
) -> None:
    empty = follow(ana, pile[1], reason="Weil wir das schon immer so machen")
    good = follow(ana, pile[1], reason="Bestandskunden bestellen danach Ersatzteile für ihre Pumpen")

    assert 'class="hint"' in empty
    assert 'class="hint"' not in good


# Who may


def test_whoever_reads_along_sees_the_card_and_changes_nothing(
    clients: Clients, world: World, pile: tuple[int, ...]
) -> None:
    ben = clients.of("ben")

    page = ben.get(url(pile[0])).content.decode()

    assert "Speichern" not in page
    assert "disabled" in page
    assert ben.post(url(pile[0]), {"hours": "1"}).status_code == 403


def test_cards_of_others_and_cards_that_are_none_are_not_found(
    clients: Clients, world: World, pile: tuple[int, ...]
) -> None:
    assert clients.of("cleo").get(url(pile[0])).status_code == 404
    assert clients.of("ana").get(url(999_999)).status_code == 404
    assert card(world.nordlicht, pile[0]) is None


def test_a_card_knows_the_next_open_one_below(world: World, pile: tuple[int, ...]) -> None:
    evaluate(world.hallstein, pile[1], version=1, fields={}, by=world.by("ana"), at=AT)

    found = [card(world.hallstein, key) for key in pile]

    assert [one.next_open for one in found if one] == [pile[2], pile[2], None]


def test_a_card_costs_the_same_queries_however_long_the_list(
    ana: Client, world: World, pile: tuple[int, ...], django_assert_max_num_queries: Any
) -> None:
    more = [Activity(f"Aktivität {n}", Source("x.csv", None, n)) for n in range(150)]
    add_activities(world.hallstein, more, by=world.by("ana"), at=AT)

    ana.get(url(pile[0]))
    with django_assert_max_num_queries(30):
        ana.get(url(pile[0]))


def test_a_note_that_says_the_same_as_an_unread_figure_is_shown_too(ana: Client, world: World) -> None:
    notes = {"Stunden im Monat": "unklar", "Bemerkung": "unklar", "Aufwand (0–4)": "mal so"}
    listed = [Activity("Messe", Source(""), notes=notes)]
    (key,) = add_activities(world.hallstein, listed, by=world.by("ana"), at=AT)

    shown = ana.get(url(key)).context

    assert [said for _, said in shown["unread"]] == ["unklar"]
    assert shown["notes"] == (("Aufwand (0–4)", "mal so"), ("Bemerkung", "unklar"))
