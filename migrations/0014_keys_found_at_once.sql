-- Keys are looked up by the batch that wrote them and by the next one. In a pending list every lookup reads what waits there from end
-- to end, and the planner, who knows, reads the whole table instead. An index of all events is one that a lookup by keys alone can
-- use: with the state in it, a table that was not analyzed yet was read through some other index of live events.
DROP INDEX event_keys;
CREATE INDEX event_keys ON event USING gin (keys) WITH (fastupdate = off);
