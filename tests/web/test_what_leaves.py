"""Every file that leaves a company, and every calendar feed, as all kinds of people; a new one must be named here."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import resolve, reverse

from klarlinie.web.method.execution import actions
from klarlinie.web.platform.companies import access
from klarlinie.web.platform.companies.models import GuestLink, Person
from klarlinie.web.platform.companies.queries import company_for
from klarlinie.web.platform.ui.clock import now
from klarlinie.web.reports.actions import change_house, change_look
from klarlinie.web.reports.files import FILES as REPORTS
from tests.architecture.project import PACKAGE
from tests.gateways.pictures import png
from tests.web.method.clarity.test_views import agree
from tests.web.test_fences import ALL, COMPANY_RULES, MAY, STRANGERS, Page, fingerprint, keys_of, people
from tests.web.world import World

__all__ = ["people"]  # the ten kinds of people, as everywhere
pytestmark = pytest.mark.one_database  # who fetches which file says nothing about databases
WEB = PACKAGE / "web"
ZIP, PDF, PNG, ICS = b"PK\x03\x04", b"%PDF", b"\x89PNG", b"BEGIN:VCALENDAR"
BEGINNINGS = {"pdf": PDF, "xlsx": ZIP, "md": b"# "}


@dataclass(frozen=True)
class Leaves:
    """A file by the name of its address; `kind` is its Content-Type, `begins` its first bytes ("" any)."""

    name: str
    kind: str
    begins: bytes = b""
    rule: str = "see"
    keys: Mapping[str, object] = field(default_factory=dict)


XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FILES: tuple[Leaves, ...] = (
    Leaves("inventory_xlsx", XLSX, ZIP),
    Leaves("inventory_csv", "text/csv"),
    Leaves("import_file", "application/octet-stream", b"Hallstein"),
    Leaves("clarity_file_now", "application/yaml"),
    Leaves("clarity_line_file", "application/yaml", keys={"number": 1}),
    Leaves("execution_ics", "text/calendar", ICS),
    Leaves("origin_rules_file", "application/yaml"),
    Leaves("report_logo", "image/png", PNG),
    Leaves("report_house_logo", "image/png", PNG),
    Leaves("archive_file", "application/zip", b"Hallstein", rule="lead"),
    *(
        Leaves("report_file", one.content_type, BEGINNINGS[name.rpartition(".")[2]], keys={"name": name})
        for name, one in REPORTS.items()
    ),
)
# Where the code writes what is no page. Whatever is no file of a company says why.
WRITERS: Mapping[str, tuple[str, ...] | str] = {
    "method/clarity/views/lines.py _download": ("clarity_file_now", "clarity_line_file"),
    "method/inventory/views.py _file": ("inventory_xlsx", "inventory_csv"),
    "method/inventory/views_import.py download": ("import_file",),
    "method/execution/views/calendars.py _file": ("execution_ics", "calendar_feed"),
    "reports/views/taking.py report_file": ("report_file",),
    "reports/views/looks.py _picture": ("report_logo", "report_house_logo"),
    "analysis/origin/views/rules.py rules_file": ("origin_rules_file",),
    "config/keeping/views.py archive_file": ("archive_file",),
    "platform/rounds/views/following.py follow_round": "live news without any words: tests/web/platform/rounds",
    "method/decisions/views/meetings.py _stream": "live news without any words: tests/web/method/decisions",
    "api/problems.py answer": "an error of the interface",
}
FEED = "calendar_feed"  # asks for no account: it is walked by itself, below
# What answers JSON for the scripts of its page, or is the same for everybody.
NO_FILES = {"meeting_state", "openapi", "no_operation"}


# Nothing leaves that is not named here


def writers(source: str) -> set[str]:
    """The functions of a module that answer something else than a page."""
    return {*_writers(ast.parse(source), "")} - {""}


def _writers(node: ast.AST, function: str) -> Iterator[str]:
    for child in ast.iter_child_nodes(node):
        inside = child.name if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef) else function
        if _is_no_page(child):
            yield inside
        yield from _writers(child, inside)


def _is_no_page(node: ast.AST) -> bool:
    if isinstance(node, ast.Constant):
        return isinstance(node.value, str) and node.value.lower() == "content-disposition"
    if isinstance(node, ast.Name):
        return node.id in ("FileResponse", "StreamingHttpResponse")
    return isinstance(node, ast.keyword) and node.arg == "content_type"


def written() -> set[str]:
    found = set()
    for path in sorted(WEB.rglob("*.py")):
        found |= {f"{path.relative_to(WEB)} {name}" for name in writers(path.read_text(encoding="utf-8"))}
    return found


def test_whatever_writes_a_file_is_named_here_with_its_addresses() -> None:
    assert written() == set(WRITERS), "name it in WRITERS, and its address in FILES"
    named = {name for names in WRITERS.values() if not isinstance(names, str) for name in names}
    assert named == {one.name for one in FILES} | {FEED}


@pytest.mark.parametrize(
    "source",
    [
        "def taken(request):\n    return HttpResponse(b'', content_type='application/pdf')",
        "def taken(request):\n    answer['Content-Disposition'] = 'attachment'",
        "def taken(request):\n    return FileResponse(open('x'))",
    ],
)
def test_a_new_writer_is_seen(source: str) -> None:
    assert writers(source) == {"taken"}
    assert writers("def page(request):\n    return render(request, 'a.html')") == set()


def test_every_address_that_answers_no_page_is_named_here(
    people: dict[str, Client], full_world: World
) -> None:
    """Also where it borrows a writer that is known."""
    with_files(full_world, people)
    found = set()
    for page in (one for one in ALL if one.rule in COMPANY_RULES | {"open", "signed in"}):
        path = address(full_world, page)
        answer = people["ana"].get(path) if path else None
        if answer is not None and (answer.get("Content-Disposition") or not _is_page(answer)):
            found.add(resolve(path).url_name)
    assert found - NO_FILES == {one.name for one in FILES}


def address(world: World, page: Page) -> str:
    """Empty where it asks for a token: these are for guests, and the feed among them is walked below."""
    if {"token", "rest"} & {*page.names}:
        return ""
    return page.at(slug="hallstein", **keys_of(world.hallstein, page))


def _is_page(answer: Any) -> bool:
    return str(answer.get("Content-Type", "text/html")).startswith("text/html")


# Each as everybody


def with_files(world: World, people: dict[str, Client]) -> None:
    """What the walk over all rows lacks: an agreed line, and the logo of the consultancy."""
    assert agree(people["ana"], world).status_code == 302
    vera, organisation = world.by("vera"), company_for(world.users["vera"].pk, "hallstein")["organisation_id"]  # type: ignore[index]
    words = {"name": "Klarmann", "accent": "", "intro": "", "closing": "", "without_logo": False}
    change_house(organisation, 0, logo=png(), by=vera, at=now(), **words)
    change_look(world.hallstein, 1, accent="", logo=png(), without_logo=False, by=vera, at=now())


def path_of(world: World, file: Leaves, slug: str = "hallstein") -> str:
    """Its address, always with the keys of Hallstein's rows."""
    (page,) = (one for one in ALL if _name_of(one) == file.name)
    keys = {name: value for name, value in keys_of(world.hallstein, page).items() if name not in file.keys}
    return reverse(file.name, kwargs={"slug": slug, **keys, **file.keys})


