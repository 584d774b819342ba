-- What each model credits to each channel: sums of the credits w, of w squared and of w times the value, over converting
-- journeys. A credit belongs to a journey and a channel; the credits of one journey add up to 1.
WITH touched AS (
    SELECT
        journey,
        code,
        max(value) AS value,
        max(length) AS length,
        count(*) AS touches,
        min(place) AS first_place,
        max(place) AS last_place,
        max(CASE WHEN is_direct THEN 0 ELSE place END) AS chosen_place,
        count(age) AS timed,
        sum(CASE WHEN age IS NULL THEN 1e0 ELSE power(2e0, -age / $half_life_days) END) AS freshness
    FROM placed
    GROUP BY journey, code
),
whole AS (
    SELECT
        journey,
        count(*) AS channels,
        max(chosen_place) AS last_chosen,
        sum(freshness) AS freshness
    FROM touched
    GROUP BY journey
),
ends AS (
    SELECT
        code,
        value,
        length,
        touches,
        CASE WHEN length > 1 AND timed > 0 THEN 1 ELSE 0 END AS is_timed,
        CASE WHEN first_place = 1 THEN 1e0 ELSE 0e0 END AS first,
        CASE WHEN last_place = length THEN 1e0 ELSE 0e0 END AS last,
        CASE
            WHEN last_chosen > 0 AND chosen_place = last_chosen THEN 1e0
            WHEN last_chosen = 0 AND last_place = length THEN 1e0
            ELSE 0e0
        END AS last_non_direct,
        touched.freshness / whole.freshness AS time_decay,
        1e0 / channels AS shapley
    FROM touched
    JOIN whole ON touched.journey = whole.journey
),
shared AS (
    SELECT
        *,
        1e0 * touches / length AS linear,
        CASE
            WHEN length < 3 THEN 1e0 * touches / length
            ELSE 0.4e0 * first + 0.4e0 * last + 0.2e0 * (touches - first - last) / (length - 2)
        END AS position
    FROM ends
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
    count(value) AS reach_valued,
    sum(CASE WHEN shapley = 1 THEN 1 ELSE 0 END) AS alone,
    max(is_timed) AS is_timed,
    max(CASE WHEN length > 1 THEN 1 ELSE 0 END) AS is_long
FROM shared
GROUP BY code
