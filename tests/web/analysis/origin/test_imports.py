"""An export comes in without names, is corrected, is taken over once, and can be taken back as a whole."""

from __future__ import annotations

import gzip
import json
import zlib
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import duckdb
import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from klarlinie.analysis.origin.reading.keys import former_number_key
from klarlinie.gateways.files_read import FilesRead
from klarlinie.gateways.unreadable import too_slow
from klarlinie.web.analysis.origin.actions.imports import forget_unread
from klarlinie.web.analysis.origin.keeping import to_words
from klarlinie.web.analysis.origin.models import Inquiry, OriginImport, Touch
from klarlinie.web.platform.background.models import Work
from klarlinie.web.platform.background.runner import run
from klarlinie.web.platform.journal.models import Entry
from klarlinie.web.platform.journal.queries import chain_breaks_at
from tests.gateways.warehouse.ga4_events import event, lines, parquet
from tests.web.analysis.origin.brought import BASE, HUBSPOT, LITTLE, PIPEDRIVE, bring, take_over, upload
from tests.web.world import World


def test_an_export_is_read_without_names_and_the_file_is_thrown_away(ana: Client) -> None:
    file = upload(ana, "hubspot.csv", HUBSPOT)
    assert file.state == "read"
    assert file.content is None
    assert file.tables is not None
    kept = zlib.decompress(bytes(file.tables)).decode()
    assert not [word for word in ("Petra", "Gutzeit", "gutzeit@", "Brandl", 'Hydraulik"') if word in kept]
    page = ana.get(f"{BASE}exports/{file.pk}/").content.decode()
    assert "45 neue Anfragen" in page
    assert "Zeile 22" in page
    assert Inquiry.everywhere.count() == 0


def test_it_is_taken_over_in_one_story_and_taken_back_as_a_whole(ana: Client, world: World) -> None:
    file = bring(ana, "hubspot.csv", HUBSPOT)
    assert (file.state, Inquiry.everywhere.count()) == ("accepted", 45)
    assert Touch.everywhere.filter(known="measured").exists()
    said = Entry.objects.for_company(world.hallstein).get(number=file.entry).says_de
    assert "45 neue Anfragen" in said
    ana.post(f"{BASE}exports/{file.pk}/undo/")
    assert (Inquiry.everywhere.count(), Touch.everywhere.count()) == (0, 0)
    file.refresh_from_db()
    assert file.state == "read"
    take_over(ana, file)
    assert Inquiry.everywhere.count() == 45
    assert chain_breaks_at(world.hallstein) is None


def test_the_journal_never_holds_words_or_marks(ana: Client, world: World) -> None:
    bring(ana)
    row = next(row for row in Inquiry.everywhere.all() if row.words)
    assert to_words(row.words) == "Messe"
    assert to_words(row.marks).startswith("P-")
    written = json.dumps(list(Entry.objects.for_company(world.hallstein).values_list("rows", flat=True)))
    assert to_words(row.marks).split()[0] not in written
    assert "Sommer" not in written


def test_next_months_file_brings_only_what_is_new_and_changes_what_was_won(ana: Client) -> None:
    bring(ana)
    more = LITTLE.replace("offen;", "gewonnen;4.000,00") + "4;02.04.2026;dora@probe.example;LinkedIn;offen;\n"
    file = upload(ana, "liste-april.csv", more)
    page = ana.get(f"{BASE}exports/{file.pk}/")
    assert "Diese Spalten kennen wir von „liste.csv“" in page.content.decode()
    found = page.context["found"]
    assert (len(found.new), len(found.changed), found.same) == (1, 1, 2)
    take_over(ana, file)
    assert Inquiry.everywhere.count() == 4
    assert Inquiry.everywhere.filter(won=True).count() == 2


def test_number_1_of_another_program_is_another_inquiry(ana: Client) -> None:
    bring(ana)
    deals = (
        "Deal - ID;Deal - Titel;Deal - Deal erstellt am;Deal - Quelle\n1;Umbau;03.02.2026;Telefonakquise\n"
    )
    file = bring(ana, "deals.csv", deals)
    assert (file.state, Inquiry.everywhere.count()) == ("accepted", 4)


