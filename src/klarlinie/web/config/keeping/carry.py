"""One company as a file: everything that belongs to it, to keep or to carry to another Klarlinie.

What is left out, and why: the ways in (invitations, guest links) and work in the background belong to a server;
answers of a blind round that is not revealed yet are nobody's to read; the cover of a consultancy is not the company's.
"""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from django.apps import apps
from django.db import models, transaction

from klarlinie.vocabulary.text import Text
from klarlinie.web.config.keeping.archive import Archive, CannotKeep, opened, write
from klarlinie.web.config.keeping.plain_rows import Written, is_file, one_moment, read, written
from klarlinie.web.config.people import organisation_named
from klarlinie.web.platform.accounts.models import User
from klarlinie.web.platform.companies.actions import found_company, found_organisation
from klarlinie.web.platform.companies.models import Company
from klarlinie.web.platform.companies.scope import CompanyModel
from klarlinie.web.platform.journal.by import By
from klarlinie.web.platform.journal.chain import content_seal, is_erased, seal
from klarlinie.web.platform.journal.models import Entry
from klarlinie.web.platform.journal.queries import chain_breaks_at
from klarlinie.web.platform.journal.story import story

LEFT_OUT = {
    "companies.Invitation": "a way into one server",
    "companies.GuestLink": "a way into one server",
    "background.Work": "work of one server",
    "tokens.Token": "a way into one server",
    "tokens.AlreadyDone": "what programs asked of one server",
    "keeping.KeptArchive": "a copy of everything else",
    "webhooks.Webhook": "a way out of one server, with its secret",
}
NOT_YET = {"rounds.BlindAnswer": models.Q(round__revealed_at__isnull=False)}  # only what was revealed
# By which guests and their browsers are known on one server; made anew on another.
OF_ONE_SERVER = {
    "rounds.Round": ("public_id", "guest_salt"),
    "rounds.Participant": ("guest_hash",),
    "decisions.Meeting": ("public_id",),
}
# What was superseded must step aside before the next one comes: until then it points at itself.
ONLY_THE_LAST_HOLDS = {"decisions.Decision"}
SLUG = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")  # of an address
ENTRY, ACTIVITY = "journal.Entry", "inventory.Activity"
COMPANY, PEOPLE, TABLES, FILES = "company.json", "people.json", "tables", "files"
NO_COMPANY = Text("Ein Unternehmen „{slug}“ gibt es hier nicht.", "There is no company “{slug}” here.")
WRONG_ROWS = Text(
    "In {file} passt etwas nicht zusammen ({where}). Nichts wurde verändert. Stammt die Datei aus einer anderen "
    "Version?",
    "Something in {file} does not fit together ({where}). Nothing was changed. Is the file from another version?",
)
CARRIED = Text(
    "Aus einem Export vom {on} übernommen. Der Verlauf davor kommt von dort und ist hier neu versiegelt.",
    "Taken over from an export of {on}. The history before comes from there and has been sealed anew here.",
)


class DoesNotFit(Exception):
    """A row points at something that is not in the file."""


# --- out ---


def export(slug: str, file: Path, *, at: datetime, show: Callable[[int, int], None] | None = None) -> None:
    """`show` is told how many tables of how many are done. Raises `CannotKeep`."""
    company = Company.objects.filter(slug=slug).select_related("organisation").first()
    if company is None:
        raise CannotKeep(NO_COMPANY.with_values(slug=slug))
    about = {
        "made_at": at.isoformat(),
        "company": company.name,
        "organisation": {"name": company.organisation.name, "kind": company.organisation.kind},
        "journal_breaks_at": chain_breaks_at(company.pk),
        "left_out": {**LEFT_OUT, **dict.fromkeys(NOT_YET, "before the round is revealed")},
    }
    with one_moment():
        write(file, "company", about, _parts(company, show))


