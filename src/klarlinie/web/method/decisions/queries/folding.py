"""What was decided to be merged and still stands in the list as two rows: the first step after such a decision."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from klarlinie.web.method.decisions.models import Decision
from klarlinie.web.method.decisions.queries import into_what_ends


@dataclass(frozen=True)
class Fold:
    """`title` is to become part of `into`; both still stand in the list."""

    activity_id: int
    title: str
    into_id: int
    into: str


def folds_left(company_id: int) -> dict[int, Fold]:
    """By the activity that is to be folded, in the order of the decisions. One query."""
    rows = Decision.objects.for_company(company_id).filter(
        verdict="merge", superseded_by=None, activity__merged_into=None
    )
    rows = rows.exclude(into_what_ends(company_id))
    found = {}
    for row in rows.select_related("activity", "merge_with__merged_into").order_by("pk"):
        into = row.merge_with.merged_into or row.merge_with if row.merge_with else None
        if into is not None and into.pk != row.activity_id:
            found[row.activity_id] = Fold(row.activity_id, row.activity.title, into.pk, into.title)
    return found


def way_to_fold(slug: str, fold: Fold) -> str:
    """Both side by side in the inventory, and from there back to what was decided."""
    back = reverse("decisions", kwargs={"slug": slug})
    asked = urlencode({"keep": fold.into_id, "other": fold.activity_id, "next": back})
    return f"{reverse('inventory_duplicates', kwargs={'slug': slug})}?{asked}"
