-- Each touchpoint with the three before it, from rows that come in order: what came before is simply the row before.
-- No engine promises the order, so it is checked on the way: `disordered` has to be 0 in all rows.
SELECT
    journey,
    code,
    converted,
    value,
    CASE WHEN journey_1 = journey THEN code_1 ELSE 0 END AS past_1,
    CASE WHEN journey_2 = journey THEN code_2 ELSE 0 END AS past_2,
    CASE WHEN journey_3 = journey THEN code_3 ELSE 0 END AS past_3,
    CASE
        WHEN journey_1 > journey THEN 1
        WHEN journey_1 = journey AND (ts_1 > ts OR (ts IS NULL AND ts_1 IS NOT NULL)) THEN 1
        WHEN journey_1 = journey AND ts_1 IS NOT DISTINCT FROM ts AND seq_1 > seq THEN 1
        ELSE 0
    END AS disordered,
    CASE
        WHEN journey_1 = journey AND ts_1 IS NOT DISTINCT FROM ts AND seq_1 = seq AND code_1 <> code THEN 1
        ELSE 0
    END AS tied,
    CASE
        WHEN journey_1 = journey AND (converted_1 <> converted OR value_1 IS DISTINCT FROM value) THEN 1
        ELSE 0
    END AS mixed,
    CASE WHEN journey_1 = journey AND ts_1 = ts AND seq_1 = seq AND code_1 = code THEN 1 ELSE 0 END AS repeated
FROM (
    SELECT
        journey,
        ts,
        seq,
        code,
        converted,
        value,
        lag(journey, 1) OVER () AS journey_1,
        lag(journey, 2) OVER () AS journey_2,
        lag(journey, 3) OVER () AS journey_3,
        lag(code, 1) OVER () AS code_1,
        lag(code, 2) OVER () AS code_2,
        lag(code, 3) OVER () AS code_3,
        lag(ts, 1) OVER () AS ts_1,
        lag(seq, 1) OVER () AS seq_1,
        lag(converted, 1) OVER () AS converted_1,
        lag(value, 1) OVER () AS value_1
    FROM ordered
) AS looked_back