def _parts(company: Company, show: Callable[[int, int], None] | None) -> Iterator[tuple[str, bytes]]:
    seen: set[int] = set()
    yield COMPANY, _json(written(company))
    tables = carried()
    for done, model in enumerate(tables):
        if show is not None:
            show(done, len(tables))
        rows = []
        for row in _rows(model, company.pk):
            rows.append(_shown(model._meta.label, written(row, with_files=False)))
            seen.update(_users_of(row))
            yield from _files_of(row)
        yield f"{TABLES}/{model._meta.label}.json", _json(rows)
    people = User.objects.filter(pk__in=seen).order_by("pk")
    yield (
        PEOPLE,
        _json([{"id": u.pk, "email": u.email, "name": u.name, "language": u.language} for u in people]),
    )


def _shown(label: str, row: Written) -> Written:
    """Without what guests are known by, in the row itself and in what the journal holds of such rows."""
    shown = {name: value for name, value in row.items() if name not in OF_ONE_SERVER.get(label, ())}
    if label == ENTRY:
        shown["rows"] = [
            {**one, **{side: one[side] and _shown(one["model"], one[side]) for side in ("before", "after")}}
            for one in row["rows"]
        ]
    return shown


def carried() -> list[type[models.Model]]:
    """The tables of a company, those that others point at first."""
    found = [
        model
        for model in apps.get_models()
        if issubclass(model, CompanyModel) and model._meta.label not in LEFT_OUT
    ]
    ordered: list[type[models.Model]] = []
    while len(ordered) < len(found):
        ready = [m for m in found if m not in ordered and _needs(m) & set(found) <= {*ordered, m}]
        ordered.extend(sorted(ready, key=lambda model: model._meta.label))
    return ordered


def _needs(model: type[models.Model]) -> set[Any]:
    inside = {apps.get_model(ACTIVITY)} if model._meta.label in KEYS_INSIDE else set()
    return {one.related_model for one in _pointers(model)} | inside


def _pointers(model: type[models.Model]) -> list[models.ForeignKey[Any, Any]]:
    return [one for one in model._meta.concrete_fields if isinstance(one, models.ForeignKey)]


def _rows(model: type[models.Model], company_id: int) -> models.QuerySet[Any]:
    label = model._meta.label
    rows: models.QuerySet[Any] = model._base_manager.filter(company_id=company_id)
    return rows.filter(NOT_YET.get(label, models.Q())).order_by("number" if label == ENTRY else "pk")


def _users_of(row: models.Model) -> set[int]:
    keys = {getattr(row, one.attname) for one in _pointers(type(row)) if one.related_model is User}
    return keys - {None}


def _files_of(row: models.Model) -> Iterator[tuple[str, bytes]]:
    for one in row._meta.concrete_fields:
        content = one.value_from_object(row) if is_file(one) else None
        if content is not None:
            yield f"{FILES}/{row._meta.label}/{row.pk}.{one.attname}", bytes(content)


def _json(plain: object) -> bytes:
    return json.dumps(plain, ensure_ascii=False, indent=1).encode()


# --- in ---


def take_in(file: Path, organisation: str | None, *, by: By, at: datetime) -> str:
    """The company of an export as a new one of this server. Gives its slug. Raises `CannotKeep`.

    It joins an organisation that is already here only if the operator names it: whoever leads there sees everything.
    """
    with opened(file, "company") as archive:
        try:
            with transaction.atomic():
                there = archive.manifest["organisation"]
                home = organisation_named(organisation) if organisation else None
                named = organisation or there["name"]
                home_id = home.pk if home else found_organisation(named, there["kind"], at=at)
                people = json.loads(archive.read(PEOPLE))
                accounts = {person["id"]: _account(person, at) for person in people}
                return filled(archive, home_id, accounts, by=by, at=at).slug
        except (DoesNotFit, KeyError, TypeError, ValueError) as error:
            raise CannotKeep(WRONG_ROWS.with_values(file=str(file), where=str(error))) from error


