-- One row per visit: a session of a user, or an event that has no session but a source or converts. A converting event
-- without a user is a row of its own, joined with nothing. The click that tells most comes first (0 a channel, 1 direct,
-- 2 not set), then the earliest.
SELECT
    user_id,
    session,
    alone,
    min(ts) AS ts,
    min(click) AS click,
    min(last_click) AS last_click,
    min(first_click) AS first_click,
    min(link) AS link,
    bool_or(name IN ('first_visit', 'first_open')) AS is_first,
    bool_or(converts) AS converted,
    count(*) FILTER (WHERE converts) AS conversions,
    max(value) AS value,
    min(currency) AS currency,
    max(currency) AS other_currency,
    max(dollars) AS dollars,
    count(bare) AS bare
FROM (
    SELECT
        name,
        user_id,
        session,
        CASE WHEN user_id IS NULL THEN apart WHEN session IS NULL THEN epoch_us(ts) END AS alone,
        ts,
        converts,
        CASE
            WHEN source IS NOT NULL OR medium IS NOT NULL THEN {
                'rank': CASE
                    WHEN lower(coalesce(source, '(not set)')) IN ('(not set)', '(data deleted)', '<other>') THEN 2
                    WHEN lower(source) = '(direct)' THEN 1
                    ELSE 0
                END,
                'ts': ts,
                'source': source,
                'medium': medium,
                'campaign': campaign
            }
        END AS click,
        CASE
            WHEN last_source IS NOT NULL OR last_group IS NOT NULL
                THEN {'ts': ts, 'source': last_source, 'medium': last_medium, 'campaign': last_campaign, 'group': last_group}
        END AS last_click,
        CASE
            WHEN first_source IS NOT NULL
                THEN {'ts': ts, 'source': first_source, 'medium': first_medium, 'campaign': first_campaign}
        END AS first_click,
        CASE
            WHEN referrer IS NOT NULL THEN {'ts': ts, 'referrer': referrer, 'page': page}
        END AS link,
        CASE WHEN converts AND isfinite(value) AND value >= 0 AND currency IS NOT NULL THEN value END AS value,
        CASE WHEN converts AND isfinite(value) AND value >= 0 THEN currency END AS currency,
        CASE WHEN converts AND isfinite(dollars) AND dollars >= 0 THEN dollars END AS dollars,
        CASE WHEN converts AND value IS NOT NULL AND currency IS NULL THEN value END AS bare
    FROM (
        SELECT *, name IN (SELECT wanted FROM ga4_wanted) AS converts
        FROM ga4_events
        WHERE name IS NOT NULL
    ) AS events
) AS told
WHERE converts OR (user_id IS NOT NULL AND (session IS NOT NULL OR click IS NOT NULL))
GROUP BY user_id, session, alone
