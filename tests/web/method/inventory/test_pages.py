"""The pages of the inventory without JavaScript: full, empty, for readers, refused, stale, as a file."""

from __future__ import annotations

import gzip
import json
import re
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from klarlinie.gateways.reading import read_files
from klarlinie.method.inventory.activity import Activity as CoreActivity
from klarlinie.method.inventory.activity import Source
from klarlinie.method.inventory.read_tables import read_tables
from klarlinie.web.method.inventory.actions import add_activities
from klarlinie.web.method.inventory.columns import AT_FIRST, COLUMNS, chosen, kept
from klarlinie.web.method.inventory.queries import Listed, activities
from klarlinie.web.method.inventory.queries.sheet import sheet
from tests.web.conftest import AT, Clients
from tests.web.world import World

PAGE = "/c/hallstein/inventory/"
JSON = {"HTTP_ACCEPT": "application/json"}


@pytest.fixture
def listed(full_world: World) -> tuple[Listed, ...]:
    return activities(full_world.hallstein)


@pytest.fixture
def ana(full_world: World) -> Client:
    return Clients(full_world).of("ana")


def say(text: bytes) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", text.decode()).split())


def test_every_activity_stands_in_the_table(ana: Client, listed: tuple[Listed, ...]) -> None:
    page = ana.get(PAGE)
    assert page.status_code == 200
    assert page.content.count(b"<tr data-id=") == len(listed)
    assert "unbekannt" in say(page.content)


def test_the_page_costs_as_many_queries_for_300_rows_as_for_3(world: World, clients: Clients) -> None:
    ana, counts, sizes = clients.of("ana"), [], []
    ana.get(PAGE)
    for more in (3, 297):
        rows = [CoreActivity(f"Aktivität {n}", Source("")) for n in range(more)]
        add_activities(world.hallstein, rows, by=world.by("ana"), at=AT)
        ana.get(PAGE)  # the path at the left is worked out once after a change
        with CaptureQueriesContext(connection) as queries:
            page = ana.get(PAGE, HTTP_ACCEPT_ENCODING="gzip")
        counts.append(len(queries))
        sizes.append(len(page.content))
        assert gzip.decompress(page.content).count(b"<tr data-id=") == len(activities(world.hallstein))
    assert counts[0] == counts[1] <= 8
    assert sizes[1] < 40_000


def test_what_people_write_cannot_break_out_of_its_cell(world: World, clients: Clients) -> None:
    evil = '"><script>alert(1)</script>'
    made = CoreActivity(evil, Source(""), reason=evil, owners=(evil,), notes={"Stunden im Monat": evil})
    add_activities(world.hallstein, [made], by=world.by("ana"), at=AT)
    page = clients.of("ana").get(PAGE).content.decode()
    assert "<script>alert" not in page
    assert page.count("&lt;script&gt;alert(1)") >= 4


def test_an_empty_list_teaches_the_ways_in(world: World, clients: Clients) -> None:
    page = say(clients.of("ana").get(PAGE).content)
    assert "Aus Excel einfügen" in page
    assert "mitschreiben" in page
    assert "Aus Excel einfügen" not in say(clients.of("ben").get(PAGE).content)


def test_who_reads_along_sees_everything_and_changes_nothing(full_world: World) -> None:
    ben = Clients(full_world).of("ben")
    page = ben.get(PAGE)
    assert b"data-may-edit" not in page.content
    assert b"<tr data-id=" in page.content
    first = activities(full_world.hallstein)[0]
    for address, sent in (
        ("cell/", {"id": first.id, "version": 1, "field": "hours", "words": "1"}),
        ("quick/", {"line": "Neu"}),
        ("together/", {"act": "delete", "pick": first.id}),
        ("take-back/", {"number": 1}),
        (f"{first.id}/", {"title": "Neu"}),
        (f"{first.id}/delete/", {}),
    ):
        assert ben.post(PAGE + address, sent).status_code == 403
    assert activities(full_world.hallstein)[0] == first


