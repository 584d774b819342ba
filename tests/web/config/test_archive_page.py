"""Everything of a company as one file, through the page: made in the background, for a week, for whoever leads."""

from __future__ import annotations

import json
import zipfile
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from klarlinie.web.config.keeping import actions, own
from klarlinie.web.config.keeping.archive import CannotKeep, write
from klarlinie.web.config.keeping.carry import export
from klarlinie.web.config.keeping.models import KeptArchive
from klarlinie.web.method.inventory.queries import activities
from klarlinie.web.platform.accounts.models import User
from klarlinie.web.platform.background.kinds import daily
from klarlinie.web.platform.background.models import Work
from klarlinie.web.platform.background.runner import run
from klarlinie.web.platform.companies.models import Company, Membership, Organisation
from klarlinie.web.platform.companies.queries import company_for, members
from klarlinie.web.platform.journal.queries import chain_breaks_at, history
from tests.web.conftest import Clients
from tests.web.world import World

AT = datetime(2026, 8, 5, 9, 0, tzinfo=UTC)
URL = "/c/hallstein/archive/"


@pytest.fixture
def ana(full_world: World) -> Client:
    return Clients(full_world).of("ana")


@pytest.fixture
def file(full_world: World, tmp_path: Path) -> Path:
    found = tmp_path / "hallstein.zip"
    export("hallstein", found, at=AT)
    return found


def made(ana: Client, world: World) -> KeptArchive:
    ana.post(f"{URL}ask/")
    run(Work.everywhere.get(kind="keeping.make_archive").pk, with_pulse=False)
    return KeptArchive.objects.for_company(world.hallstein).get()


# --- out ---


def test_whoever_leads_has_it_made_and_fetches_it(ana: Client, full_world: World) -> None:
    answer = ana.post(f"{URL}ask/")
    work = Work.everywhere.get(kind="keeping.make_archive")
    assert answer.headers["Location"] == f"/c/hallstein/progress/{work.pk}/"
    assert "wird in eine Datei gepackt" in ana.get(URL).content.decode() or work.state == "waiting"
    run(work.pk, with_pulse=False)
    work.refresh_from_db()
    assert (work.state, work.total is not None) == ("done", True)
    kept = KeptArchive.objects.for_company(full_world.hallstein).get()
    page = ana.get(URL).content.decode()
    assert f"{URL}{kept.pk}/file/" in page
    fetched = ana.get(f"{URL}{kept.pk}/file/")
    assert fetched["Content-Disposition"].startswith('attachment; filename="hallstein-')
    with zipfile.ZipFile(BytesIO(fetched.content)) as packed:
        assert json.loads(packed.read("manifest.json"))["company"] == "Hallstein Anlagenservice GmbH"
    assert history(full_world.hallstein)[0].says_de == "Archiv mit allem angefordert"


def test_asking_twice_makes_one(ana: Client, full_world: World) -> None:
    ana.post(f"{URL}ask/")
    ana.post(f"{URL}ask/")
    assert Work.everywhere.filter(kind="keeping.make_archive").count() == 1
    assert KeptArchive.objects.for_company(full_world.hallstein).count() == 1


def test_after_a_week_it_is_gone(ana: Client, full_world: World) -> None:
    kept = made(ana, full_world)
    KeptArchive.everywhere.filter(pk=kept.pk).update(expires_at=AT)
    assert ana.get(f"{URL}{kept.pk}/file/").status_code == 404
    assert f"{URL}{kept.pk}/file/" not in ana.get(URL).content.decode()
    for forget in daily():
        forget(AT + timedelta(seconds=1))
    assert not KeptArchive.everywhere.exists()


def test_nobody_else_asks_or_fetches(ana: Client, full_world: World) -> None:
    kept = made(ana, full_world)
    mia, cleo = Clients(full_world).of("mia"), Clients(full_world).of("cleo")
    for path in (URL, f"{URL}{kept.pk}/file/"):
        assert mia.get(path).status_code == 403
        assert cleo.get(path).status_code == 404
    assert mia.post(f"{URL}ask/").status_code == 403
    assert cleo.get(f"/c/nordlicht/archive/{kept.pk}/file/").status_code == 404