def test_what_was_kept_when_keys_held_the_number_alone_is_known_again(ana: Client) -> None:
    bring(ana)
    for row in Inquiry.everywhere.all():
        row.key = former_number_key(str((row.line or 0) - 1))
        row.save()
    more = LITTLE.replace("offen;", "gewonnen;4.000,00") + "4;02.04.2026;dora@probe.example;LinkedIn;offen;\n"
    more += "1;02.04.2026;emil@probe.example;Messe;offen;\n"
    found = ana.get(f"{BASE}exports/{upload(ana, 'april.csv', more).pk}/").context["found"]
    assert (len(found.new), len(found.changed), found.same) == (2, 1, 2)


def test_in_a_list_without_numbers_a_value_that_comes_later_makes_no_new_inquiry(ana: Client) -> None:
    rows = "Anfragedatum;E-Mail;Quelle;Ergebnis;Wert\n3.2.2026;a@b.example;Messe;offen;\n"
    bring(ana, "liste.csv", rows)
    for number, (status, value) in enumerate((("offen", "3000"), ("gewonnen", "3200"))):
        later = bring(ana, f"{number}.csv", rows.replace("offen;", f"{status};{value}"))
        assert later.state == "accepted"
    row = Inquiry.everywhere.get()
    assert (row.won, row.value) == (True, Decimal(3200))
    both = rows + "3.2.2026;a@b.example;Messe;offen;900\n"
    found = ana.get(f"{BASE}exports/{upload(ana, 'both.csv', both).pk}/").context["found"]
    assert (len(found.new), len(found.changed), found.same) == (1, 1, 0), "no row is two inquiries"


def test_the_same_file_again_leads_to_the_first_one(ana: Client) -> None:
    first, second = upload(ana, "a.csv", LITTLE), upload(ana, "b.csv", LITTLE)
    assert first.pk == second.pk


def test_where_days_are_not_clear_the_page_asks_and_the_answer_counts(ana: Client) -> None:
    file = upload(
        ana,
        "us.csv",
        "Created Date,Email,Lead Source\n03/04/2026,a@b.example,Web\n05/06/2026,c@d.example,Web\n",
    )
    page = ana.get(f"{BASE}exports/{file.pk}/").content.decode()
    assert "Steht in der Spalte mit dem Tag zuerst der Tag" in page
    ana.post(f"{BASE}exports/{file.pk}/correct/", {"version": file.version, "days0": "month"})
    file.refresh_from_db()
    take_over(ana, file)
    assert sorted(str(row.on) for row in Inquiry.everywhere.all()) == ["2026-03-04", "2026-05-06"]


def test_a_column_that_turns_out_to_name_people_loses_its_words_at_once(ana: Client) -> None:
    text = "Anfragedatum;Wer;Quelle\n3.2.2026;Zacharias Blum;Messe\n"
    file = upload(ana, "liste.csv", text)
    sent = {"version": file.version, "m0:1:other": "name"}
    assert ana.post(f"{BASE}exports/{file.pk}/correct/", sent).status_code == 302
    file.refresh_from_db()
    assert file.tables is not None
    assert b"Blum" not in zlib.decompress(bytes(file.tables))
    late = ana.post(f"{BASE}exports/{file.pk}/correct/", sent)
    assert late.status_code == 409


def test_a_column_wrongly_taken_for_a_name_is_right_when_the_file_comes_again(ana: Client) -> None:
    text = "Anfragedatum;Kontakt\n3.2.2026;Messe\n"
    file = upload(ana, "liste.csv", text)
    ana.post(f"{BASE}exports/{file.pk}/correct/", {"version": file.version, "m0:1:name": "asked"})
    assert "galt beim Lesen als Name" in ana.get(f"{BASE}exports/{file.pk}/").content.decode()
    ana.post(f"{BASE}exports/{file.pk}/put-away/")
    bring(ana, "liste.csv", text)
    assert Inquiry.everywhere.get().asked == "fair"