def test_a_cell_comes_back_as_a_fresh_row(ana: Client, listed: tuple[Listed, ...]) -> None:
    sent = {"id": listed[0].id, "version": listed[0].version, "field": "hours", "words": "5 h/Woche"}
    answer = ana.post(PAGE + "cell/", sent)
    said = answer.json()
    assert answer.status_code == 200
    assert f"data-v={listed[0].version + 1}" in said["rows"][0]
    assert "21,7" in said["rows"][0]
    undone = ana.post(PAGE + "take-back/", {"number": said["undo"]}).json()
    assert f"data-v={listed[0].version + 2}" in undone["rows"][0]


def test_a_cell_that_cannot_be_read_says_why(ana: Client, listed: tuple[Listed, ...]) -> None:
    sent = {"id": listed[0].id, "version": listed[0].version, "field": "hours", "words": "viel"}
    answer = ana.post(PAGE + "cell/", sent)
    assert answer.status_code == 422
    assert "„viel“" in answer.json()["says"]


def test_a_stale_cell_comes_back_with_both_texts(ana: Client, listed: tuple[Listed, ...]) -> None:
    sent = {"id": listed[0].id, "version": listed[0].version, "field": "reason", "words": "erste"}
    ana.post(PAGE + "cell/", sent)
    answer = ana.post(PAGE + "cell/", {**sent, "words": "zweite"})
    assert answer.status_code == 409
    assert (answer.json()["mine"], answer.json()["theirs"]) == ("zweite", "erste")
    gone = ana.post(PAGE + "cell/", {**sent, "id": 987654})
    assert (gone.status_code, gone.json()["theirs"], gone.json()["gone"]) == (409, None, [987654])


@pytest.mark.parametrize(
    "sent",
    [
        {"field": "password", "words": "x"},
        {"field": "hours", "words": "1", "id": "eins", "version": "1"},
        {"field": "hours", "words": "1", "id": "1", "version": "neu"},
        {"field": "hours", "words": "1", "id": "9" * 30, "version": "1"},
    ],
)
def test_a_garbled_cell_is_refused(ana: Client, sent: dict[str, str]) -> None:
    assert ana.post(PAGE + "cell/", sent).status_code == 400


@pytest.mark.parametrize(
    "rows", ['"fields": 1', '"fields": [], "rows": [["a", 1]]', f'"fields": [], "rows": [[{10**30}, 1]]',
             '"fields": [], "rows": [[Infinity, 1]]'],
)  # fmt: skip
def test_garbled_keys_of_a_block_are_refused(ana: Client, rows: str) -> None:
    answer = ana.post(PAGE + "paste/", f"{{{rows}}}", content_type="application/json")
    assert answer.status_code == 400


def test_rows_that_cannot_be_are_none_of_these(ana: Client) -> None:
    answer = ana.post(PAGE + "together/", {"act": "delete", "pick": ["9" * 30, "x"]}, **JSON)
    assert answer.status_code == 422


@pytest.mark.parametrize("body", ["", "[]"])
def test_a_garbled_block_is_refused(ana: Client, body: str) -> None:
    answer = ana.post(PAGE + "paste/", body, content_type="application/json")
    assert answer.status_code == 400


def test_a_block_comes_back_with_its_rows_and_what_was_unreadable(
    ana: Client, listed: tuple[Listed, ...]
) -> None:
    sent = {
        "fields": ["title", "type", "hours"],
        "rows": [],
        "words": "Podcast\tContent\tendlos\nMesse\t\t3\n",
    }
    said = ana.post(PAGE + "paste/", json.dumps(sent), content_type="application/json").json()
    assert len(said["rows"]) == 2
    assert {one["field"] for one in said["unread"]} == {"hours"} | {
        one["field"] for one in said["unread"] if one["field"] == "type"
    }
    assert len(said["order"]) == len(listed) + 2
    assert "endlos" in say(ana.get(PAGE).content)


