"""The companies and people of the web benchmark, made in a process of their own, and what counts their queries.

python benchmarks/_web_world.py fill|queries     (KLARLINIE_HOME, KLARLINIE_DATABASE_URL say where)
"""

from __future__ import annotations

import json
import os
import sys
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "klarlinie.web.config.settings")
AT = datetime(2026, 8, 3, 9, 0, tzinfo=UTC)
SIZES = {"three": 3, "many": 200, "most": 300, "typed": 200}
SESSIONS = 50
OURS = "allauth.account.auth_backends.AuthenticationBackend"
DJANGOS = "django.contrib.auth.backends.ModelBackend"
KINDS = (
    ("LinkedIn-Beiträge", "social"),
    ("Messe Nürnberg", "event"),
    ("Newsletter", "newsletter"),
    ("Google Ads", "ad"),
    ("Fachartikel", "content"),
    ("Website-Relaunch", "website"),
    ("Flyer Wartung", "brochure"),
    ("Kundentag", "customer_care"),
)
OWNERS = ("Jana Weber", "Tom", "Agentur Nord", "Mia Berger")
REASONS = ("Neue Anfragen aus dem Anlagenbau", "Weil es alle machen", "Bestandskunden halten", None)
AUDIENCES = ("Betriebsleiter in der Chemie", "Einkauf", "alle", None)


def activities(count: int) -> list[Any]:
    """The same heap on every machine: most of it known, some of it not."""
    from klarlinie.method.inventory.activity import Activity, Source
    from klarlinie.vocabulary.money import Money

    return [
        Activity(
            f"{KINDS[n % 8][0]} {n}",
            Source("liste.xlsx", "Liste", n + 2),
            type=KINDS[n % 8][1],  # type: ignore[arg-type]
            type_certain=n % 7 != 0,
            hours_per_month=None if n % 5 == 0 else n % 40 + 0.5,
            money_per_year=None if n % 3 == 0 else Money(Decimal(n * 70 % 9_000)),
            inquiries_per_year=None if n % 4 else float(n % 30),
            reason=REASONS[n % 4],
            audience=AUDIENCES[n * 3 % 4],
            asked_reason=True,
            asked_audience=True,
            owners=(OWNERS[n % 4],) if n % 6 else (),
            status=("running", "planned", "idea", "paused")[n % 4],  # type: ignore[arg-type]
            start_on=date(2026, 1, 1) + timedelta(days=n),
            notes={"Notiz": f"Anmerkung Nummer {n}, mit ein paar Worten dazu"} if n % 3 else {},
        )
        for n in range(count)
    ]


def fill() -> dict[str, Any]:
    """Tables, files for browsers, companies, one lead with many sessions; gives cookies, keys, titles."""
    from klarlinie.web.config.prepare import is_prepared, prepare
    from klarlinie.web.method.inventory.actions import add_activities
    from klarlinie.web.platform.accounts.models import User
    from klarlinie.web.platform.companies.actions import found_company, found_organisation, let_in
    from klarlinie.web.platform.companies.models import Company
    from klarlinie.web.platform.journal.by import THE_PROGRAM

    is_prepared()
    prepare()
    user = User.objects.create_user("ana@example.com", "blaue-kanne-steht-schief", name="Ana", joined_at=AT)
    firm = found_organisation("Klarmann", "consultancy", head_id=user.pk, at=AT)
    made: dict[str, Any] = {"rows": {}, "titles": {}}
    for slug, count in SIZES.items():
        found_company(firm, f"Firma {slug}", slug=slug, hourly_rate=55, by=THE_PROGRAM, at=AT)
        company_id = Company.objects.get(slug=slug).pk
        let_in(company_id, user.pk, "lead", "Ana", by=THE_PROGRAM, at=AT)
        listed = activities(count)
        made["rows"][slug] = list(add_activities(company_id, listed, by=THE_PROGRAM, at=AT))
        made["titles"][slug] = [one.title for one in listed]
    made["cookies"] = [session(user, OURS) for _ in range(SESSIONS)]
    made["peer_cookies"] = [session(user, DJANGOS) for _ in range(SESSIONS)]
    return made


def session(user: Any, backend: str) -> str:
    from django.conf import settings

    name = settings.SESSION_COOKIE_NAME
    return f"{name}={signed_in(user, backend).cookies[name].value}"


def signed_in(user: Any, backend: str) -> Any:
    from django.test import Client

    client = Client(HTTP_HOST="127.0.0.1", HTTP_ACCEPT_ENCODING="gzip")
    client.force_login(user, backend)
    return client


def queries() -> dict[str, list[int]]:
    """How many each page of 3 and of 300 rows takes: the first time in this process, and from then on."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from klarlinie.web.platform.accounts.models import User

    client = signed_in(User.objects.get(), OURS)
    client.get("/c/typed/inventory/")  # what any first page of a process takes
    counted: dict[str, list[int]] = {}
    for slug in ("three", "most"):
        for _ in range(3):
            with CaptureQueriesContext(connection) as taken:
                answer = client.get(f"/c/{slug}/inventory/")
            if answer.status_code != 200:
                raise SystemExit(f"/c/{slug}/inventory/ answers {answer.status_code}")
            counted.setdefault(slug, []).append(len(taken))
    return counted


def entries() -> int:
    """How many changes the journal of the typed company holds."""
    from klarlinie.web.platform.companies.models import Company
    from klarlinie.web.platform.journal.models import Entry

    return Entry.objects.for_company(Company.objects.get(slug="typed").pk).count()


if __name__ == "__main__":
    import django

    django.setup()
    json.dump({"fill": fill, "queries": queries, "entries": entries}[sys.argv[1]](), sys.stdout)
