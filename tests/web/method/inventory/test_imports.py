"""A file comes in, is looked at, taken over in one story, taken back as a whole, and known again next month."""

from __future__ import annotations

import io
import json
from pathlib import Path

import xlsxwriter
from django.test import Client

from klarlinie.web.method.inventory.models import Activity, Import
from klarlinie.web.method.inventory.queries import activities
from klarlinie.web.platform.background.models import Work
from klarlinie.web.platform.background.runner import run
from klarlinie.web.platform.companies.actions import add_person
from klarlinie.web.platform.companies.models import Person
from klarlinie.web.platform.companies.queries import people, people_named
from klarlinie.web.platform.journal.queries import chain_breaks_at, history
from tests.architecture.project import ROOT
from tests.gateways.hostile import hidden_sheet
from tests.web.conftest import AT, Clients
from tests.web.method.inventory.imported import (
    BASE,
    LIST,
    column,
    form_of,
    last_import,
    page,
    read_all,
    take_over,
    upload,
)
from tests.web.world import World

EXAMPLE = ROOT / "examples" / "hallstein-marketing.xlsx"
NEXT_MONTH = LIST.replace("Website;4", "Website;6").replace("Blog;3;;Jana;5\n", "Podcast;2;;Tom;1\n")


def titles(world: World) -> list[str]:
    return [one.core.title for one in activities(world.hallstein)]


def row(world: World, title: str) -> Activity:
    return Activity.objects.for_company(world.hallstein).get(title=title, merged_into=None)


# --- move one: the file is kept as it came


def test_a_file_is_kept_as_it_came_and_nothing_is_on_the_table_yet(ana: Client, world: World) -> None:
    answer = upload(ana, ("liste.csv", LIST))
    assert answer.status_code == 302
    assert bytes(last_import().content) == LIST.encode()
    assert titles(world) == []
    assert "3 Aktivitäten kommen dazu" in page(ana)


def test_the_same_file_again_says_so_and_is_kept_once(ana: Client, world: World) -> None:
    upload(ana, ("liste.csv", LIST))
    answer = upload(ana, ("nochmal.csv", LIST))
    assert Import.objects.for_company(world.hallstein).count() == 1
    assert "„liste.csv“ war schon einmal hier" in ana.get(answer["Location"]).content.decode()


def test_several_files_and_pasted_text_come_in_together(ana: Client, world: World) -> None:
    answer = upload(
        ana, ("a.csv", LIST), ("b.csv", "Maßnahme;Wer\nFlyer;Tom\n"), text="- Podcast\n- Messe Bern\n"
    )
    assert answer["Location"] == BASE
    listed = ana.get(BASE).content.decode()
    assert "a.csv" in listed
    assert "b.csv" in listed
    assert "Eingefügter Text" in listed
    take_over(ana)
    assert titles(world) == ["Podcast", "Messe Bern"]


def test_nothing_and_too_much_are_said_beside_the_field(ana: Client) -> None:
    nothing = upload(ana)
    assert nothing.status_code == 422
    assert "eine Datei oder ein paar Zeilen Text" in nothing.content.decode()
    big = upload(ana, ("riesig.xlsx", b"x" * 10_000_001))
    assert big.status_code == 422
    assert "„riesig.xlsx“ hat 11 MB, möglich sind 10 MB" in big.content.decode()
    assert not Import.everywhere.exists()


def test_a_broken_file_gets_a_sentence_and_brings_nothing(ana: Client, world: World) -> None:
    upload(ana, ("kaputt.xlsx", b"PK\x03\x04 das ist keine Tabelle"))
    assert last_import().state == "failed"
    html = page(ana)
    assert "Die Datei ist beschädigt" in html
    assert "Nichts davon ist auf den Tisch gekommen" in html
    assert titles(world) == []


def test_a_failed_file_can_be_read_once_more(ana: Client) -> None:
    upload(ana, ("liste.csv", LIST))
    Import.everywhere.update(state="failed", tables=None, trouble={"de": "Pech", "en": "bad luck"})
    ana.post(f"{BASE}{last_import().pk}/retry/")
    read_all()
    assert last_import().state == "read"


