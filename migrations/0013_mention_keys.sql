-- Candidates are found by the keys of events; nobody asks for mentions by theirs, and each mention entered up to 160.
DROP INDEX mention_keys;
