"""Who comes in: a key, asked anew at every call whether its account still may, and whether the key may do this."""

from __future__ import annotations

from typing import Any

from django.core.cache import cache
from django.http import HttpRequest
from ninja.security import HttpBearer

from klarlinie.vocabulary.text import Text
from klarlinie.web.api.problems import Problem, not_there
from klarlinie.web.platform.companies.access import CompanyHere, CompanyRequest
from klarlinie.web.platform.companies.queries import company_for
from klarlinie.web.platform.companies.rights import RIGHTS, Right
from klarlinie.web.platform.tokens.actions import NEVER_AN_ASSISTANT, note_use
from klarlinie.web.platform.tokens.queries import HeldKey, held_key
from klarlinie.web.platform.tokens.scopes import SCOPES, Scope
from klarlinie.web.platform.ui.clock import now, today
from klarlinie.web.platform.ui.words import be_formal

MOST, A_MINUTE = 300, 60  # requests of one key in a minute
NO_KEY = Text(
    "Es fehlt ein Schlüssel. Er gehört in die Kopfzeile „Authorization: Bearer …“; ausgestellt wird er in Klarlinie "
    "unter „Schlüssel“.",
    "A key is missing. It belongs in the header “Authorization: Bearer …”; Klarlinie issues it under “Keys”.",
)
WRONG_KEY = Text(
    "Diesen Schlüssel kennen wir nicht. Ist er vollständig abgeschrieben?",
    "We do not know this key. Was it copied in full?",
)
EXPIRED = Text(
    "Dieser Schlüssel ist abgelaufen. Unter „Schlüssel“ gibt es einen neuen.",
    "This key has expired. There is a new one under “Keys”.",
)
REVOKED = Text(
    "Dieser Schlüssel wurde zurückgezogen. Unter „Schlüssel“ gibt es einen neuen.",
    "This key was revoked. There is a new one under “Keys”.",
)
NO_ACCESS = Text(
    "Das Konto hinter diesem Schlüssel hat hier keinen Zugang mehr.",
    "The account behind this key has no access here any more.",
)
SCOPE_MISSING = Text(
    "Diesem Schlüssel fehlt „{scope}“. Ein neuer, bei dem das angekreuzt ist, kann es.",
    "This key lacks “{scope}”. A new one with that ticked can do it.",
)
RIGHT_MISSING = Text(
    "Dem Konto hinter diesem Schlüssel fehlt das Recht „{right}“. Wer leitet, kann es geben.",
    "The account behind this key lacks the right “{right}”. Whoever leads can give it.",
)
SLOWER = Text(
    "Das waren über {most} Anfragen in einer Minute. In {seconds} Sekunden geht es weiter.",
    "These were more than {most} requests within a minute. Please wait {seconds} seconds.",
)
BAD = {"expired": EXPIRED, "revoked": REVOKED, "closed": NO_ACCESS}


class Call(CompanyRequest):
    """A request of a program: the company, on whose behalf, and by which key."""

    key: HeldKey


class Key(HttpBearer):
    """Lets in a key that has `scope`, for an account that has `right`. A stranger's key finds nothing."""

    def __init__(self, scope: Scope = "read", right: Right = "see") -> None:
        super().__init__()
        self.scope, self.right = scope, right

    def __call__(self, request: HttpRequest) -> Any:
        scheme, _, token = request.headers.get("Authorization", "").partition(" ")
        if scheme.lower() != "bearer" or not token.strip():
            raise closed(NO_KEY, "key_missing")
        return self.authenticate(request, token.strip())

    def authenticate(self, request: Any, token: str) -> HeldKey:
        key = held_key(token, now())
        if key is None:
            raise closed(WRONG_KEY, "key_unknown")
        found = company_for(key.user_id, key.slug)
        if found is None:  # said first: a new key would not help
            raise closed(NO_ACCESS, "key_closed")
        if key.state != "good":
            raise closed(BAD[key.state], f"key_{key.state}")
        _insist_on_a_pace(key)
        request.key, request.by, request.company = key, key.by, CompanyHere(**found)
        be_formal(request.company.formal)
        if request.resolver_match.kwargs.get("slug", key.slug) != key.slug:
            raise not_there()
        self._insist_on_rights(request)
        if key.last_used_on != today():  # once a day: reading must not wait for those who write
            note_use(key.id, today())
        return key

    def _insist_on_rights(self, request: Call) -> None:
        if self.right not in request.company.rights:  # first: no new key would help
            name = next(words.name for words in RIGHTS if words.right == self.right)
            raise Problem(403, "right_missing", RIGHT_MISSING.with_values(right=name), missing=self.right)
        if self.scope not in request.key.scopes:
            raise lacks(self.scope, request.key)


def lacks(scope: Scope, key: HeldKey) -> Problem:
    """What a key without this scope is told."""
    if scope == "decide" and key.is_for_assistant:
        return Problem(403, "scope_missing", NEVER_AN_ASSISTANT, missing=scope)
    name = SCOPES[scope].name
    return Problem(403, "scope_missing", SCOPE_MISSING.with_values(scope=name), missing=scope)


def closed(text: Text, code: str) -> Problem:
    return Problem(401, code, text, headers={"WWW-Authenticate": 'Bearer realm="Klarlinie"'})


def _insist_on_a_pace(key: HeldKey) -> None:
    """So many requests a minute; the count dies with the minute."""
    minute, second = divmod(int(now().timestamp()), A_MINUTE)
    name = f"api-pace:{key.id}:{minute}"
    cache.add(name, 0, A_MINUTE)
    try:
        calls = cache.incr(name)
    except ValueError:  # the minute ended between the two lines
        calls = 1
    if calls > MOST:
        wait = A_MINUTE - second
        text = SLOWER.with_values(most=MOST, seconds=wait)
        raise Problem(429, "too_many_requests", text, headers={"Retry-After": str(wait)})
