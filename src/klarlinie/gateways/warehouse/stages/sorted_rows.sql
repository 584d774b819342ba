-- What the store keeps: every row, journey after journey, each in the order of its time.
SELECT journey AS journey_id, ts, row_number() OVER () AS sequence, channel, converted, value
FROM (
    SELECT journey, ts, channel, converted, value
    FROM touchpoints
    ORDER BY journey, ts NULLS FIRST, seq
) AS sorted
