"""A story is one act of one person: all its changes and its one journal entry happen together, or not at all."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from typing import Any, TypeVar

from django.db import models, transaction
from django.db.models import F
from django.http import Http404

from klarlinie.vocabulary.figures import Language
from klarlinie.vocabulary.text import Text
from klarlinie.web.platform.companies.models import Company
from klarlinie.web.platform.journal.by import LONGEST_NAME, By
from klarlinie.web.platform.journal.chain import content_seal, end_seal, seal
from klarlinie.web.platform.journal.consequences import consequences_of
from klarlinie.web.platform.journal.models import Entry
from klarlinie.web.platform.journal.rows import State, fit, keepable, state

Row = TypeVar("Row", bound=models.Model)


class Stale(Exception):
    """Somebody else has changed or removed the row since it was shown.

    `theirs` is what stands there now (None: it is gone), `mine` what was to be saved.
    """

    def __init__(self, theirs: models.Model | None, mine: Mapping[str, Any]) -> None:
        super().__init__("the row has changed since it was shown")
        self.theirs, self.mine = theirs, mine
        self.text = Text(
            "Das hat inzwischen jemand geändert. Hier stehen beide Fassungen.",
            "Somebody has changed this in the meantime. Here are both versions.",
        )


@contextmanager
def story(company_id: int, *, by: By, at: datetime, says: Text) -> Iterator[Story]:
    """Changes of one company's rows in one transaction with one entry; without any change, no entry is written.

    The company's row is locked first, so that two stories of one company never interleave.
    """
    with transaction.atomic():
        if Company.objects.select_for_update().only("pk").filter(pk=company_id).first() is None:
            raise Http404  # it was deleted while this was on its way
        told = Story(company_id, by, at, says)
        yield told
        for act in consequences_of({row["model"] for row in told.rows}):
            act(told)
        told.write_down()


class Story:
    """What happened so far. `says` may be set anew once more is known; `note()` writes an entry without rows.

    `right` is the decision right that was used (deciding.actions.use_right); the entry names it.
    """

    def __init__(self, company_id: int, by: By, at: datetime, says: Text) -> None:
        self.company_id, self.by, self.at, self.says = company_id, by, at, says
        self.rows: list[dict[str, Any]] = []
        self.undoes: int | None = None
        self.right: Text | None = None
        self.entry: Entry | None = None
        self._noted = False

    def create(self, model: type[Row], **fields: Any) -> Row:
        row = fit(model(company_id=self.company_id, **fields))
        row.save(force_insert=True)
        self._remember(model, row.pk, None, state(row))
        return row

    def create_many(self, model: type[Row], rows: Iterable[Mapping[str, Any]]) -> list[Row]:
        """Like `create`, for hundreds of rows in few statements."""
        made = [fit(model(company_id=self.company_id, **fields)) for fields in rows]
        model._base_manager.bulk_create(made, batch_size=200)
        for row in made:
            self._remember(model, row.pk, None, state(row))
        return made

    def change(self, row: Row, *, version: int | None = None, **fields: Any) -> Row:
        """Set `fields` if the row still has the `version` that was shown (default: the one it was read with).

        Raises `Stale` with both states where it has not. Nothing happens where nothing differs.
        """
        shown = version if version is not None else row.version  # type: ignore[attr-defined]
        model = type(row)
        ours = self._rows_of(model).filter(pk=row.pk)
        current = ours.filter(version=shown).first()
        if current is None:
            raise Stale(ours.first(), fields)
        before = state(current)
        for name, value in fields.items():
            setattr(current, name, value)
        after = state(fit(current))
        changed = {name for name in after if after[name] != before[name]}
        if not changed:
            return current
        attnames = {name: getattr(current, name) for name in changed}
        if not ours.filter(version=shown).update(version=F("version") + 1, **attnames):
            raise Stale(ours.first(), fields)
        current.version = shown + 1  # type: ignore[attr-defined]
        self._remember(model, row.pk, _only(before, changed), _only(after, changed))
        return current

    def delete(self, row: models.Model, *, version: int | None = None) -> None:
        """Raises `Stale` like `change`."""
        shown = version if version is not None else row.version  # type: ignore[attr-defined]
        model = type(row)
        current = self._rows_of(model).filter(pk=row.pk).first()
        if current is None or current.version != shown:  # type: ignore[attr-defined]
            raise Stale(current, {})
        self._remember(model, row.pk, state(current), None)
        self.rows[-1]["version"] = shown  # should it come back, it goes on counting from here
        current.delete()

    def delete_many(self, model: type[Row], rows: Collection[Row]) -> None:
        """Hundreds of rows that no others point at, in few statements; they must have just been read."""
        for row in rows:
            self._remember(model, row.pk, state(row), None)
            self.rows[-1]["version"] = row.version  # type: ignore[attr-defined]
        there = self._rows_of(model).filter(pk__in=[row.pk for row in rows])
        there._raw_delete(there.db)

    @property
    def number(self) -> int | None:
        """Once the story is over: the number of its entry, for taking it back; None where nothing has changed."""
        return self.entry.number if self.entry else None

    def note(self) -> None:
        """Write the entry although no row has changed."""
        self._noted = True

    def write_down(self) -> None:
        if not self.rows and not self._noted:
            return
        entries = Entry.objects.for_company(self.company_id)
        last = entries.order_by("-number").only("number", "seal").first()
        entry = Entry(
            company_id=self.company_id,
            number=last.number + 1 if last else 1,
            at=self.at,
            by_user_id=self.by.user_id,
            by_kind=self.by.kind,
            by_name=self.by.name[:LONGEST_NAME],
            says_de=keepable(self._words("de")),
            says_en=keepable(self._words("en")),
            rows=self.rows,
            undoes=self.undoes,
        )
        entry.content_seal = content_seal(entry)
        entry.seal = seal(entry, last.seal if last else "")
        entry.save(force_insert=True)
        Company.objects.filter(pk=self.company_id).update(journal_end=end_seal(entry.seal))
        self.entry = entry

    def _words(self, language: Language) -> str:
        said = self.says.say(language)
        return f"{said} ({self.right.say(language)})" if self.right else said

    def _rows_of(self, model: type[Row]) -> models.QuerySet[Row]:
        rows: models.QuerySet[Row] = model.objects.for_company(self.company_id)  # type: ignore[attr-defined]
        return rows

    def _remember(
        self, model: type[models.Model], pk: int, before: State | None, after: State | None
    ) -> None:
        self.rows.append({"model": model._meta.label, "id": pk, "before": before, "after": after})


def _only(written: State, names: set[str]) -> State:
    return {name: written[name] for name in sorted(names)}
