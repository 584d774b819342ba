"""How the board's templates name a lane and write a share."""

from __future__ import annotations

from django import template

from klarlinie.method.focus.model import Lane
from klarlinie.vocabulary.figures import Percent
from klarlinie.vocabulary.text import Text
from klarlinie.web.method.focus.wordings import LANE_NAMES

register = template.Library()


@register.filter
def lane_name(lane: Lane) -> Text:
    return LANE_NAMES[lane]


@register.filter
def as_percent(share: float) -> Percent:
    return Percent(share)
