"""Asking a Klarlinie over its interface for programs; the key goes nowhere else."""

from __future__ import annotations

import json
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError
from urllib.parse import quote, urlencode, urlsplit
from urllib.request import HTTPRedirectHandler, ProxyHandler, Request, build_opener

from klarlinie.vocabulary.figures import Language
from klarlinie.vocabulary.text import Text, plain

SECONDS = 30
HERE = ("127.0.0.1", "localhost", "::1")
NOT_THERE = Text(
    "Auf {url} antwortet kein Klarlinie. Läuft es? Mit --url geht eine andere Adresse.",
    "No Klarlinie answers on {url}. Is it running? With --url another address works.",
)
NOT_SAFE = Text(
    "Zu {url} ginge der Schlüssel unverschlüsselt. Gebraucht wird https://.",
    "The key would go to {url} without encryption. Needed is https://.",
)


class NoAnswer(Exception):
    """There is no answer, or it is a refusal; `text` says what to do."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


class _Stay(HTTPRedirectHandler):
    """The key is not carried to another address."""

    def redirect_request(self, *_: Any) -> None:
        return None


class Interface:
    """One company of the Klarlinie at `url`, as far as the key goes."""

    def __init__(self, url: str, company: str, key: str, language: Language) -> None:
        self.url, self.company, self.key, self.language = url.rstrip("/"), company, key, language
        parts = urlsplit(url)
        is_here = parts.hostname in HERE
        if parts.scheme != "https" and not (parts.scheme == "http" and is_here):
            raise NoAnswer(NOT_SAFE.with_values(url=url))
        self._opener = build_opener(_Stay, *([ProxyHandler({})] if is_here else []))

    def read(self, path: str, **query: object) -> dict[str, Any]:
        """Something of the company. Raises `NoAnswer`."""
        asked = urlencode({name: value for name, value in query.items() if value is not None})
        return self.get(self._of_company(path) + (f"?{asked}" if asked else ""))

    def add(self, path: str, body: dict[str, Any]) -> dict[str, Any]:
        """Something new of the company. Raises `NoAnswer`."""
        return self._ask(Request(self.url + self._of_company(path), json.dumps(body).encode(), method="POST"))

    def get(self, path: str) -> dict[str, Any]:
        return self._ask(Request(self.url + path))

    def _of_company(self, path: str) -> str:
        return f"/api/v1/companies/{quote(self.company, safe='')}{path}"

    def _ask(self, request: Request) -> dict[str, Any]:
        request.add_header("Authorization", f"Bearer {self.key}")
        request.add_header("Accept-Language", self.language)
        request.add_header("Content-Type", "application/json")
        try:
            with self._opener.open(request, timeout=SECONDS) as answer:
                found: dict[str, Any] = json.load(answer)
                return found
        except HTTPError as error:
            raise NoAnswer(_said(error) or NOT_THERE.with_values(url=self.url)) from error
        except (OSError, HTTPException, ValueError) as error:
            raise NoAnswer(NOT_THERE.with_values(url=self.url)) from error


def _said(error: HTTPError) -> Text | None:
    """The sentence of a refusal, in the language we asked for, with those about single fields."""
    try:
        told = json.load(error)
        more = [f"{one['field']}: {one['says']}" for one in told.get("errors") or ()]
        return plain(" ".join([told["detail"], *more]))
    except (KeyError, TypeError, ValueError):
        return None