def filled(
    archive: Archive,
    home_id: int,
    accounts: Mapping[int, int],
    *,
    by: By,
    at: datetime,
    without: Collection[str] = (),
) -> Company:
    """The company of an archive as a new one of an organisation; tables in `without` stay behind.

    `accounts` says which account of the file is which here. Raises `DoesNotFit` and whatever odd values raise.
    """
    company = _found(archive, home_id, by, at)
    keys = Keys(company.pk)
    for old, new in accounts.items():
        keys.note("accounts.User", old, new)
    for model in carried():
        label = model._meta.label
        name = f"{TABLES}/{label}.json"
        rows = json.loads(archive.read(name)) if name in archive.manifest["files"] else []
        if label != ENTRY and label not in without:
            _fill(model, rows, keys, archive)
    _fill_journal(json.loads(archive.read(f"{TABLES}/{ENTRY}.json")), keys)
    on = datetime.fromisoformat(archive.manifest["made_at"]).date()
    with story(company.pk, by=by, at=at, says=CARRIED.with_values(on=on)) as told:
        told.note()
    return company


def _found(archive: Archive, home_id: int, by: By, at: datetime) -> Company:
    """The company's own row, without the history that founding it would begin."""
    row = read(Company, json.loads(archive.read(COMPANY)))
    is_free = SLUG.fullmatch(row["slug"]) and not Company.objects.filter(slug=row["slug"]).exists()
    slug = found_company(home_id, row["name"], by=by, at=at, slug=row["slug"] if is_free else None)
    company = Company.objects.get(slug=slug)
    Entry.everywhere.filter(company=company).delete()
    kept = {k: v for k, v in row.items() if k not in ("id", "slug", "organisation_id")}
    Company.objects.filter(pk=company.pk).update(**kept)
    return company


def _account(person: dict[str, Any], at: datetime) -> int:
    """Whoever has this address here; else a new account that opens once its owner has set a password by mail."""
    email = person["email"].lower()
    known = User.objects.filter(email=email).first()
    if known is not None:
        return known.pk
    fields = {"name": person["name"], "language": person["language"], "joined_at": at}
    return User.objects.create_user(email, None, **fields).pk


@dataclass
class Keys:
    """Which key of the file became which key here."""

    company_id: int
    known: dict[tuple[str, int], int] = field(default_factory=dict)

    def note(self, label: str, old: int, new: int) -> None:
        self.known[label, old] = new

    def new(self, label: str, old: int | None) -> int | None:
        return None if old is None else self.known.get((label, old))


def _fill(model: type[models.Model], rows: list[Written], keys: Keys, archive: Archive) -> None:
    to_itself = tuple(one.attname for one in _pointers(model) if one.related_model is model)
    if model._meta.label not in ONLY_THE_LAST_HOLDS:
        _make(model, rows, keys, archive, later=to_itself)
        return
    for row in rows:  # in their order, for a history is read in the order of its keys
        _make(model, [{**row, **dict.fromkeys(to_itself)}], keys, archive, later=())
        _point(model, keys, row, {name: row["id"] for name in to_itself if row[name] is not None})
    for row in rows:
        _point(model, keys, row, {name: row[name] for name in to_itself if row[name] is not None})


def _point(model: type[models.Model], keys: Keys, row: Written, at: Mapping[str, int]) -> None:
    """Let the new row of `row` point at other rows of its kind, named by their old keys."""
    label = model._meta.label
    if at:
        there = {name: keys.new(label, old) for name, old in at.items()}
        model._base_manager.filter(pk=keys.new(label, row["id"])).update(**there)


