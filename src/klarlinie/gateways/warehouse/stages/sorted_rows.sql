-- What the store keeps: every row with what came before it, its place, and its age in days. First the journeys that
-- converted, each in the order of its time. Where only some rows of a journey say that it converted, it did.
SELECT
    journey AS journey_id,
    ts,
    place AS sequence,
    channel,
    converted = 1 AS converted,
    value,
    CAST(code AS USMALLINT) AS code,
    CAST(past_1 AS USMALLINT) AS past_1,
    CAST(past_2 AS USMALLINT) AS past_2,
    CAST(past_3 AS USMALLINT) AS past_3,
    CAST(place AS UINTEGER) AS place,
    CAST(length AS UINTEGER) AS length,
    CASE
        WHEN timed = length THEN CAST(date_diff('microsecond', ts, last_ts) AS DOUBLE) / 86400000000e0
    END AS age
FROM (
    SELECT
        journey,
        ts,
        touchpoints.channel,
        code,
        row_number() OVER in_order AS place,
        lag(code, 1, 0) OVER in_order AS past_1,
        lag(code, 2, 0) OVER in_order AS past_2,
        lag(code, 3, 0) OVER in_order AS past_3,
        count(*) OVER whole AS length,
        count(ts) OVER whole AS timed,
        max(ts) OVER whole AS last_ts,
        max(CASE WHEN converted THEN 1 ELSE 0 END) OVER whole AS converted,
        max(CASE WHEN converted THEN value END) OVER whole AS value
    FROM touchpoints
    JOIN channels ON touchpoints.channel = channels.channel
    WINDOW
        in_order AS (PARTITION BY journey ORDER BY ts NULLS FIRST, seq, code),
        whole AS (
            PARTITION BY journey ORDER BY ts NULLS FIRST, seq, code
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
        )
) AS looked_around
ORDER BY converted DESC, journey_id, place
