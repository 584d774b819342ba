"""A company with a row in every table goes out, comes in, and goes out again as the same."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from klarlinie.web.config.keeping.carry import LEFT_OUT, carried, export, take_in
from klarlinie.web.config.people import OPERATOR
from klarlinie.web.method.findings.models import FindingOff
from klarlinie.web.platform.companies.models import Company
from klarlinie.web.platform.companies.scope import CompanyModel
from klarlinie.web.reports.queries import brand_of
from tests.gateways.pictures import png
from tests.web.config.any_row import fill_what_is_empty
from tests.web.config.test_carry import canonical, rate, table
from tests.web.everything import fill_everything
from tests.web.world import World

AT = datetime(2026, 8, 5, 9, 0, 1, 234567, tzinfo=UTC)


def test_a_row_of_every_table_of_a_company_travels_and_comes_back_the_same(
    full_world: World, tmp_path: Path
) -> None:
    fill_everything(full_world, at=AT)
    rate(full_world, revealed=True, text="zu sehen")
    fill_what_is_empty(full_world.hallstein, at=AT)
    first, second = tmp_path / "first.zip", tmp_path / "second.zip"
    export("hallstein", first, at=AT)
    assert [one._meta.label for one in carried() if not table(first, one._meta.label)] == []
    slug = take_in(first, "Anderswo", by=OPERATOR, at=AT)
    export(slug, second, at=AT)
    before, after = canonical(first), canonical(second)
    assert "Aus einem Export" in after["journal.Entry"].pop()["says_de"]
    assert after == before


def test_what_is_switched_off_and_the_logo_are_the_same_there(full_world: World, tmp_path: Path) -> None:
    fill_everything(full_world, at=AT)
    export("hallstein", tmp_path / "a.zip", at=AT)
    there = Company.objects.get(slug=take_in(tmp_path / "a.zip", None, by=OPERATOR, at=AT)).pk
    assert [one.code for one in FindingOff.objects.for_company(there)] == ["EXE110"]
    brand = brand_of(there, "de")
    assert brand.accent == "#8a1f4b"
    assert brand.logo is not None
    assert brand.logo.content == png()


def test_what_stays_behind_says_why() -> None:
    assert all(len(why.split()) >= 4 for why in LEFT_OUT.values())
    assert not {one._meta.label for one in carried()} & set(LEFT_OUT)
    assert all(issubclass(one, CompanyModel) for one in carried())
