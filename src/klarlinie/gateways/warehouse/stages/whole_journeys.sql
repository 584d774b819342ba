-- The same where only some rows of a journey say that it converted: the journey did, and its value is the largest named.
SELECT
    journey,
    ts,
    seq,
    code,
    is_direct,
    max(CASE WHEN converted THEN 1 ELSE 0 END) OVER (PARTITION BY journey) = 1 AS converted,
    max(CASE WHEN converted AND value >= 0 AND value < 1e300 THEN value END) OVER (PARTITION BY journey) AS value
FROM touchpoints
JOIN channels ON touchpoints.channel = channels.channel
