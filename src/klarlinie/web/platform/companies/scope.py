"""Company data is fenced: a query that does not say for which company is refused."""

from __future__ import annotations

from typing import Any, ClassVar, Generic, NoReturn, Self, TypeVar

from django.db import models

from klarlinie.vocabulary.text import Text

Row = TypeVar("Row", bound=models.Model)


class ScopeMissing(RuntimeError):
    """Somebody asked for rows of all companies at once. Say which: `.objects.for_company(company_id)`."""


class Scoped(models.QuerySet[Row], Generic[Row]):
    """Rows of one company; what is created through it belongs to that company."""

    company_id: int | None = None

    def of(self, company_id: int) -> Self:
        rows = self.filter(company_id=company_id)
        rows.company_id = company_id
        return rows

    def _clone(self) -> Self:
        rows: Self = super()._clone()  # type: ignore[misc]
        rows.company_id = self.company_id
        return rows

    def create(self, **fields: Any) -> Row:
        return super().create(company_id=self.company_id, **fields)


class ScopedManager(models.Manager[Row], Generic[Row]):
    """The only way to rows of companies in actions and queries."""

    def for_company(self, company_id: int) -> Scoped[Row]:
        return Scoped[Row](self.model, using=self._db).of(company_id)

    def get_queryset(self) -> NoReturn:
        raise ScopeMissing(f"{self.model.__name__}.objects.for_company(company_id) says for which company.")


class CompanyModel(models.Model):
    """A row that belongs to exactly one company. `version` counts its changes, so that nobody overwrites anybody.

    `everywhere` is for what concerns all companies at once (archive, janitor, tests), never for pages. `called` is what
    people call such rows, for saying what goes where something that others hang on is deleted.
    """

    called: ClassVar[Text] = Text("weitere Angaben", "further details")

    company = models.ForeignKey("companies.Company", on_delete=models.CASCADE, related_name="+")
    version = models.PositiveIntegerField(default=1)

    objects = ScopedManager[Self]()
    everywhere = models.Manager[Self]()

    class Meta:
        abstract = True
        # What Django does by itself (deleting, following a foreign key) needs no scope.
        base_manager_name = "everywhere"