def test_plain_forms_work_too_and_lead_back_with_a_way_to_undo(
    ana: Client, full_world: World, listed: tuple[Listed, ...]
) -> None:
    page = ana.post(PAGE + "quick/", {"line": "Podcast, 2 h/Woche"}, follow=True)
    assert "„Podcast“ aufgenommen" in say(page.content)
    assert b"/undo/" in page.content
    ticked = [f"{row.id}:{row.version}" for row in listed[:2]]
    sent = {"pick": ticked, "act": "set", "field": "owner", "words": "Mia"}
    ana.post(PAGE + "together/", sent)
    assert [row.core.owners for row in activities(full_world.hallstein)[:2]] == [("Mia",)] * 2
    refused = ana.post(PAGE + "together/", {**sent, "field": "type", "words": "Quark"}, follow=True)
    assert "keiner der Typen" in say(refused.content)


@pytest.mark.parametrize("act", ["set", "delete", "merge"])
def test_ticked_rows_that_somebody_else_has_changed_come_fresh_and_stay_as_they_are(
    ana: Client, full_world: World, listed: tuple[Listed, ...], act: str
) -> None:
    ticked = [f"{row.id}:{row.version}" for row in listed[:2]]
    mia = Clients(full_world).of("mia")
    change = {"id": listed[1].id, "version": listed[1].version, "field": "owner", "words": "Mia"}
    assert mia.post(PAGE + "cell/", change).status_code == 200
    sent = {"pick": ticked, "act": act, "field": "owner", "words": "Ana"}
    answer = ana.post(PAGE + "together/", sent, **JSON)
    assert answer.status_code == 409
    assert "inzwischen jemand geändert" in answer.json()["says"]
    assert [f"data-id={listed[1].id} " in row for row in answer.json()["rows"]] == [True]
    assert len(activities(full_world.hallstein)) == len(listed)
    assert [row.core.owners for row in activities(full_world.hallstein)[:2]] == [
        listed[0].core.owners,
        ("Mia",),
    ]
    sent["pick"] = [ticked[0], f"{listed[1].id}:{listed[1].version + 1}"]
    assert ana.post(PAGE + "together/", sent, **JSON).status_code == 200


def test_the_browser_remembers_the_columns_and_nothing_else(ana: Client) -> None:
    ana.post(PAGE + "columns/", {"column": ["type", "nerves", "due", "bogus"]})
    assert ana.cookies["columns"].value == "type-nerves-due"
    page = ana.get(PAGE).content
    assert b'data-field="nerves"' in page
    assert b'data-field="reason"' not in page
    ana.post(PAGE + "columns/", {"usual": "1"})
    assert b'data-field="reason"' in ana.get(PAGE).content


def test_a_broken_cookie_shows_what_it_can() -> None:
    assert [column.field for column in chosen("")] == list(AT_FIRST)
    assert [column.field for column in chosen("x-hours-<b>")] == ["title", "hours"]
    assert kept(["title"]) == "title"
    assert [column.field for column in chosen("title")] == ["title"]


def test_a_row_is_drawn_anew_for_whatever_changes_in_it(ana: Client, full_world: World) -> None:
    columns = chosen("")
    before = sheet(full_world.hallstein, columns, "de").html
    assert before == sheet(full_world.hallstein, columns, "de").html
    assert before != sheet(full_world.hallstein, columns, "en").html
    assert before != sheet(full_world.hallstein, chosen("hours"), "de").html


def test_every_column_can_be_shown(ana: Client, full_world: World, listed: tuple[Listed, ...]) -> None:
    ana.cookies["columns"] = "-".join(column.field for column in COLUMNS)
    ana.post(PAGE + "cell/", {"id": listed[0].id, "version": 1, "field": "due", "words": "31.12.2027"})
    page = say(ana.get(PAGE).content)
    assert "31.12.2027" in page
    for column in COLUMNS:
        assert column.name.de in page


def test_the_activity_page_shows_where_it_came_from_and_saves(
    ana: Client, full_world: World, listed: tuple[Listed, ...]
) -> None:
    address = f"{PAGE}{listed[0].id}/"
    page = ana.get(address)
    assert "hallstein-marketing.xlsx" in say(page.content)
    form = page.context["form"]
    sent = {name: form[name].value() or "" for name in form.fields} | {"hours": "5 h/Woche", "nerves": "2"}
    assert ana.post(address, sent).status_code == 302
    seen = activities(full_world.hallstein)[0].core
    assert (seen.hours_per_month, seen.nerves) == (pytest.approx(21.67, abs=0.01), 2)
    assert seen.reason == listed[0].core.reason
    assert "geändert" in say(ana.get(address).content)


