"""How numbers, money and dates are written for people, in German and in English."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from klarlinie.vocabulary.money import Money

Language = Literal["de", "en"]

HARD = "\u00a0"  # no-break space: a date stays on one line
THIN = "\u202f"  # narrow no-break space between a figure and its unit
SYMBOLS = {"EUR": "€", "USD": "$", "GBP": "£", "BRL": "R$", "JPY": "¥"}
HOURS_DE = "Std."
MONTHS_EN = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class Percent:
    """A share from 0 to 1 that is written as a percentage."""

    share: float


@dataclass(frozen=True, slots=True)
class Hours:
    """Hours with their unit: "4 Std." or "4 hrs"."""

    hours: float


@dataclass(frozen=True, slots=True)
class Points:
    """Points with their noun: "1 Punkt", "12 Punkte", after words like "mit" or "unter" "12 Punkten"; "1 point"."""

    points: float
    dative: bool = False


@dataclass(frozen=True, slots=True)
class Inquiries:
    """Inquiries with their noun: "1 Anfrage", "12 Anfragen"; "1 inquiry"."""

    inquiries: float


def number(value: float | Decimal, language: Language, decimals: int | None = None) -> str:
    """`1234.5` is "1.234,5" in German and "1,234.5" in English.

    Without `decimals`: two below 1, one below 100, none from 100 on, and no zeros at the end.
    """
    exact = Decimal(str(value))
    if decimals is None:
        decimals = _useful_decimals(exact)
    text = f"{_rounded(exact, decimals):,.{decimals}f}"
    return text.translate(str.maketrans(",.", ".,")) if language == "de" else text


def money(value: Money, language: Language) -> str:
    """ "1.200 €" in German, "€1,200" in English; cents only where there are any and the sum is small."""
    cents = value.amount != value.amount.to_integral_value() and abs(value.amount) < 100
    figure = number(value.amount, language, 2 if cents else 0)
    symbol = SYMBOLS.get(value.currency, value.currency)
    if language == "de":
        return f"{figure}{THIN}{symbol}"
    return f"{symbol}{figure}" if len(symbol) < 3 else f"{symbol} {figure}"


def percent(share: float, language: Language) -> str:
    figure = number(share * 100, language, 0)
    return f"{figure}{THIN}%" if language == "de" else f"{figure}%"


def day(value: date, language: Language) -> str:
    """ "03.08.2026" in German, "3 Aug 2026" in English."""
    if language == "de":
        return f"{value.day:02d}.{value.month:02d}.{value.year}"
    return f"{value.day}{HARD}{MONTHS_EN[value.month - 1]}{HARD}{value.year}"


def hours(value: float, language: Language) -> str:
    """ "4 Std." in German; "4 hrs", "1 hr" in English."""
    figure = number(value, language)
    if language == "de":
        return f"{figure}{THIN}{HOURS_DE}"
    return f"{figure}{THIN}{'hr' if figure == '1' else 'hrs'}"


def counted(value: float, language: Language, de: tuple[str, str], en: tuple[str, str]) -> str:
    """A figure with its noun. One is what is written as 1: nobody reads "1 Punkte" because it was 1.04."""
    figure = number(value, language)
    one, many = de if language == "de" else en
    return f"{figure} {one if figure == '1' else many}"


def spell(value: object, language: Language) -> str:
    """Any value that may stand in a sentence, as a person would write it."""
    if isinstance(value, Percent):
        return percent(value.share, language)
    if isinstance(value, Hours):
        return hours(value.hours, language)
    if isinstance(value, Points):
        many = "Punkten" if value.dative else "Punkte"
        return counted(value.points, language, ("Punkt", many), ("point", "points"))
    if isinstance(value, Inquiries):
        return counted(value.inquiries, language, ("Anfrage", "Anfragen"), ("inquiry", "inquiries"))
    if isinstance(value, Money):
        return money(value, language)
    if isinstance(value, datetime):
        return day(value.date(), language)
    if isinstance(value, date):
        return day(value, language)
    if isinstance(value, (int, float, Decimal)) and not isinstance(value, bool):
        return number(value, language)
    return str(value)


def _useful_decimals(exact: Decimal) -> int:
    most = 2 if abs(exact) < 1 else 1 if abs(exact) < 100 else 0
    return next(places for places in range(most + 1) if _rounded(exact, places) == _rounded(exact, most))


def _rounded(value: Decimal, decimals: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
