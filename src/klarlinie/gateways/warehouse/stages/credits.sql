-- What each model credits to each channel: sums of the credits w, of w squared and of w times the value, over converting
-- journeys. A credit belongs to a journey and a channel; the credits of one journey add up to 1.
WITH placed AS (
    SELECT
        journey,
        ts,
        code,
        is_direct,
        value,
        row_number() OVER (PARTITION BY journey ORDER BY ts NULLS FIRST, seq, code) AS place,
        count(*) OVER (PARTITION BY journey) AS length,
        count(ts) OVER (PARTITION BY journey) AS timed,
        max(ts) OVER (PARTITION BY journey) AS last_ts
    FROM coded
    WHERE converted
),
aged AS (
    SELECT
        journey,
        code,
        value,
        place,
        length,
        timed,
        CASE
            WHEN timed < length THEN 1e0
            ELSE power(2e0, -CAST(date_diff('microsecond', ts, last_ts) AS DOUBLE) / 86400000000e0 / $half_life_days)
        END AS freshness,
        max(CASE WHEN is_direct THEN 0 ELSE place END) OVER (PARTITION BY journey) AS last_chosen
    FROM placed
),
fresh AS (
    SELECT *, sum(freshness) OVER (PARTITION BY journey) AS whole
    FROM aged
),
touched AS (
    SELECT
        journey,
        code,
        max(value) AS value,
        max(CASE WHEN length > 1 AND timed = length THEN 1 ELSE 0 END) AS is_timed,
        max(CASE WHEN length > 1 THEN 1 ELSE 0 END) AS is_long,
        sum(CASE WHEN place = 1 THEN 1e0 ELSE 0e0 END) AS first,
        sum(CASE WHEN place = length THEN 1e0 ELSE 0e0 END) AS last,
        sum(
            CASE
                WHEN place = last_chosen THEN 1e0
                WHEN last_chosen = 0 AND place = length THEN 1e0
                ELSE 0e0
            END
        ) AS last_non_direct,
        sum(1e0 / length) AS linear,
        sum(
            CASE
                WHEN length = 1 THEN 1e0
                WHEN length = 2 THEN 0.5e0
                WHEN place = 1 OR place = length THEN 0.4e0
                ELSE 0.2e0 / (length - 2)
            END
        ) AS position,
        sum(freshness / whole) AS time_decay
    FROM fresh
    GROUP BY journey, code
),
shared AS (
    SELECT *, 1e0 / count(*) OVER (PARTITION BY journey) AS shapley
    FROM touched
)
SELECT
    code,
    sum(first) AS first_y,
    sum(first * first) AS first_v,
    sum(first * value) AS first_value,
    sum(last) AS last_y,
    sum(last * last) AS last_v,
    sum(last * value) AS last_value,
    sum(last_non_direct) AS last_non_direct_y,
    sum(last_non_direct * last_non_direct) AS last_non_direct_v,
    sum(last_non_direct * value) AS last_non_direct_value,
    sum(linear) AS linear_y,
    sum(linear * linear) AS linear_v,
    sum(linear * value) AS linear_value,
    sum(position) AS position_y,
    sum(position * position) AS position_v,
    sum(position * value) AS position_value,
    sum(time_decay) AS time_decay_y,
    sum(time_decay * time_decay) AS time_decay_v,
    sum(time_decay * value) AS time_decay_value,
    sum(shapley) AS shapley_y,
    sum(shapley * shapley) AS shapley_v,
    sum(shapley * value) AS shapley_value,
    count(*) AS reach_y,
    sum(value) AS reach_value,
    sum(CASE WHEN shapley = 1 THEN 1 ELSE 0 END) AS alone,
    max(is_timed) AS is_timed,
    max(is_long) AS is_long
FROM shared
GROUP BY code
