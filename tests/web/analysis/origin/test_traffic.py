"""More traffic, more inquiries: one sentence from an export of visits, refused kindly where it is too thin."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from klarlinie.analysis.origin.reading.visits import read_visits
from klarlinie.gateways.isolation import Reader
from klarlinie.web.analysis.origin.models import Inquiry
from tests.web.analysis.origin.brought import BASE
from tests.web.world import World

MONDAY = date(2025, 1, 6)
GA4 = "# ----------------\n# Bericht\n# ----------------\n\nDatum,Sitzungen\n20260105,120\n20260112,98\n"
MATOMO = "Date;Unique visitors;Visits\n2026-01-05;90;1.120\n2026-01-12;70;980\n"


def seen(text: str) -> list[tuple[date, int]]:
    with Reader() as reader:
        return list(read_visits(reader.read("besuche.csv", text.encode()).tables, date(2026, 11, 29)).visits)


@pytest.mark.parametrize(("text", "first"), [(GA4, 120), (MATOMO, 1120)])
def test_exports_of_ga4_and_matomo_give_days_and_visits(text: str, first: int) -> None:
    assert seen(text)[0] == (date(2026, 1, 5), first)
    assert len(seen(text)) == 2


def sent(client: Client, text: str, lag: str = "0") -> str:
    file = SimpleUploadedFile("besuche.csv", text.encode())
    return client.post(BASE + "traffic/", {"upload": file, "lag": lag}).content.decode()


def test_weeks_with_more_visits_and_more_inquiries_give_a_sentence_and_a_picture(
    ana: Client, world: World
) -> None:
    lines = ["Datum;Besuche"]
    for week in range(60):
        many = week % 4 < 2
        monday = MONDAY + timedelta(weeks=week)
        lines.append(f"{monday.isoformat()};{400 if many else 100}")
        Inquiry.everywhere.bulk_create(
            Inquiry(company_id=world.hallstein, on=monday, key=f"K-{week}-{n}")
            for n in range(7 + week % 3 if many else 2 + week % 2)
        )
    lines += ["gestern;100", "2026-03-02;viele"]
    page = sent(ana, "\n".join(lines))
    assert "Nicht lesbar und nicht mitgezählt: Zeile 62, 63" in page
    assert "10 % mehr Besuche gingen mit" in page.replace("\u202f", " ")
    assert "<svg" in page


def test_too_few_weeks_are_refused_kindly_and_a_file_without_visits_is_asked_again(ana: Client) -> None:
    assert "Das lässt sich noch nicht sagen" in sent(ana, MATOMO)
    assert "keine Spalte mit einem Tag" in sent(ana, "a;b\n1;2\n")
    assert ana.get(BASE + "traffic/").status_code == 200