def test_reading_that_was_cancelled_leaves_nothing_behind(ana: Client, world: World) -> None:
    ana.post(f"{BASE}receive/", {"text": LIST})
    work = Work.everywhere.get()
    html = page(ana)
    assert "Gleich geht es los" in html
    ana.post(f"/c/hallstein/progress/{work.pk}/cancel/")
    run(work.pk, with_pulse=False)
    assert last_import().state == "received"
    assert "Noch einmal lesen" in page(ana)


def test_the_file_comes_back_as_an_attachment(ana: Client) -> None:
    upload(ana, ("liste <b>.html.csv", LIST))
    answer = ana.get(f"{BASE}{last_import().pk}/file/")
    assert answer.content == LIST.encode()
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Type"] == "application/octet-stream"


def test_a_list_of_thousands_is_no_list_of_activities(ana: Client) -> None:
    upload(ana, ("kunden.csv", "Maßnahme;Wer\n" + "".join(f"Messe {n};Tom\n" for n in range(2_001))))
    assert "Das sind 2.001 Aktivitäten, hier gehen bis zu 2.000" in page(ana)


# --- move two: what was understood


def test_a_column_can_be_given_another_meaning_and_the_list_is_read_anew(ana: Client, world: World) -> None:
    upload(ana, ("liste.csv", LIST))
    sent = form_of(page(ana))
    sent[column(sent, 0, 4)] = "inquiries"
    answer = ana.post(f"{BASE}{last_import().pk}/read-again/", sent, headers={"HX-Request": "true"})
    assert 'id="understood"' in answer.content.decode()
    assert "Eine Spalte ist von Hand bestimmt" in answer.content.decode()
    take_over(ana)
    assert [one.core.inquiries_per_year for one in activities(world.hallstein)] == [9, 3, 5]


def test_a_correction_can_be_withdrawn(ana: Client) -> None:
    upload(ana, ("liste.csv", LIST))
    url = f"{BASE}{last_import().pk}/read-again/"
    for meaning in ("inquiries", ""):
        sent = form_of(page(ana))
        sent[column(sent, 0, 4)] = meaning
        ana.post(url, sent)
    assert last_import().corrections["columns"] == []


def test_rows_can_be_left_out(ana: Client, world: World) -> None:
    upload(ana, ("liste.csv", LIST))
    html = page(ana)
    key = html.split('name="out" value="')[2].split('"')[0]
    take_over(ana, out=[key])
    assert titles(world) == ["Website", "Blog"]


def test_questions_say_where_and_what_happens_if_nobody_answers(ana: Client) -> None:
    upload(ana, ("liste.csv", "Maßnahme;Kosten\nWebsite;600 €\nFlyer;egal\n"))
    html = page(ana)
    assert "Zeile 2, Spalte „Kosten“" in html
    assert "Ohne Antwort bleibt das Feld offen" in html


def test_a_hidden_sheet_is_named_and_comes_in_when_somebody_says_so(ana: Client, world: World) -> None:
    upload(ana, ("versteckt.xlsx", hidden_sheet()))
    html = page(ana)
    assert "ausgeblendet, bleibt draußen" in html
    sent = form_of(html)
    number = next(n for n in range(5) if f"m:{n}:0:note" in str(sent) and f"sheet:{n}" in sent)
    sent[column(sent, number, 0)] = "title"
    before = html.count('name="out"')
    ana.post(f"{BASE}{last_import().pk}/read-again/", sent)
    assert page(ana).count('name="out"') > before


def test_people_in_the_file_are_taken_over_unless_somebody_says_no(ana: Client, world: World) -> None:
    upload(ana, ("liste.xlsx", EXAMPLE.read_bytes()))
    html = page(ana)
    assert "4 Personen mit ihren Stunden übernehmen" in html
    sent = form_of(html)
    del sent["people"]
    ana.post(f"{BASE}{last_import().pk}/read-again/", sent)
    assert "Personen kommen dazu" not in page(ana)
    take_over(ana, people="1")
    assert people_named(world.hallstein) == ("Jana", "Murat", "Petra Hallstein", "Tom")


