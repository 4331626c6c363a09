-- Where news comes from: sources, their polls, the hosts behind them, and what is wrong with them.
-- Columns named work_… say what a stage has to do with a row; they are the same in every table that a stage works on.

CREATE TABLE source (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL UNIQUE,
  outlet text NOT NULL,
  feed_url text NOT NULL,
  feed_key text NOT NULL UNIQUE,
  homepage text,
  language text NOT NULL DEFAULT 'en',
  time_zone text NOT NULL DEFAULT 'UTC',
  country text,
  category text,
  note text,
  origin text NOT NULL DEFAULT 'added',
  enabled boolean NOT NULL DEFAULT false,
  state text NOT NULL DEFAULT 'new',
  state_reason text,
  failures integer NOT NULL DEFAULT 0,
  interval_seconds integer NOT NULL DEFAULT 1800,
  etag text,
  last_modified text,
  body_hash text,
  full_poll_at timestamptz,
  polled_at timestamptz,
  succeeded_at timestamptz,
  item_at timestamptz,
  moved_to text,
  moved_since timestamptz,
  hub_url text,
  topic_url text,
  hub_secret text,
  hub_until timestamptz,
  usual_gap_seconds double precision,
  usual_length double precision,
  poll_memory jsonb,
  created_at timestamptz NOT NULL DEFAULT now(),
  work_state text NOT NULL DEFAULT 'done',
  work_due_at timestamptz,
  work_again_at timestamptz,
  work_lease uuid,
  work_attempts integer NOT NULL DEFAULT 0,
  work_crashes integer NOT NULL DEFAULT 0,
  work_priority smallint NOT NULL DEFAULT 1,
  work_reason text,
  CONSTRAINT source_work_state CHECK (work_state IN ('due', 'leased', 'done', 'rejected', 'quarantined')),
  CONSTRAINT source_work_due CHECK ((work_state IN ('due', 'leased')) = (work_due_at IS NOT NULL)),
  CONSTRAINT source_work_leased CHECK ((work_state = 'leased') = (work_lease IS NOT NULL)),
  CONSTRAINT source_work_priority CHECK (work_priority BETWEEN 0 AND 3)
);
COMMENT ON TABLE source IS 'A feed or news sitemap that is polled for items; the row that the stage poll-feeds works on';
COMMENT ON COLUMN source.id IS 'Id of the source';
COMMENT ON COLUMN source.name IS 'Short name that people use on the command line';
COMMENT ON COLUMN source.outlet IS 'Outlet that publishes the feed, as shown to readers';
COMMENT ON COLUMN source.feed_url IS 'Address of the feed or sitemap';
COMMENT ON COLUMN source.feed_key IS 'The address in canonical form, or its hash when long: no two sources poll one feed';
COMMENT ON COLUMN source.homepage IS 'Address of the outlet''s front page';
COMMENT ON COLUMN source.language IS 'BCP 47 primary tag of the feed''s language';
COMMENT ON COLUMN source.time_zone IS 'IANA zone in which dates without an offset are read';
COMMENT ON COLUMN source.country IS 'ISO 3166-1 alpha-2 code of the outlet''s country';
COMMENT ON COLUMN source.category IS 'Kind of source: trade press, wire, newspaper, company, regulator';
COMMENT ON COLUMN source.note IS 'Remark for people';
COMMENT ON COLUMN source.origin IS 'Who brought the row in: pack, added, opml or file';
COMMENT ON COLUMN source.enabled IS 'Whether the source is polled';
COMMENT ON COLUMN source.state IS 'What the last poll met: new, ok, or what is wrong: wall, html, not-a-feed, empty, missing, gone, busy, server-error, dns, connect, tls, timeout, reset, protocol, robots, too-large, redirects, refused';
COMMENT ON COLUMN source.state_reason IS 'The last poll''s trouble in words';
COMMENT ON COLUMN source.failures IS 'Failed polls in a row';
COMMENT ON COLUMN source.interval_seconds IS 'Present pause between polls, learnt from what the feed yields';
COMMENT ON COLUMN source.etag IS 'ETag of the last answer, verbatim, for conditional requests';
COMMENT ON COLUMN source.last_modified IS 'Last-Modified of the last answer, verbatim';
COMMENT ON COLUMN source.body_hash IS 'SHA-256 of the last body: an unchanged body holds no new items, whatever its headers say';
COMMENT ON COLUMN source.full_poll_at IS 'When the feed was last fetched without conditions';
COMMENT ON COLUMN source.polled_at IS 'When the last poll ended';
COMMENT ON COLUMN source.succeeded_at IS 'When a poll last brought a readable feed';
COMMENT ON COLUMN source.item_at IS 'When a poll last brought a new item';
COMMENT ON COLUMN source.moved_to IS 'Where the feed says it has moved (301), not yet believed';
COMMENT ON COLUMN source.moved_since IS 'Since when it says so';
COMMENT ON COLUMN source.hub_url IS 'WebSub hub that the feed announces';
COMMENT ON COLUMN source.topic_url IS 'WebSub topic that the feed announces';
COMMENT ON COLUMN source.hub_secret IS 'Secret of the WebSub subscription';
COMMENT ON COLUMN source.hub_until IS 'When the WebSub subscription runs out';
COMMENT ON COLUMN source.usual_gap_seconds IS 'The feed''s own habit: middle gap between items, in seconds';
COMMENT ON COLUMN source.usual_length IS 'The outlet''s own habit: middle length of its article texts, in characters';
COMMENT ON COLUMN source.poll_memory IS 'What the schedule remembers between polls (rhythm, failures, validators): see nextPoll in packages/fetching';
COMMENT ON COLUMN source.created_at IS 'When the source was added';
COMMENT ON COLUMN source.work_state IS 'Whether a stage has to work on this row: due, leased (being worked on), done, rejected (ended with a reason), quarantined (waits for a person)';
COMMENT ON COLUMN source.work_due_at IS 'When the sweep may hand the row out: while leased, the end of the lease; null when nothing is due';
COMMENT ON COLUMN source.work_again_at IS 'A need that arose during the lease; becomes work_due_at when the lease ends';
COMMENT ON COLUMN source.work_lease IS 'Token of the present lease; a result that carries another one is refused';
COMMENT ON COLUMN source.work_attempts IS 'Tries since the row was last done that asked for another one';
COMMENT ON COLUMN source.work_crashes IS 'Leases since the row was last done that ran out because their process died or hung';
COMMENT ON COLUMN source.work_priority IS 'Order of work: 0 people are waiting, 1 news, 2 backfill, 3 whenever there is time';
COMMENT ON COLUMN source.work_reason IS 'Why the row waits, was rejected or was quarantined, for people';

