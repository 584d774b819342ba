-- The rows themselves, for few: seconds since 1970, the day's fraction kept.
SELECT
    CAST(journey AS VARCHAR) AS journey,
    CAST(date_diff('microsecond', TIMESTAMP '1970-01-01 00:00:00', ts) AS DOUBLE) / 1000000e0 AS seconds,
    code,
    CASE WHEN converted THEN 1 ELSE 0 END AS converted,
    value
FROM coded
ORDER BY journey, ts NULLS FIRST, seq, code
