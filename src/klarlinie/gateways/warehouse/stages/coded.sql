-- Channels as numbers; the value counts where the journey converted, and is a sum that is not below 0.
SELECT
    journey,
    ts,
    seq,
    code,
    is_direct,
    converted,
    CASE WHEN converted AND value >= 0 AND value < 1e300 THEN value END AS value
FROM touchpoints
JOIN channels ON touchpoints.channel = channels.channel
