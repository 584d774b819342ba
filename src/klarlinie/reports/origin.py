"""Where customers came from as plain values, for JSON and for tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict

from klarlinie.analysis.origin.credits import Credit, OriginResult
from klarlinie.vocabulary.figures import Language

TABLE_HEADER = (
    "model", "channel", "conversions", "low", "high", "share", "share_low", "share_high", "value",
)  # fmt: skip


def origin_as_json(found: OriginResult, language: Language) -> dict[str, object]:
    """The keys are the same in every language, the sentences are in `language`; unknown is null."""
    return {
        "journeys": found.journeys,
        "touchpoints": found.touchpoints,
        "conversions": found.conversions,
        "value": _number(found.value),
        "unknown_share": found.unknown_share,
        "models": {model: _credits(credits) for model, credits in found.models.items()},
        "self_reported": _credits(found.self_reported),
        "conclusions": [sentence.say(language) for sentence in found.conclusions],
        "problems": [
            {**asdict(problem), "message": problem.message.say(language)} for problem in found.problems
        ],
    }


def origin_table(found: OriginResult) -> list[tuple[object, ...]]:
    """One row per model and channel under `TABLE_HEADER`, with the ranges of counts and of shares."""
    return [
        (
            model, channel, credit.conversions, credit.low, credit.high,
            credit.share, credit.share_low, credit.share_high, _number(credit.value),
        )
        for model, credits in found.models.items()
        for channel, credit in credits.items()
    ]  # fmt: skip


def _credits(credits: Mapping[str, Credit]) -> dict[str, dict[str, float | None]]:
    """`low` and `high` are those of the conversions."""
    return {
        name: {
            "conversions": credit.conversions,
            "value": _number(credit.value),
            "share": credit.share,
            "low": credit.low,
            "high": credit.high,
        }
        for name, credit in credits.items()
    }


def _number(value: object) -> float | None:
    return None if value is None else float(str(value))
