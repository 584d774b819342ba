-- Every channel as it is written, with its touchpoints.
SELECT channel, count(*) AS touchpoints
FROM touchpoints
GROUP BY channel
ORDER BY channel
