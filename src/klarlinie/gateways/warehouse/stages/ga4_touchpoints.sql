-- Visits as touchpoints. A journey ends with the visit that converts, and the next visit begins a new one; a conversion
-- without any visit is one touchpoint nobody knows.
SELECT journey, ts, row_number() OVER (PARTITION BY journey ORDER BY ts NULLS FIRST, session, alone) AS seq,
    coalesce(channel, 'unknown') AS channel, converted, value
FROM (
    SELECT
        journey,
        ts,
        session,
        alone,
        came,
        is_touch,
        bool_or(converted) OVER (PARTITION BY journey) AS converted,
        max(worth) OVER (PARTITION BY journey) AS value,
        bool_or(is_touch) OVER (PARTITION BY journey) AS has_touch
    FROM (
        SELECT
            person || ' ' || CAST(earlier AS BIGINT) AS journey, ts, session, alone, came, is_touch, converted,
            CASE WHEN converted THEN $value END AS worth
        FROM (
            SELECT
                *,
                coalesce(
                    sum(CASE WHEN converted THEN 1 ELSE 0 END) OVER (
                        PARTITION BY person ORDER BY ts NULLS FIRST, session, alone
                        ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
                    ),
                    0
                ) AS earlier
            FROM ga4_came
        ) AS counted
    ) AS numbered
) AS whole
LEFT JOIN ga4_names ON whole.came = ga4_names.came
WHERE is_touch OR NOT has_touch
ORDER BY journey, ts NULLS FIRST, seq