def test_the_activity_page_keeps_what_was_typed_and_says_what_is_wrong(
    ana: Client, listed: tuple[Listed, ...]
) -> None:
    address = f"{PAGE}{listed[0].id}/"
    page = ana.post(address, {"version": listed[0].version, "title": "", "hours": "sehr viel"})
    assert page.status_code == 422
    assert 'value="sehr viel"' in page.content.decode()
    assert "„sehr viel“" in say(page.content)
    assert "fehlt noch etwas" in say(page.content)


def test_a_stale_form_shows_both_texts_and_saves_on_top_when_sent_again(
    ana: Client, full_world: World, listed: tuple[Listed, ...]
) -> None:
    address = f"{PAGE}{listed[0].id}/"
    form = ana.get(address).context["form"]
    sent = {name: form[name].value() or "" for name in form.fields}
    ana.post(address, sent | {"reason": "erste Fassung"})
    page = ana.post(address, sent | {"reason": "zweite Fassung"})
    assert page.status_code == 422
    assert "erste Fassung" in say(page.content)
    assert "zweite Fassung" in page.content.decode()
    again = {name: page.context["form"][name].value() or "" for name in page.context["form"].fields}
    assert ana.post(address, again).status_code == 302
    assert activities(full_world.hallstein)[0].core.reason == "zweite Fassung"


def test_an_activity_can_be_taken_off_the_list(
    ana: Client, full_world: World, listed: tuple[Listed, ...]
) -> None:
    address, version = f"{PAGE}{listed[0].id}/delete/", listed[0].version
    stale = ana.post(address, {"version": version - 1}, follow=True)
    assert "inzwischen jemand geändert" in say(stale.content)
    assert len(activities(full_world.hallstein)) == len(listed)
    page = ana.post(address, {"version": version}, follow=True)
    assert "gelöscht" in say(page.content)
    assert len(activities(full_world.hallstein)) == len(listed) - 1
    assert ana.get(f"{PAGE}{listed[0].id}/").status_code == 404


def test_another_companys_activity_is_not_found(ana: Client, full_world: World) -> None:
    foreign = activities(full_world.nordlicht)[0].id
    assert ana.get(f"{PAGE}{foreign}/").status_code == 404
    assert ana.post(f"{PAGE}{foreign}/delete/").status_code == 404


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_the_file_reads_back_as_the_same_list(
    ana: Client, listed: tuple[Listed, ...], ending: str, tmp_path: Any
) -> None:
    answer = ana.get(f"{PAGE}inventory.{ending}")
    assert f".{ending}" in answer["Content-Disposition"]
    file = tmp_path / f"liste.{ending}"
    file.write_bytes(answer.content)
    files = read_files([file])
    again = read_tables(files.tables, AT.date(), files.problems).activities
    assert [one.title for one in again] == [row.core.title for row in listed]
    assert [one.money_per_year for one in again] == [row.core.money_per_year for row in listed]
    if ending == "xlsx":
        assert openpyxl.load_workbook(BytesIO(answer.content)).sheetnames == ["Aktivitäten"]


def test_english_readers_get_english(ana: Client) -> None:
    page = say(ana.get(PAGE, HTTP_ACCEPT_LANGUAGE="en").content)
    assert "What is on the table?" in page
    assert "hrs a month" in page


def test_words_below_a_level_that_the_table_has_no_column_for_are_shown_as_a_note(
    ana: Client, full_world: World
) -> None:
    notes = {"Aufwand (0–4)": "mal so", "Stunden im Monat": "unklar", "Bemerkung": "unklar"}
    (key,) = add_activities(
        full_world.hallstein,
        [CoreActivity("Messe", Source(""), notes=notes)],
        by=full_world.by("ana"),
        at=AT,
    )
    page = ana.get(f"{PAGE}{key}/")
    assert page.status_code == 200
    shown = [(note.words, note.is_open) for note in page.context["found"].notes]
    assert shown == [("mal so", False), ("unklar", False), ("unklar", True)], (
        "by their names, on any database"
    )
