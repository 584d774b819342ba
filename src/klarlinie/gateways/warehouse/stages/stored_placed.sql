-- The same from the store, which has kept place, length and age.
SELECT journey, channels.code, is_direct, value, place, length, age
FROM stored
JOIN channels ON stored.channel = channels.channel
WHERE converted