def test_a_sheet_about_the_line_fills_an_empty_foundation(ana: Client, world: World) -> None:
    from klarlinie.web.method.clarity.queries import line_now

    lines = "Versprechen;Anlagen laufen wieder\nZielgruppe;Wasserwerke\nNutzen;weniger Stillstand\n"
    upload(ana, ("fundament.csv", lines))
    assert "Das Fundament damit füllen" in page(ana)
    take_over(ana)
    assert line_now(world.hallstein).promise == "Anlagen laufen wieder"


def test_likely_duplicates_are_shown_and_left_to_people(ana: Client, world: World) -> None:
    upload(ana, ("a.csv", "Maßnahme;Wer\nNewsletter;Jana\n"))
    take_over(ana)
    upload(ana, ("b.csv", "Maßnahme;Wer;Ort\nNL;Tom;Ulm\nMesse Bonn;Tom;Bonn\nMessestand Bonn;Tom;Bonn\n"))
    html = page(ana)
    assert "„NL“ ist vielleicht „Newsletter“, das schon auf dem Tisch ist." in html
    take_over(ana)
    assert "NL" in titles(world)


def hidden_parts() -> bytes:
    """A list with a hidden column and a row that a filter has hidden."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as workbook:
        sheet = workbook.add_worksheet("Liste")
        rows = (
            ("Maßnahme", "Std./Monat", "intern"),
            ("Website", 4, "x"),
            ("Messe Ulm", 3, "y"),
            ("Blog", 2, "z"),
        )
        for line, row in enumerate(rows):
            sheet.write_row(line, 0, row)
        sheet.set_column(2, 2, None, None, {"hidden": True})
        sheet.set_row(2, None, None, {"hidden": True})
    return target.getvalue()


def test_what_is_hidden_in_the_file_is_said_and_comes_in_unless_somebody_leaves_it_out(
    ana: Client, world: World
) -> None:
    upload(ana, ("liste.xlsx", hidden_parts()))
    shown = page(ana)
    assert "In der Datei ausgeblendet, hier mitgelesen: Spalte „intern“, Zeile 3." in shown
    assert "3 Aktivitäten kommen dazu" in shown

    ana.post(f"{BASE}{last_import().pk}/read-again/", {**form_of(shown), "hidden_out": ["Liste"]})
    fresh = page(ana)
    assert "mitgelesen" not in fresh
    assert "2 Aktivitäten kommen dazu" in fresh
    take_over(ana)

    assert titles(world) == ["Website", "Blog"]
    assert [one.core.notes for one in activities(world.hallstein)] == [{}, {}]


TEAM = "Maßnahme;Wer\nWebsite;Petra\nMesse Ulm;P. Hallstein\nBlog;Tom\n"


def owners(world: World) -> list[tuple[str, ...]]:
    return [one.core.owners for one in activities(world.hallstein)]


def test_a_short_name_is_the_person_who_is_there_and_can_be_corrected(ana: Client, world: World) -> None:
    add_person(world.hallstein, "Petra Hallstein", by=world.by("ana"), at=AT, hours_per_week=10)
    upload(ana, ("liste.csv", TEAM))
    shown = page(ana)
    assert "Wer ist wer?" in shown
    assert "„Petra“ ist als „Petra Hallstein“ gelesen." in shown

    sent = form_of(shown)
    assert (sent["name:1"], sent["who:1"]) == ("Petra", "Petra Hallstein")
    ana.post(f"{BASE}{last_import().pk}/read-again/", {**sent, "who:1": "-"})
    take_over(ana)

    assert owners(world) == [("Petra",), ("Petra Hallstein",), ("Tom",)]


def test_a_name_that_fits_two_is_asked_and_stays_alone_until_somebody_says(ana: Client, world: World) -> None:
    for name in ("Petra Hallstein", "Petra Maier"):
        add_person(world.hallstein, name, by=world.by("ana"), at=AT)
    upload(ana, ("liste.csv", TEAM))
    shown = page(ana)
    assert "Wer ist „Petra“: „Petra Hallstein“, „Petra Maier“?" in shown

    assert form_of(shown)["who:1"] == "-"
    take_over(ana, **{"who:1": "Petra Maier"})

    assert owners(world) == [("Petra Maier",), ("Petra Hallstein",), ("Tom",)]


def test_a_short_name_on_the_table_and_in_the_file_is_no_news(ana: Client, world: World) -> None:
    upload(ana, ("liste.csv", TEAM.replace("P. Hallstein", "Tom")))
    take_over(ana)
    add_person(world.hallstein, "Petra Hallstein", by=world.by("ana"), at=AT)

    upload(ana, ("liste.csv", TEAM.replace("P. Hallstein", "Tom").replace("Blog", "Podcast")))

    assert form_of(page(ana))["who:1"] == "Petra Hallstein"
    assert "mit Neuem in der Datei" not in page(ana)
    take_over(ana)
    assert owners(world) == [("Petra",), ("Tom",), ("Tom",), ("Tom",)]


def test_nobody_comes_in_twice_under_a_short_and_a_full_name(ana: Client, world: World) -> None:
    add_person(world.hallstein, "Petra Hallstein", by=world.by("ana"), at=AT, hours_per_week=10)
    upload(ana, ("team.csv", "Name;Stunden pro Woche\nPetra;8\nTom;5\n"))
    take_over(ana)

    assert [one.name for one in people(world.hallstein)] == ["Petra Hallstein", "Tom"]


def test_what_is_there_already_does_not_come_twice(ana: Client, world: World) -> None:
    upload(ana, ("a.csv", LIST))
    take_over(ana)
    upload(ana, ("b.csv", "Aktivität;Wer\nWebsite;Jana\nTombola;Tom\n"))
    assert "eine Aktivität kommt dazu, eine gibt es schon" in page(ana)
    take_over(ana)
    assert titles(world) == ["Website", "Messe Ulm", "Blog", "Tombola"]


# --- move three: one story


def test_taking_over_is_one_story_and_one_undo(ana: Client, world: World) -> None:
    before = len(history(world.hallstein))
    upload(ana, ("liste.xlsx", EXAMPLE.read_bytes()))
    take_over(ana)
    newest = history(world.hallstein)[0]
    assert len(history(world.hallstein)) == before + 2  # the file came, the file was taken over
    assert last_import().entry == newest.number
    assert len(titles(world)) == 24
    ana.post(f"{BASE}{last_import().pk}/undo/")
    assert titles(world) == []
    assert not Person.objects.for_company(world.hallstein).exists()
    assert chain_breaks_at(world.hallstein) is None
    assert "wurde zurückgenommen. Sie lässt sich wieder übernehmen" in page(ana)
    take_over(ana)
    assert len(titles(world)) == 24


def test_the_page_says_what_happened_and_what_comes_next(ana: Client) -> None:
    upload(ana, ("a.csv", LIST), ("b.csv", "Maßnahme;Wer\nFlyer;Tom\n"))
    take_over(ana)
    html = page(ana)
    assert "„b.csv“: eine Aktivität ist dazugekommen" in html
    assert "Nächste Datei ansehen" in html
    assert "Ganze Liste zurücknehmen" in html


def test_an_import_on_which_something_was_built_says_what(ana: Client, world: World) -> None:
    upload(ana, ("liste.csv", LIST))
    take_over(ana)
    changed = row(world, "Blog")
    ana.post(
        "/c/hallstein/inventory/cell/",
        {
            "id": changed.pk,
            "version": changed.version,
            "field": "reason",
            "words": "zieht Leser an",
            "was": "",
        },
    )
    assert "„Blog“ wurde geändert" in page(ana)
    answer = ana.post(f"{BASE}{last_import().pk}/undo/", follow=True)
    assert "„Blog“ wurde geändert" in answer.content.decode()
    assert titles(world) == ["Website", "Messe Ulm", "Blog"]


def test_nothing_is_taken_over_that_the_page_has_not_shown(
    ana: Client, world: World, clients: Clients
) -> None:
    upload(ana, ("liste.csv", LIST))
    shown = form_of(page(ana))
    clients.of("mia").post("/c/hallstein/inventory/quick/", {"line": "Website"})
    answer = ana.post(f"{BASE}{last_import().pk}/accept/", shown)
    assert answer.status_code == 422
    assert "Inzwischen hat sich etwas geändert" in answer.content.decode()
    assert titles(world) == ["Website"]


def test_two_people_correcting_at_once_do_not_overwrite_each_other(ana: Client, clients: Clients) -> None:
    upload(ana, ("liste.csv", LIST))
    url = f"{BASE}{last_import().pk}/read-again/"
    mine, hers = form_of(page(ana)), form_of(page(clients.of("mia")))
    hers[column(hers, 0, 4)] = "leads"
    clients.of("mia").post(url, hers)
    mine[column(mine, 0, 4)] = "inquiries"
    answer = ana.post(url, mine, headers={"HX-Request": "true"})
    assert "Inzwischen hat sich etwas geändert" in answer.content.decode()
    assert last_import().corrections["columns"] == [["", 4, "leads"]]


def test_taking_over_twice_brings_nothing_twice(ana: Client, world: World) -> None:
    upload(ana, ("liste.csv", LIST))
    shown = form_of(page(ana))
    url = f"{BASE}{last_import().pk}/accept/"
    assert [ana.post(url, shown).status_code for _ in range(2)] == [302, 422]
    assert len(titles(world)) == 3


def test_a_file_can_be_put_away_and_brought_back(ana: Client) -> None:
    upload(ana, ("liste.csv", LIST))
    ana.post(f"{BASE}{last_import().pk}/put-away/")
    assert "liste.csv" not in ana.get(BASE).content.decode().split("Was schon kam")[1]
    answer = upload(ana, ("liste.csv", LIST))
    assert "war schon einmal hier" not in ana.get(answer["Location"]).content.decode()


# --- next month


def test_next_months_file_is_known_and_compared(ana: Client, world: World) -> None:
    upload(ana, ("märz.csv", LIST))
    sent = form_of(page(ana))
    sent[column(sent, 0, 4)] = "inquiries"
    ana.post(f"{BASE}{last_import().pk}/read-again/", sent)
    take_over(ana)
    upload(ana, ("april.csv", NEXT_MONTH))
    html = page(ana)
    assert "Diese Liste kennen wir: „märz.csv“" in html
    assert "Eine Spalte ist von Hand bestimmt" in html
    assert "eine Aktivität kommt dazu, 2 gibt es schon, eine davon wird ergänzt" in html
    assert "Fehlt jetzt in der Datei" in html
    take_over(ana)
    assert titles(world) == ["Website", "Messe Ulm", "Blog", "Podcast"]
    assert row(world, "Website").hours_per_month == 6
    assert row(world, "Podcast").inquiries_per_year == 1
    assert row(world, "Blog").status == ""


def test_what_people_changed_is_only_taken_when_they_say_so(ana: Client, world: World) -> None:
    upload(ana, ("märz.csv", LIST))
    take_over(ana)
    Activity.objects.for_company(world.hallstein).filter(title="Website").update(hours_per_month=5)
    upload(ana, ("april.csv", NEXT_MONTH))
    key = f"{row(world, 'Website').pk}:hours_per_month"
    assert f'name="take" value="{key}"' in page(ana)
    take_over(ana)
    assert row(world, "Website").hours_per_month == 5
    ana.post(f"{BASE}{last_import().pk}/undo/")
    take_over(ana, take=[key])
    assert row(world, "Website").hours_per_month == 6


def test_what_was_called_out_is_filled_up_and_figures_read_as_figures(ana: Client, world: World) -> None:
    ana.post("/c/hallstein/inventory/quick/", {"line": "Website, 4 Std pro Woche"})

    upload(ana, ("liste.csv", LIST))

    html = page(ana)
    assert "17,3</span>" in html
    assert "17,333" not in html
    assert "eine davon wird ergänzt" in html
    take_over(ana)
    seen = row(world, "Website")
    assert round(seen.hours_per_month or 0, 1) == 17.3, "what a person has said stays"
    assert (seen.owners, seen.money_per_year) == (["Jana"], 1200), "what was empty comes from the file"


def test_a_safe_change_can_be_left(ana: Client, world: World) -> None:
    upload(ana, ("märz.csv", LIST))
    take_over(ana)
    upload(ana, ("april.csv", NEXT_MONTH))
    take_over(ana, leave=[f"{row(world, 'Website').pk}:hours_per_month"])
    assert row(world, "Website").hours_per_month == 4


def test_what_is_gone_can_be_done(ana: Client, world: World) -> None:
    upload(ana, ("märz.csv", LIST))
    take_over(ana)
    upload(ana, ("april.csv", NEXT_MONTH))
    take_over(ana, done=[str(row(world, "Blog").pk)])
    assert row(world, "Blog").status == "done"


def test_what_was_left_out_or_taken_off_stays_out_next_month(ana: Client, world: World) -> None:
    upload(ana, ("märz.csv", LIST))
    key = page(ana).split('name="out" value="')[1].split('"')[0]
    take_over(ana, out=[key])
    Activity.objects.for_company(world.hallstein).get(title="Messe Ulm").delete()
    upload(ana, ("april.csv", NEXT_MONTH))
    assert "2 bleiben draußen" in page(ana)
    take_over(ana)
    assert titles(world) == ["Blog", "Podcast"]


def test_a_renamed_card_is_known_by_the_key_of_its_board(ana: Client, world: World) -> None:
    def board(title: str) -> str:
        lists = [{"id": "l1", "name": "Online"}]
        cards = [{"id": "c1", "name": title, "idList": "l1"}, {"id": "c2", "name": "Blog", "idList": "l1"}]
        return json.dumps({"name": "Marketing", "lists": lists, "cards": cards})

    upload(ana, ("board.json", board("Website")))
    take_over(ana)
    assert row(world, "Website").board_id == "c1"
    upload(ana, ("board-neu.json", board("Webseite und Blog")))
    take_over(ana)
    assert titles(world) == ["Webseite und Blog", "Blog"]


def test_an_unchanged_file_of_next_month_has_nothing_to_take(ana: Client, world: World) -> None:
    upload(ana, ("märz.csv", LIST))
    take_over(ana)
    upload(ana, ("april.csv", LIST + "\n"))
    html = page(ana)
    assert "nichts kommt dazu, 3 gibt es schon" in html
    assert take_over(ana).status_code == 422
    assert titles(world) == ["Website", "Messe Ulm", "Blog"]


# --- who may


def test_a_viewer_looks_and_downloads_but_sends_nothing(ana: Client, world: World, clients: Clients) -> None:
    upload(ana, ("liste.csv", LIST))
    ben, number = clients.of("ben"), last_import().pk
    assert ben.get(f"{BASE}{number}/").status_code == 200
    assert ben.get(f"{BASE}{number}/file/").status_code == 200
    assert ben.post(f"{BASE}{number}/accept/").status_code == 403
    assert ben.post(f"{BASE}receive/", {"text": "x"}).status_code == 403


def test_another_company_never_sees_the_file(ana: Client, world: World, clients: Clients) -> None:
    upload(ana, ("liste.csv", LIST))
    cleo, number = clients.of("cleo"), last_import().pk
    for path in (f"{number}/", f"{number}/file/"):
        assert cleo.get(f"/c/nordlicht/inventory/import/{path}").status_code == 404
        assert cleo.get(f"{BASE}{path}").status_code == 404
    for act in ("accept", "read-again", "retry"):
        assert cleo.post(f"/c/nordlicht/inventory/import/{number}/{act}/").status_code == 404
    cleo.post(f"/c/nordlicht/inventory/import/{number}/put-away/")
    assert last_import().state == "read"


def test_a_garbled_form_changes_nothing(ana: Client, world: World) -> None:
    upload(ana, ("liste.csv", LIST))
    url = f"{BASE}{last_import().pk}"
    for sent in (
        {},
        {"version": "x"},
        {"version": "9" * 40, "seen": "x", "done": ["9" * 40], "m:0:0:x": "boom"},
    ):
        assert ana.post(f"{url}/accept/", sent).status_code == 422
        assert ana.post(f"{url}/read-again/", sent).status_code == 302
    assert titles(world) == []


def test_the_list_of_imports_costs_the_same_however_many_there_are(
    ana: Client, django_assert_max_num_queries: object, tmp_path: Path
) -> None:
    upload(ana, *((f"{n}.csv", LIST + f"Messe {n};1;;Tom;2\n") for n in range(9)))
    with django_assert_max_num_queries(14):  # type: ignore[operator]
        ana.get(BASE)
