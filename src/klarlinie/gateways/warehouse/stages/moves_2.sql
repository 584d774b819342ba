-- The steps of all journeys, grouped by the channel stepped to and what came before: a Markov chain of order 2.
SELECT
    batch,
    past_2, past_1,
    code,
    converted,
    count(*) AS weight,
    sum(value) AS value,
    count(value) AS valued,
    sum(disordered) AS disordered,
    sum(tied) AS tied,
    sum(mixed) AS mixed,
    sum(repeated) AS repeated
FROM batched
GROUP BY batch, past_2, past_1, code, converted
