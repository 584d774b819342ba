-- Channels as numbers; the value counts where the journey converted.
SELECT
    journey,
    ts,
    seq,
    code,
    is_direct,
    converted,
    CASE WHEN converted THEN value END AS value
FROM touchpoints
JOIN channels ON touchpoints.channel = channels.channel
