"""Work in the background: asked for once, done once, told truthfully."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django_tasks_db.models import DBTaskResult

from klarlinie.vocabulary.text import Text
from klarlinie.web.platform.background import kinds, progress
from klarlinie.web.platform.background.actions import ask, cancel, running
from klarlinie.web.platform.background.actions.janitor import clean_up
from klarlinie.web.platform.background.models import Work
from klarlinie.web.platform.background.progress import Progress
from klarlinie.web.platform.background.queries import WorkShown, last_work, work_shown
from klarlinie.web.platform.background.runner import run
from klarlinie.web.platform.background.worker import Worker
from klarlinie.web.platform.companies.models import Membership
from tests.web.conftest import Clients
from tests.web.world import World

AT = datetime(2026, 8, 4, 9, 0, tzinfo=UTC)
Job = Callable[[int, int | None, Progress], None]


@pytest.fixture
def work(world: World, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Job], int]]:
    """`work(function)` asks for it in Ana's name and gives its key."""
    kinds.read_all_jobs()  # once a process: what the slices register must not land in the copy below
    monkeypatch.setattr(kinds, "_kinds", dict(kinds._kinds))

    def asked_for(function: Job) -> int:
        where = "/c/{}/there/{}/".format
        kinds.register("count", function, done=Text("Gezählt.", "Counted."), where=where)
        return ask(world.hallstein, "count", 7, by=world.by("ana"), at=AT)

    yield asked_for
    progress.shutting_down.clear()


def nothing(*_: object) -> None:
    pass


def shown(world: World, number: int) -> WorkShown:
    seen = work_shown(world.hallstein, "hallstein", number)
    assert seen is not None
    return seen


def test_what_is_asked_for_is_done_with_its_subject_and_its_asker(
    world: World, work: Callable[[Job], int]
) -> None:
    told: list[Any] = []

    def count(company_id: int, about_id: int | None, progress: Progress) -> None:
        progress.step(3, 5)
        told.extend([company_id, about_id, progress.by])

    number = work(count)
    run(number, with_pulse=False)
    assert told == [world.hallstein, 7, world.by("ana")]
    seen = shown(world, number)
    assert (seen.state, seen.done, seen.total, seen.where) == ("done", 3, 5, "/c/hallstein/there/7/")
    assert last_work(world.hallstein, "hallstein", "count", 7) == seen
    assert work_shown(world.nordlicht, "nordlicht", number) is None


def test_a_worker_takes_it_from_the_queue(world: World, work: Callable[[Job], int]) -> None:
    number = work(nothing)
    row = Work.everywhere.get(pk=number)
    queued = DBTaskResult.objects.get(pk=row.task_id)
    assert (queued.status, queued.args_kwargs) == ("READY", {"args": [number], "kwargs": {}})
    assert Worker().stopping.is_set() is False


def test_two_clicks_are_one_work_and_later_there_can_be_another(
    world: World, work: Callable[[Job], int]
) -> None:
    first = work(nothing)
    assert work(nothing) == first
    run(first, with_pulse=False)
    assert work(nothing) != first


def test_what_is_rolled_back_was_never_asked_for(world: World, work: Callable[[Job], int]) -> None:
    with transaction.atomic():
        work(nothing)
        transaction.set_rollback(True)
    assert not Work.everywhere.exists()
    assert not DBTaskResult.objects.exists()


def test_work_of_a_kind_that_nobody_knows_is_refused_when_asked_for(world: World) -> None:
    with pytest.raises(kinds.UnknownKind):
        ask(world.hallstein, "nonsense", by=world.by("ana"), at=AT)


def test_what_waits_can_be_cancelled_and_is_then_not_done(world: World, work: Callable[[Job], int]) -> None:
    told: list[int] = []
    number = work(lambda *_: told.append(1))
    cancel(world.hallstein, number, at=AT)
    run(number, with_pulse=False)
    assert shown(world, number).state == "cancelled"
    assert told == []


def test_a_stranger_company_cannot_cancel(world: World, work: Callable[[Job], int]) -> None:
    number = work(nothing)
    cancel(world.nordlicht, number, at=AT)
    assert shown(world, number).state == "waiting"