CREATE INDEX source_work ON source (work_priority, work_due_at) WHERE work_due_at IS NOT NULL;
CREATE INDEX source_quarantined ON source (id) WHERE work_state = 'quarantined';

CREATE TABLE poll (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  source_id bigint NOT NULL REFERENCES source ON DELETE CASCADE,
  started_at timestamptz NOT NULL,
  took_ms integer NOT NULL,
  result text NOT NULL,
  reason text,
  http_status integer,
  bytes integer,
  items integer NOT NULL DEFAULT 0,
  new_items integer NOT NULL DEFAULT 0,
  conditional boolean NOT NULL DEFAULT false,
  CHECK (result IN ('new_items', 'no_news', 'unchanged', 'failed', 'skipped'))
);
COMMENT ON TABLE poll IS 'One poll of a source and what came of it; pruned by age';
COMMENT ON COLUMN poll.id IS 'Id of the poll, ascending in time';
COMMENT ON COLUMN poll.source_id IS 'Source that was polled';
COMMENT ON COLUMN poll.started_at IS 'When the poll began';
COMMENT ON COLUMN poll.took_ms IS 'How long it took, in milliseconds';
COMMENT ON COLUMN poll.result IS 'new_items, no_news, unchanged, failed or skipped';
COMMENT ON COLUMN poll.reason IS 'Why it failed or was skipped, in words';
COMMENT ON COLUMN poll.http_status IS 'Status of the answer, where there was one';
COMMENT ON COLUMN poll.bytes IS 'Length of the body after decompression';
COMMENT ON COLUMN poll.items IS 'Items in the feed';
COMMENT ON COLUMN poll.new_items IS 'Items not seen before';
COMMENT ON COLUMN poll.conditional IS 'Whether the request carried conditions';