def _name_of(page: Page) -> str | None:
    values = {name: 1 if f"<int:{name}>" in page.route else "x" for name in page.names}
    return resolve(page.at(**values)).url_name


def holes(people: dict[str, Client], world: World, file: Leaves) -> list[object]:
    """Who gets it and should not, and who does not get it and should.

    A PDF takes its time: of those who belong to the company only the one who may least fetches it.
    """
    found: list[object] = []
    for name in people if file.begins != PDF else people.keys() - {"ana", "mia", "vera"}:
        client = people[name]
        answer = client.get(path_of(world, file))
        got = b"".join(answer) if answer.streaming else answer.content
        if name in MAY[file.rule]:
            right = answer.status_code == 200 and answer["Content-Type"].startswith(file.kind)
            kept = "no-store" in answer.get("Cache-Control", "")
            is_file = right and kept and got.startswith(file.begins) and len(got) > 8
            found += [] if is_file else [(name, file.name, answer.status_code, got[:8])]
        else:
            wanted = 403 if name in MAY["see"] else 302 if name in ("nobody", "guest") else 404
            is_closed = answer.status_code == wanted and not answer.get("Content-Disposition")
            found += (
                []
                if is_closed and (wanted == 403 or b"Hallstein" not in got)
                else [(name, file.name, answer.status_code)]
            )
    return found


def test_each_file_is_for_its_people_and_for_nobody_else(
    people: dict[str, Client], full_world: World
) -> None:
    with_files(full_world, people)
    assert [hole for file in FILES for hole in holes(people, full_world, file)] == []


def test_the_keys_of_one_company_fetch_no_file_under_the_name_of_another(
    people: dict[str, Client], full_world: World
) -> None:
    """Cleo leads Nordlicht: where a file has a key it is not hers, and where it has none it is about her own."""
    with_files(full_world, people)
    before = fingerprint(full_world.hallstein)
    for file in FILES:
        answer = people["cleo"].get(path_of(full_world, file, "nordlicht"))
        got = b"".join(answer) if answer.streaming else answer.content
        assert b"Hallstein" not in got, file.name
        if file.name in ("import_file", "archive_file", "clarity_line_file"):
            assert answer.status_code == 404, file.name
    assert fingerprint(full_world.hallstein) == before


