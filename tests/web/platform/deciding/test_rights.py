"""Three rights, one person each: the holder decides, the deputy while the holder is away, and nobody past a vacancy."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from klarlinie.method.execution.rights import Right
from klarlinie.web.platform.companies.actions import (
    CannotChange,
    add_person,
    change_person,
    change_role,
    remove_person,
)
from klarlinie.web.platform.companies.models import Person
from klarlinie.web.platform.companies.queries import members, persons
from klarlinie.web.platform.deciding.actions import (
    CannotGive,
    OnlyWhoLeads,
    Whom,
    end_absence,
    give_right,
    set_absence,
)
from klarlinie.web.platform.deciding.models import Absence
from klarlinie.web.platform.deciding.queries import permission, rights_page
from klarlinie.web.platform.journal.actions import CannotUndo, undo
from klarlinie.web.platform.journal.by import THE_PROGRAM, By
from klarlinie.web.platform.journal.queries import history
from klarlinie.web.platform.journal.story import Stale
from klarlinie.web.platform.tokens.queries import held_key
from tests.web.api.programs import key_of
from tests.web.conftest import AT, Clients
from tests.web.everything import add
from tests.web.world import World

TODAY = date(2026, 8, 3)
HERE = "/c/hallstein/rights/"


def give(world: World, right: Right, holder: str | None, deputy: str | None = None) -> int | None:
    """The right to somebody by their account."""
    shown = next(one for one in rights_page(world.hallstein, None, TODAY).rights if one.right == right)
    return give_right(
        world.hallstein,
        right,
        holder=account(world, holder) if holder else None,
        deputy=account(world, deputy) if deputy else None,
        version=shown.version,
        by=world.by("ana"),
        at=AT,
    )


def account(world: World, name: str) -> Whom:
    return Whom(user_id=world.users[name].pk)


def may(world: World, name: str, right: Right = "stop", on: date = TODAY) -> bool:
    return permission(world.hallstein, world.users[name].pk, right, on).allowed


def person_of(world: World, name: str) -> Person:
    return Person.objects.for_company(world.hallstein).get(user_id=world.users[name].pk)


def test_at_first_nobody_may_and_the_page_says_so(ana: Client, world: World) -> None:
    page = ana.get(HERE).content.decode()

    assert page.count("Unbesetzt.") == 3
    assert "EXE110" in page
    assert "Ich entscheide das" in page
    assert not any(may(world, name) for name in ("ana", "mia", "ben", "vera"))


def test_a_managing_director_alone_says_i_decide_with_one_click(ana: Client, world: World) -> None:
    page = ana.post(f"{HERE}mine/", follow=True).content.decode()

    assert [one.name for one in persons(world.hallstein)] == ["Ana Hallstein"]
    assert all(may(world, "ana", right) for right in ("new", "stop", "prioritise"))
    assert "Unbesetzt." not in page
    assert "EXE111" in page  # and a deputy would be good
    assert not may(world, "mia")


def test_a_consultant_who_leads_cannot_take_a_right(clients: Clients, world: World) -> None:
    vera = clients.of("vera")

    assert "Ich entscheide das" not in vera.get(HERE).content.decode()
    vera.post(f"{HERE}mine/")

    assert not may(world, "vera")
    assert "Unbesetzt." in vera.get(HERE).content.decode()


def test_choosing_an_account_makes_its_person_once(ana: Client, world: World) -> None:
    mia = f"u{world.users['mia'].pk}"
    assert ana.post(f"{HERE}give/", {"right": "stop", "holder": mia, "version": 0}).status_code == 302
    key = f"p{person_of(world, 'mia').pk}"
    assert ana.post(f"{HERE}give/", {"right": "new", "holder": key, "version": 0}).status_code == 302

    assert [one.name for one in persons(world.hallstein)] == ["Mia Berger"]
    assert may(world, "mia", "stop")
    assert may(world, "mia", "new")
    assert not may(world, "mia", "prioritise")


def test_only_who_leads_gives_rights(clients: Clients, world: World) -> None:
    for name in ("mia", "ben"):
        asked = {"right": "stop", "holder": f"u{world.users[name].pk}", "version": 0}
        assert clients.of(name).post(f"{HERE}give/", asked).status_code == 403
        assert clients.of(name).post(f"{HERE}mine/").status_code == 403
    assert not may(world, "mia")


def by_a_key(world: World, name: str) -> By:
    """Who acts where a program sends the key of somebody."""
    held = held_key(key_of(world, name, at=AT), AT)
    assert held is not None
    return held.by


@pytest.mark.parametrize("who", ["mia", "ben", "cleo", "key of mia", "guest", "program"])
def test_the_action_gives_no_right_to_whoever_does_not_lead_whichever_way_they_come(
    world: World, who: str
) -> None:
    """The page, a program and a command call the same action, and it asks by itself."""
    name = who.removeprefix("key of ")
    found = {"guest": By("Ana Hallstein", "guest"), "program": THE_PROGRAM}
    by = found.get(who) or (by_a_key(world, name) if who != name else world.by(name))
    with pytest.raises(OnlyWhoLeads):
        give_right(world.hallstein, "stop", holder=account(world, "mia"), version=0, by=by, at=AT)
    assert not may(world, "mia")
    assert persons(world.hallstein) == ()


@pytest.mark.parametrize("who", ["ana", "vera", "key of ana", "operator"])
def test_the_action_lets_whoever_leads_give_it(world: World, who: str) -> None:
    """Negative control: the refusal is about the role, and about nothing else."""
    name = who.removeprefix("key of ")
    operator = {"operator": By("Server", "operator")}
    by = operator.get(who) or (by_a_key(world, name) if who != name else world.by(name))
    assert give_right(world.hallstein, "stop", holder=account(world, "mia"), version=0, by=by, at=AT)
    assert may(world, "mia")


def test_who_stops_leading_while_the_page_is_open_gives_nothing_more(world: World) -> None:
    give(world, "stop", "ana")
    keys = {one.email: one.id for one in members(world.hallstein)}
    for name, role in (("mia", "lead"), ("ana", "member")):
        change_role(world.hallstein, keys[f"{name}@example.com"], role, by=world.by("vera"), at=AT)
    with pytest.raises(OnlyWhoLeads):
        give(world, "stop", "mia")
    with pytest.raises(OnlyWhoLeads):
        give(world, "stop", None)
    assert may(world, "ana")


def test_only_who_leads_and_oneself_say_that_somebody_is_away(world: World) -> None:
    give(world, "stop", "ana", "mia")
    ana, mia = person_of(world, "ana").pk, person_of(world, "mia").pk
    for by in (world.by("ben"), world.by("cleo"), By("Ana Hallstein", "guest")):
        with pytest.raises(CannotGive):
            set_absence(world.hallstein, ana, TODAY, TODAY, by=by, at=AT)
    assert set_absence(world.hallstein, mia, TODAY, TODAY, by=world.by("mia"), at=AT)
    assert set_absence(world.hallstein, ana, TODAY, TODAY, by=world.by("vera"), at=AT)
    away = Absence.objects.for_company(world.hallstein).get(person_id=ana)
    with pytest.raises(CannotGive):
        end_absence(world.hallstein, away.pk, by=world.by("mia"), at=AT)


def test_the_deputy_decides_while_the_holder_is_away_and_never_else(world: World) -> None:
    give(world, "stop", "ana", "mia")
    assert not may(world, "mia")
    ana = person_of(world, "ana").pk
    first, last = date(2026, 8, 10), date(2026, 8, 21)

    set_absence(world.hallstein, ana, first, last, by=world.by("ana"), at=AT)

    assert [may(world, "mia", on=day) for day in (TODAY, first, last, date(2026, 8, 22))] == [
        False,
        True,
        True,
        False,
    ]
    assert permission(world.hallstein, world.users["mia"].pk, "stop", first).as_deputy
    assert may(world, "ana", on=first)


def test_a_deputy_cannot_make_the_holder_absent(clients: Clients, world: World) -> None:
    give(world, "stop", "ana", "mia")
    ana = person_of(world, "ana").pk
    mia = clients.of("mia")
    days = {"person": ana, "from_on": "2026-08-01", "until_on": "2026-08-31"}

    assert mia.post(f"{HERE}away/", days).status_code == 422
    with pytest.raises(CannotGive):
        set_absence(world.hallstein, ana, TODAY, TODAY, by=world.by("mia"), at=AT)
    assert not may(world, "mia")

    own = {**days, "person": person_of(world, "mia").pk}
    assert mia.post(f"{HERE}away/", own).status_code == 302


def test_a_deputy_cannot_bring_back_an_absence_that_was_ended(world: World) -> None:
    give(world, "stop", "ana", "mia")
    ana = person_of(world, "ana").pk
    set_absence(world.hallstein, ana, TODAY, TODAY, by=world.by("ana"), at=AT)
    row = Absence.objects.for_company(world.hallstein).get()
    ended = end_absence(world.hallstein, row.pk, by=world.by("ana"), at=AT)
    assert ended

    with pytest.raises(CannotUndo):
        undo(world.hallstein, ended, by=world.by("mia"), at=AT)
    assert not may(world, "mia")
    undo(world.hallstein, ended, by=world.by("ana"), at=AT, may_lead=True)
    assert may(world, "mia")


def test_the_days_of_an_absence_stand_in_their_order(ana: Client, world: World) -> None:
    give(world, "stop", "ana")
    person = person_of(world, "ana").pk
    answer = ana.post(f"{HERE}away/", {"person": person, "from_on": "2026-08-09", "until_on": "2026-08-08"})

    assert answer.status_code == 422
    assert "vertauscht" in answer.content.decode()


def test_the_name_of_the_holder_opens_nothing(world: World) -> None:
    """Nobody takes the name of somebody who is there; and who decides hangs on the row, not on its name."""
    give(world, "stop", "ana")
    give(world, "new", "mia")
    mia = person_of(world, "mia")
    with pytest.raises(CannotChange):
        change_person(world.hallstein, mia.pk, mia.version, by=world.by("mia"), at=AT, name="Ana Hallstein")
    like_hers = "Ana Hallstein (Vertrieb)"
    change_person(world.hallstein, mia.pk, mia.version, by=world.by("mia"), at=AT, name=like_hers)

    assert not may(world, "mia", "stop")
    assert may(world, "ana", "stop")
    assert may(world, "mia", "new")


def test_who_is_taken_off_the_list_leaves_a_visible_vacancy(ana: Client, world: World) -> None:
    give(world, "stop", "mia", "ana")
    mia = person_of(world, "mia")
    set_absence(world.hallstein, mia.pk, TODAY, TODAY, by=world.by("ana"), at=AT)
    assert may(world, "ana")

    removed = remove_person(world.hallstein, mia.pk, by=world.by("ana"), at=AT)

    assert not may(world, "mia")
    assert not may(world, "ana")  # a deputy of nobody decides nothing
    assert "Unbesetzt." in ana.get(HERE).content.decode()
    assert removed
    undo(world.hallstein, removed, by=world.by("ana"), at=AT, may_lead=True)
    assert not may(world, "mia")  # the right is given anew, by somebody who leads


def test_a_holder_without_an_account_is_named_as_one_who_cannot_click(ana: Client, world: World) -> None:
    jana = add_person(world.hallstein, "Jana", by=world.by("ana"), at=AT)
    ana.post(f"{HERE}give/", {"right": "stop", "holder": f"p{jana}", "version": 0})

    page = ana.get(HERE).content.decode()

    assert "Jana hat hier kein Konto" in page
    assert f"/c/hallstein/people/{jana}/" in page


def test_a_person_gets_an_account_from_who_leads_only(clients: Clients, world: World) -> None:
    jana = add_person(world.hallstein, "Jana", by=world.by("ana"), at=AT)
    where, mia = f"/c/hallstein/people/{jana}/", str(world.users["mia"].pk)
    asked = {"name": "Jana", "account": mia, "version": 1}

    assert b'name="account"' not in clients.of("mia").get(where).content
    clients.of("mia").post(where, asked)
    assert Person.objects.for_company(world.hallstein).get(pk=jana).user_id is None

    assert clients.of("ana").post(where, asked).status_code == 302
    assert Person.objects.for_company(world.hallstein).get(pk=jana).user_id == world.users["mia"].pk


def test_an_account_of_another_company_is_no_choice(ana: Client, world: World) -> None:
    asked = {"name": "Fremd", "account": str(world.users["cleo"].pk)}
    assert ana.post("/c/hallstein/people/new/", asked).status_code == 422
    with pytest.raises(CannotGive):
        give(world, "stop", "cleo")


def test_one_account_is_one_person(ana: Client, world: World) -> None:
    give(world, "stop", "mia")
    asked = {"name": "Noch eine Mia", "account": str(world.users["mia"].pk)}

    answer = ana.post("/c/hallstein/people/new/", asked)

    assert answer.status_code == 422
    assert "gehört schon zu Mia Berger" in answer.content.decode()
    with pytest.raises(IntegrityError), transaction.atomic():
        add("companies.Person", world.hallstein, name="Zwei", user_id=world.users["mia"].pk)


def test_a_link_to_an_account_is_not_brought_back_by_a_member(world: World) -> None:
    give(world, "stop", "mia")
    mia = person_of(world, "mia")
    freed = change_person(world.hallstein, mia.pk, mia.version, by=world.by("ana"), at=AT, user_id=None)
    assert freed
    assert not may(world, "mia")

    with pytest.raises(CannotUndo):
        undo(world.hallstein, freed, by=world.by("mia"), at=AT)
    assert not may(world, "mia")
    renamed = change_person(
        world.hallstein, mia.pk, mia.version + 1, by=world.by("mia"), at=AT, name="Mia B."
    )
    assert renamed
    undo(world.hallstein, renamed, by=world.by("mia"), at=AT)  # other things about people they may


def test_nobody_is_their_own_deputy(ana: Client, world: World) -> None:
    mia = f"u{world.users['mia'].pk}"
    asked = {"right": "stop", "holder": mia, "deputy": mia, "version": 0}

    answer = ana.post(f"{HERE}give/", asked)

    assert answer.status_code == 422
    assert "nicht selbst vertreten" in answer.content.decode()
    assert persons(world.hallstein) == ()


def test_two_who_give_the_same_right_do_not_overwrite_each_other(ana: Client, world: World) -> None:
    asked: dict[str, Any] = {"right": "stop", "version": 0}
    ana.post(f"{HERE}give/", {**asked, "holder": f"u{world.users['mia'].pk}"})

    answer = ana.post(f"{HERE}give/", {**asked, "holder": f"u{world.users['ana'].pk}"})

    assert answer.status_code == 409
    assert "Mia Berger" in answer.content.decode()
    assert may(world, "mia")
    with pytest.raises(Stale):
        give_right(world.hallstein, "new", holder=None, version=3, by=world.by("ana"), at=AT)


def test_the_history_says_who_got_which_right(world: World) -> None:
    number = give(world, "stop", "mia", "ana")

    assert history(world.hallstein)[0].number == number
    assert "Mia Berger" in history(world.hallstein)[0].says_de
    assert number
    with pytest.raises(CannotUndo):
        undo(world.hallstein, number, by=world.by("mia"), at=AT)
