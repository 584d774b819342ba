"""What whoever leads a round does with it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, cast

from django.db.models import F

from klarlinie.method.evaluation.rating_rounds import ANONYMITY_NAMES, Anonymity, may_change
from klarlinie.vocabulary.text import Text
from klarlinie.web.platform.companies.models import GuestLink
from klarlinie.web.platform.companies.tokens import fingerprint, link_token, new_salt
from klarlinie.web.platform.journal.by import By
from klarlinie.web.platform.journal.story import Story, story
from klarlinie.web.platform.live.changes import tell_others
from klarlinie.web.platform.rounds.asks import Asks, Kind, read, written
from klarlinie.web.platform.rounds.models import BlindAnswer, Participant, Round
from klarlinie.web.platform.rounds.queries.overview import PURPOSE
from klarlinie.web.platform.rounds.queries.revealed import apart
from klarlinie.web.platform.rounds.tokens import new_public_id
from klarlinie.web.platform.rounds.wordings import SOMEBODY, until_words
from klarlinie.web.platform.ui.refusal import Refusal

LINK_LASTS = timedelta(days=30)  # where the round has no last day


class CannotLead(Refusal):
    """What the leader wanted does not go (any more); `text` says why."""


NOT_RUNNING = Text("Diese Runde ist schon vorbei.", "This round is over already.")
NO_SUCH_ROUND = Text("Diese Runde gibt es nicht mehr.", "This round does not exist any more.")
ONLY_STRICTER = Text(
    "Es ist schon jemand dabei. Ab jetzt kann die Runde nur noch anonymer werden, nicht offener.",
    "Somebody has joined already. From now on the round can only become more anonymous, not more open.",
)
ONLY_ONCE = Text("Noch einmal bewertet wird nur einmal.", "There is one re-rating only.")
NOTHING_APART = Text(
    "Alle liegen höchstens einen Schritt auseinander. Da gibt es nichts neu zu bewerten.",
    "All votes lie within one step. There is nothing to rate again.",
)


def open_round(
    company_id: int,
    *,
    kind: Kind,
    title: str,
    asks: Asks,
    anonymity: Anonymity = "partial",
    until_at: datetime | None = None,
    leader_votes: bool = False,
    by: By,
    at: datetime,
) -> int:
    """A new round with its guest link. Gives its number. Raises ValueError where `asks` is empty or of another kind."""
    if not asks.subjects or asks.kind != kind:
        raise ValueError("a round asks for at least one thing, and for what its kind says")
    says = Text("Runde „{title}“ eröffnet", "Round “{title}” opened", {"title": title})
    with story(company_id, by=by, at=at, says=says) as told:
        opened = told.create(
            Round,
            public_id=new_public_id(),
            kind=kind,
            title=title,
            asks=written(asks),
            anonymity=anonymity,
            leader_votes=leader_votes,
            led_by_id=by.user_id,
            opened_at=at,
            until_at=until_at,
            guest_salt=new_salt(),
        )
        told.create(GuestLink, **_link(opened, by, at))
    return opened.pk


def reveal(company_id: int, round_id: int, *, by: By, at: datetime) -> None:
    """Turn all answers round at once. Whoever is second finds it done. Raises `CannotLead`."""
    with story(company_id, by=by, at=at, says=NO_SUCH_ROUND) as told:
        found = _round(told, round_id)
        if found.revealed_at:
            return
        _running(found)
        told.says = Text("Runde „{title}“ aufgedeckt", "Round “{title}” revealed", {"title": found.title})
        _set(told, found, revealed_at=at)


def end_round(company_id: int, round_id: int, *, by: By, at: datetime) -> None:
    """End without a reveal: the answers are deleted, nobody will ever see them. Raises `CannotLead`."""
    with story(company_id, by=by, at=at, says=NO_SUCH_ROUND) as told:
        found = _running(_round(told, round_id))
        told.says = Text(
            "Runde „{title}“ ohne Aufdecken beendet, die Antworten sind gelöscht",
            "Round “{title}” ended without a reveal, the answers are deleted",
            {"title": found.title},
        )
        _set(told, found, ended_at=at)
        BlindAnswer.objects.for_company(company_id).filter(round=found).delete()


def extend(
    company_id: int, round_id: int, until_at: datetime | None, *, version: int, by: By, at: datetime
) -> None:
    """Another last day, or none. Raises `CannotLead`, `Stale`."""
    with story(company_id, by=by, at=at, says=NO_SUCH_ROUND) as told:
        found = _running(_round(told, round_id))
        told.says = _until_says(found.title, until_at)
        told.change(found, version=version, until_at=until_at)
        for link in _links(told, found):
            told.change(link, expires_at=until_at or at + LINK_LASTS)
        tell_others(found.public_id)


def change_anonymity(company_id: int, round_id: int, wanted: Anonymity, *, by: By, at: datetime) -> None:
    """Freely until somebody has joined, then only stricter. Raises `CannotLead`.

    Not "until somebody has answered", as the method allows: that would tell whether there is an answer.
    """
    with story(company_id, by=by, at=at, says=NO_SUCH_ROUND) as told:
        found = _running(_round(told, round_id))
        people = Participant.objects.for_company(company_id).filter(round=found)
        if not may_change(cast(Anonymity, found.anonymity), wanted, people.exists()):
            raise CannotLead(ONLY_STRICTER)
        if found.anonymity == wanted:
            return
        told.says = Text(
            "Runde „{title}“ ist jetzt {level}",
            "Round “{title}” is {level} now",
            {"title": found.title, "level": ANONYMITY_NAMES[wanted]},
        )
        if wanted == "full":
            people.update(name="", user=None, version=F("version") + 1)
        _set(told, found, anonymity=wanted)


def new_link(company_id: int, round_id: int, *, by: By, at: datetime) -> None:
    """A new link; every older one is dead at once. Raises `CannotLead`."""
    with story(company_id, by=by, at=at, says=NO_SUCH_ROUND) as told:
        found = _may_have_guests(_running(_round(told, round_id)))
        told.says = Text(
            "Neuer Gästelink für „{title}“, der alte gilt nicht mehr",
            "New guest link for “{title}”; the old one no longer works",
            {"title": found.title},
        )
        _links(told, found).update(revoked_at=at, version=F("version") + 1)
        GuestLink(company_id=company_id, **_link(found, by, at)).save(force_insert=True)
        told.note()


def revoke_link(company_id: int, round_id: int, *, by: By, at: datetime) -> None:
    """Nobody comes in any more; whoever is in stays. Raises `CannotLead`."""
    with story(company_id, by=by, at=at, says=NO_SUCH_ROUND) as told:
        found = _round(told, round_id)
        told.says = Text(
            "Gästelink für „{title}“ zurückgezogen",
            "Guest link for “{title}” withdrawn",
            {"title": found.title},
        )
        if _links(told, found).update(revoked_at=at, version=F("version") + 1):
            told.note()


def take_out(company_id: int, round_id: int, participant_id: int, *, by: By, at: datetime) -> None:
    """Somebody leaves the round, with all answers. Raises `CannotLead`."""
    with story(company_id, by=by, at=at, says=NO_SUCH_ROUND) as told:
        found = _running(_round(told, round_id))
        person = Participant.objects.for_company(company_id).filter(round=found, pk=participant_id).first()
        if person is None:
            return
        told.says = Text(
            "{name} ist bei „{title}“ nicht mehr dabei",
            "{name} has left “{title}”",
            {"name": person.name or SOMEBODY, "title": found.title},
        )
        person.delete()
        told.note()
        tell_others(found.public_id)


def rate_again(company_id: int, round_id: int, *, everything: bool, by: By, at: datetime) -> int:
    """The one re-rating, by the same people: of all subjects, or only of those where they are apart.

    Gives the number of the new round. Raises `CannotLead`.
    """
    keys = None if everything else apart(company_id, round_id)
    with story(company_id, by=by, at=at, says=NO_SUCH_ROUND) as told:
        first = _round(told, round_id)
        rows = Round.objects.for_company(company_id)
        if first.kind != "evaluation" or not first.revealed_at or first.again_of_id:
            raise CannotLead(ONLY_ONCE)
        if rows.filter(again_of=first).exists():
            raise CannotLead(ONLY_ONCE)
        if keys == ():
            raise CannotLead(NOTHING_APART)
        told.says = Text(
            "„{title}“ wird noch einmal bewertet", "“{title}” is rated again", {"title": first.title}
        )
        asks = read(first.asks)
        fields = _again(first, asks if keys is None else asks.only(keys), by, at)
        again = Round(company_id=company_id, **fields)
        again.save(force_insert=True)
        _same_people(first, again)
        told.note()
        tell_others(first.public_id)
    return again.pk


def settle(company_id: int, round_id: int, *, by: By, at: datetime) -> None:
    """The team has agreed. Raises `CannotLead` before the reveal."""
    with story(company_id, by=by, at=at, says=NO_SUCH_ROUND) as told:
        found = _round(told, round_id)
        if not found.revealed_at:
            raise CannotLead(NOT_RUNNING)
        told.says = Text("Über „{title}“ ist man sich einig", "Agreed on “{title}”", {"title": found.title})
        told.change(found, settled_at=at)
        tell_others(found.public_id)


def _until_says(title: str, until_at: datetime | None) -> Text:
    if until_at is None:
        return Text(
            "Runde „{title}“ läuft ohne letzten Tag",
            "Round “{title}” runs without a last day",
            {"title": title},
        )
    return Text(
        "Runde „{title}“ läuft bis {until}",
        "Round “{title}” runs until {until}",
        {"title": title, "until": until_words(until_at)},
    )


def _round(told: Story, round_id: int) -> Round:
    found = Round.objects.for_company(told.company_id).filter(pk=round_id).first()
    if found is None:
        raise CannotLead(NO_SUCH_ROUND)
    return found


def _running(found: Round) -> Round:
    if found.revealed_at or found.ended_at:
        raise CannotLead(NOT_RUNNING)
    return found


def _may_have_guests(found: Round) -> Round:
    if found.again_of_id:
        raise CannotLead(
            Text("Hier bewerten dieselben Leute noch einmal.", "Here the same people rate once more.")
        )
    return found


def _set(told: Story, found: Round, **fields: Any) -> None:
    """A change that nobody can take back, told to everybody who follows."""
    Round.objects.for_company(told.company_id).filter(pk=found.pk).update(version=F("version") + 1, **fields)
    told.note()
    tell_others(found.public_id)


def _links(told: Story, found: Round) -> Any:
    return GuestLink.objects.for_company(told.company_id).filter(
        purpose=PURPOSE, about_id=found.pk, revoked_at=None
    )


def _link(opened: Round, by: By, at: datetime) -> dict[str, Any]:
    salt = new_salt()
    return {
        "purpose": PURPOSE,
        "about_id": opened.pk,
        "salt": salt,
        "token_hash": fingerprint(link_token(opened.company_id, opened.pk, salt)),
        "created_by_id": by.user_id,
        "created_at": at,
        "expires_at": opened.until_at or at + LINK_LASTS,
    }


def _again(first: Round, asks: Asks, by: By, at: datetime) -> dict[str, Any]:
    return {
        "public_id": new_public_id(),
        "kind": first.kind,
        "title": first.title,
        "asks": written(asks),
        "anonymity": first.anonymity,
        "leader_votes": first.leader_votes,
        "led_by_id": by.user_id,
        "opened_at": at,
        "again_of": first,
        "guest_salt": first.guest_salt,
    }


def _same_people(first: Round, again: Round) -> None:
    people = Participant.objects.for_company(first.company_id).filter(round=first)
    Participant.everywhere.bulk_create(
        Participant(
            company_id=first.company_id,
            round=again,
            name=person.name,
            side=person.side,
            user_id=person.user_id,
            guest_hash=person.guest_hash,
        )
        for person in people
    )