def test_the_walk_sees_a_file_that_lies_open(
    people: dict[str, Client], full_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A negative control: a door that lets everybody in who has an account gives the walk its holes."""
    with_files(full_world, people)
    ana = full_world.users["ana"].pk
    monkeypatch.setattr(access, "company_for", lambda _, slug: company_for(ana, slug))
    csv = next(one for one in FILES if one.name == "inventory_csv")
    assert {hole[0] for hole in holes(people, full_world, csv)} == {*STRANGERS} - {"guest"}  # type: ignore[index]
    archive = next(one for one in FILES if one.name == "archive_file")
    assert {"mia", "ben"} <= {hole[0] for hole in holes(people, full_world, archive)}  # type: ignore[index]


# Calendar feeds: whoever holds the secret address reads it, and nobody else


@dataclass(frozen=True)
class Feeds:
    """Tokens of addresses: the right one, one of Nordlicht, and those that are not right any more or never were."""

    right: str
    elsewhere: str
    closed: Mapping[str, str]


def feed(token: str) -> str:
    return reverse(FEED, kwargs={"token": token})


@pytest.fixture
def feeds(people: dict[str, Client], full_world: World) -> Feeds:
    world, ana, cleo = full_world, full_world.by("ana"), full_world.by("cleo")
    jana = Person.everywhere.get(company_id=world.hallstein, name="Jana Hallstein").pk
    tom = Person.everywhere.create(company_id=world.hallstein, name="Tom Weg").pk
    eva = Person.everywhere.create(company_id=world.hallstein, name="Eva Fort").pk
    nora = Person.everywhere.create(company_id=world.nordlicht, name="Nora Nord").pk

    def made(who: int) -> str:
        return actions.new_calendar(world.hallstein, who, by=ana, at=now())

    closed = {"renewed": made(jana), "withdrawn": made(tom), "of somebody who left": made(eva)}
    actions.withdraw_calendar(world.hallstein, tom, by=ana, at=now())
    Person.everywhere.get(pk=eva).delete()
    closed["expired"] = made(tom)
    links = GuestLink.everywhere.filter(company_id=world.hallstein, about_id=tom, revoked_at=None)
    links.update(expires_at=now() - timedelta(seconds=1))
    right = made(jana)
    closed |= {"wrong": "x" * len(right), "cut": right[:-1], "in other letters": right.swapcase()}
    closed["of a check-in"] = actions.check_in_link(world.hallstein, jana, ana, now())
    return Feeds(right, actions.new_calendar(world.nordlicht, nora, by=cleo, at=now()), closed)


def test_a_secret_address_opens_whoever_holds_it_and_nothing_else_does(
    people: dict[str, Client], full_world: World, feeds: Feeds
) -> None:
    """Who is signed in does not matter: a calendar program never is."""
    before = fingerprint(full_world.hallstein)
    for name, client in people.items():
        answer = client.get(feed(feeds.right))
        assert (answer.status_code, answer["Content-Type"]) == (200, "text/calendar; charset=utf-8"), name
        assert answer.content.startswith(ICS), name
        assert answer["X-Robots-Tag"] == "noindex"
        assert client.post(feed(feeds.right)).status_code == 405, name
    for why, token in feeds.closed.items():
        answer = Client().get(feed(token))
        assert answer.status_code in (404, 410), why
        assert b"Hallstein" not in answer.content, why
    theirs = Client().get(feed(feeds.elsewhere))
    assert (theirs.status_code, b"Hallstein" in theirs.content) == (200, False)
    assert fingerprint(full_world.hallstein) == before


def test_the_walk_over_feeds_sees_one_that_was_never_closed(full_world: World, feeds: Feeds) -> None:
    """A negative control: with the withdrawing taken back, the same address opens again."""
    withdrawn = feed(feeds.closed["withdrawn"])
    assert Client().get(withdrawn).status_code == 404
    links = GuestLink.everywhere.filter(company_id=full_world.hallstein, purpose=actions.CALENDAR)
    links.update(revoked_at=None)
    assert Client().get(withdrawn).status_code == 200


def test_a_feed_that_is_guessed_too_often_gets_a_pause(feeds: Feeds) -> None:
    guesses = [Client().get(feed(f"{n:032}")).status_code for n in range(25)]
    assert set(guesses) == {404, 429}
    assert Client().get(feed(feeds.right)).status_code == 200
