"""An amount with its unit, how many times and how often: "2x im Jahr je 2 Tage", "50-100 €/Monat"."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from klarlinie.method.inventory.amount_tokens import (
    PARTS,
    WORD_NUMBERS,
    WORD_TIMES,
    Token,
    is_plural_period,
    period_named,
    plain_words,
    tokens,
    turns_meaning,
    unit_named,
)
from klarlinie.method.inventory.unknowns import is_prose
from klarlinie.method.inventory.written_numbers import NUMBER, NumberStyle, read_number, style_for

Kind = Literal["time", "money", "count"]
Bound = Literal["at_most", "at_least"]
# What stands against reading a cell; the sentences for people are in `amount_texts`.
Trouble = Literal[
    "no_figure", "date", "ratio", "percent", "negative", "per_something", "one_off", "with_year", "several", "unclear",
    "two_readings", "wrong_kind", "period_of_some", "ambiguous_rhythm", "sum_with_own_period",
]  # fmt: skip

PER_YEAR: dict[str, int] = {"year": 1, "half": 2, "quarter": 4, "month": 12, "week": 52, "day": 220}


@dataclass(frozen=True, slots=True)
class Figure:
    """A number or a range; `bound` for "up to 5" and "at least 5"."""

    low: Decimal
    high: Decimal
    bound: Bound | None = None

    @property
    def middle(self) -> Decimal:
        return (self.low + self.high) / 2

    @property
    def is_range(self) -> bool:
        return self.low != self.high


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How often: once in `every` periods. `year` is set where the words name one ("in 2025")."""

    period: str
    every: Figure = Figure(Decimal(1), Decimal(1))
    year: int | None = None

    @property
    def times_a_year(self) -> Decimal:
        return Decimal(PER_YEAR[self.period]) / self.every.middle


@dataclass(frozen=True, slots=True)
class Amount:
    """One summand: `figure` `unit`s, `times` over, once per `rhythm`. None: the cell does not say."""

    figure: Figure
    unit: str | None = None
    times: Figure | None = None
    rhythm: Rhythm | None = None


@dataclass(frozen=True, slots=True)
class AmountReading:
    """The summands of a cell, what words are left over, and what stands against taking the figure."""

    amounts: tuple[Amount, ...] = ()
    rest: str = ""
    trouble: Trouble | None = None
    choices: tuple[Decimal, ...] = ()  # the two readings of a figure


_SCALES = {"k": 1_000, "t": 1_000, "m": 1_000_000}  # by the first letter of the scale word; mrd apart
_PUNCTUATION = " ()[],;:.!\"'„“”·•=\\"
_NEGATIVE = re.compile(r"\(\s*[€$£]?\s*[\d.,' ]+[€$£]?\s*\)|-\s*[€$£]?\s*\d.*")
_BETWEEN = re.compile(
    rf"(?:zwischen|between)\s+({NUMBER}[^\d]{{0,12}}?)\s+(?:und|and)\s+(?=\d)", re.IGNORECASE
)
_FIGURE_FOLLOWS = re.compile(r"\s?(?:[€$£]|EUR\s?|CHF\s?)?\s?\d")
_LIKE_A_CLOCK = re.compile(r"\d{1,2}\.(?:15|30|45)")
_LIKE_A_YEAR = re.compile(r"20(?:0[1-9]|[1-4]\d)")
LARGEST = Decimal(10) ** 12  # anything above is an article number
WIDEST_RANGE = 20  # "2-3.000 €" is hardly 2 to 3000
_HARMLESS_CODES = re.compile(r"b2[bc]|a[3-6]", re.IGNORECASE)
_TROUBLES: dict[str, Trouble] = {
    "date": "date", "ratio": "ratio", "percent": "percent", "one_off": "one_off", "unclear_rhythm": "ambiguous_rhythm",
    "last_bit": "period_of_some", "per": "per_something", "digits": "unclear",
}  # fmt: skip


