"""What went wrong, as RFC 9457 asks for it: a code for programs, a sentence for people, and what can be done."""

from __future__ import annotations

import logging
import re
import secrets
from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse, UnreadablePostError
from ninja import NinjaAPI, Schema
from ninja.errors import HttpError, ValidationError

from klarlinie.vocabulary.text import Text
from klarlinie.web.platform.deciding.actions import MayNotDecide, OnlyWhoLeads
from klarlinie.web.platform.journal.story import Stale
from klarlinie.web.platform.tokens.actions import AnotherRequest
from klarlinie.web.platform.ui.refusal import Refusal
from klarlinie.web.platform.ui.words import say

PROBLEM = "application/problem+json"
CURRENCY = "^[A-Z]{3}$"
NUL = "nul"  # the type of our own error about it
_log = logging.getLogger("klarlinie.api")
TITLES: Mapping[int, Text] = {
    400: Text("Unlesbare Anfrage", "Unreadable request"),
    401: Text("Kein gültiger Schlüssel", "No valid key"),
    403: Text("Das darf dieser Schlüssel nicht", "This key may not do that"),
    404: Text("Nicht gefunden", "Not found"),
    405: Text("Das geht an dieser Adresse nicht", "This address does not do that"),
    409: Text("Inzwischen geändert", "Changed in the meantime"),
    413: Text("Zu viel auf einmal", "Too much at once"),
    422: Text("Das passt so nicht", "This does not fit"),
    428: Text("Die Version fehlt", "The version is missing"),
    429: Text("Zu viele Anfragen", "Too many requests"),
    500: Text("Da ist bei uns etwas gerissen", "Something broke on our side"),
}
UNREADABLE = Text(
    "Der Inhalt ist kein JSON, das wir lesen können. Gebraucht wird ein JSON-Objekt in UTF-8.",
    "The content is not JSON that we can read. We need a JSON object in UTF-8.",
)
TOO_MUCH = Text(
    "Das sind über zwei Megabyte auf einmal. In mehreren Anfragen geht es.",
    "These are more than two megabytes at once. In several requests it works.",
)
NOT_THERE = Text(
    "Hier ist nichts, oder dieser Schlüssel gehört zu einem anderen Unternehmen.",
    "There is nothing here, or this key belongs to another company.",
)
NOT_ALLOWED = Text(
    "Diese Adresse kann nur: {methods}. Was es alles gibt, steht in /api/v1/openapi.json.",
    "This address only does: {methods}. Everything there is, is listed in /api/v1/openapi.json.",
)
BROKEN = Text(
    "Das liegt an uns und ist notiert. Später noch einmal versuchen hilft oft; mit einem Idempotency-Key geschieht "
    "dabei nichts doppelt. Bleibt es so, steht der Fehler im Protokoll des Servers unter {reference}.",
    "This is our fault and has been noted. Trying again later often helps; with an Idempotency-Key nothing is done "
    "twice by that. If it stays like this, the error stands in the log of the server under {reference}.",
)
SOME_FIELDS = Text(
    "Einige Angaben passen nicht. Unter errors steht zu jeder, was gebraucht wird.",
    "Some of what was sent does not fit. Under errors it says what is needed for each.",
)
MISSING = Text("Das fehlt noch.", "This is missing.")
UNKNOWN = Text("Dieses Feld gibt es hier nicht.", "There is no such field here.")
TOO_SMALL = Text("Kleiner als {ge} geht nicht.", "Less than {ge} is not possible.")
TOO_LARGE = Text("Mehr als {le} geht nicht.", "More than {le} is not possible.")
TOO_LONG = Text("Höchstens {max_length} Zeichen.", "{max_length} characters at most.")
TOO_SHORT = Text("Das ist leer.", "This is empty.")
NO_CHOICE = Text("Zur Wahl stehen: {expected}.", "The choices are: {expected}.")
NO_TEXT = Text("Hier gehört ein Text hin.", "A text belongs here.")
NO_NUMBER = Text("Hier gehört eine Zahl hin.", "A number belongs here.")
NO_DAY = Text(
    "Hier gehört ein Tag hin, zum Beispiel 2027-12-31.", "A day belongs here, for example 2027-12-31."
)
NO_LIST = Text("Hier gehört eine Liste hin.", "A list belongs here.")
NO_YES_OR_NO = Text("Hier gehört true oder false hin.", "True or false belongs here.")
TOO_MANY = Text("Höchstens {max_length} Einträge.", "{max_length} entries at most.")
TOO_FINE = Text(
    "Höchstens {decimal_places} Stellen nach dem Punkt.", "{decimal_places} places after the point at most."
)
TOO_MANY_DIGITS = Text("Höchstens {max_digits} Ziffern.", "{max_digits} digits at most.")
NO_CURRENCY = Text(
    "Hier gehört ein Währungskürzel hin, zum Beispiel EUR.",
    "The short name of a currency belongs here, for example EUR.",
)
BROKEN_SIGNS = Text(
    "Darin steht ein halbes Zeichen. Gebraucht wird Text in UTF-8.",
    "It contains half a character. We need text in UTF-8.",
)
WITH_NUL = Text(
    "Darin steht ein Nullzeichen (U+0000), das kein Text enthalten kann. Bitte ohne dieses Zeichen senden.",
    "It holds a null character (U+0000), which no text can contain. Please send it without that character.",
)
NO_OBJECT = Text("Hier gehört ein JSON-Objekt hin.", "A JSON object belongs here.")
NOT_FITTING = Text("Das passt hier nicht.", "This does not fit here.")
BY_TYPE: Mapping[str, Text] = {
    "missing": MISSING,
    "extra_forbidden": UNKNOWN,
    "greater_than_equal": TOO_SMALL,
    "less_than_equal": TOO_LARGE,
    "string_too_long": TOO_LONG,
    "string_too_short": TOO_SHORT,
    "literal_error": NO_CHOICE,
    "string_type": NO_TEXT,
    "float_type": NO_NUMBER,
    "float_parsing": NO_NUMBER,
    "int_type": NO_NUMBER,
    "int_parsing": NO_NUMBER,
    "int_from_float": NO_NUMBER,
    "finite_number": NO_NUMBER,
    "decimal_type": NO_NUMBER,
    "decimal_parsing": NO_NUMBER,
    "int_parsing_size": NO_NUMBER,
    "decimal_max_places": TOO_FINE,
    "decimal_max_digits": TOO_MANY_DIGITS,
    "decimal_whole_digits": TOO_MANY_DIGITS,
    "bool_type": NO_YES_OR_NO,
    "bool_parsing": NO_YES_OR_NO,
    "too_long": TOO_MANY,
    "string_unicode": BROKEN_SIGNS,
    NUL: WITH_NUL,
    "date_type": NO_DAY,
    "date_parsing": NO_DAY,
    "date_from_datetime_parsing": NO_DAY,
    "date_from_datetime_inexact": NO_DAY,
    "list_type": NO_LIST,
    "model_attributes_type": NO_OBJECT,
    "model_type": NO_OBJECT,
    "dict_type": NO_OBJECT,
}

