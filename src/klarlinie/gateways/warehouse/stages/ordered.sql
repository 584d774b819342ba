-- Journey after journey, each in the order of its time; without a time first.
SELECT journey, ts, seq, code, converted, value
FROM coded
ORDER BY journey, ts NULLS FIRST, seq
