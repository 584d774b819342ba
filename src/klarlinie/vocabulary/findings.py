"""What the product notices: findings, reasons and problems, each with a stable code."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from klarlinie.vocabulary.text import Text

Severity = Literal["error", "warning", "hint"]


@dataclass(frozen=True)
class Reason:
    """Why a proposal is made: the rule's code, one sentence, and the numbers or quotes it rests on."""

    code: str
    sentence: Text
    evidence: tuple[Text, ...] = ()


@dataclass(frozen=True)
class Finding:
    """One observation about one thing. `about` names the thing in the user's own words ("" for the whole)."""

    code: str
    severity: Severity
    about: str
    sentence: Text
    suggestion: Text
    evidence: tuple[Text, ...] = ()


@dataclass(frozen=True)
class Off:
    """What a company does not want to hear any more: a code about one thing, or (`about` None) about anything."""

    code: str
    about: str | None = None

    def silences(self, code: str, about: str) -> bool:
        return self.code == code and self.about in (None, about)


@dataclass(frozen=True)
class Problem:
    """What could not be read, and where. `line` counts from 1, the header included; None is the whole sheet."""

    code: str
    file: str
    sheet: str | None
    line: int | None
    column: str | None
    message: Text


@dataclass(frozen=True)
class Rule:
    """One rule of the method in words: what it says, its worked numbers, where its figures come from."""

    code: str
    title: Text
    says: Text
    numbers: Text
    drawback: Text
