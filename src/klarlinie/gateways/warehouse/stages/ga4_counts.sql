-- What kinds of events there are in each file, and how many of them belong to nobody or have no time.
SELECT
    file,
    name,
    count(*) AS events,
    count(*) - count(user_id) AS nobodys,
    count(*) - count(ts) AS untimed
FROM ga4_events
GROUP BY file, name
ORDER BY events DESC, name, file