def test_an_archive_that_grows_too_large_says_who_can_make_it(
    ana: Client, full_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(actions, "MOST_BYTES", 1_000)
    ana.post(f"{URL}ask/")
    work = Work.everywhere.get(kind="keeping.make_archive")
    run(work.pk, with_pulse=False)
    work.refresh_from_db()
    assert work.state == "failed"
    assert "klarlinie server export" in work.trouble["de"]
    assert not KeptArchive.everywhere.exists()


# --- in ---


def sent(content: bytes) -> dict[str, Any]:
    return {"archive": SimpleUploadedFile("a.zip", content), "organisation": ""}


def test_a_file_becomes_a_new_company_that_its_bringer_leads(full_world: World, file: Path) -> None:
    cleo = Clients(full_world).of("cleo")
    users = User.objects.count()
    answer = cleo.post("/companies/bring/", sent(file.read_bytes()))
    assert answer.status_code == 302
    slug = answer.headers["Location"].split("/")[2]
    assert slug != "hallstein"
    there = Company.objects.get(slug=slug).pk
    assert len(activities(there)) == len(activities(full_world.hallstein))
    assert chain_breaks_at(there) is None
    assert [(one.name, one.role) for one in members(there)] == [("Cleo Nord", "lead")]
    assert company_for(full_world.users["ana"].pk, slug) is None
    assert User.objects.count() == users
    assert "Aus einem Export" in " ".join(entry.says_de for entry in history(there))
    assert cleo.get(f"/c/{slug}/").status_code == 200


def test_somebody_who_advises_takes_it_into_the_consultancy(full_world: World, file: Path) -> None:
    vera = Clients(full_world).of("vera")
    firm = Company.objects.get(pk=full_world.hallstein).organisation_id
    answer = vera.post("/companies/bring/", {**sent(file.read_bytes()), "organisation": str(firm)})
    slug = answer.headers["Location"].split("/")[2]
    found = company_for(full_world.users["vera"].pk, slug)
    assert found is not None
    assert (found["role"], found["organisation_id"]) == ("consultant", firm)
    assert vera.post("/companies/bring/", {**sent(b"x"), "organisation": "999"}).status_code == 422


def changed(file: Path, into: Path, **parts: bytes) -> Path:
    """The same archive with other parts, sealed anew as anybody could."""
    with zipfile.ZipFile(file) as packed:
        kept = {name: packed.read(name) for name in packed.namelist() if name != "manifest.json"}
        about = json.loads(packed.read("manifest.json"))
    kept |= {name.replace("__", "/").replace("_json", ".json"): content for name, content in parts.items()}
    names = ("made_at", "organisation", "company")
    write(into, "company", {key: about[key] for key in names if key in about}, kept.items())
    return into


HOSTILE = {
    "no list": {"tables__inventory.Activity_json": b'{"a": 1}'},
    "no rows": {"tables__inventory.Activity_json": b"[1, 2, 3]"},
    "no json": {"tables__inventory.Activity_json": b"[{"},
    "deep": {"tables__inventory.Activity_json": b"[" * 100_000},
    "nowhere": {"tables__clarity.LineVersion_json": b'[{"id": 1, "company_id": 1}]'},
    "odd company": {"company_json": b'{"slug": "../../x", "name": "", "currency": "EUROPE"}'},
    "company is a list": {"company_json": b"[]"},
    "odd people": {"people_json": b'[{"id": 1}]'},
    "foreign table": {"tables__journal.Entry_json": b'[{"id": 1, "rows": [{"model": "auth.User"}]}]'},
    "huge figure": {"tables__companies.Person_json": b'[{"id": 1, "name": "x", "version": 1e400}]'},
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_changes_nothing_and_is_refused_kindly(
    full_world: World, file: Path, tmp_path: Path, name: str
) -> None:
    bad = changed(file, tmp_path / "bad.zip", **HOSTILE[name])
    before = Company.objects.count(), Organisation.objects.count(), Membership.everywhere.count()
    answer = Clients(full_world).of("cleo").post("/companies/bring/", sent(bad.read_bytes()))
    assert answer.status_code == 422
    assert "Nichts wurde" in answer.content.decode()
    assert (Company.objects.count(), Organisation.objects.count(), Membership.everywhere.count()) == before


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04" + b"\0" * 100, b"%PDF-1.7", b"x" * 2_000])
def test_what_is_no_archive_is_said(full_world: World, content: bytes) -> None:
    answer = Clients(full_world).of("cleo").post("/companies/bring/", sent(content))
    assert answer.status_code == 422


def test_a_cut_archive_and_one_that_unpacks_to_too_much_are_refused(
    full_world: World, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    by = full_world.by("cleo")
    cut = tmp_path / "cut.zip"
    cut.write_bytes(file.read_bytes()[:-10])
    with pytest.raises(CannotKeep):
        own.bring_in(cut, None, by=by, at=AT)
    bomb = changed(file, tmp_path / "bomb.zip", files__x=b"\0" * 30_000_000)
    monkeypatch.setattr(own, "UNPACKED_BYTES", 20_000_000)
    with pytest.raises(CannotKeep, match="too large"):
        own.bring_in(bomb, None, by=by, at=AT)


def test_the_slug_of_a_file_is_taken_only_if_it_is_one(full_world: World, file: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(file) as packed:
        row = json.loads(packed.read("company.json"))
    row["slug"] = "../../admin"
    odd = changed(file, tmp_path / "odd.zip", company_json=json.dumps(row).encode())
    slug = own.bring_in(odd, None, by=full_world.by("cleo"), at=AT)
    assert slug.startswith("hallstein-anlagenservice-gmbh-")
