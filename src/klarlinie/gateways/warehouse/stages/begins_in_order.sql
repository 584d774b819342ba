-- How many of the first rows are out of order: a cheap look before all is read on the assumption that they are sorted.
SELECT count(*) AS disordered
FROM (
    SELECT journey, ts, lag(journey) OVER () AS journey_1, lag(ts) OVER () AS ts_1
    FROM (SELECT journey, ts FROM touchpoints LIMIT 20000) AS beginning
) AS looked_back
WHERE journey_1 > journey OR (journey_1 = journey AND ts_1 > ts)
