-- The events of one raw GA4 export under our own names. Which expression stands in a place is chosen by the columns that
-- the file has; what it lacks is NULL. `apart` tells events without a user from each other.
SELECT
    file,
    name,
    user_id,
    ts,
    $apart AS apart,
    CASE WHEN user_id IS NOT NULL THEN try_cast(session AS BIGINT) END AS session,
    CASE WHEN google_click IS NOT NULL THEN 'google' ELSE source END AS source,
    CASE WHEN google_click IS NOT NULL THEN 'cpc' ELSE medium END AS medium,
    campaign,
    last_source,
    last_medium,
    last_campaign,
    last_group,
    first_source,
    first_medium,
    first_campaign,
    page,
    referrer,
    try_cast(value AS DOUBLE) AS value,
    upper(currency) AS currency,
    try_cast(dollars AS DOUBLE) AS dollars
FROM (
    SELECT
        $file AS file,
        $user AS user_id,
        $name AS name,
        $ts AS ts,
        $session AS session,
        $source AS source,
        $medium AS medium,
        $campaign AS campaign,
        $google_click AS google_click,
        $last_source AS last_source,
        $last_medium AS last_medium,
        $last_campaign AS last_campaign,
        $last_group AS last_group,
        $first_source AS first_source,
        $first_medium AS first_medium,
        $first_campaign AS first_campaign,
        $page AS page,
        $referrer AS referrer,
        $value AS value,
        $currency AS currency,
        $dollars AS dollars
    FROM (SELECT *, $keys AS param_keys FROM $raw) AS raw
) AS named
