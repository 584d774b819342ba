"""A small client for the interface of Klarlinie: adds an activity, changes it, and shows what happened.

    KLARLINIE_KEY=kl_... python examples/api_client.py http://127.0.0.1:8000 hallstein

The key comes from Klarlinie, page "Schlüssel" ("Keys"), with "Inventur schreiben" ("write the inventory") ticked.
Nothing beyond the standard library is needed.
"""

from __future__ import annotations

import json
import os
import sys
import uuid
from collections.abc import Iterator
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen


class Klarlinie:
    """One company of the Klarlinie at `url`."""

    def __init__(self, url: str, company: str, key: str, language: str = "de") -> None:
        self.base = f"{url.rstrip('/')}/api/v1/companies/{company}"
        self.headers = {
            "Authorization": f"Bearer {key}",
            "Accept-Language": language,
            "Content-Type": "application/json",
        }

    def ask(self, method: str, path: str, body: Any = None, **headers: str) -> Any:
        """The answer as plain values; a refusal raises with the sentence Klarlinie gives for it."""
        content = None if body is None else json.dumps(body).encode()
        request = Request(self.base + path, content, {**self.headers, **headers}, method=method)
        try:
            with urlopen(request, timeout=30) as answer:
                return json.load(answer) if answer.status != 204 else None
        except HTTPError as error:
            raise SystemExit(json.load(error)["detail"]) from error

    def all(self, path: str) -> Iterator[Any]:
        """Every item of a list, page after page."""
        after = ""
        while True:
            page = self.ask("GET", f"{path}?limit=100{after}")
            yield from page["items"]
            if page["next"] is None:
                return
            after = f"&after={page['next']}"

    def add(self, path: str, body: Any) -> Any:
        """Something new. With the key of idempotency the same request could safely be sent again."""
        return self.ask("POST", path, body, **{"Idempotency-Key": str(uuid.uuid4())})

    def change(self, path: str, version: int, body: Any) -> Any:
        """Refused (409) if somebody else has changed it since we read this version."""
        return self.ask("PATCH", path, body, **{"If-Match": f'"{version}"'})


def main(url: str, company: str) -> None:
    klarlinie = Klarlinie(url, company, os.environ["KLARLINIE_KEY"])
    new = klarlinie.add("/activities", {"title": "Hausmesse", "hours_per_month": 6})
    path = f"/activities/{new['id']}"
    klarlinie.change(path, new["version"], {"money_per_year": {"amount": "4500.00", "currency": "EUR"}})
    known = [one["hours_per_month"] for one in klarlinie.all("/activities")]
    hours = sum(one for one in known if one is not None)  # null is unknown, not 0
    print(f"{len(known)} activities, {hours:g} hours a month where they are known")
    for entry in list(klarlinie.all("/journal"))[-2:]:
        print(f"{entry['at'][:10]}  {entry['by']}: {entry['says']}")


if __name__ == "__main__":
    if len(sys.argv) != 3 or "KLARLINIE_KEY" not in os.environ:
        raise SystemExit(__doc__)
    main(*sys.argv[1:])
