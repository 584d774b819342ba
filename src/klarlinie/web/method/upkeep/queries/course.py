"""What has happened since the last review: what owners got done, what is in their way, what runs by halves."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from klarlinie.method.execution.fair_verdict import months_later
from klarlinie.method.execution.promised import Promised, expected
from klarlinie.method.upkeep.check_ins import monday_of
from klarlinie.method.upkeep.review import QUARTER
from klarlinie.vocabulary.text import Text
from klarlinie.web.method.execution.queries import CheckInSeen, Promise, check_ins, promises
from klarlinie.web.method.execution.queries.check_ins import how_it_goes, since
from klarlinie.web.method.upkeep.queries.reviews import last_closed_on

MOST = 3  # things done that are read out per promise


@dataclass(frozen=True)
class Course:
    """One promise with what happened. Nobody's hours stand here: the whole team looks at this page."""

    promise: Promise
    weeks: int  # with a check-in
    done: tuple[tuple[date, str], ...]  # the newest first
    aloud: tuple[Text, ...]

    @property
    def expected(self) -> Text | None:
        """How much of what by when."""
        one = self.promise
        return expected(
            Promised(expected=one.expected, expected_by=one.expected_by, expected_words=one.expected_words)
        )


def courses(company_id: int, today: date) -> tuple[Course, ...]:
    """All promises in the order of the board, since the last review or for a quarter. Four queries.

    The week in which the last review was closed still counts: most of it was said afterwards.
    """
    promised = promises(company_id)
    begin = monday_of(last_closed_on(company_id) or months_later(today, -QUARTER))
    said = check_ins(company_id, min(begin, since(today)))
    aloud = _aloud(promised, said, today)
    by_activity: defaultdict[int, list[CheckInSeen]] = defaultdict(list)
    for row in said:
        if row.week_on >= begin:
            by_activity[row.activity_id].append(row)
    return tuple(_course(one, by_activity[one.place.activity_id], aloud) for one in promised)


def _course(promise: Promise, said: Sequence[CheckInSeen], aloud: dict[int, list[Text]]) -> Course:
    done = tuple((row.week_on, row.done) for row in said if row.done)
    key = promise.place.activity_id
    return Course(promise, len({row.week_on for row in said}), done[:MOST], tuple(aloud.get(key, ())))


def _aloud(promised: Sequence[Promise], said: Sequence[CheckInSeen], today: date) -> dict[int, list[Text]]:
    """What has to be said out loud, by activity."""
    keys = {one.place.title: one.place.activity_id for one in promised}
    going = how_it_goes(promised, said, today)
    found: defaultdict[int, list[Text]] = defaultdict(list)
    for one in going.blocked:
        words = {"owner": one.owner, "words": one.words}
        found[one.activity_id].append(
            Text("{owner} kommt nicht weiter: „{words}“", "{owner} is stuck: “{words}”", words)
        )
    for half in going.by_halves:
        found[half.activity_id].append(half.aloud)
    for quiet in going.silent:
        found[keys[quiet.about]].append(quiet.sentence)
    return found