@lru_cache(maxsize=20_000)
def read_amounts(cell: str, kind: Kind, header: str = "", style: NumberStyle | None = None) -> AmountReading:
    """The summands that `cell` names in units of `kind`, or what stands against reading it.

    `header` and `style` only decide how numbers are written; what they say about unit and period is the caller's.
    """
    if is_prose(cell):
        return AmountReading(trouble="unclear")
    text = plain_words(cell)
    if _NEGATIVE.fullmatch(text):
        return AmountReading(trouble="negative")
    reader = _Reader(kind, style_for(text, header, style))
    for token in tokens(_BETWEEN.sub(r"\1 bis ", text)):
        reader.take(token)
    return reader.reading()


@dataclass(slots=True)
class _Draft:
    """The summand being read."""

    figure: Figure | None = None
    unit: str | None = None
    times: Figure | None = None
    rhythm: Rhythm | None = None
    bound: Bound | None = None
    range_is_open: bool = False
    looks_like_year: bool = False


class _Reader:
    """Takes the tokens of one cell from left to right and builds its summands."""

    def __init__(self, kind: Kind, style: NumberStyle | None) -> None:
        self.kind, self.style = kind, style
        self.draft = _Draft()
        self.done: list[Amount] = []
        self.rest: list[str] = []
        self.trouble: Trouble | None = None
        self.choices: tuple[Decimal, ...] = ()
        self.may_be_year = False
        self.before = ""  # the kind of the token before

    def take(self, token: Token) -> None:
        trouble = _TROUBLES.get(token.kind)
        if trouble is not None:
            self._object(trouble)
            self.rest.append(token.words)
        else:
            _STEPS[token.kind](self, token)
        self.before = token.kind

    def reading(self) -> AmountReading:
        self._close()
        rest = re.sub(r"(?: ,)+", ",", " ".join(self.rest)).strip(_PUNCTUATION)
        if not self.done:
            self._object("no_figure")
        elif self.may_be_year and (rest or self.kind == "count"):
            self._object("with_year")  # "Relaunch 2024"
        elif turns_meaning(rest):
            self._object("unclear")
        elif len({amount.rhythm for amount in self.done}) > 1 and any(a.rhythm is None for a in self.done):
            self._object("sum_with_own_period")
        return AmountReading(tuple(self.done), rest, self.trouble, self.choices)

    def _object(self, trouble: Trouble) -> None:
        self.trouble = self.trouble or trouble

    def _nothing(self, token: Token) -> None:
        """Words such as "ca." change nothing."""

    def _number(self, token: Token) -> None:
        scale = token.match["scale"] or ""
        written = token.words.removesuffix(scale).strip()
        number = read_number(written, "de" if ",-" in written else self.style)
        factor = _factor(scale)
        if number.other is not None:
            self.choices = self.choices or (number.value * factor, number.other * factor)
            self._object("two_readings")
        if self.kind == "time" and self.style != "en" and _LIKE_A_CLOCK.fullmatch(written):
            whole, minutes = written.split(".")
            self.choices = (number.value, Decimal(whole) + Decimal(minutes) / 60)
            self._object("two_readings")
        if number.value * factor > LARGEST:
            self._object("unclear")
        if factor > 1:
            self._share_scale(number.value, factor)
        self._figure(number.value * factor, _LIKE_A_YEAR.fullmatch(token.words) is not None)

    def _share_scale(self, value: Decimal, factor: int) -> None:
        """Makes "2-3 k€" 2000 to 3000."""
        figure = self.draft.figure
        if self.draft.range_is_open and figure is not None and figure.high <= value:
            self.draft.figure = Figure(figure.low * factor, figure.high * factor, figure.bound)

    def _part(self, token: Token) -> None:
        if self.kind == "money":
            self._object("unclear")
        share = PARTS[(token.match["share"] or token.words).casefold()]
        self._figure(Decimal(token.match["whole"] or 0) + Decimal(share))

    def _half(self, token: Token) -> None:
        figure = self.draft.figure
        if figure is not None and self.before in ("number", "small"):
            self.draft.figure = Figure(figure.low / 2, figure.high / 2, figure.bound)
        else:
            self._figure(Decimal("0.5"))

    def _small(self, token: Token) -> None:
        self._figure(Decimal(WORD_NUMBERS[token.words.strip().casefold()]))

    def _clock(self, token: Token) -> None:
        hours, minutes = token.words.split(":")
        if self.kind != "time" or int(minutes) > 59:
            self._object("unclear")
        self._figure(Decimal(hours) + Decimal(minutes) / 60)
        self.draft.unit = "h"

    def _figure(self, value: Decimal, looks_like_year: bool = False) -> None:
        draft = self.draft
        if draft.figure is None:
            draft.figure = Figure(value, value, draft.bound)
            draft.looks_like_year = looks_like_year
        elif draft.range_is_open and looks_like_year and draft.unit is not None:
            self._object("with_year")  # "500 € bis 2025"
        elif draft.range_is_open:
            self._end_of_range(value)
        elif draft.unit == "h" and self.before in ("time", "plus") and value < 60:
            self._close()  # "1 h 30 min"; two figures in hours are objected to when the unit is known
            self.draft = _Draft(figure=Figure(value, value), range_is_open=False, unit="after hours")
        elif self.kind == "count" and looks_like_year and draft.unit and draft.rhythm is None:
            draft.rhythm = Rhythm("year", year=int(value))  # "2 Anfragen 2025"
        else:
            self._object("with_year" if looks_like_year or draft.looks_like_year else "several")

    def _end_of_range(self, value: Decimal) -> None:
        low = self.draft.figure.low if self.draft.figure else value
        if value < low or value > low * WIDEST_RANGE > 0:
            self._object("unclear")
        self.draft.figure = Figure(min(low, value), max(low, value))
        self.draft.range_is_open = False

    def _times(self, token: Token) -> None:
        words = token.words.casefold()
        if self.draft.times is not None:
            self._object("several")
        if words in WORD_TIMES:
            counted = Decimal(WORD_TIMES[words])
            self.draft.times = Figure(counted, counted)
        else:
            self.draft.times = self._span(re.sub(r"\s?(?:x|×|mal|times)$", "", words))

    def _every(self, token: Token) -> None:
        match = token.match
        period = match["each"] or match["each2"] or match["other"]
        if period is None:  # "14-tägig"
            self._set_rhythm(Rhythm("week", Figure(Decimal(2), Decimal(2))))
            return
        counted, period = match["n"] or match["n2"] or "2", period_named(period)
        self._set_rhythm(Rhythm(period or "year", self._span(counted.casefold())))

    def _span(self, words: str) -> Figure:
        """A count as in "3", "3-4" or "drei"."""
        ends = [read_number(end, self.style).value for end in re.findall(NUMBER, words)]
        if not ends:
            ends = [Decimal(WORD_NUMBERS[words])]
        if ends[0] <= 0 or ends[-1] < ends[0]:
            self._object("unclear")
            return Figure(Decimal(1), Decimal(1))
        return Figure(ends[0], ends[-1])

    def _in_year(self, token: Token) -> None:
        self._set_rhythm(Rhythm("year", year=int(token.match["year"])))

    def _period(self, token: Token) -> None:
        name = "year" if token.kind == "last_year" else period_named(token.words)
        if name is None:
            self._object("per_something")
        else:
            self._set_rhythm(Rhythm(name))

    def _bare_period(self, token: Token) -> None:
        if self.before in ("number", "part", "half", "small", "at_least_sign") and self.draft.unit is None:
            self._set_unit("time", token.words)
        elif is_plural_period(token.words):
            self._object("period_of_some")  # "mehrere Monate"
        else:
            self._period(token)

    def _set_rhythm(self, rhythm: Rhythm) -> None:
        if self.draft.rhythm not in (None, rhythm):
            self._object("several")
        self.draft.rhythm = rhythm

    def _bound(self, token: Token) -> None:
        bound: Bound = "at_most" if token.kind == "at_most" else "at_least"
        figure = self.draft.figure
        self.draft.bound = bound
        if token.kind == "at_least_sign" and figure is not None:
            self.draft.figure = Figure(figure.low, figure.high, bound)

    def _unit(self, token: Token) -> None:
        kind: Kind = "money" if token.kind == "currency" else "time" if token.kind == "time" else "count"
        self._set_unit(kind, token.words)

    def _set_unit(self, kind: Kind, words: str) -> None:
        if kind == "count" and self.kind != "count":
            self.rest.append(words)
            return
        unit = unit_named(words, kind)
        if kind != self.kind or (unit == "min" and self.draft.unit not in (None, "min", "after hours")):
            self._object("wrong_kind" if kind != self.kind else "several")
        elif self.draft.unit == "after hours":
            if unit != "min":
                self._object("several")
            self._add_minutes()
        elif self.draft.unit not in (None, unit):
            self._object("several")
        else:
            self.draft.unit = unit

    def _add_minutes(self) -> None:
        """One figure of "1 h 30 min"."""
        hours, minutes = self.done.pop(), self.draft.figure
        extra = minutes.low / 60 if minutes else Decimal(0)
        figure = Figure(hours.figure.low + extra, hours.figure.high + extra)
        self.draft = _Draft(figure, "h", hours.times, hours.rhythm)

    def _to(self, token: Token) -> None:
        text, end = token.match.string, token.match.end()
        if self.draft.figure is not None and _FIGURE_FOLLOWS.match(text, end):
            if self.draft.figure.is_range:
                self._object("several")
            self.draft.range_is_open = True
        elif token.words != "-" and self.draft.figure is not None:
            self._object("unclear")  # "500 €/Monat bis Juni"
        elif token.words != "-":
            self.draft.bound = "at_most"
        elif self.draft.figure is None and text[end : end + 1].isdigit() and text[end - 2] == " ":
            self._object("negative")

    def _plus(self, token: Token) -> None:
        if self.draft.figure is not None:
            self._close()

    def _code(self, token: Token) -> None:
        if not _HARMLESS_CODES.fullmatch(token.words):
            self._object("unclear")
        self.rest.append(token.words)

    def _word(self, token: Token) -> None:
        if (
            self.kind == "money"
            and self.before == "number"
            and len(token.words) == 1
            and token.words.isalpha()
        ):
            self._object("unclear")  # "2,5 T": two and a half, or thousands?
        self.rest.append("," if token.words in _PUNCTUATION else token.words)

    def _close(self) -> None:
        draft, self.draft = self.draft, _Draft()
        if draft.range_is_open:
            self._object("unclear")
        if draft.figure is None and self.kind == "count" and draft.times is not None:
            draft.figure, draft.times = draft.times, None
        if draft.unit == "after hours":
            self._object("several")
        if draft.looks_like_year and (draft.unit is None or self.kind == "count"):
            self.may_be_year = True
        if draft.figure is not None:
            self.done.append(Amount(draft.figure, draft.unit, draft.times, draft.rhythm))
        elif self.done and (draft.rhythm or draft.times):
            self._late(draft)

    def _late(self, draft: _Draft) -> None:
        """A period after the last plus stands alone: it is not said what it belongs to."""
        self._object("sum_with_own_period")


_STEPS: dict[str, Callable[[_Reader, Token], None]] = {
    "number": _Reader._number, "part": _Reader._part, "half": _Reader._half, "small": _Reader._small,
    "clock": _Reader._clock, "times": _Reader._times, "word_times": _Reader._times, "every": _Reader._every,
    "in_year": _Reader._in_year, "last_year": _Reader._period, "adverb": _Reader._period, "period": _Reader._period,
    "bare_period": _Reader._bare_period, "at_least_sign": _Reader._bound, "at_most": _Reader._bound,
    "at_least": _Reader._bound, "currency": _Reader._unit, "time": _Reader._unit, "count": _Reader._unit,
    "to": _Reader._to, "plus": _Reader._plus, "code": _Reader._code, "word": _Reader._word, "sign": _Reader._word,
    "filler": _Reader._nothing,
}  # fmt: skip


def _factor(scale: str) -> int:
    word = scale.strip().casefold()
    if word.startswith("mrd"):
        return 1_000_000_000
    return _SCALES[word[0]] if word else 1
