"""The answers so far travel in the address, one letter each: nothing is stored, and the back button works."""

from __future__ import annotations

from klarlinie.method.check import QUESTIONS, Answer

LETTERS: dict[str, Answer] = {"y": "yes", "p": "partly", "n": "no", "u": "unknown"}


def answers_of(letters: str) -> dict[str, Answer] | None:
    """The answers to the first questions, in their order; None where the address was tampered with."""
    if len(letters) > len(QUESTIONS) or not set(letters) <= set(LETTERS):
        return None
    return {question.code: LETTERS[letter] for question, letter in zip(QUESTIONS, letters, strict=False)}
