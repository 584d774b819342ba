"""How the tests of the import bring a file in: through the page, with the reading done on the spot."""

from __future__ import annotations

import re
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from klarlinie.web.method.inventory.models import Import
from klarlinie.web.platform.background.models import Work
from klarlinie.web.platform.background.runner import run

BASE = "/c/hallstein/inventory/import/"
LIST = "Maßnahme;Std./Monat;Kosten im Jahr;Wer;Zahl\nWebsite;4;1200;Jana;9\nMesse Ulm;12;8000;Tom;3\nBlog;3;;Jana;5\n"


def upload(client: Client, *files: tuple[str, bytes | str], text: str = "") -> HttpResponse:
    """Send files (name and content) and have them read as a worker would."""
    sent = [
        SimpleUploadedFile(name, content.encode() if isinstance(content, str) else content)
        for name, content in files
    ]
    answer: Any = client.post(f"{BASE}receive/", {"upload": sent, "text": text})
    read_all()
    return answer  # type: ignore[no-any-return]


def read_all() -> None:
    """What waits in the background is done."""
    for work in Work.everywhere.filter(state=Work.State.WAITING).order_by("pk"):
        run(work.pk, with_pulse=False)


def last_import() -> Import:
    found = Import.everywhere.order_by("-pk").first()
    assert found is not None
    return found


def page(client: Client, import_id: int | None = None) -> str:
    answer = client.get(f"{BASE}{import_id or last_import().pk}/")
    assert answer.status_code == 200
    return answer.content.decode()


def form_of(html: str) -> dict[str, Any]:
    """What a browser would send from the form that shows what was understood."""
    form = html[html.index('id="understood"') :]
    form = form[: form.index("</form>")]
    sent: dict[str, Any] = {}
    for tag in re.findall(r"<input[^>]*>", form):
        name, value = _attribute(tag, "name"), _attribute(tag, "value")
        if 'type="checkbox"' in tag and "checked" not in tag:
            continue
        if 'type="checkbox"' in tag and name in ("out", "take", "leave", "done", "hidden_out"):
            sent.setdefault(name, []).append(value)
        else:
            sent[name] = value
    for name, options in re.findall(r'<select name="([^"]*)".*?>(.*?)</select>', form, re.S):
        chosen = re.search(r'value="([^"]*)" selected', options)
        sent[name] = chosen[1] if chosen else ""
    return sent


def _attribute(tag: str, name: str) -> str:
    found = re.search(rf' {name}="([^"]*)"', tag)
    return found[1] if found else ""


def column(sent: dict[str, Any], sheet: int, index: int) -> str:
    """The name of the select over a column."""
    return next(name for name in sent if name.startswith(f"m:{sheet}:{index}:"))


def take_over(client: Client, **changes: Any) -> HttpResponse:
    """Accept the last file as its page shows it, with changes to the form."""
    sent = {**form_of(page(client)), **changes}
    answer: Any = client.post(f"{BASE}{last_import().pk}/accept/", sent)
    return answer  # type: ignore[no-any-return]
