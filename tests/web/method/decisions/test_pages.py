"""The overview, the card, the stop account, and what is recognised again."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from klarlinie.method.inventory.activity import Activity, Source
from klarlinie.web.method.decisions.actions import Step, suggest
from klarlinie.web.method.decisions.models import Suggestion, WindDownStep
from klarlinie.web.method.decisions.queries import decisions_now
from klarlinie.web.method.decisions.queries.again import stopped_like
from klarlinie.web.method.decisions.queries.stopped import stop_account_page
from klarlinie.web.method.decisions.queries.waiting import duties, lacks
from klarlinie.web.method.inventory.actions import add_activities
from klarlinie.web.platform.ui.clock import now, today
from tests.web.conftest import AT, Clients
from tests.web.method.decisions.rights import decided, give_rights, put_on_the_table
from tests.web.method.inventory.imported import last_import, upload
from tests.web.world import World

HERE = "/c/hallstein/decisions/"


@pytest.fixture
def table(world: World) -> tuple[int, ...]:
    give_rights(world)
    return put_on_the_table(world)


def card(key: int) -> str:
    return reverse("decide", kwargs={"slug": "hallstein", "activity_id": key})


def typed(client: Client, key: int, **changes: Any) -> dict[str, Any]:
    """What a browser sends for a card as it stands, with some fields changed."""
    form = client.get(card(key)).context["form"]
    values = {name: form[name].value() for name in form.fields}
    shown = {name: "" if value is None else value for name, value in values.items()}
    for line in form.lines:
        shown |= {f"step-{line.number}": line.words, f"due-{line.number}": line.due_on}
        shown |= {f"notice-{line.number}": "on"} if line.is_notice else {}
    return {**shown, "act": "decide", **changes}


def now_on(world: World, key: int) -> str | None:
    found = decisions_now(world.hallstein).get(key)
    return found.kind if found else None


# The overview


def test_without_activities_the_page_leads_to_the_inventory(ana: Client, world: World) -> None:
    page = ana.get(HERE).content.decode()
    assert 'href="/c/hallstein/inventory/"' in page


def test_the_one_act_is_the_first_open_card(ana: Client, world: World, table: tuple[int, ...]) -> None:
    decided(world, "ana", table[0], "stop")

    answer = ana.get(HERE)

    page = answer.content.decode()
    assert "1 entschieden, 3 noch offen" in page
    assert "Weiter entscheiden" in page
    assert answer.context["first"].id == table[1]
    assert [row.id for row, *_ in ana.get(HERE, {"show": "stop"}).context["rows"]] == [table[0]]
    assert len(ana.get(HERE, {"show": "open"}).context["rows"]) == 3


def test_vacant_rights_are_named_where_decisions_are_made(ana: Client, world: World) -> None:
    put_on_the_table(world)
    page = ana.get(HERE).content.decode()
    assert "Noch steht nicht fest, wer entscheidet" in page
    assert 'href="/c/hallstein/rights/"' in page


def test_what_has_rested_until_today_comes_first(ana: Client, world: World, table: tuple[int, ...]) -> None:
    yesterday = today() - timedelta(days=1)
    decided(world, "ana", table[2], "pause", review_on=today(), today=yesterday)

    answer = ana.get(HERE)

    assert answer.context["first"].id == table[2]
    assert "kommt heute wieder auf den Tisch" in answer.content.decode()


def test_the_overview_takes_as_many_queries_for_four_as_for_forty(
    ana: Client, world: World, table: tuple[int, ...]
) -> None:
    ana.get(HERE)
    with CaptureQueriesContext(connection) as few:
        ana.get(HERE)
    more = [Activity(f"Aktion {n}", Source("x.csv", None, n)) for n in range(36)]
    for key in add_activities(world.hallstein, more, by=world.by("ana"), at=AT)[:8]:
        decided(world, "mia", key, "keep")

    ana.get(HERE)  # the path at the left is remembered until something changes
    with CaptureQueriesContext(connection) as many:
        ana.get(HERE)

    assert len(many) == len(few)


# The card


def test_the_card_shows_effort_effect_the_proposal_and_its_rule(
    ana: Client, world: World, table: tuple[int, ...]
) -> None:
    page = ana.get(card(table[0])).content.decode()

    assert "Karte 1 von 4" in page
    assert "8.000" in page
    assert "Vorschlag: streichen" in page
    assert "DEC101" in page
    assert "noch unbekannt" in page  # and never 0
    assert re.search(r'name="verdict" value="stop"[^>]* checked', page)
    assert now_on(world, table[0]) is None  # preselected is not decided


def test_nothing_is_prefilled_as_a_reason_and_without_one_nothing_is_decided(
    ana: Client, world: World, table: tuple[int, ...]
) -> None:
    sent = typed(ana, table[0])
    assert sent["reason"] == ""

    answer = ana.post(card(table[0]), sent)

    assert answer.status_code == 422
    assert now_on(world, table[0]) is None


def test_deciding_keeps_the_steps_and_leads_to_the_next_open_card(
    ana: Client, world: World, table: tuple[int, ...]
) -> None:
    last = today() + timedelta(days=90)
    sent = typed(ana, table[0], reason="Zu teuer.", last_day_on=last.isoformat())
    assert "Kündigungsfrist" in sent["step-1"]
    assert sent["notice-1"] == "on"
    sent |= {"step-0": "", "step-1": "Stand kündigen", "due-1": "30.11.2027"}

    answer = ana.post(card(table[0]), sent)

    assert answer["Location"] == card(table[1])
    rows = WindDownStep.objects.for_company(world.hallstein).order_by("position")
    assert next((row.words, row.is_notice) for row in rows) == ("Stand kündigen", True)
    assert rows[0].due_on == date(2027, 11, 30)
    assert decisions_now(world.hallstein)[table[0]].last_day_on == last


def test_a_day_that_cannot_be_read_is_asked_for_again(
    ana: Client, world: World, table: tuple[int, ...]
) -> None:
    answer = ana.post(card(table[0]), typed(ana, table[0], reason="Zu teuer.", **{"due-0": "bald"}))
    assert answer.status_code == 422
    assert "bald" in answer.content.decode()


def test_the_rules_sentence_is_a_reason_with_one_click(
    ana: Client, world: World, table: tuple[int, ...]
) -> None:
    ana.post(card(table[0]), typed(ana, table[0], act="accept"))

    now_there = decisions_now(world.hallstein)[table[0]]
    assert now_there.kind == "stop"
    assert "noch offen" in now_there.reason


def test_who_lacks_the_right_sees_who_holds_it_and_can_suggest(
    clients: Clients, world: World, table: tuple[int, ...]
) -> None:
    mia = clients.of("mia")
    page = mia.get(card(table[0])).content.decode()
    assert "entscheidet: Ana Hallstein" in page

    refused = mia.post(card(table[0]), typed(mia, table[0], reason="Zu teuer."))
    assert refused.status_code == 422
    assert "Nur Ana Hallstein darf" in refused.content.decode()
    assert "/rights/" in refused.content.decode()
    assert now_on(world, table[0]) is None

    mia.post(card(table[0]), typed(mia, table[0], reason="Zu teuer.", act="suggest"))
    assert now_on(world, table[0]) is None

    page = clients.of("ana").get(card(table[0])).content.decode()
    assert "Vorschlag von Mia Berger: streichen" in page
    where = re.search(r'action="([^"]*/suggested/\d+/)"', page)
    assert where
    assert mia.post(where[1], {"version": 0}).status_code == 302
    assert now_on(world, table[0]) is None
    clients.of("ana").post(where[1], {"version": 0})
    assert now_on(world, table[0]) == "stop"
    assert WindDownStep.objects.for_company(world.hallstein).count() == 3


def test_who_only_reads_neither_decides_nor_suggests(
    clients: Clients, world: World, table: tuple[int, ...]
) -> None:
    ben = clients.of("ben")
    assert ben.get(card(table[0])).status_code == 200
    sent = {"verdict": "keep", "reason": "Darum.", "version": 0, "act": "suggest"}
    assert ben.post(card(table[0]), sent).status_code == 403
    assert not Suggestion.objects.for_company(world.hallstein).exists()


def test_of_two_the_slower_sees_what_holds_and_keeps_what_was_typed(
    clients: Clients, world: World, table: tuple[int, ...]
) -> None:
    mia = clients.of("mia")
    sent = typed(mia, table[2], verdict="keep", reason="Den brauchen wir.")
    decided(world, "ana", table[2], "stop", reason="Liest keiner.")

    answer = mia.post(card(table[2]), sent)

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Liest keiner." in page
    assert "Den brauchen wir." in page
    assert now_on(world, table[2]) == "stop"


def test_a_pause_that_is_over_proposes_a_day_to_come_for_the_next_one(
    ana: Client, world: World, table: tuple[int, ...]
) -> None:
    decided(world, "ana", table[2], "pause", review_on=today() - timedelta(days=3), today=date(2020, 1, 1))

    sent = typed(ana, table[2], reason="Es ruht noch ein Quartal.")
    answer = ana.post(card(table[2]), sent)

    assert answer.status_code == 302
    again = decisions_now(world.hallstein)[table[2]].review_on
    assert again is not None
    assert again > today()


def test_a_stop_whose_steps_are_all_done_proposes_none_of_them_again(
    ana: Client, world: World, table: tuple[int, ...]
) -> None:
    last_day = today() + timedelta(days=60)
    steps = [Step("Stand kündigen", is_notice=True)]
    decided(world, "ana", table[0], "stop", last_day_on=last_day, steps=steps)
    WindDownStep.everywhere.update(done_on=today(), done_by="Ana")

    sent = typed(ana, table[0], reason="Der letzte Tag liegt früher.")

    assert not [words for name, words in sent.items() if name.startswith("step-") and words]


def test_the_history_of_an_activity_shows_every_decision(
    ana: Client, world: World, table: tuple[int, ...]
) -> None:
    decided(world, "mia", table[0], "keep", reason="Erst einmal.")
    decided(world, "ana", table[0], "stop", reason="Jetzt doch nicht mehr.")

    page = ana.get(card(table[0])).content.decode()

    assert page.index("Jetzt doch nicht mehr.") < page.index("Erst einmal.")
    assert "vorgeschlagen war: streichen" in page


def test_taking_back_needs_a_reason_and_leaves_the_history(
    ana: Client, world: World, table: tuple[int, ...]
) -> None:
    number = decided(world, "ana", table[0], "stop")
    assert ana.post(f"{card(table[0])}back/", {"version": number}).status_code == 422

    ana.post(f"{card(table[0])}back/", {"version": number, "reason": "Irrtum."})

    assert now_on(world, table[0]) is None
    assert "Irrtum." in ana.get(card(table[0])).content.decode()


def test_the_journal_says_that_a_decision_is_superseded(
    ana: Client, world: World, table: tuple[int, ...]
) -> None:
    decided(world, "ana", table[0], "stop")
    assert "wird durch eine neue Entscheidung abgelöst" in ana.get("/c/hallstein/journal/").content.decode()


# The stop account


def test_the_account_splits_what_is_free_from_what_will_be(
    ana: Client, world: World, table: tuple[int, ...]
) -> None:
    later = today() + timedelta(days=60)
    decided(world, "ana", table[0], "stop", last_day_on=later)
    decided(world, "ana", table[2], "stop", last_day_on=today() - timedelta(days=1))
    decided(world, "ana", table[1], "stop")  # an idea frees nothing
    decided(world, "ana", table[3], "stop")  # runs, and names neither hours nor money

    account = stop_account_page(world.hallstein, today()).account

    assert (account.already.count, account.already.hours_per_month) == (3, 4.0)
    assert (account.already.unknown_hours, account.already.unknown_money) == (1, 2)
    assert (account.to_come.hours_per_month, [str(m.amount) for m in account.to_come.money_per_year]) == (
        10.0,
        ["8000.00"],
    )
    assert account.together.hours_per_month == 14.0
    page = ana.get(f"{HERE}stopped/").content.decode()
    assert "ohne Stunden: 1" in page
    assert "Lief nicht, macht also nichts frei." in page
    assert page.index("Messe Nord") < page.index("Newsletter")  # what is still to come first


def test_a_step_is_ticked_off_on_the_page(ana: Client, world: World, table: tuple[int, ...]) -> None:
    decided(world, "ana", table[0], "stop", steps=[Step("Kündigen", today(), is_notice=True)])
    step = WindDownStep.objects.for_company(world.hallstein).get()

    page = ana.post(f"{HERE}stopped/steps/{step.pk}/", {"done": 1, "version": 1}, follow=True)

    assert "von Ana Hallstein" in page.content.decode()


def test_the_steps_of_each_stop_are_folded_with_what_is_left_and_the_next_day(
    ana: Client, world: World, table: tuple[int, ...]
) -> None:
    soon, late = today() + timedelta(days=3), today() + timedelta(days=9)
    steps = [Step("Bescheid sagen", late), Step("Kündigen", soon, is_notice=True), Step("Aufräumen")]
    decided(world, "ana", table[0], "stop", steps=steps)
    decided(world, "ana", table[2], "stop", steps=[Step("Abmelden", today() - timedelta(days=2))])

    page = ana.get(f"{HERE}stopped/").content.decode()

    assert page.count('<details class="unfold steps-of">') == 2
    assert "Noch 3 Schritte" in page
    assert "Noch ein Schritt" in page
    assert f"der nächste bis {soon:%d.%m.%Y}" in page
    assert "überfällig seit" in page


def test_whoever_ticks_a_step_finds_the_stop_unfolded_again(
    ana: Client, world: World, table: tuple[int, ...]
) -> None:
    decision = decided(world, "ana", table[0], "stop", steps=[Step("Kündigen", today())])
    step = WindDownStep.objects.for_company(world.hallstein).get()

    answer: Any = ana.post(f"{HERE}stopped/steps/{step.pk}/", {"done": 1, "version": 1, "stop": decision})

    assert answer.url == f"{HERE}stopped/?open={decision}#stop-{decision}"
    page = ana.get(answer.url).content.decode()
    assert '<details class="unfold steps-of" open>' in page
    assert "Alle Schritte erledigt" in page
    assert (
        f'href="{HERE}stopped/?open={decision}#stop-{decision}"' in ana.get(card(table[0])).content.decode()
    )


def test_a_notice_date_is_a_duty_thirty_days_before_and_stays_until_it_is_done(
    world: World, table: tuple[int, ...]
) -> None:
    due = date(2026, 9, 30)
    decided(
        world, "ana", table[0], "stop", last_day_on=date(2026, 12, 31),
        steps=[Step("Kündigen", due, is_notice=True), Step("Bescheid sagen", due)],
    )  # fmt: skip

    def waits(day: date, who: str = "ben") -> list[str]:
        at = datetime(day.year, day.month, day.day, 12, tzinfo=AT.tzinfo)
        return [one.says.say("de") for one in duties(world.hallstein, "hallstein", world.by(who), at)]

    assert waits(date(2026, 8, 30)) == []
    assert waits(date(2026, 8, 31)) == ["Kündigen bis 30.09.2026: „Messe Nord“."]
    assert waits(date(2026, 11, 1)) == ["Die Kündigungsfrist war am 30.09.2026: „Messe Nord“."]
    assert waits(date(2026, 8, 30), "ana") == ["3 Aktivitäten warten auf eine Entscheidung."]
    WindDownStep.objects.for_company(world.hallstein).update(done_on=due)
    assert waits(date(2026, 11, 1)) == []


def test_many_notices_of_one_day_are_one_duty(world: World, table: tuple[int, ...]) -> None:
    due = date(2026, 9, 30)
    for row in table[:3]:
        steps = [Step("Kündigen", due, is_notice=True)]
        decided(world, "ana", row, "stop", last_day_on=date(2026, 12, 31), steps=steps)
    at = datetime(2026, 9, 1, 12, tzinfo=AT.tzinfo)
    (waits,) = duties(world.hallstein, "hallstein", world.by("ben"), at)
    assert waits.says.say("de") == "Bis 30.09.2026 kündigen: 3 Verträge, auch „Messe Nord“."
    assert waits.url == f"{HERE}stopped/"


def test_what_the_step_lacks(world: World) -> None:
    assert lacks(world.hallstein, today()) == ()
    table = put_on_the_table(world)
    said = [text.say("de") for text in lacks(world.hallstein, today())]
    assert said[0] == "Noch steht nicht fest, wer entscheidet."
    assert said[-1] == "4 Aktivitäten warten auf eine Entscheidung."
    give_rights(world)
    for key in table:
        decided(world, "mia", key, "keep")
    assert lacks(world.hallstein, today()) == ()


def test_a_suggestion_waits_for_whoever_may_decide(world: World, table: tuple[int, ...]) -> None:
    by = {"by": world.by("mia"), "at": AT, "today": today()}
    suggest(world.hallstein, table[0], verdict="stop", reason="Zu teuer.", **by)  # type: ignore[arg-type]

    (first, *_) = duties(world.hallstein, "hallstein", world.by("ana"), now())

    assert first.says.say("de") == "Zu „Messe Nord“ liegt ein Vorschlag."
    assert duties(world.hallstein, "hallstein", world.by("ben"), now()) == ()


# Recognised again


def test_what_looks_like_something_stopped_shows_the_old_decision(
    ana: Client, world: World, table: tuple[int, ...]
) -> None:
    decided(world, "ana", table[0], "stop", reason="Drei Jahre ohne einen Auftrag.")

    (seen,) = stopped_like(world.hallstein, ["Messe-Nord 2027", "Website"])

    assert (seen.title, seen.old, seen.reason) == (
        "Messe-Nord 2027",
        "Messe Nord",
        "Drei Jahre ohne einen Auftrag.",
    )
    page = ana.get(f"{HERE}again/", {"line": "Messe-Nord 2027, 40 Std im Jahr, 8.000 €\nNeue Website"})
    assert "Drei Jahre ohne einen Auftrag." in page.content.decode()
    assert "03.08.2026" in page.content.decode()
    assert ana.get(f"{HERE}again/", {"line": "Neue Website"}).content.strip() == b""


def test_what_came_in_and_looks_like_something_stopped_is_shown_above_the_list(
    ana: Client, world: World, table: tuple[int, ...]
) -> None:
    decided(world, "ana", table[0], "stop", reason="Kein Auftrag.")
    assert ana.get(f"{HERE}again/").content.strip() == b""  # not itself
    add_activities(
        world.hallstein, [Activity("Messe Nord 2028", Source("y.csv", None, 1))], by=world.by("ana"), at=AT
    )

    assert "Kein Auftrag." in ana.get(f"{HERE}again/").content.decode()
    assert f'data-again="{HERE}again/"' in ana.get("/c/hallstein/inventory/").content.decode()


def test_an_import_under_review_shows_what_was_stopped(
    ana: Client, world: World, table: tuple[int, ...]
) -> None:
    decided(world, "ana", table[0], "stop", reason="Kein Auftrag.")
    upload(ana, ("Liste.csv", "Aktivität;Stunden im Monat\nMesse Nord 2027;10\nPodcast-Serie;4\n"))
    number = last_import().pk

    review = ana.get(f"/c/hallstein/inventory/import/{number}/").content.decode()

    assert f'hx-get="{HERE}again/?import={number}"' in review
    assert "Kein Auftrag." in ana.get(f"{HERE}again/", {"import": number}).content.decode()