def stops_after(change: Callable[[], object]) -> Job:
    """Does its first step, then `change` happens, then one beat of the pulse."""

    def function(company_id: int, about_id: int | None, progress: Progress) -> None:
        progress.step(1, 2)
        change()
        row = running.in_hand(Work.everywhere.select_related("company").get(state="running"))
        progress.is_over = not running.show_alive(row, progress, at=AT)
        progress.stop_if_cancelled()
        progress.step(2)

    return function


def test_what_runs_ends_at_its_next_step(world: World, work: Callable[[Job], int]) -> None:
    number = work(stops_after(lambda: cancel(world.hallstein, number, at=AT)))
    run(number, with_pulse=False)
    seen = shown(world, number)
    assert (seen.state, seen.done, seen.trouble) == ("cancelled", 1, None)


def test_work_of_somebody_who_was_shut_out_ends_at_its_next_step(
    world: World, work: Callable[[Job], int]
) -> None:
    out = Membership.everywhere.filter(user_id=world.users["ana"].pk)
    number = work(stops_after(lambda: out.update(role="viewer")))
    run(number, with_pulse=False)
    seen = shown(world, number)
    assert seen.state == "cancelled"
    assert seen.trouble is not None
    assert "Ana Hallstein" in seen.trouble.say("de")


def test_a_server_that_goes_down_puts_its_work_back(world: World, work: Callable[[Job], int]) -> None:
    def function(company_id: int, about_id: int | None, given: Progress) -> None:
        progress.shutting_down.set()
        given.stop_if_cancelled()

    number = work(function)
    run(number, with_pulse=False)
    row = Work.everywhere.get(pk=number)
    assert (row.state, row.attempts) == ("waiting", 0)


class TooEmpty(Exception):
    text = Text("Die Liste ist leer {so}.", "The list is empty {so}.")


def test_trouble_with_words_is_said_as_it_stands(world: World, work: Callable[[Job], int]) -> None:
    def function(*_: object) -> None:
        raise TooEmpty

    number = work(function)
    run(number, with_pulse=False)
    seen = shown(world, number)
    assert seen.state == "failed"
    assert seen.trouble is not None
    assert seen.trouble.say("de") == "Die Liste ist leer {so}."
    assert seen.trouble.say("en") == "The list is empty {so}."


def test_a_surprise_is_logged_without_its_words(
    world: World, work: Callable[[Job], int], caplog: pytest.LogCaptureFixture
) -> None:
    def function(*_: object) -> None:
        raise ValueError("ana@example.com owes 300 EUR")

    number = work(function)
    with caplog.at_level(logging.DEBUG):
        run(number, with_pulse=False)
    seen = shown(world, number)
    assert seen.trouble is not None
    assert f"Arbeit {number}" in seen.trouble.say("de")
    assert "ValueError" in caplog.text
    assert "example.com" not in caplog.text + str(Work.everywhere.values_list("trouble", flat=True))


def dropped(number: int) -> None:
    """As a worker leaves it that was killed: both rows running, nobody alive."""
    assert running.take(number, at=AT) is not None
    task_id = Work.everywhere.get(pk=number).task_id
    DBTaskResult.objects.filter(pk=task_id).update(status="RUNNING", started_at=AT)


def test_dropped_work_is_taken_up_again_but_not_for_ever(world: World, work: Callable[[Job], int]) -> None:
    number = work(nothing)
    for attempt in range(1, running.MOST_ATTEMPTS + 1):
        dropped(number)
        clean_up("here", at=AT + timedelta(seconds=19))
        assert Work.everywhere.get(pk=number).state == "running"
        clean_up("here", at=AT + timedelta(seconds=21))
        row = Work.everywhere.get(pk=number)
        assert row.attempts == attempt
        queued = DBTaskResult.objects.get(pk=row.task_id).status
        is_last = attempt == running.MOST_ATTEMPTS
        assert (row.state, queued) == (("failed", "FAILED") if is_last else ("waiting", "READY"))
    assert "dreimal" in str(shown(world, number).trouble)


def test_dropped_work_that_was_to_be_cancelled_is_cancelled(world: World, work: Callable[[Job], int]) -> None:
    number = work(nothing)
    dropped(number)
    cancel(world.hallstein, number, at=AT)
    clean_up("here", at=AT + timedelta(seconds=21))
    assert shown(world, number).state == "cancelled"


