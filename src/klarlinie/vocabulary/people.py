"""People who do the work, and the hours a week they really have for it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Person:
    """`hours_per_week` for marketing in all; `cannot` names activity types or titles this person can't or won't own."""

    name: str
    hours_per_week: float
    cannot: tuple[str, ...] = ()

    def would_own(self, activity_type: str, title: str) -> bool:
        """Whether nothing this person can't or won't do names that type, or stands in that title."""
        named = title.casefold()
        return not any(word == activity_type or word.casefold() in named for word in self.cannot if word)