def _make(
    model: type[models.Model], rows: list[Written], keys: Keys, archive: Archive, later: tuple[str, ...]
) -> None:
    """The rows; the columns named in `later` are set once all of them have their new keys."""
    label = model._meta.label
    made = []
    for row in rows:
        fields = read(model, moved(model, {**row, **dict.fromkeys(later)}, keys)) | _content(
            model, row["id"], archive
        )
        del fields["id"]
        fields |= {name: _made_anew(model, name) for name in OF_ONE_SERVER.get(label, ())}
        made.append(model(**fields | {"company_id": keys.company_id}))
    for row, new in zip(rows, model._base_manager.bulk_create(made, batch_size=200), strict=True):
        keys.note(label, row["id"], new.pk)
    for row in rows:
        known = {name: keys.new(label, row[name]) for name in later if row[name] is not None}
        if known:
            model._base_manager.filter(pk=keys.new(label, row["id"])).update(**known)


def _made_anew(model: type[models.Model], name: str) -> str:
    """A name that nobody can guess, as long as its column."""
    longest = next(one.max_length for one in model._meta.concrete_fields if one.attname == name)
    return secrets.token_hex((longest or 32) // 2)


def moved(model: type[models.Model], row: Written, keys: Keys, *, strict: bool = True) -> Written:
    """A row, or the part of one that the journal holds, with the keys it has here.

    `strict` raises `DoesNotFit` where a row must point at something that did not come along.
    """
    pointers = {one.attname: one for one in _pointers(model) if one.attname != "company_id"}
    inside = KEYS_INSIDE.get(model._meta.label, {})
    there: Written = {}
    for name, value in row.items():
        if name in pointers:
            there[name] = keys.new(pointers[name].related_model._meta.label, value)
            if strict and value is not None and there[name] is None and not pointers[name].null:
                raise DoesNotFit(f"{model._meta.label}.{name}")
        else:
            there[name] = inside[name](value, keys) if name in inside else value
    return there


def _content(model: type[models.Model], old: int, archive: Archive) -> Written:
    names = {
        one.attname: f"{FILES}/{model._meta.label}/{old}.{one.attname}"
        for one in model._meta.concrete_fields
        if is_file(one)
    }
    return {name: archive.read(path) for name, path in names.items() if path in archive.manifest["files"]}


def _fill_journal(rows: list[Written], keys: Keys) -> None:
    """The history with the keys of here, each entry sealed anew to the one before."""
    last, made = "", []
    for row in rows:
        entry = Entry(**read(Entry, moved(Entry, row, keys)) | {"company_id": keys.company_id, "id": None})
        entry.rows = [_moved_change(change, keys) for change in row["rows"]]
        if not is_erased(entry):
            entry.content_seal = content_seal(entry)
        entry.seal = last = seal(entry, last)
        made.append(entry)
    Entry.everywhere.bulk_create(made, batch_size=200)


def _moved_change(change: dict[str, Any], keys: Keys) -> dict[str, Any]:
    """A row that was gone already has no key here: taking that back makes a new one."""
    model = apps.get_model(change["model"])
    own = keys.company_id if model is Company else keys.new(change["model"], change["id"])
    sides = {
        side: None if change[side] is None else moved(model, change[side], keys, strict=False)
        for side in ("before", "after")
    }
    return {"model": change["model"], "id": own, **sides}


# --- keys that stand in plain values ---


def _subject(value: Any, keys: Keys) -> Any:
    """Of a rating round, the key of the activity; of a clarity round the name of a question."""
    if isinstance(value, str) and value.isdecimal():
        new = keys.new(ACTIVITY, int(value))
        return value if new is None else str(new)
    return value


def _asks(value: Any, keys: Keys) -> Any:
    if not isinstance(value, dict) or "subjects" not in value:
        return value
    return {
        **value,
        "subjects": [{**one, "key": _subject(one.get("key"), keys)} for one in value["subjects"]],
    }


KEYS_INSIDE: dict[str, dict[str, Callable[[Any, Keys], Any]]] = {
    "rounds.Round": {"asks": _asks},
    "rounds.BlindAnswer": {"subject": _subject},
}