def test_work_that_fell_out_of_the_queue_is_queued_again(world: World, work: Callable[[Job], int]) -> None:
    number = work(nothing)
    DBTaskResult.objects.all().delete()
    clean_up("here", at=AT)
    assert DBTaskResult.objects.ready().count() == 1
    clean_up("there", at=AT)
    assert DBTaskResult.objects.ready().count() == 1
    assert Work.everywhere.get(pk=number).task_id == str(DBTaskResult.objects.get().pk)


def test_a_worker_thought_dead_writes_nothing_when_it_wakes_up(
    world: World, work: Callable[[Job], int]
) -> None:
    number = work(nothing)
    sleeper = running.take(number, at=AT)
    assert sleeper is not None
    clean_up("here", at=AT + timedelta(seconds=21))
    again = running.take(number, at=AT)
    assert again is not None
    assert running.show_alive(sleeper, Progress(world.by("ana"), done=9), at=AT) is False
    running.finish(sleeper, Progress(world.by("ana"), done=9), at=AT)
    assert (shown(world, number).state, shown(world, number).done) == ("running", 0)
    assert running.show_alive(again, Progress(world.by("ana"), done=2), at=AT) is True


def test_nobody_takes_it_twice(world: World, work: Callable[[Job], int]) -> None:
    number = work(nothing)
    assert running.take(number, at=AT) is not None
    assert running.take(number, at=AT) is None


def page(client: Client, number: int, **headers: str) -> str:
    answer = client.get(f"/c/hallstein/progress/{number}/", headers=headers)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_page_asks_again_until_it_is_over(
    world: World, clients: Clients, work: Callable[[Job], int]
) -> None:
    number = work(lambda *_: _[2].step(4, 4))
    ana = clients.of("ana")
    assert "Gleich geht es los" in page(ana, number)
    part = page(ana, number, **{"HX-Request": "true"})
    assert "<html" not in part
    assert 'hx-trigger="every 1s"' in part
    row = running.take(number, at=AT)
    assert row is not None
    running.show_alive(row, Progress(world.by("ana"), done=2, total=4), at=AT)
    assert 'value="2" max="4"' in page(ana, number)
    running.finish(row, Progress(world.by("ana"), done=4, total=4), at=AT)
    part = page(ana, number, **{"HX-Request": "true"})
    assert "Gezählt." in part
    assert "/c/hallstein/there/7/" in part
    assert "hx-trigger" not in part


def test_the_page_of_the_work_itself_is_made_anew_when_it_is_over(
    world: World, clients: Clients, work: Callable[[Job], int]
) -> None:
    number = work(nothing)
    address = f"/c/hallstein/progress/{number}/"
    here = {"HX-Request": "true", "HX-Current-URL": f"http://testserver{address}"}
    assert "HX-Refresh" not in clients.of("ana").get(address, headers=here)
    run(number, with_pulse=False)
    assert clients.of("ana").get(address, headers=here)["HX-Refresh"] == "true"


def test_the_page_goes_on_by_itself_where_that_is_wished(
    world: World, clients: Clients, work: Callable[[Job], int]
) -> None:
    number = work(nothing)
    run(number, with_pulse=False)
    answer = clients.of("ben").get(
        f"/c/hallstein/progress/{number}/?follow=1", headers={"HX-Request": "true"}
    )
    assert answer["HX-Redirect"] == "/c/hallstein/there/7/"


def test_whoever_may_edit_can_cancel_by_a_button(
    world: World, clients: Clients, work: Callable[[Job], int]
) -> None:
    number = work(nothing)
    address = f"/c/hallstein/progress/{number}/cancel/"
    assert address not in page(clients.of("ben"), number)
    assert clients.of("ben").post(address).status_code == 403
    assert clients.of("cleo").post(address).status_code == 404
    assert clients.of("ana").get(address).status_code == 405
    answer = clients.of("ana").post(address, follow=True)
    assert "Abgebrochen" in answer.content.decode()
    assert clients.of("cleo").get(f"/c/nordlicht/progress/{number}/").status_code == 404
