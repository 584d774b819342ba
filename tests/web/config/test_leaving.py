"""Leaving for good: a company with every row of it, an account with every way in; and what must be settled first."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from allauth.usersessions.models import UserSession
from django.apps import apps
from django.contrib.sessions.models import Session
from django.core import mail
from django.db import connection, models
from django.http import Http404
from django.test import Client

from klarlinie.vocabulary.text import Text
from klarlinie.web.config.keeping.actions import ask_for_archive
from klarlinie.web.config.leaving import operating
from klarlinie.web.config.leaving.actions import CannotLeave, close_account, delete_company
from klarlinie.web.config.leaving.queries import leaving
from klarlinie.web.config.people import CannotChange
from klarlinie.web.platform.accounts.models import User
from klarlinie.web.platform.background.actions.running import show_alive, stop, take
from klarlinie.web.platform.background.progress import Progress
from klarlinie.web.platform.companies.actions import (
    add_person,
    change_role,
    invite,
    let_in,
)
from klarlinie.web.platform.companies.models import (
    Company,
    Membership,
    Organisation,
    OrganisationMember,
    Person,
)
from klarlinie.web.platform.companies.queries import company_for, open_invitation
from klarlinie.web.platform.companies.scope import CompanyModel
from klarlinie.web.platform.journal.queries import chain_breaks_at, history
from klarlinie.web.platform.journal.story import story
from klarlinie.web.platform.live.hub import Reader
from klarlinie.web.platform.rounds.actions import join, open_round
from klarlinie.web.platform.rounds.asks import Subject, texts_asked
from klarlinie.web.platform.rounds.models import Participant, Round
from klarlinie.web.platform.rounds.queries.taking_part import participant_of
from klarlinie.web.platform.tokens.actions import make_key
from klarlinie.web.platform.tokens.models import Token
from tests.web.config.any_row import fill_what_is_empty
from tests.web.conftest import Clients
from tests.web.everything import fill_everything
from tests.web.world import PASSWORD, World, add_user

AT = datetime(2026, 8, 5, 9, 0, tzinfo=UTC)
NAME = "Hallstein Anlagenservice GmbH"
URL, CLOSE = "/c/hallstein/delete/", "/account/close/"


def of_a_company() -> list[type[models.Model]]:
    """Every table that says to which company a row belongs, also one that forgot to be a `CompanyModel`."""
    return [
        model
        for model in apps.get_models()
        if any(one.related_model is Company for one in model._meta.concrete_fields if one.is_relation)
    ]


def rows_of(company_id: int) -> dict[str, int]:
    return {
        model._meta.label: model._base_manager.filter(company_id=company_id).count()
        for model in of_a_company()
    }


# --- a company ---


def test_every_table_is_empty_of_a_company_that_was_deleted(full_world: World) -> None:
    fill_everything(full_world, at=AT)
    fill_what_is_empty(full_world.hallstein, at=AT)
    full, beside = rows_of(full_world.hallstein), rows_of(full_world.nordlicht)
    assert [label for label, count in full.items() if not count] == []

    delete_company(full_world.hallstein, NAME, by=full_world.by("vera"))

    assert {label: count for label, count in rows_of(full_world.hallstein).items() if count} == {}
    assert not Company.objects.filter(pk=full_world.hallstein).exists()
    assert rows_of(full_world.nordlicht) == beside
    connection.check_constraints()
    assert chain_breaks_at(full_world.nordlicht) is None


def test_a_table_of_companies_is_one_that_deleting_knows() -> None:
    assert [model._meta.label for model in of_a_company() if not issubclass(model, CompanyModel)] == []


def test_the_head_of_the_consultancy_deletes_it_by_typing_its_name(world: World, clients: Clients) -> None:
    vera = clients.of("vera")
    page = vera.get(URL).content.decode()
    assert "Archiv machen lassen" in page
    assert "3 weitere Personen" in page

    wrong = vera.post(URL, {"name": "Hallstein"})
    assert wrong.status_code == 422
    assert f"Es heißt genau: {NAME}" in wrong.content.decode()
    assert company_for(world.users["ana"].pk, "hallstein")

    answer = vera.post(URL, {"name": f" {NAME} "}, follow=True)

    assert answer.redirect_chain == [("/companies/", 302)]
    assert f"{NAME} ist gelöscht." in answer.content.decode()
    assert clients.of("ana").get("/c/hallstein/").status_code == 404
    assert sorted(letter.to[0] for letter in mail.outbox) == [
        "ana@example.com",
        "ben@example.com",
        "mia@example.com",
    ]
    assert "Vera Klarmann hat Hallstein" in mail.outbox[0].body
    assert Organisation.objects.filter(name="Klarmann Beratung").exists()


def test_whoever_leads_a_company_of_a_consultancy_reads_who_decides(world: World, clients: Clients) -> None:
    ana = clients.of("ana")
    assert "Vera Klarmann" in ana.get(URL).content.decode()

    assert ana.post(URL, {"name": NAME}).status_code == 422
    assert Company.objects.filter(pk=world.hallstein).exists()
    with pytest.raises(CannotLeave, match="head of the consultancy"):
        delete_company(world.hallstein, NAME, by=world.by("ana"))


def test_a_company_on_its_own_goes_with_its_organisation(world: World, clients: Clients) -> None:
    answer = clients.of("cleo").post("/c/nordlicht/delete/", {"name": "Nordlicht Optik KG"})

    assert answer.status_code == 302
    assert not Company.objects.filter(slug="nordlicht").exists()
    assert not Organisation.objects.filter(name="Nordlicht").exists()
    assert mail.outbox == []


def test_whoever_still_writes_into_a_deleted_company_finds_nothing(world: World) -> None:
    delete_company(world.hallstein, NAME, by=world.by("vera"))
    with (
        pytest.raises(Http404),
        story(world.hallstein, by=world.by("ana"), at=AT, says=Text("x", "x")),
    ):
        pass


def test_work_for_a_deleted_company_ends_without_a_word(full_world: World) -> None:
    number = ask_for_archive(full_world.hallstein, by=full_world.by("vera"), at=AT)
    taken = take(number, at=AT)
    assert taken

    delete_company(full_world.hallstein, NAME, by=full_world.by("vera"))

    assert show_alive(taken, Progress(taken.by), at=AT) is False
    stop(taken, at=AT)
    assert take(number, at=AT) is None


# --- an account ---


def signed_in(name: str) -> Client:
    client = Client(HTTP_ACCEPT_LANGUAGE="de")
    client.post("/account/login/", {"login": f"{name}@example.com", "password": PASSWORD})
    return client


def test_somebody_closes_their_account_after_saying_the_password_once_more(world: World) -> None:
    mia, elsewhere = signed_in("mia"), signed_in("mia")
    TOTP.activate(world.users["mia"], generate_totp_secret())
    person = add_person(world.hallstein, "Mia", by=world.by("ana"), at=AT, user_id=world.users["mia"].pk)
    make_key(world.hallstein, "Excel", (), days=9, is_for_assistant=False, by=world.by("mia"), at=AT)
    user_id = world.users["mia"].pk

    asked = mia.post(CLOSE, {"email": "mia@example.com"})
    assert asked.headers["Location"].startswith("/account/reauthenticate/")
    assert User.objects.filter(pk=user_id).exists()
    answer = mia.post(asked.headers["Location"], {"password": PASSWORD, "next": CLOSE}, follow=True)

    assert "Das Konto ist gelöscht" in answer.content.decode()
    assert answer.status_code == 200
    assert not User.objects.filter(pk=user_id).exists()
    for model in (EmailAddress, Authenticator, UserSession, Membership.everywhere.model, Token):
        assert not model._base_manager.filter(user_id=user_id).exists(), model
    assert mia.get("/home/").status_code == elsewhere.get("/home/").status_code == 302
    assert not [
        one for one in Session.objects.all() if one.get_decoded().get("_auth_user_id") == str(user_id)
    ]
    kept = Person.objects.for_company(world.hallstein).get(pk=person)
    assert (kept.name, kept.user_id) == ("Mia", None)
    assert history(world.hallstein)[0].says_de == "Das Konto von Mia Berger ist gelöscht"
    assert "Mia Berger" in {one.by_name for one in history(world.hallstein)}
    assert chain_breaks_at(world.hallstein) is None
    assert mail.outbox[-1].to == ["mia@example.com"]
    assert "Konto gelöscht" in mail.outbox[-1].subject


def test_the_wrong_address_closes_nothing(world: World, clients: Clients) -> None:
    answer = clients.of("mia").post(CLOSE, {"email": "ben@example.com"})
    assert answer.status_code == 422
    assert "mia@example.com" in answer.content.decode()


def test_the_only_lead_among_others_is_told_what_to_do_first(world: World, clients: Clients) -> None:
    ana = clients.of("ana")
    page = ana.get(CLOSE).content.decode()
    assert f"In {NAME} leitest nur du" in page
    assert "/c/hallstein/access/" in page
    assert '<form class="form"' not in page
    assert ana.post(CLOSE, {"email": "ana@example.com"}).status_code == 422
    with pytest.raises(CannotLeave, match="only you lead"):
        close_account(world.users["ana"].pk, by=world.by("ana"), at=AT)

    mia = Membership.objects.for_company(world.hallstein).get(user=world.users["mia"].pk)
    change_role(world.hallstein, mia.pk, "lead", by=world.by("ana"), at=AT)
    close_account(world.users["ana"].pk, by=world.by("ana"), at=AT)

    assert company_for(world.users["mia"].pk, "hallstein")


def test_the_only_head_of_a_consultancy_hands_it_over_first(world: World, clients: Clients) -> None:
    vera, otto = clients.of("vera"), add_user("otto@example.com", "Otto", AT)
    firm = Company.objects.get(pk=world.hallstein).organisation
    member = OrganisationMember.objects.create(organisation=firm, user_id=otto.pk)
    assert "Die Beratung Klarmann Beratung leitest nur du" in vera.get(CLOSE).content.decode()
    with pytest.raises(CannotLeave, match="head"):
        close_account(world.users["vera"].pk, by=world.by("vera"), at=AT)

    vera.post(f"/c/hallstein/access/consultants/{member.pk}/", {"role": "head"})
    close_account(world.users["vera"].pk, by=world.by("vera"), at=AT)

    assert [one.user_id for one in firm.members.all()] == [otto.pk]
    assert history(world.hallstein)[0].says_de == "Das Konto von Vera Klarmann ist gelöscht"


def test_a_company_that_nobody_else_sees_goes_along(world: World, clients: Clients) -> None:
    assert [one.name for one in leaving(world.users["cleo"].pk).goes_along] == ["Nordlicht Optik KG"]
    page = clients.of("cleo").get(CLOSE).content.decode()
    assert "Nordlicht Optik KG" in page
    assert "/c/nordlicht/archive/" in page

    close_account(world.users["cleo"].pk, by=world.by("cleo"), at=AT)

    assert not Company.objects.filter(slug="nordlicht").exists()
    assert not Organisation.objects.filter(name="Nordlicht").exists()
    assert Company.objects.filter(slug="hallstein").exists()


def test_a_consultancy_without_companies_goes_along(world: World) -> None:
    otto = add_user("otto@example.com", "Otto", AT)
    Organisation.objects.create(name="Otto berät", kind="consultancy", created_at=AT).members.create(
        user_id=otto.pk, role="head"
    )
    close_account(otto.pk, by=world.by("cleo"), at=AT)
    assert not Organisation.objects.filter(name="Otto berät").exists()


def test_an_invitation_ends_with_the_account_that_has_sent_it(world: World) -> None:
    let_in(world.hallstein, world.users["cleo"].pk, "lead", "Cleo Nord", by=world.by("ana"), at=AT)
    token = invite(world.hallstein, "neu@example.com", "lead", by=world.by("cleo"), at=AT)
    assert open_invitation(token, AT)

    close_account(world.users["cleo"].pk, by=world.by("cleo"), at=AT)

    assert open_invitation(token, AT) is None


def test_a_browser_that_took_part_with_the_account_is_no_guest_afterwards(world: World) -> None:
    asks = texts_asked([Subject("promise", Text("Wofür?", "What for?"))])
    number = open_round(world.hallstein, kind="clarity", title="Runde", asks=asks, by=world.by("ana"), at=AT)
    reader = Reader(world.users["mia"].pk, "key")
    joined = join(world.hallstein, number, name="Mia", side="", reader=reader, promised="partial", at=AT)
    found = Round.objects.for_company(world.hallstein).get(pk=number)

    close_account(world.users["mia"].pk, by=world.by("mia"), at=AT)

    assert participant_of(found, Reader(None, joined.guest_key)) is None
    assert [one.name for one in Participant.objects.for_company(world.hallstein)] == ["Mia"]


def test_filled_in_everywhere_an_account_still_goes(full_world: World) -> None:
    """Whatever points at an account lets it go; the database itself checks that."""
    fill_everything(full_world, at=AT)
    fill_what_is_empty(full_world.hallstein, at=AT)
    mia = Membership.objects.for_company(full_world.hallstein).get(user=full_world.users["mia"].pk)
    change_role(full_world.hallstein, mia.pk, "lead", by=full_world.by("ana"), at=AT)

    close_account(full_world.users["ana"].pk, by=full_world.by("ana"), at=AT)

    connection.check_constraints()
    assert chain_breaks_at(full_world.hallstein) is None
    left: dict[str, Any] = {
        f"{model._meta.label}.{one.name}": model._base_manager.filter(
            **{one.name: full_world.users["ana"].pk}
        ).count()
        for model in apps.get_models()
        for one in model._meta.concrete_fields
        if one.is_relation and one.related_model is User
    }
    assert {name: count for name, count in left.items() if count} == {}


# --- at the server's keyboard ---


def test_an_operator_deletes_a_company_by_its_name_and_an_account_by_its_address(world: World) -> None:
    with pytest.raises(CannotChange, match="called exactly: Hallstein"):
        operating.delete_company("hallstein", "Hallstein")
    with pytest.raises(CannotChange, match="company list"):
        operating.delete_company("nix", NAME)
    with pytest.raises(CannotChange, match="Nobody else leads in Hallstein"):
        operating.delete_account("ana@example.com", "ana@example.com", at=AT)
    with pytest.raises(CannotChange, match="names another address"):
        operating.delete_account("mia@example.com", "ben@example.com", at=AT)

    operating.delete_account(" MIA@example.com", "mia@example.com", at=AT)
    assert history(world.hallstein)[0].by_name == "Server"
    assert operating.delete_company("hallstein", NAME) == NAME
    operating.delete_account("ana@example.com", "ana@example.com", at=AT)

    assert sorted(User.objects.values_list("email", flat=True)) == [
        "ben@example.com",
        "cleo@example.com",
        "vera@example.com",
    ]
    assert [one.to[0] for one in mail.outbox].count("vera@example.com") == 1
