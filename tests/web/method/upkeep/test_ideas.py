"""Ideas at the gate: what is missing, what is full, who answers, and that an answer always comes with a reason."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries, DjangoCaptureOnCommitCallbacks

from klarlinie.vocabulary.money import euros
from klarlinie.web.method.inventory.queries import activity
from klarlinie.web.method.upkeep import actions, queries
from klarlinie.web.method.upkeep.queries.ideas import all_ideas, status_token
from klarlinie.web.platform.deciding.actions import MayNotDecide
from klarlinie.web.platform.journal.actions import CannotUndo, undo
from klarlinie.web.platform.journal.queries import history, last_number
from klarlinie.web.platform.journal.story import Stale
from tests.web.conftest import AT, Clients
from tests.web.method.upkeep.team import ANSWERS, TODAY, add, decided, holds_new, in_core, person, running
from tests.web.world import World


def handed_in(world: World, title: str = "Podcast mit Kunden", name: str = "mia", **more: Any) -> int:
    return actions.hand_in(world.hallstein, title=title, **{**ANSWERS, **more}, by=world.by(name), at=AT)


def answered(
    world: World, key: int, decision: Any = "decline", name: str = "ana", **more: Any
) -> actions.Answered:
    said = {"reason": "Das zahlt nicht ein.", "version": seen(world, key).version, **more}
    return actions.answer_idea(
        world.hallstein, key, decision=decision, by=world.by(name), at=AT, today=TODAY, **said
    )


def seen(world: World, key: int) -> queries.IdeaSeen:
    found = queries.idea(world.hallstein, key, TODAY)
    assert found is not None
    return found


def url(key: int) -> str:
    return reverse("idea", kwargs={"slug": "hallstein", "idea_id": key})


def test_an_idea_needs_a_name_and_nothing_else(world: World) -> None:
    key = actions.hand_in(world.hallstein, title=" Podcast ", by=world.by("mia"), at=AT)

    found = seen(world, key)
    assert found.core.title == "Podcast"
    assert len(found.missing) == 6
    assert found.answer_by == TODAY + timedelta(days=14)
    with pytest.raises(actions.CannotHandIn):
        actions.hand_in(world.hallstein, title="  ", by=world.by("mia"), at=AT)


def test_only_the_holder_of_the_right_answers(world: World) -> None:
    holds_new(world, "ana")
    key = handed_in(world)

    for name in ("mia", "vera"):
        with pytest.raises(MayNotDecide):
            answered(world, key, name=name)
    answered(world, key)

    assert seen(world, key).state == "decline"
    assert "(Recht: über neue Aktivitäten entscheiden)" in history(world.hallstein)[0].says_de


def test_a_vacant_right_blocks_also_whoever_leads_and_advises(world: World) -> None:
    key = handed_in(world)

    for name in ("ana", "vera"):
        with pytest.raises(MayNotDecide):
            answered(world, key, name=name)
    assert seen(world, key).state == "waits"


def test_the_deputy_answers_only_while_the_holder_is_away(world: World) -> None:
    deputy = person(world, "mia")
    holder = holds_new(world, "ana", deputy=deputy)
    key = handed_in(world)

    with pytest.raises(MayNotDecide):
        answered(world, key, name="mia")
    add("deciding.Absence", world.hallstein, person=holder, from_on=TODAY, until_on=TODAY)
    answered(world, key, name="mia")

    answer = seen(world, key).answer
    assert answer is not None
    assert (answer.decided_by, answer.as_deputy) == ("Mia Berger", True)


def test_an_answer_without_a_reason_is_refused(world: World) -> None:
    holds_new(world)
    key = handed_in(world)

    with pytest.raises(actions.CannotAnswer):
        answered(world, key, reason="  ")
    assert seen(world, key).state == "waits"


def test_what_has_open_questions_is_not_accepted_but_may_be_parked(world: World) -> None:
    holds_new(world)
    key = handed_in(world, benefit="")

    with pytest.raises(actions.CannotAnswer):
        answered(world, key, "accept")
    answered(world, key, "park")
    assert [one.id for one in queries.parked(world.hallstein, TODAY)] == [key]


def test_an_accepted_idea_stands_in_the_inventory_with_its_answers(world: World) -> None:
    holds_new(world)
    key = handed_in(world, money_per_year=None)
    actions.complete_idea(
        world.hallstein, key, answers={"money_per_year": 0}, version=seen(world, key).version,
        by=world.by("mia"), at=AT,
    )  # fmt: skip

    made = answered(world, key, "accept", reason="Trifft die Instandhalter.")

    assert made.activity_id is not None
    found = activity(world.hallstein, made.activity_id)
    assert found is not None
    assert (found.core.title, found.core.status) == ("Podcast mit Kunden", "planned")
    assert (found.core.reason, found.core.audience) == (ANSWERS["benefit"], ANSWERS["audience"])
    assert found.core.dose_per_week == 1
    assert found.core.notes["Unterstützt"] == "Website"
    assert seen(world, key).answer.activity_id == made.activity_id  # type: ignore[union-attr]


def status_of(world: World, activity_id: int | None) -> str | None:
    found = activity(world.hallstein, activity_id or 0)
    assert found is not None
    return found.core.status


@pytest.mark.parametrize(
    ("later", "status", "says"),
    [("decline", "stopped", "geht auch in der Inventur nicht weiter"), ("park", "paused", "ruht jetzt auch")],
)
def test_what_came_of_a_yes_follows_a_later_no(
    world: World, ana: Client, later: Any, status: str, says: str
) -> None:
    holds_new(world)
    key = handed_in(world, money_per_year=euros(0))
    made = answered(world, key, "accept")

    answered(world, key, later, reason="Das Geld ist weg.")

    assert status_of(world, made.activity_id) == status
    assert says in ana.get(url(key)).content.decode()
    again = answered(world, key, "accept", reason="Doch noch Geld.")
    assert again.activity_id == made.activity_id
    assert status_of(world, made.activity_id) == "planned"


def test_what_runs_or_is_in_the_plan_does_not_end_with_a_no_but_is_named(world: World, ana: Client) -> None:
    holds_new(world)
    key = handed_in(world, money_per_year=euros(0))
    made = answered(world, key, "accept")
    in_core(world, made.activity_id or 0)

    answered(world, key, reason="Das Geld ist weg.")

    assert status_of(world, made.activity_id) == "planned"
    page = ana.get(url(key)).content.decode()
    assert "eine eigene Entscheidung" in page
    assert reverse("decide", kwargs={"slug": "hallstein", "activity_id": made.activity_id}) in page


def full_plan(world: World) -> None:
    in_core(world, *running(world, "Website", "Messe Nord", "Newsletter", "Referenzen", "Suche"))


def test_a_full_plan_takes_nothing_in_unless_something_stops(world: World) -> None:
    holds_new(world)
    full_plan(world)
    added = add("upkeep.Idea", world.hallstein, title="Podcast", handed_in_at=AT, handed_in_on=TODAY,
                answer_by=TODAY, money_per_year=0, **ANSWERS)  # fmt: skip

    with pytest.raises(actions.CannotAnswer) as trouble:
        answered(world, added.pk, "accept")
    assert "eins rein, eins raus" in trouble.value.text.say("de")

    actions.complete_idea(
        world.hallstein, added.pk, answers={"stops": "Messe Nord"}, version=seen(world, added.pk).version,
        by=world.by("ana"), at=AT,
    )  # fmt: skip
    assert answered(world, added.pk, "accept").activity_id


def test_a_new_answer_supersedes_the_old_one_and_both_stay(world: World) -> None:
    holds_new(world)
    key = handed_in(world)
    answered(world, key, "park", reason="Erst nach der Messe.")

    answered(world, key, "decline", reason="Die Messe hat gereicht.")

    found = seen(world, key)
    assert found.answer is not None
    assert [found.answer.reason, *(one.reason for one in found.before)] == [
        "Die Messe hat gereicht.", "Erst nach der Messe."
    ]  # fmt: skip


def test_an_answer_is_not_taken_back(world: World) -> None:
    holds_new(world)
    answered(world, handed_in(world))

    with pytest.raises(CannotUndo):
        undo(world.hallstein, last_number(world.hallstein), by=world.by("ana"), at=AT, may_lead=True)


def test_of_two_who_answer_at_once_the_second_sees_the_first(world: World, clients: Clients) -> None:
    holds_new(world)
    key = handed_in(world)
    version = seen(world, key).version
    answered(world, key, "park", reason="Erst nach der Messe.")

    with pytest.raises(Stale):
        answered(world, key, "decline", version=version)
    typed = {"decision": "decline", "reason": "Nein, danke.", "version": version}
    page = clients.of("ana").post(url(key), typed)

    assert page.status_code == 409
    assert "Erst nach der Messe." in page.content.decode()
    assert "Nein, danke." in page.content.decode()
    assert seen(world, key).state == "park"


def test_what_is_answered_is_not_completed_any_more(world: World) -> None:
    holds_new(world)
    key = handed_in(world)
    answered(world, key)

    with pytest.raises(actions.CannotHandIn):
        actions.complete_idea(
            world.hallstein, key, answers={"stops": "Messe"}, version=seen(world, key).version,
            by=world.by("ana"), at=AT,
        )  # fmt: skip


def test_whoever_had_the_idea_gets_the_answer_by_mail(
    world: World, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    holds_new(world)
    key = handed_in(world, email="ina@example.com")

    with django_capture_on_commit_callbacks(execute=True):
        answered(world, key, reason="Wir haben keine Zeit dafür.")

    letter = mail.outbox[-1]
    assert letter.to == ["ina@example.com"]
    assert "Wir haben keine Zeit dafür." in letter.body
    assert f"/idea/{status_token(world.hallstein, key, AT)}/" in letter.body
    assert seen(world, key).answer.letter == "sent"  # type: ignore[union-attr]


def test_a_letter_that_does_not_go_out_is_said(
    world: World,
    clients: Clients,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
    settings: Any,
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_PORT = 9  # nobody listens there
    holds_new(world)
    key = handed_in(world, email="ina@example.com")

    with django_capture_on_commit_callbacks(execute=True):
        answered(world, key)

    assert "Die E-Mail ging nicht hinaus" in clients.of("ana").get(url(key)).content.decode()


def test_the_page_says_at_once_what_was_stopped_and_what_is_full(world: World, clients: Clients) -> None:
    full_plan(world)
    (old,) = running(world, "Messe X")
    decided(world, old, "stop", "Drei Jahre ohne eine Anfrage.")

    typed = {"title": "Messe X 2027", "stops": "nichts"}
    page = clients.of("mia").post(reverse("idea_look", kwargs={"slug": "hallstein"}), typed).content.decode()

    assert "Drei Jahre ohne eine Anfrage." in page
    assert "03.08.2026" in page
    assert "eins rein, eins raus" in page
    assert not all_ideas(world.hallstein, TODAY)


def test_somebody_without_the_right_reads_who_has_it(world: World, clients: Clients) -> None:
    holds_new(world, "mia")
    person(world, "ana")
    key = handed_in(world)
    ana = clients.of("ana")

    assert "Mia Berger" in ana.get(url(key)).content.decode()
    typed = {"decision": "decline", "reason": "Nein", "version": 1}
    refused = ana.post(url(key), typed)

    assert refused.status_code == 422
    assert "Nur Mia Berger darf" in refused.content.decode()


def test_a_reader_may_propose(world: World, clients: Clients) -> None:
    page = clients.of("ben").post(reverse("idea_new", kwargs={"slug": "hallstein"}), {"title": "Kalender"})

    assert page.status_code == 302
    assert [one.core.had_by for one in all_ideas(world.hallstein, TODAY)] == ["Ben Lorenz"]


def test_the_same_words_once_more_are_the_same_idea_until_it_is_answered(world: World, ana: Client) -> None:
    holds_new(world)
    where = reverse("idea_new", kwargs={"slug": "hallstein"})

    first, second = (ana.post(where, {"title": "Kalender"}) for _ in range(2))
    assert first["Location"] == second["Location"]
    (one,) = all_ideas(world.hallstein, TODAY)

    answered(world, one.id)
    assert ana.post(where, {"title": "Kalender"})["Location"] != first["Location"]


def test_an_idea_without_a_name_comes_back_with_what_was_typed(ana: Client) -> None:
    page = ana.post(
        reverse("idea_new", kwargs={"slug": "hallstein"}), {"benefit": "Stillstand unter vier Stunden"}
    )

    assert page.status_code == 422
    assert "Stillstand unter vier Stunden" in page.content.decode()


def test_parked_ideas_stand_nowhere_but_in_the_review(world: World, ana: Client) -> None:
    holds_new(world)
    answered(world, handed_in(world, "Kalender für Kunden"), "park")

    for name in ("upkeep", "ideas_answered", "company_home", "inventory"):
        assert (
            "Kalender für Kunden" not in ana.get(reverse(name, kwargs={"slug": "hallstein"})).content.decode()
        )
    assert not queries.ideas(world.hallstein, TODAY)
    begun = actions.begin_review(world.hallstein, by=world.by("ana"), at=AT, today=TODAY)
    where = reverse("review_part", kwargs={"slug": "hallstein", "review_id": begun, "part": "parked"})
    assert "Kalender für Kunden" in ana.get(where).content.decode()


def test_ideas_that_wait_too_long_become_duties(world: World) -> None:
    holds_new(world, "mia")
    key = handed_in(world, "Kalender")
    late = AT + timedelta(days=15)

    mine = queries.duties(world.hallstein, "hallstein", world.by("mia"), late)
    assert [duty.url for duty in mine] == [url(key)]
    assert "zu lange" in mine[0].says.say("de")
    assert not queries.duties(world.hallstein, "hallstein", world.by("ana"), late)


def test_with_a_vacant_right_they_are_duties_of_whoever_leads(world: World) -> None:
    handed_in(world, "Kalender")

    assert "unbesetzt" in queries.duties(world.hallstein, "hallstein", world.by("ana"), AT)[0].says.say("de")
    assert not queries.duties(world.hallstein, "hallstein", world.by("mia"), AT)


def test_many_ideas_take_no_more_queries_than_one(
    world: World, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(30):
        handed_in(world, f"Idee {number}")

    with django_assert_max_num_queries(2):
        assert len(queries.ideas(world.hallstein, TODAY)) == 30
    with django_assert_max_num_queries(40):
        queries.duties(world.hallstein, "hallstein", world.by("ana"), AT)