CREATE INDEX poll_of_source ON poll (source_id, started_at DESC);
CREATE INDEX poll_age ON poll (started_at);

CREATE TABLE host (
  host text PRIMARY KEY,
  free_at timestamptz,
  lease uuid,
  leased_until timestamptz,
  gap_ms integer,
  failures integer NOT NULL DEFAULT 0,
  robots_status integer,
  robots_text text,
  robots_at timestamptz,
  robots_until timestamptz
);
COMMENT ON TABLE host IS 'A web host: when it may next be asked, and its robots.txt';
COMMENT ON COLUMN host.host IS 'Host name with port, lower case';
COMMENT ON COLUMN host.free_at IS 'Earliest instant of the next request to this host';
COMMENT ON COLUMN host.lease IS 'Token of the request under way: one at a time, whatever the number of workers';
COMMENT ON COLUMN host.leased_until IS 'When the token is void even if nobody gives it back';
COMMENT ON COLUMN host.gap_ms IS 'Pause this host asked for (crawl-delay), in milliseconds; null: the setting';
COMMENT ON COLUMN host.failures IS 'Failed requests in a row';
COMMENT ON COLUMN host.robots_status IS 'HTTP status that robots.txt was answered with; 0 when the host could not be reached';
COMMENT ON COLUMN host.robots_text IS 'Body of robots.txt, at most 512 KiB';
COMMENT ON COLUMN host.robots_at IS 'When robots.txt was fetched';
COMMENT ON COLUMN host.robots_until IS 'Until when it may be used, at most 24 hours after';


CREATE TABLE health_event (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind text NOT NULL,
  subject text NOT NULL,
  source_id bigint REFERENCES source ON DELETE CASCADE,
  message text NOT NULL,
  detail jsonb NOT NULL DEFAULT '{}',
  opened_at timestamptz NOT NULL,
  closed_at timestamptz
);
COMMENT ON TABLE health_event IS 'Something that operators should know: a silent source, a failing destination, short texts';
COMMENT ON COLUMN health_event.id IS 'Id of the health event';
COMMENT ON COLUMN health_event.kind IS 'Kind: source_failing, source_silent, texts_short, feed_moved, destination_disabled …';
COMMENT ON COLUMN health_event.subject IS 'What it is about: name of the source or subscription';
COMMENT ON COLUMN health_event.source_id IS 'The source, when it is about one';
COMMENT ON COLUMN health_event.message IS 'What is wrong and the mend, in words';
COMMENT ON COLUMN health_event.detail IS 'Figures behind it';
COMMENT ON COLUMN health_event.opened_at IS 'When it was noticed';
COMMENT ON COLUMN health_event.closed_at IS 'When it was over; null while it lasts';

CREATE UNIQUE INDEX health_event_open ON health_event (kind, subject) WHERE closed_at IS NULL;
CREATE INDEX health_event_time ON health_event (opened_at DESC);
CREATE INDEX health_event_source ON health_event (source_id) WHERE source_id IS NOT NULL;

COMMENT ON TABLE migration IS 'Migrations that were run, kept by node-pg-migrate';
COMMENT ON COLUMN migration.id IS 'Order of the runs';
COMMENT ON COLUMN migration.name IS 'File name without its ending';
COMMENT ON COLUMN migration.run_on IS 'When it was run, in the server''s own time';
