-- Every touchpoint of a journey that converted: its place in the journey, and its age in days before the last one, which
-- is unknown unless all of them have a time.
SELECT
    numbered.journey,
    code,
    is_direct,
    value,
    place,
    length,
    CASE
        WHEN timed = length THEN CAST(date_diff('microsecond', ts, last_ts) AS DOUBLE) / 86400000000e0
    END AS age
FROM (
    SELECT
        journey,
        ts,
        code,
        is_direct,
        value,
        row_number() OVER (PARTITION BY journey ORDER BY ts NULLS FIRST, seq, code) AS place
    FROM coded
    WHERE converted
) AS numbered
JOIN (
    SELECT
        journey,
        count(*) AS length,
        count(ts) AS timed,
        max(ts) AS last_ts
    FROM coded
    WHERE converted
    GROUP BY journey
) AS whole_journey ON numbered.journey = whole_journey.journey
