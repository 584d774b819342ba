-- Where each visit came from: its own click; else what GA4 noted for the session, unless that is only the click of the
-- visit before, carried along; else direct, where clicks are noted at all. Where they are not: the page before, or, for
-- the first visit, where the user first came from. NULL is unknown.
SELECT
    person,
    session,
    alone,
    ts,
    is_touch,
    converted,
    value,
    currency,
    other_currency,
    dollars,
    CASE
        WHEN click.rank < 2 THEN concat_ws(
            chr(31), coalesce(click.source, ''), coalesce(click.medium, ''), coalesce(click.campaign, ''),
            CASE
                WHEN lower(last_click.source) = lower(click.source) OR last_click.source IS NULL
                    THEN coalesce(last_click."group", '')
                ELSE ''
            END
        )
        WHEN last_click IS NOT NULL AND NOT is_carried THEN concat_ws(
            chr(31), coalesce(last_click.source, ''), coalesce(last_click.medium, ''),
            coalesce(last_click.campaign, ''), coalesce(last_click."group", '')
        )
        WHEN click IS NOT NULL THEN concat_ws(
            chr(31), coalesce(click.source, ''), coalesce(click.medium, ''), coalesce(click.campaign, ''), ''
        )
        WHEN NOT is_touch THEN NULL
        WHEN (is_first OR (place = 1 AND NOT has_clicks)) AND first_click IS NOT NULL THEN concat_ws(
            chr(31), first_click.source, coalesce(first_click.medium, ''), coalesce(first_click.campaign, ''), ''
        )
        WHEN has_clicks THEN concat_ws(chr(31), '(direct)', '(none)', '', '')
        WHEN host <> '' AND host <> own_host THEN concat_ws(chr(31), host, 'referral', '', '')
    END AS came
FROM (
    SELECT
        *,
        regexp_extract(lower(link.referrer), '^https?://(www\.)?([^/:?#]+)', 2) AS host,
        coalesce(regexp_extract(lower(link.page), '^https?://(www\.)?([^/:?#]+)', 2), '') AS own_host,
        has_clicks
        AND lower(coalesce(before.source, '')) = lower(coalesce(last_click.source, ''))
        AND lower(coalesce(before.medium, '')) = lower(coalesce(last_click.medium, '')) AS is_carried
    FROM (
        SELECT
            *,
            row_number() OVER (PARTITION BY person ORDER BY ts NULLS FIRST, session, alone) AS place,
            lag(noted) OVER (PARTITION BY person ORDER BY ts NULLS FIRST, session, alone) AS before,
            (SELECT count(*) > 0 FROM ga4_visits WHERE click IS NOT NULL) AS has_clicks
        FROM (
            SELECT
                *,
                CASE WHEN user_id IS NULL THEN 'n ' || alone ELSE 'u ' || user_id END AS person,
                user_id IS NOT NULL AND (session IS NOT NULL OR click IS NOT NULL) AS is_touch,
                CASE
                    WHEN click.rank = 0 THEN {'source': click.source, 'medium': click.medium}
                    ELSE {'source': last_click.source, 'medium': last_click.medium}
                END AS noted
            FROM ga4_visits
        ) AS persons
    ) AS placed
) AS looked_back
