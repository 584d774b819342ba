"""The fence around each company: every address, as ten kinds of people, with every key of the other company."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import pytest
from django.apps import apps
from django.core import mail
from django.db import models
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from klarlinie.web.platform.companies.access import rule_of
from klarlinie.web.platform.companies.actions import found_company, found_organisation, let_go, let_in
from klarlinie.web.platform.companies.models import Membership
from klarlinie.web.platform.companies.scope import CompanyModel
from tests.web.conftest import Clients
from tests.web.everything import fill_everything
from tests.web.world import World, add_user

AT = datetime(2026, 8, 5, 9, 0, tzinfo=UTC)
COMPANY_RULES = {"see", "edit", "lead"}
MAY: dict[str, set[str]] = {
    "see": {"ana", "mia", "ben", "vera"},
    "edit": {"ana", "mia", "vera"},
    "lead": {"ana", "vera"},
}
STRANGERS = ("cleo", "otto", "nora", "former", "guest")


@dataclass(frozen=True)
class Page:
    """One address with the rule its view declares. `names` are its placeholders."""

    route: str
    view: Any
    names: tuple[str, ...]

    @property
    def rule(self) -> str | None:
        return rule_of(self.view)

    def at(self, **values: object) -> str:
        path = self.route
        for name in self.names:
            for kind in ("slug", "int", "str", "path", "uuid"):
                path = path.replace(f"<{kind}:{name}>", str(values[name]))
        return f"/{path}"


def pages() -> list[Page]:
    """Every address of the app, found by walking the resolver; allauth's own are left to its tests."""
    return [page for page in _walk(get_resolver().url_patterns, "", ()) if not _is_of_allauth(page)]


def _walk(patterns: list[Any], before: str, names: tuple[str, ...]) -> Iterator[Page]:
    for pattern in patterns:
        route = before + str(pattern.pattern)
        here = (*names, *pattern.pattern.converters)
        if isinstance(pattern, URLResolver):
            yield from _walk(pattern.url_patterns, route, here)
        elif isinstance(pattern, URLPattern):
            yield Page(route, pattern.callback, here)


def _is_of_allauth(page: Page) -> bool:
    """Below account/ stands what allauth brings; our own page there declares its rule like all others."""
    return page.route.startswith("account/") and page.rule is None


ALL = pages()
OF_A_COMPANY = [page for page in ALL if page.rule in COMPANY_RULES]


def test_every_view_says_who_may_open_it() -> None:
    assert [page.route for page in ALL if page.rule is None] == []


def test_every_address_of_a_company_is_fenced_by_its_rule() -> None:
    """An address with a slug that is open to everybody would be a hole."""
    assert [page.route for page in ALL if "slug" in page.names and page.rule not in COMPANY_RULES] == []
    assert len(OF_A_COMPANY) > 30


@pytest.fixture
def people(full_world: World) -> dict[str, Client]:
    """Everybody who is around: members of Hallstein, and five kinds of strangers."""
    world = full_world
    fill_everything(world, at=AT)
    for short in ("otto", "nora", "former"):
        world.users[short] = add_user(f"{short}@example.com", short, AT)
    firm = found_organisation("Andere Beratung", "consultancy", head_id=world.users["otto"].pk, at=AT)
    found_company(firm, "Kundin", slug="kundin", by=world.by("cleo"), at=AT)
    let_in(world.hallstein, world.users["former"].pk, "lead", "former", by=world.by("ana"), at=AT)
    membership = Membership.objects.for_company(world.hallstein).get(user=world.users["former"].pk)
    let_go(world.hallstein, membership.pk, by=world.by("ana"), at=AT)
    clients = Clients(world)
    named = ("ana", "mia", "ben", "vera", "cleo", "otto", "nora", "former")
    return {name: clients.of(name) for name in named} | {
        "guest": Client(),
        "nobody": Client(),
    }


def test_strangers_find_nothing_and_change_nothing(people: dict[str, Client], full_world: World) -> None:
    before = fingerprint(full_world.hallstein)
    holes: list[object] = []
    for page in OF_A_COMPANY:
        path = page.at(slug="hallstein", **keys_of(full_world.hallstein, page))
        for name in STRANGERS[:-1]:
            for method in ("get", "post", "head", "put", "delete"):
                answer = getattr(people[name], method)(path)
                if answer.status_code != 404 or "Hallstein" in answer.content.decode():
                    holes.append((name, method, page.route, answer.status_code))
        for name in ("nobody", "guest"):
            answer = people[name].post(path)
            if answer.status_code != 302 or not answer.url.startswith("/account/login/"):
                holes.append((name, "post", page.route, answer.status_code))
        if fingerprint(full_world.hallstein) != before:
            holes.append(("changed", page.route))
    assert holes == []


