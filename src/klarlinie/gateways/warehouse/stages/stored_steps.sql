-- The steps of all journeys as the store has kept them: under its own numbers of channels, in order, nothing in doubt.
SELECT
    journey,
    code,
    converted,
    value,
    past_1,
    past_2,
    past_3,
    0 AS disordered,
    0 AS tied,
    0 AS mixed,
    0 AS repeated
FROM stored
