"""How the tests of origin bring an export in: through the page, with the reading done on the spot."""

from __future__ import annotations

import re

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from klarlinie.web.analysis.origin.models import OriginImport
from klarlinie.web.platform.background.models import Work
from klarlinie.web.platform.background.runner import run
from tests.architecture.project import ROOT

BASE = "/c/hallstein/origin/"
HUBSPOT = (ROOT / "examples" / "hallstein-hubspot-export.csv").read_bytes()
PIPEDRIVE = (ROOT / "examples" / "hallstein-pipedrive-deals.xlsx").read_bytes()
LITTLE = (
    "Anfrage Nr;Anfragedatum;E-Mail;Wie haben Sie von uns erfahren?;Ergebnis;Wert\n"
    "1;03.02.2026;anna@probe.example;Messe;gewonnen;1.200,00\n"
    "2;14.03.2026;bert@probe.example;Empfehlung von Frau Sommer;offen;\n"
    "3;25.03.2026;cora@probe.example;keine Angabe;verloren;800\n"
)


def upload(client: Client, name: str, content: bytes | str) -> OriginImport:
    """Gives the file as it stands after it has been read."""
    raw = content.encode() if isinstance(content, str) else content
    client.post(BASE + "exports/receive/", {"upload": SimpleUploadedFile(name, raw)})
    for work in Work.everywhere.filter(state=Work.State.WAITING).order_by("pk"):
        run(work.pk, with_pulse=False)
    return OriginImport.everywhere.order_by("-pk")[0]


def take_over(client: Client, file: OriginImport) -> str:
    """Accept what the page shows; gives where it leads."""
    page = client.get(f"{BASE}exports/{file.pk}/").content.decode()
    seen = re.search(r'name="seen" value="(\w+)"', page)
    assert seen is not None
    sent = {"version": file.version, "seen": seen[1]}
    return str(client.post(f"{BASE}exports/{file.pk}/accept/", sent).headers.get("Location", ""))


def bring(client: Client, name: str = "liste.csv", content: bytes | str = LITTLE) -> OriginImport:
    file = upload(client, name, content)
    take_over(client, file)
    file.refresh_from_db()
    return file
