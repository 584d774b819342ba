-- Each touchpoint with the three before it, in whatever order the rows come and on any engine.
-- A beginning is told by the row's number, since some engines give '' or 0 instead of NULL where nothing came before.
SELECT
    journey,
    code,
    converted,
    value,
    CASE WHEN place > 1 THEN code_1 ELSE 0 END AS past_1,
    CASE WHEN place > 2 THEN code_2 ELSE 0 END AS past_2,
    CASE WHEN place > 3 THEN code_3 ELSE 0 END AS past_3,
    0 AS disordered,
    CASE
        WHEN place > 1 AND ts_1 = ts AND seq_1 = seq AND code_1 <> code THEN 1
        WHEN place > 1 AND ts IS NULL AND ts_1 IS NULL AND seq_1 = seq AND code_1 <> code THEN 1
        ELSE 0
    END AS tied,
    CASE
        WHEN place > 1 AND converted_1 <> converted THEN 1
        WHEN place > 1 AND coalesce(value_1, -1e300) <> coalesce(value, -1e300) THEN 1
        ELSE 0
    END AS mixed,
    CASE WHEN place > 1 AND ts_1 = ts AND seq_1 = seq AND code_1 = code THEN 1 ELSE 0 END AS repeated
FROM (
    SELECT
        journey,
        ts,
        seq,
        code,
        converted,
        value,
        row_number() OVER (PARTITION BY journey ORDER BY ts NULLS FIRST, seq, code) AS place,
        lag(code, 1) OVER (PARTITION BY journey ORDER BY ts NULLS FIRST, seq, code) AS code_1,
        lag(code, 2) OVER (PARTITION BY journey ORDER BY ts NULLS FIRST, seq, code) AS code_2,
        lag(code, 3) OVER (PARTITION BY journey ORDER BY ts NULLS FIRST, seq, code) AS code_3,
        lag(ts, 1) OVER (PARTITION BY journey ORDER BY ts NULLS FIRST, seq, code) AS ts_1,
        lag(seq, 1) OVER (PARTITION BY journey ORDER BY ts NULLS FIRST, seq, code) AS seq_1,
        lag(converted, 1) OVER (PARTITION BY journey ORDER BY ts NULLS FIRST, seq, code) AS converted_1,
        lag(value, 1) OVER (PARTITION BY journey ORDER BY ts NULLS FIRST, seq, code) AS value_1
    FROM coded
) AS looked_back