def test_keys_of_another_company_open_nothing(people: dict[str, Client], full_world: World) -> None:
    """Cleo leads Nordlicht and tries her own addresses with the keys of Hallstein's rows."""
    before = fingerprint(full_world.hallstein)
    mail.outbox.clear()
    holes: list[object] = []
    for page in OF_A_COMPANY:
        keys = keys_of(full_world.hallstein, page)
        path = page.at(slug="nordlicht", **keys)
        for method in ("get", "post") if KEYS.keys() & keys else ():
            answer = getattr(people["cleo"], method)(path)
            content = b"".join(answer) if answer.streaming else answer.content
            leaks = b"Hallstein" in content or "hallstein" in answer.headers.get("Location", "")
            if leaks or answer.status_code not in {302, 400, 404, 405, 409, 422}:
                holes.append((method, page.route, answer.status_code))
        if fingerprint(full_world.hallstein) != before:
            holes.append(("changed", page.route))
    assert holes == []
    assert mail.outbox == []


def test_members_may_do_what_their_role_says_and_no_more(
    people: dict[str, Client], full_world: World
) -> None:
    wrong: list[object] = []
    for page in OF_A_COMPANY:
        path = page.at(slug="hallstein", **keys_of(full_world.hallstein, page))
        for name in ("ana", "mia", "ben", "vera"):
            answer = people[name].get(path)
            allowed = name in MAY[str(page.rule)]
            if (answer.status_code != 403) is not allowed or answer.status_code >= 500:
                wrong.append((name, page.route, answer.status_code))
        if page.rule != "see":
            before = fingerprint(full_world.hallstein)
            if people["ben"].post(path).status_code != 403 or fingerprint(full_world.hallstein) != before:
                wrong.append(("ben changes", page.route))
    assert wrong == []


@pytest.mark.parametrize(
    "page", [page for page in ALL if page.rule == "signed in"], ids=lambda page: page.route
)
def test_without_an_account_one_is_led_to_the_login(page: Page, people: dict[str, Client]) -> None:
    answer = people["nobody"].get(page.at())
    assert answer.status_code == 302
    assert answer.url.startswith("/account/login/")


KEYS: dict[str, str] = {
    "person_id": "companies.Person",
    "member_id": "companies.Membership",
    "invitation_id": "companies.Invitation",
    "work_id": "background.Work",
    "activity_id": "inventory.Activity",
    "import_id": "inventory.Import",
    "round_id": "rounds.Round",
    "participant_id": "rounds.Participant",
    "audience_id": "clarity.Audience",
    "benefit_id": "clarity.Benefit",
    "not_served_id": "clarity.NotServed",
    "task_id": "clarity.Task",
    "hint_id": "clarity.SilencedHint",
    "apart_id": "inventory.KeptApart",
    "decision_id": "decisions.Decision",
    "step_id": "decisions.WindDownStep",
    "suggestion_id": "decisions.Suggestion",
    "meeting_id": "decisions.Meeting",
    "place_id": "focus.Place",
    "commitment_id": "execution.Commitment",
    "absence_id": "deciding.Absence",
    "token_id": "tokens.Token",
    "off_id": "findings.FindingOff",
    "archive_id": "keeping.KeptArchive",
    "idea_id": "upkeep.Idea",
    "review_id": "upkeep.Review",
    "metric_id": "upkeep.Metric",
}
NO_KEYS: dict[str, object] = {
    "slug": None,
    "question": "promise",
    "number": 1,
    "kind": "xlsx",
    "language": "de",
    "code": "DEC101",
    "name": "plan.pdf",
    "part": "promises",
}


def keys_of(company_id: int, page: Page) -> dict[str, Any]:
    """For each placeholder of the address a row of this company; a placeholder nobody knows fails the test."""
    found: dict[str, Any] = {}
    for name in page.names:
        if name in KEYS:
            model = apps.get_model(KEYS[name])
            found[name] = model.everywhere.filter(company_id=company_id).values_list("pk", flat=True)[0]
        elif name != "slug":
            assert name in NO_KEYS, f"teach the walk what <{name}> is"
            found[name] = NO_KEYS[name]
    return found


def fingerprint(company_id: int) -> str:
    """Changes with every row of the company."""
    digest = hashlib.sha256()
    for model in company_models():
        for row in model._base_manager.filter(company_id=company_id).order_by("pk").values():
            digest.update(repr(sorted(row.items())).encode())
    return digest.hexdigest()


def company_models() -> list[type[models.Model]]:
    return [model for model in apps.get_models() if issubclass(model, CompanyModel)]


def test_every_table_belongs_to_a_company_or_says_why_not() -> None:
    ours = [model for model in apps.get_models() if model.__module__.startswith("klarlinie.")]
    shared = {"User", "Organisation", "OrganisationMember", "Company", "WrongToken", "WorkerSeen"} | {
        "Turn",
        "LastLetter",
        "HouseLook",
    }
    assert {model.__name__ for model in ours if not issubclass(model, CompanyModel)} <= shared
    for model in company_models():
        assert not model._meta.get_field("company").null
