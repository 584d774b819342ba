-- All journeys together.
SELECT *, 0 AS batch
FROM steps