BY_PATTERN: Mapping[str, Text] = {r"\S": TOO_SHORT, CURRENCY: NO_CURRENCY}


class FieldTrouble(Schema):
    field: str
    says: str


class ProblemShown(Schema):
    """`detail` says what is wrong and what to do, in the language of Accept-Language. `code` stays the same for ever.

    `missing` names the scope or the right that is missing (403), `errors` the fields (422), `yours` and `theirs` the
    two states where somebody else was faster (409), `reference` the line in the log of the server (500).
    """

    type: str
    title: str
    status: int
    detail: str
    code: str
    missing: str | None = None
    errors: list[FieldTrouble] | None = None
    yours: dict[str, Any] | None = None
    theirs: dict[str, Any] | None = None
    reference: str | None = None


class Problem(Exception):
    """Ends the request with this answer."""

    def __init__(
        self, status: int, code: str, text: Text, *, headers: Mapping[str, str] | None = None, **more: Any
    ) -> None:
        super().__init__(code)
        self.status, self.code, self.text, self.headers, self.more = status, code, text, headers, more

    def answer(self) -> HttpResponse:
        body = {
            "type": f"urn:klarlinie:problem:{self.code}",
            "title": say(TITLES[self.status]),
            "status": self.status,
            "detail": say(self.text),
            "code": self.code,
            **self.more,
        }
        return JsonResponse(body, status=self.status, headers=self.headers, content_type=PROBLEM)


def not_there() -> Problem:
    return Problem(404, "not_found", NOT_THERE)


def not_allowed(methods: str) -> Problem:
    """`methods` is what the address can do, as the header Allow says it."""
    return Problem(
        405, "method_not_allowed", NOT_ALLOWED.with_values(methods=methods), headers={"Allow": methods}
    )


