"""The real server on a world of its own, for tests in a browser: `python -m tests.journeys.stage plain 8001`.

What the tests need to know of the world (addresses, keys, what people wrote) stands in told.json in the home of the
server before it prints "ready".
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

DOOR = "account/login/"
# Addresses of allauth that need more than a click, and why nobody walks there.
NEED_MORE = {
    "account/2fa/webauthn/keys/": "a security key in the hand",
    "account/2fa/webauthn/reauthenticate/": "a security key in the hand",
    "account/2fa/authenticate/": "a second factor; the journeys have none",
    "account/2fa/reauthenticate/": "a second factor; the journeys have none",
    "account/2fa/totp/deactivate/": "a second factor; the journeys have none",
    "account/2fa/recovery-codes/": "a second factor; the journeys have none",
    "account/3rdparty/": "a company's own sign-in (KLARLINIE_OIDC_URL)",
    "account/social/": "a company's own sign-in (KLARLINIE_OIDC_URL)",
    "account/oidc/": "a company's own sign-in (KLARLINIE_OIDC_URL)",
}


def make(kind: str) -> dict[str, Any]:
    from django.conf import settings

    from klarlinie.web.config.prepare import prepare
    from klarlinie.web.platform.ui.clock import now
    from tests.web.world import make_world

    prepare()
    settings.ALLOWED_HOSTS.append("testserver")  # the world is partly made through pages
    world = make_world(at=now(), filled=kind in ("everything", "filled"))
    return everything(world) if kind == "everything" else {}


def everything(world: Any) -> dict[str, Any]:
    """Hallstein with a row in every table and the states that one row does not show; Neuland with nothing."""

    from django.apps import apps

    from klarlinie.web.platform.companies.actions import found_company, invite, let_in
    from klarlinie.web.platform.companies.models import Company
    from klarlinie.web.platform.ui.clock import now
    from tests.web.conftest import Clients
    from tests.web.everything import fill_everything
    from tests.web.method.clarity.test_views import agree
    from tests.web.method.execution.filled import ways_in
    from tests.web.method.upkeep.filled import guests as upkeep_guests

    fill_everything(world, at=now())
    assert agree(Clients(world).of("ana"), world).status_code == 302
    firm = Company.objects.get(slug="hallstein").organisation_id
    found_company(firm, "Neuland KG", slug="neuland", by=world.by("vera"), at=now())
    neuland = Company.objects.get(slug="neuland").pk
    let_in(neuland, world.users["ana"].pk, "lead", "Ana Hallstein", by=world.by("vera"), at=now())
    token = invite(world.hallstein, "neu@example.com", "member", by=world.by("ana"), at=now())
    guests, more = rounds(world)
    guests |= upkeep_guests(world.hallstein, world.users["ana"].pk, now())
    more += [*upkeep_states(world), *findings_states(world)]
    person = apps.get_model("companies.Person").everywhere.get(
        company_id=world.hallstein, name="Jana Hallstein"
    )
    guests |= ways_in(world.hallstein, person, by=world.by("ana"), at=now())
    guests["asked"] = origin_question(world)
    return {
        "pages": [*addresses(world, token, guests), *more, *imports(world), *exports(world), *fenced()],
        "written": sorted({*written(), *in_exports()}, key=len, reverse=True),
    }


def rounds(world: Any) -> tuple[dict[str, str], list[dict[str, str]]]:
    """A round that runs with one guest, rounds of both kinds that are revealed, one that ended, one without names."""
    from klarlinie.web.method.inventory.queries import activities
    from klarlinie.web.platform.live.hub import Reader
    from klarlinie.web.platform.rounds import actions
    from klarlinie.web.platform.rounds.queries import part_of
    from klarlinie.web.platform.ui.clock import now
    from tests.web.method.evaluation.test_rounds import rated, settle_url
    from tests.web.platform.rounds.table import RATINGS, opened, page, token

    def joins(number: int, name: str, side: str = "sales") -> tuple[str, Any]:
        about = {"name": name, "side": side, "promised": page(world, number).anonymity, "at": now()}
        joined = actions.join(world.hallstein, number, reader=Reader(None, ""), **about)
        return joined.guest_key, part_of(joined.public_id, Reader(None, joined.guest_key), now())

    running, rating, texts = opened(world), opened(world, RATINGS), opened(world, anonymity="off")
    ended, hidden = opened(world), opened(world, anonymity="full")
    actions.end_round(world.hallstein, ended, by=world.by("ana"), at=now())
    key, _ = joins(running, "Max Gast")
    rater, _ = joins(rating, "Eva Gast")
    for name, words in (("Tom Gast", "Pumpen laufen wieder"), ("Ina Gast", "Pumpen in vier Stunden")):
        reader, part = joins(texts, name)
        actions.answer_text(part, "promise", words, version=0, at=now())
    votes = rated(world, tuple(one.id for one in activities(world.hallstein)[:2]))
    for number in (texts, votes):
        actions.reveal(world.hallstein, number, by=world.by("ana"), at=now())
    public = {number: page(world, number).public_id for number in (running, rating, texts)}
    base = "/c/hallstein/rounds/"
    more = [(f"{base}{number}/", "ana") for number in (running, rating, texts, votes, ended, hidden)]
    more += [(f"/c/hallstein/clarity/rounds/{texts}/settle/", "ana"), (settle_url(votes), "ana")]
    more += [
        (f"/answer/{public[rating]}/1/", f"guest:{rater}"),
        (f"/answer/{public[texts]}/", f"guest:{reader}"),
    ]
    more += [(f"/join/{token(world, rating)}/", "nobody"), ("/join/nothing/", "nobody")]
    known = {"public_id": public[running], "guest": f"guest:{key}", "join": token(world, running)}
    return known, [address("rounds in their states", path, who) for path, who in more]


def upkeep_states(world: Any) -> list[dict[str, str]]:
    """The six pages of a review, what a closed one has kept, an idea that rests, and who may only read."""
    from tests.web.method.upkeep.filled import add

    base = "/c/hallstein/upkeep/"
    begun, closed = add("Review", world.hallstein).order_by("number")
    parts = [
        f"{base}review/{begun.pk}/{code}/" for code in ("confirm", "verdicts", "metrics", "parked", "close")
    ]
    parked = add("Idea", world.hallstein).get(answers=1)
    paths = [*parts, f"{base}review/{closed.pk}/", f"{base}ideas/{parked.pk}/", f"{base}metrics/new/"]
    found = [address("upkeep in its states", path, "ana") for path in paths]
    return [
        *found,
        *(address("upkeep for readers", path, "ben") for path in (base, parts[0], parts[2], parts[4])),
    ]


def origin_question(world: Any) -> str:
    """The token of the open question how somebody heard of Hallstein."""
    from klarlinie.web.analysis.origin.queries.asking import question_token
    from klarlinie.web.platform.ui.clock import now

    token = question_token(world.hallstein, now())
    assert token is not None
    return token


def imports(world: Any) -> list[dict[str, str]]:
    """A list that was read and waits, one that was taken over, and one that nobody can read."""
    from tests.web.conftest import Clients
    from tests.web.method.inventory.imported import BASE, LIST, last_import, take_over, upload

    ana, found = Clients(world).of("ana"), []
    upload(ana, ("Alte Liste.csv", LIST))
    take_over(ana)
    found.append(last_import().pk)
    upload(ana, ("Neue Liste.csv", LIST.replace("Blog;3;;Jana;5", "Podcast;5;900;Tom;")))
    found.append(last_import().pk)
    upload(ana, ("Bild.xlsx", b"PK\x03\x04 broken"))
    found.append(last_import().pk)
    return [address("imports in their states", f"{BASE}{number}/", "ana") for number in found]


def in_exports() -> Iterator[str]:
    """The cells of the exports: their rows lie packed until they are taken over."""
    from tests.web.analysis.origin.brought import HUBSPOT, LITTLE

    for line in (HUBSPOT.decode("utf-8-sig") + LITTLE).splitlines():
        yield from (cell for cell in line.split(";") if len(cell) > 1)


def exports(world: Any) -> list[dict[str, str]]:
    """An export that was read and waits, one that counts, one that nobody can read; rows behind figures."""
    from tests.web.analysis.origin.brought import BASE, HUBSPOT, LITTLE, bring, upload
    from tests.web.conftest import Clients

    ana = Clients(world).of("ana")
    files = [
        bring(ana, "hubspot.csv", HUBSPOT),
        upload(ana, "liste.csv", LITTLE),
        upload(ana, "us.csv", "Created Date,Lead Source\n03/04/2026,Web\n"),
        upload(ana, "Bild.xlsx", b"PK\x03\x04 broken"),
    ]
    paths = [f"{BASE}exports/{file.pk}/" for file in files]
    paths += [BASE + "?period=all&of=customers", BASE + "inquiries/?find=Messe", BASE + "rules/?text=Messe"]
    paths += [BASE + "inquiries/?find=Niemand"]
    return [address("origin in its states", path, "ana") for path in paths]


def fenced() -> list[dict[str, str]]:
    """What is not there, and what somebody may not."""
    known = [
        ("/nothing/", "nobody"),
        ("/c/nothing/", "ana"),
        ("/c/hallstein/settings/", "ben"),
        ("/c/hallstein/", "ben"),
    ]
    known += [("/c/hallstein/inventory/", "ben"), ("/c/hallstein/clarity/", "ben"), ("/companies/", "cleo")]
    return [address("fences", path, who) for path, who in known]


def address(route: str, path: str, who: str) -> dict[str, str]:
    return {"route": route, "path": path, "who": who}


def addresses(world: Any, invitation: str, guests: dict[str, str]) -> Iterator[dict[str, str]]:
    """Every address of the resolver with keys that have something behind them, and who goes there."""
    from django.urls import get_resolver

    from tests.web.method.decisions.filled import meeting_token
    from tests.web.test_fences import COMPANY_RULES, NO_KEYS, _walk, keys_of

    for page in _walk(get_resolver().url_patterns, "", ()):
        if page.rule in COMPANY_RULES:
            yield address(page.route, page.at(slug="hallstein", **keys_of(world.hallstein, page)), "ana")
            if page.names == ("slug",):
                yield address(page.route, page.at(slug="neuland"), "ana")
        elif page.rule == "guest" and page.route in guests:
            yield address(page.route, guests[page.route], "nobody")
        elif page.rule == "guest":
            own = {**guests, "meeting": meeting_token(world.hallstein)}  # each purpose has its own door
            door = next((own[part] for part in page.route.split("/") if part in own), guests["join"])
            values = {"token": door, "public_id": guests["public_id"], "number": 1}
            yield address(
                page.route, page.at(**values), "nobody" if "token" in page.names else guests["guest"]
            )
        elif page.route.split("/")[0] == "api":
            continue  # answers programs
        elif page.rule is not None:
            values = {**NO_KEYS, "token": invitation}
            yield address(page.route, page.at(**values), "ana" if page.rule == "signed in" else "nobody")
        elif not page.route.startswith(tuple(NEED_MORE)):
            yield from of_allauth(page, world)


def findings_states(world: Any) -> Iterator[dict[str, str]]:
    """A finding that is to be switched off, a list that fits nothing, and the cover as its head sees it."""
    from urllib.parse import urlencode

    from klarlinie.web.method.findings.queries import findings
    from klarlinie.web.platform.ui.clock import today

    one = findings(world.hallstein, today())[0]
    named = urlencode({"code": one.code, "about": one.about})
    yield address("c/<slug:slug>/findings/off/", f"/c/hallstein/findings/off/?{named}", "ana")
    yield address("c/<slug:slug>/findings/", "/c/hallstein/findings/?severity=error&step=inventory", "ben")
    yield address("c/<slug:slug>/reports/house/", "/c/hallstein/reports/house/", "vera")


def of_allauth(page: Any, world: Any) -> Iterator[dict[str, str]]:
    """What allauth shows to somebody who comes and to somebody who is there."""
    from allauth.account.forms import default_token_generator
    from allauth.account.utils import user_pk_to_url_str

    mia = world.users["mia"]
    if "uidb36" in page.route:
        key = default_token_generator.make_token(mia)
        for word in (key, "wrong-key"):
            path = f"/account/password/reset/key/{user_pk_to_url_str(mia)}-{word}/"
            yield address(page.route, path, "nobody")
    else:
        for who in ("nobody", "ana"):
            yield address(page.route, page.at(), who)


def written() -> Iterator[str]:
    """Every line somebody wrote, in any row: the words that may stand on a page in their own language."""
    from django.apps import apps

    seen: set[str] = set()
    for model in apps.get_models():
        if model.__module__.startswith("klarlinie."):
            for row in model._base_manager.values():
                seen.update(line for value in row.values() for line in lines_in(unhidden(value)))
    yield from seen


def unhidden(value: Any) -> Any:
    """The words that the journal never sees lie as bytes; whole files are no words."""
    if not isinstance(value, (bytes, memoryview)) or len(value) > 2000:
        return value
    return bytes(value).decode("utf-8", "replace")


def lines_in(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        if value[:1] in "{[" and value[1:]:
            try:
                return (yield from lines_in(json.loads(value)))
            except ValueError:
                pass
        yield from (" ".join(line.split()) for line in value.splitlines() if len(line.strip()) > 1)
    elif isinstance(value, dict):
        is_ours = "de" in value and "en" in value and value["de"] != value["en"]
        ours = {"de", "en", "sie"} if is_ours else set()
        for key, inner in value.items():
            if key not in ours:
                yield from lines_in(key)
                yield from lines_in(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from lines_in(inner)


def main(kind: str, port: int) -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "klarlinie.web.config.settings"
    import django

    django.setup()
    from django.conf import settings

    from klarlinie.web.config.serve import serve

    Path(settings.HOME, "told.json").write_text(json.dumps(make(kind)))
    serve("127.0.0.1", port, with_worker=True, ready=lambda: print("ready", flush=True))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