def test_what_is_not_needed_is_not_kept_after_it_was_taken_over(ana: Client) -> None:
    text = "Anfragedatum;Notiz;Quelle\n3.2.2026;Zacharias Blum ruft an;Messe\n"
    file = bring(ana, "liste.csv", text)
    assert file.tables is not None
    assert b"Blum" not in zlib.decompress(bytes(file.tables))


def test_what_was_shown_must_still_hold_when_it_is_taken_over(ana: Client) -> None:
    file = upload(ana, "liste.csv", LITTLE)
    answer = ana.post(f"{BASE}exports/{file.pk}/accept/", {"version": file.version, "seen": "something else"})
    assert answer.status_code == 409
    assert Inquiry.everywhere.count() == 0


def test_a_file_that_nobody_can_read_says_why_and_is_not_kept(ana: Client) -> None:
    file = upload(ana, "brief.csv", "Hallo\nich habe da eine Frage\n")
    assert (file.state, file.content) == ("failed", None)
    page = ana.get(f"{BASE}exports/{file.pk}/").content.decode()
    assert "Das ließ sich nicht lesen" in page
    assert "die Datei ist verworfen" in page
    assert "retry/" not in page


def test_a_file_that_could_not_be_opened_can_be_tried_once_more(
    ana: Client, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as busy:
        late = FilesRead(problems=(too_slow().problem("liste.csv"),))
        busy.setattr("klarlinie.web.analysis.origin.jobs.read_apart", lambda *_: late)
        file = upload(ana, "liste.csv", LITTLE)
    assert file.state == "failed"
    assert "Noch einmal lesen" in ana.get(f"{BASE}exports/{file.pk}/").content.decode()
    ana.post(f"{BASE}exports/{file.pk}/retry/")
    assert "Einen Moment" in ana.get(f"{BASE}exports/{file.pk}/").content.decode()
    run(Work.everywhere.get(state=Work.State.WAITING).pk, with_pulse=False)
    file.refresh_from_db()
    assert (file.state, file.content, file.trouble) == ("read", None, None)
    take_over(ana, file)
    assert Inquiry.everywhere.count() == 3


def test_the_same_broken_file_again_is_the_same_file_tried_again(ana: Client) -> None:
    first, second = (upload(ana, "bild.xlsx", b"PK\x03\x04 broken") for _ in range(2))
    assert (first.pk, second.state) == (second.pk, "failed")
    assert Work.everywhere.filter(about_id=first.pk).count() == 2


def test_a_file_that_nobody_had_read_is_thrown_away_after_a_week(ana: Client) -> None:
    file = upload(ana, "bild.xlsx", b"PK\x03\x04 broken")
    forget_unread(file.received_at + timedelta(days=7))
    file.refresh_from_db()
    assert file.state == "failed"
    forget_unread(file.received_at + timedelta(days=7, seconds=1))
    file.refresh_from_db()
    assert (file.state, file.content) == ("dropped", None)


@pytest.mark.parametrize("kind", ["parquet", "json", "json.gz"])
@pytest.mark.parametrize("is_large", [False, True])
def test_a_raw_export_of_ga4_is_recognised_and_the_page_says_where_it_goes(
    ana: Client, tmp_path: Path, kind: str, is_large: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    events = [event(str(n), 0, "generate_lead", "google / organic") for n in range(3_000 if is_large else 3)]
    path = (parquet if kind == "parquet" else lines)(tmp_path / f"events.{kind}", events)
    content = gzip.compress(path.read_bytes()) if kind == "json.gz" else path.read_bytes()
    if is_large:
        monkeypatch.setattr("klarlinie.web.analysis.origin.forms.FILE_BYTES", 1_000)
        monkeypatch.setattr("klarlinie.web.analysis.origin.forms.GLANCE", min(20_000, len(content)))
    upload = SimpleUploadedFile(f"events.{kind}", content)
    answer = ana.post(f"{BASE}exports/receive/", {"upload": upload})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "ist ein Rohexport aus GA4" in page
    assert "klarlinie origin" in page
    assert not OriginImport.everywhere.exists()


@pytest.mark.parametrize("is_large", [False, True])
@pytest.mark.parametrize("kind", ["touchpoints", "paths", "parquet", "packed"])
def test_touchpoints_and_paths_are_no_inquiries_and_the_page_says_where_they_go(
    ana: Client, tmp_path: Path, kind: str, is_large: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    touches = "journey_id,ts,channel,converted\n" + "1,2026-02-03 09:00,fair,1\n" * 9
    paths = "\ufeffpath;total_conversions;total_null\nfair > search;3;10\n"
    content = (paths if kind == "paths" else touches).encode()
    if kind == "parquet":
        (tmp_path / "t.csv").write_bytes(content)
        duckdb.read_csv(str(tmp_path / "t.csv")).write_parquet(str(tmp_path / "t.parquet"))
        content = (tmp_path / "t.parquet").read_bytes()
    content = gzip.compress(content) if kind == "packed" else content
    if is_large:
        monkeypatch.setattr("klarlinie.web.analysis.origin.forms.FILE_BYTES", 10)
        monkeypatch.setattr("klarlinie.web.analysis.origin.forms.GLANCE", len(content))
    answer = ana.post(f"{BASE}exports/receive/", {"upload": SimpleUploadedFile("wege", content)})
    assert answer.status_code == 422
    assert "enthält Kontakte oder Wege, keine Liste von Anfragen" in answer.content.decode()
    assert not OriginImport.everywhere.exists()


def test_leads_with_their_source_are_inquiries(ana: Client) -> None:
    assert bring(ana, "leads.csv", "Lead ID,Created Date,Source\n7,2026-02-03,Messe\n").state == "accepted"
    assert bring(ana, "own.csv", "Client ID,Date,Channel\n7,2026-02-04,Messe\n").state == "accepted"


def test_a_sheet_of_touchpoints_says_why_it_stays_out(ana: Client, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (("journey_id", "Datum", "Kanal"), (1, "2026-02-03", "Messe"), (1, "2026-02-04", "Google")):
        book.active.append(row)
    book.save(tmp_path / "ways.xlsx")
    file = upload(ana, "ways.xlsx", (tmp_path / "ways.xlsx").read_bytes())
    assert (file.state, file.content) == ("failed", None)
    page = ana.get(f"{BASE}exports/{file.pk}/").content.decode()
    assert "eine Zeile je Kontakt und nicht je Anfrage" in page


def test_a_kind_of_file_that_nobody_knows_is_not_kept_for_another_try(ana: Client) -> None:
    file = upload(ana, "bild.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 90)
    assert (file.state, file.content) == ("failed", None)


def test_put_away_throws_the_rows_away(ana: Client) -> None:
    file = upload(ana, "liste.csv", LITTLE)
    ana.post(f"{BASE}exports/{file.pk}/put-away/")
    file.refresh_from_db()
    assert (file.state, file.tables, file.content) == ("dropped", None, None)


def test_reading_that_was_stopped_can_be_asked_for_again(ana: Client, world: World) -> None:
    from klarlinie.web.analysis.origin.actions.imports import receive_file
    from tests.web.conftest import AT

    one = receive_file(world.hallstein, "liste.csv", LITTLE.encode(), by=world.by("ana"), at=AT)
    ana.post(f"{BASE}exports/{one.id}/retry/")
    assert Work.everywhere.filter(about_id=one.id, state="waiting").exists()


def test_a_workbook_is_read_as_well(ana: Client) -> None:
    bring(ana, "deals.xlsx", PIPEDRIVE)
    assert Inquiry.everywhere.count() == 22
    assert OriginImport.everywhere.get().state == "accepted"