def unreadable() -> Problem:
    return Problem(400, "unreadable", UNREADABLE)


def broken(request: HttpRequest, error: BaseException | None) -> Problem:
    """Our own fault: the log gets its place in the code, the program only the reference under which that stands."""
    reference = secrets.token_hex(4)
    _log.error(
        "%s: an operation of the interface broke", reference, exc_info=error, extra={"request": request}
    )
    return Problem(500, "broken", BROKEN.with_values(reference=reference), reference=reference)


def both_states(error: Stale, theirs: Mapping[str, Any] | None, yours: Mapping[str, Any]) -> Problem:
    """Somebody else was faster; the program sees both and may send its change again with the new version."""
    return Problem(409, "stale", error.text, yours=dict(yours), theirs=dict(theirs) if theirs else None)


def field_trouble(field: str, text: Text) -> Problem:
    """One field of the body that does not fit, said by an action."""
    return Problem(422, "invalid", SOME_FIELDS, errors=[{"field": field, "says": say(text)}])


def refused(error: Refusal) -> Problem:
    """What an action does not do, with its own sentence."""
    if isinstance(error, MayNotDecide):
        return Problem(403, "right_missing", error.text, missing="decision right")
    if isinstance(error, OnlyWhoLeads):
        return Problem(403, "right_missing", error.text, missing="lead")
    if isinstance(error, AnotherRequest):
        return Problem(422, "idempotency_key_reused", error.text)
    return Problem(422, "refused", error.text)


def add_handlers(api: NinjaAPI) -> None:
    """Every error of the interface becomes a problem, our own faults too."""

    def answer(problem: Problem) -> HttpResponse:
        return problem.answer()

    @api.exception_handler(Problem)
    def _problem(request: HttpRequest, error: Problem) -> HttpResponse:
        return answer(error)

    @api.exception_handler(Refusal)
    def _refusal(request: HttpRequest, error: Refusal) -> HttpResponse:
        return answer(refused(error))

    @api.exception_handler(Stale)
    def _stale(request: HttpRequest, error: Stale) -> HttpResponse:
        return answer(both_states(error, None, {}))

    @api.exception_handler(ValidationError)
    def _fields(request: HttpRequest, error: ValidationError) -> HttpResponse:
        return answer(Problem(422, "invalid", SOME_FIELDS, errors=field_errors(error.errors)))

    @api.exception_handler(HttpError)
    def _http(request: HttpRequest, error: HttpError) -> HttpResponse:
        return answer(unreadable())

    @api.exception_handler(SuspiciousOperation)
    @api.exception_handler(UnreadablePostError)
    def _unreadable(request: HttpRequest, error: Exception) -> HttpResponse:
        return answer(unreadable())

    @api.exception_handler(RequestDataTooBig)
    def _too_large(request: HttpRequest, error: RequestDataTooBig) -> HttpResponse:
        return answer(Problem(413, "too_large", TOO_MUCH))

    @api.exception_handler(Http404)
    def _missing(request: HttpRequest, error: Http404) -> HttpResponse:
        return answer(not_there())

    @api.exception_handler(Exception)
    def _broken(request: HttpRequest, error: Exception) -> HttpResponse:
        return answer(broken(request, error))


def field_errors(errors: Sequence[Mapping[str, Any]]) -> list[dict[str, str]]:
    """Each field by its path without the name of our variable, and one sentence about it."""
    return [{"field": _field(error["loc"]), "says": say(_says(error))} for error in errors]


def _field(place: Sequence[str | int]) -> str:
    """("body", "body", "money", "amount") is money.amount; ("query", "limit") is limit."""
    rest = place[2:] if place[:1] == ("body",) else place[1:]
    return ".".join(str(part) for part in rest) or "body"


def _says(error: Mapping[str, Any]) -> Text:
    values = dict(error.get("ctx") or {})
    if error["type"] == "string_pattern_mismatch":
        return BY_PATTERN.get(values["pattern"], NOT_FITTING)
    text = BY_TYPE.get(error["type"], NOT_FITTING)
    if "expected" in values:  # 'keep', 'change' or 'stop'
        values["expected"] = ", ".join(re.findall(r"'([^']+)'", values["expected"]))
    return text.with_values(**{name: values[name] for name in values if f"{{{name}}}" in text.de})
