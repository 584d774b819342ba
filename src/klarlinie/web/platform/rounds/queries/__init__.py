"""What pages and neighbours may know of rounds; before the reveal nobody gets more than counts and who is done."""

from klarlinie.web.platform.rounds.queries.doors import Door, behind_door
from klarlinie.web.platform.rounds.queries.overview import (
    Link,
    RoundLine,
    RoundPage,
    Who,
    asks_of,
    round_page,
    rounds,
)
from klarlinie.web.platform.rounds.queries.revealed import (
    AxisBeside,
    Revealed,
    TextsBeside,
    ValuesBeside,
    revealed,
)
from klarlinie.web.platform.rounds.queries.states import State, state_of
from klarlinie.web.platform.rounds.queries.taking_part import OwnAnswer, Part, own_answers, part_of
from klarlinie.web.platform.rounds.queries.told import RoundNews, news_of, progress

__all__ = [
    "AxisBeside",
    "Door",
    "Link",
    "OwnAnswer",
    "Part",
    "Revealed",
    "RoundLine",
    "RoundNews",
    "RoundPage",
    "State",
    "TextsBeside",
    "ValuesBeside",
    "Who",
    "asks_of",
    "behind_door",
    "news_of",
    "own_answers",
    "part_of",
    "progress",
    "revealed",
    "round_page",
    "rounds",
    "state_of",
]
