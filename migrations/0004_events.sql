-- What happened: events gathered from mentions, exits gathered from events, their history and people's corrections.
-- One writer at a time (advisory lock, held to the commit) records here, so the order of seq is the order of commits.

CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE SEQUENCE change_seq;
COMMENT ON SEQUENCE change_seq IS 'Order of recorded changes over event_version and exit_version';

CREATE TABLE event (
  id text NOT NULL,
  version integer NOT NULL,
  state text NOT NULL DEFAULT 'live',
  type text NOT NULL,
  status text NOT NULL,
  date text,
  date_from date,
  date_to date,
  arguments jsonb NOT NULL,
  headline text NOT NULL,
  evidence jsonb,
  confidence double precision NOT NULL,
  sources integer NOT NULL DEFAULT 1,
  first_seen_at timestamptz NOT NULL,
  last_seen_at timestamptz NOT NULL,
  seen_on date NOT NULL,
  history jsonb NOT NULL DEFAULT '[]',
  related jsonb NOT NULL DEFAULT '[]',
  companies text[] NOT NULL DEFAULT '{}',
  ventures text[] NOT NULL DEFAULT '{}',
  facilities text[] NOT NULL DEFAULT '{}',
  places text[] NOT NULL DEFAULT '{}',
  countries text[] NOT NULL DEFAULT '{}',
  segments text[] NOT NULL DEFAULT '{}',
  outlets text[] NOT NULL DEFAULT '{}',
  gwh double precision,
  usd double precision,
  is_exit boolean NOT NULL DEFAULT false,
  exits text[] NOT NULL DEFAULT '{}',
  novelty_days integer,
  facets text[] NOT NULL DEFAULT '{}',
  search_text text NOT NULL DEFAULT '',
  created_at timestamptz NOT NULL,
  recorded_at timestamptz NOT NULL,
  keys text[] NOT NULL DEFAULT '{}',
  fingerprint text NOT NULL,
  PRIMARY KEY (id),
  CHECK (state IN ('live', 'merged', 'rejected')),
  CHECK (status IN ('considered', 'announced', 'agreed', 'completed', 'denied', 'cancelled')),
  CHECK (id LIKE 'ev\_%')
);
COMMENT ON TABLE event IS 'One real-world happening as it is known now';
COMMENT ON COLUMN event.id IS 'Stable id, ev_…; ids of merged events redirect for ever';
COMMENT ON COLUMN event.version IS 'Number of the present state, from 1';
COMMENT ON COLUMN event.state IS 'live, merged (see redirect) or rejected by a person';
COMMENT ON COLUMN event.type IS 'Event type, such as stake_sale';
COMMENT ON COLUMN event.status IS 'considered, announced, agreed, completed, denied or cancelled';
COMMENT ON COLUMN event.date IS 'When it happened or takes effect, at the precision known: 2026, 2026-Q3, 2026-H1, 2026-02, 2026-02-06, 2026-W06 or a range';
COMMENT ON COLUMN event.date_from IS 'First day that the date covers';
COMMENT ON COLUMN event.date_to IS 'Last day that the date covers';
COMMENT ON COLUMN event.arguments IS 'Canonical values: role to list of values';
COMMENT ON COLUMN event.headline IS 'One line for people';
COMMENT ON COLUMN event.evidence IS 'Headline sentence: {sentence, article, outlet, url}';
COMMENT ON COLUMN event.confidence IS '0 to 1; grows with independent sources';
COMMENT ON COLUMN event.sources IS 'Independent outlets; copies of one agency text count once';
COMMENT ON COLUMN event.first_seen_at IS 'Earliest publication that reports it';
COMMENT ON COLUMN event.last_seen_at IS 'Latest publication that reports it';
COMMENT ON COLUMN event.seen_on IS 'Calendar day of the earliest publication';
COMMENT ON COLUMN event.history IS 'Steps of its life: [{status, on, article, sentence, at}]';
COMMENT ON COLUMN event.related IS 'Events of the same affair: [{event, why}]';
COMMENT ON COLUMN event.companies IS 'Companies in any role, canonical names';
COMMENT ON COLUMN event.ventures IS 'Joint ventures in any role';
COMMENT ON COLUMN event.facilities IS 'Plants and lines, as articles name them';
COMMENT ON COLUMN event.places IS 'Places, canonical names';
COMMENT ON COLUMN event.countries IS 'ISO 3166-1 alpha-2 codes of its places';
COMMENT ON COLUMN event.segments IS 'EV, ESS, consumer, robot, other; chemistry after a slash';
COMMENT ON COLUMN event.outlets IS 'Outlets that report it';
COMMENT ON COLUMN event.gwh IS 'Largest energy figure, in gigawatt-hours';
COMMENT ON COLUMN event.usd IS 'Largest sum of money, in US dollars, where the text or the rates give one';
COMMENT ON COLUMN event.is_exit IS 'Whether a partner leaves a joint venture by it';
COMMENT ON COLUMN event.exits IS 'Ids of the exits it belongs to';
COMMENT ON COLUMN event.novelty_days IS 'Days since the last similar event (type and names); null when there was none';
COMMENT ON COLUMN event.facets IS 'Words for exact filters, lower case: company:…, venture:…, country:…, segment:…, outlet:…';
COMMENT ON COLUMN event.search_text IS 'Names, facilities, places and evidence sentences, lower case, for text search';
COMMENT ON COLUMN event.created_at IS 'When it was first recorded';
COMMENT ON COLUMN event.recorded_at IS 'When its present state was recorded';
COMMENT ON COLUMN event.keys IS 'Inverted index for resolution: type|name of identifying roles, of all its mentions';
COMMENT ON COLUMN event.fingerprint IS 'Hash of everything analysts see: an equal result records no new version';

-- One index for each order of the list, with every plain figure that filters ask for: a page is found in the index alone,
-- even where order and filter have nothing to do with each other, and only its rows are fetched from the wide table.
CREATE INDEX event_first_seen ON event (first_seen_at DESC, id)
  INCLUDE (type, status, date_from, date_to, seen_on, gwh, usd, sources, confidence, is_exit) WHERE state = 'live';
CREATE INDEX event_last_seen ON event (last_seen_at DESC, id)
  INCLUDE (type, status, date_from, date_to, seen_on, gwh, usd, sources, confidence, is_exit) WHERE state = 'live';
CREATE INDEX event_dated ON event (date_from DESC NULLS LAST, id)
  INCLUDE (type, status, date_to, seen_on, gwh, usd, sources, confidence, is_exit) WHERE state = 'live';
CREATE INDEX event_gwh ON event (gwh DESC NULLS LAST, id)
  INCLUDE (type, status, date_from, date_to, seen_on, usd, sources, confidence, is_exit) WHERE state = 'live';
CREATE INDEX event_usd ON event (usd DESC NULLS LAST, id)
  INCLUDE (type, status, date_from, date_to, seen_on, gwh, sources, confidence, is_exit) WHERE state = 'live';
CREATE INDEX event_by_sources ON event (sources DESC, id)
  INCLUDE (type, status, date_from, date_to, seen_on, gwh, usd, confidence, is_exit) WHERE state = 'live';
-- Some names are in every tenth event, most in few: the planner has to know which.
ALTER TABLE event ALTER COLUMN facets SET STATISTICS 1000;
CREATE INDEX event_facets ON event USING gin (facets) WHERE state = 'live';
CREATE INDEX event_search ON event USING gin (search_text gin_trgm_ops) WHERE state = 'live';
CREATE INDEX event_keys ON event USING gin (keys) WHERE state = 'live';

CREATE TABLE event_version (
  id text NOT NULL,
  version integer NOT NULL,
  state text NOT NULL DEFAULT 'live',
  type text NOT NULL,
  status text NOT NULL,
  date text,
  date_from date,
  date_to date,
  arguments jsonb NOT NULL,
  headline text NOT NULL,
  evidence jsonb,
  confidence double precision NOT NULL,
  sources integer NOT NULL DEFAULT 1,
  first_seen_at timestamptz NOT NULL,
  last_seen_at timestamptz NOT NULL,
  seen_on date NOT NULL,
  history jsonb NOT NULL DEFAULT '[]',
  related jsonb NOT NULL DEFAULT '[]',
  companies text[] NOT NULL DEFAULT '{}',
  ventures text[] NOT NULL DEFAULT '{}',
  facilities text[] NOT NULL DEFAULT '{}',
  places text[] NOT NULL DEFAULT '{}',
  countries text[] NOT NULL DEFAULT '{}',
  segments text[] NOT NULL DEFAULT '{}',
  outlets text[] NOT NULL DEFAULT '{}',
  gwh double precision,
  usd double precision,
  is_exit boolean NOT NULL DEFAULT false,
  exits text[] NOT NULL DEFAULT '{}',
  novelty_days integer,
  facets text[] NOT NULL DEFAULT '{}',
  search_text text NOT NULL DEFAULT '',
  recorded_at timestamptz NOT NULL,
  seq bigint NOT NULL UNIQUE DEFAULT nextval('change_seq'),
  cause text NOT NULL,
  silent boolean NOT NULL DEFAULT false,
  PRIMARY KEY (id, version),
  FOREIGN KEY (id) REFERENCES event
);
COMMENT ON TABLE event_version IS 'Every state that an event was ever recorded in; append-only';
COMMENT ON COLUMN event_version.id IS 'Stable id, ev_…; ids of merged events redirect for ever';
COMMENT ON COLUMN event_version.version IS 'Number of the present state, from 1';
COMMENT ON COLUMN event_version.state IS 'live, merged (see redirect) or rejected by a person';
COMMENT ON COLUMN event_version.type IS 'Event type, such as stake_sale';
COMMENT ON COLUMN event_version.status IS 'considered, announced, agreed, completed, denied or cancelled';
COMMENT ON COLUMN event_version.date IS 'When it happened or takes effect, at the precision known: 2026, 2026-Q3, 2026-H1, 2026-02, 2026-02-06, 2026-W06 or a range';
COMMENT ON COLUMN event_version.date_from IS 'First day that the date covers';
COMMENT ON COLUMN event_version.date_to IS 'Last day that the date covers';
COMMENT ON COLUMN event_version.arguments IS 'Canonical values: role to list of values';
COMMENT ON COLUMN event_version.headline IS 'One line for people';
COMMENT ON COLUMN event_version.evidence IS 'Headline sentence: {sentence, article, outlet, url}';
COMMENT ON COLUMN event_version.confidence IS '0 to 1; grows with independent sources';
COMMENT ON COLUMN event_version.sources IS 'Independent outlets; copies of one agency text count once';
COMMENT ON COLUMN event_version.first_seen_at IS 'Earliest publication that reports it';
COMMENT ON COLUMN event_version.last_seen_at IS 'Latest publication that reports it';
COMMENT ON COLUMN event_version.seen_on IS 'Calendar day of the earliest publication';
COMMENT ON COLUMN event_version.history IS 'Steps of its life: [{status, on, article, sentence, at}]';
COMMENT ON COLUMN event_version.related IS 'Events of the same affair: [{event, why}]';
COMMENT ON COLUMN event_version.companies IS 'Companies in any role, canonical names';
COMMENT ON COLUMN event_version.ventures IS 'Joint ventures in any role';
COMMENT ON COLUMN event_version.facilities IS 'Plants and lines, as articles name them';
COMMENT ON COLUMN event_version.places IS 'Places, canonical names';
COMMENT ON COLUMN event_version.countries IS 'ISO 3166-1 alpha-2 codes of its places';
COMMENT ON COLUMN event_version.segments IS 'EV, ESS, consumer, robot, other; chemistry after a slash';
COMMENT ON COLUMN event_version.outlets IS 'Outlets that report it';
COMMENT ON COLUMN event_version.gwh IS 'Largest energy figure, in gigawatt-hours';
COMMENT ON COLUMN event_version.usd IS 'Largest sum of money, in US dollars, where the text or the rates give one';
COMMENT ON COLUMN event_version.is_exit IS 'Whether a partner leaves a joint venture by it';
COMMENT ON COLUMN event_version.exits IS 'Ids of the exits it belongs to';
COMMENT ON COLUMN event_version.novelty_days IS 'Days since the last similar event (type and names); null when there was none';
COMMENT ON COLUMN event_version.facets IS 'Words for exact filters, lower case: company:…, venture:…, country:…, segment:…, outlet:…';
COMMENT ON COLUMN event_version.search_text IS 'Names, facilities, places and evidence sentences, lower case, for text search';
COMMENT ON COLUMN event_version.recorded_at IS 'When this state was recorded; strictly ascending from one commit to the next';
COMMENT ON COLUMN event_version.seq IS 'Place in the stream of changes';
COMMENT ON COLUMN event_version.cause IS 'What made it: mention, reextraction, merge, split, reject, restore or import';
COMMENT ON COLUMN event_version.silent IS 'Whether the change alerts nobody';

CREATE INDEX event_version_recorded ON event_version (recorded_at);
CREATE INDEX event_version_first_seen ON event_version (first_seen_at DESC, id)
  INCLUDE (version, recorded_at, type, status, date_from, date_to, seen_on, gwh, usd, sources, confidence, is_exit) WHERE state = 'live';
CREATE INDEX event_version_last_seen ON event_version (last_seen_at DESC, id)
  INCLUDE (version, recorded_at, type, status, date_from, date_to, seen_on, gwh, usd, sources, confidence, is_exit) WHERE state = 'live';
CREATE INDEX event_version_dated ON event_version (date_from DESC NULLS LAST, id)
  INCLUDE (version, recorded_at, type, status, date_to, seen_on, gwh, usd, sources, confidence, is_exit) WHERE state = 'live';
CREATE INDEX event_version_gwh ON event_version (gwh DESC NULLS LAST, id)
  INCLUDE (version, recorded_at, type, status, date_from, date_to, seen_on, usd, sources, confidence, is_exit) WHERE state = 'live';
CREATE INDEX event_version_usd ON event_version (usd DESC NULLS LAST, id)
  INCLUDE (version, recorded_at, type, status, date_from, date_to, seen_on, gwh, sources, confidence, is_exit) WHERE state = 'live';
CREATE INDEX event_version_by_sources ON event_version (sources DESC, id)
  INCLUDE (version, recorded_at, type, status, date_from, date_to, seen_on, gwh, usd, confidence, is_exit) WHERE state = 'live';
ALTER TABLE event_version ALTER COLUMN facets SET STATISTICS 1000;
CREATE INDEX event_version_facets ON event_version USING gin (facets) WHERE state = 'live';
CREATE INDEX event_version_search ON event_version USING gin (search_text gin_trgm_ops) WHERE state = 'live';

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only: record a new version instead', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;
COMMENT ON FUNCTION refuse_change() IS 'Trigger that keeps a table append-only';
CREATE TRIGGER event_version_append_only BEFORE UPDATE OR DELETE ON event_version FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE event_mention (
  event_id text NOT NULL REFERENCES event,
  mention_id bigint NOT NULL REFERENCES mention,
  valid_from timestamptz NOT NULL,
  valid_to timestamptz,
  why text NOT NULL DEFAULT '',
  PRIMARY KEY (event_id, mention_id, valid_from),
  CHECK (valid_to IS NULL OR valid_to >= valid_from)
);
COMMENT ON TABLE event_mention IS 'Which mentions an event was gathered from, and when';
COMMENT ON COLUMN event_mention.event_id IS 'Event';
COMMENT ON COLUMN event_mention.mention_id IS 'Mention';
COMMENT ON COLUMN event_mention.valid_from IS 'When the mention was joined to the event';
COMMENT ON COLUMN event_mention.valid_to IS 'When it was taken away again; null while it belongs';
COMMENT ON COLUMN event_mention.why IS 'Why it was joined, in words of the resolver';

CREATE UNIQUE INDEX event_mention_once ON event_mention (mention_id) WHERE valid_to IS NULL;
CREATE INDEX event_mention_of_mention ON event_mention (mention_id, valid_from);

CREATE TABLE exit (
  id text PRIMARY KEY,
  version integer NOT NULL,
  state text NOT NULL DEFAULT 'live',
  venture text NOT NULL,
  venture_key text NOT NULL,
  leaving text[] NOT NULL,
  leaving_key text NOT NULL,
  staying text[] NOT NULL DEFAULT '{}',
  episode integer NOT NULL DEFAULT 1,
  status text NOT NULL,
  date text,
  date_from date,
  date_to date,
  headline text NOT NULL,
  evidence jsonb,
  history jsonb NOT NULL DEFAULT '[]',
  sources integer NOT NULL DEFAULT 1,
  confidence double precision NOT NULL DEFAULT 0,
  first_seen_at timestamptz NOT NULL,
  last_seen_at timestamptz NOT NULL,
  created_at timestamptz NOT NULL,
  recorded_at timestamptz NOT NULL,
  fingerprint text NOT NULL,
  CHECK (state IN ('live', 'merged', 'rejected')),
  CHECK (status IN ('considered', 'announced', 'agreed', 'completed', 'denied', 'cancelled')),
  CHECK (id LIKE 'ex\_%')
);
COMMENT ON TABLE exit IS 'A partner''s leaving of a joint venture, gathered from its events';
COMMENT ON COLUMN exit.id IS 'Stable id, ex_…';
COMMENT ON COLUMN exit.version IS 'Number of the present state, from 1';
COMMENT ON COLUMN exit.state IS 'live, merged (see redirect) or rejected';
COMMENT ON COLUMN exit.venture IS 'The venture; "A–B venture" where no name is said';
COMMENT ON COLUMN exit.venture_key IS 'The venture in comparable form';
COMMENT ON COLUMN exit.leaving IS 'Partners that leave';
COMMENT ON COLUMN exit.leaving_key IS 'Partners that leave in comparable form, sorted';
COMMENT ON COLUMN exit.staying IS 'Partners that stay, where known';
COMMENT ON COLUMN exit.episode IS 'Which leaving of the same venture by the same partners, from 1';
COMMENT ON COLUMN exit.status IS 'considered, announced, agreed, completed, denied or cancelled';
COMMENT ON COLUMN exit.date IS 'When it happened or takes effect, as in event';
COMMENT ON COLUMN exit.date_from IS 'First day that the date covers';
COMMENT ON COLUMN exit.date_to IS 'Last day that the date covers';
COMMENT ON COLUMN exit.headline IS 'One line for people';
COMMENT ON COLUMN exit.evidence IS 'Headline sentence: {sentence, article, outlet, url}';
COMMENT ON COLUMN exit.history IS 'Steps of its life: [{status, on, article, sentence, at}]';
COMMENT ON COLUMN exit.sources IS 'Independent outlets over its events';
COMMENT ON COLUMN exit.confidence IS '0 to 1';
COMMENT ON COLUMN exit.first_seen_at IS 'Earliest publication';
COMMENT ON COLUMN exit.last_seen_at IS 'Latest publication';
COMMENT ON COLUMN exit.created_at IS 'When it was first recorded';
COMMENT ON COLUMN exit.recorded_at IS 'When its present state was recorded';
COMMENT ON COLUMN exit.fingerprint IS 'Hash of everything analysts see';

CREATE UNIQUE INDEX exit_once ON exit (venture_key, leaving_key, episode) WHERE state = 'live';
CREATE INDEX exit_first_seen ON exit (first_seen_at DESC, id) WHERE state = 'live';

CREATE TABLE exit_event (
  exit_id text NOT NULL REFERENCES exit,
  event_id text NOT NULL REFERENCES event,
  valid_from timestamptz NOT NULL,
  valid_to timestamptz,
  PRIMARY KEY (exit_id, event_id, valid_from)
);
COMMENT ON TABLE exit_event IS 'Which events an exit was gathered from, and when';
COMMENT ON COLUMN exit_event.exit_id IS 'Exit';
COMMENT ON COLUMN exit_event.event_id IS 'Event';
COMMENT ON COLUMN exit_event.valid_from IS 'When the event was joined to the exit';
COMMENT ON COLUMN exit_event.valid_to IS 'When it was taken away again; null while it belongs';

CREATE UNIQUE INDEX exit_event_once ON exit_event (exit_id, event_id) WHERE valid_to IS NULL;
CREATE INDEX exit_event_of_event ON exit_event (event_id);

CREATE TABLE exit_version (
  id text NOT NULL REFERENCES exit,
  version integer NOT NULL,
  state text NOT NULL,
  status text NOT NULL,
  snapshot jsonb NOT NULL,
  recorded_at timestamptz NOT NULL,
  seq bigint NOT NULL UNIQUE DEFAULT nextval('change_seq'),
  cause text NOT NULL,
  silent boolean NOT NULL DEFAULT false,
  PRIMARY KEY (id, version)
);
COMMENT ON TABLE exit_version IS 'Every state that an exit was ever recorded in; append-only';
COMMENT ON COLUMN exit_version.id IS 'Exit';
COMMENT ON COLUMN exit_version.version IS 'Number of the state, from 1';
COMMENT ON COLUMN exit_version.state IS 'live, merged or rejected';
COMMENT ON COLUMN exit_version.status IS 'Status in that state';
COMMENT ON COLUMN exit_version.snapshot IS 'The whole row of exit, and its events, in that state';
COMMENT ON COLUMN exit_version.recorded_at IS 'When this state was recorded';
COMMENT ON COLUMN exit_version.seq IS 'Place in the stream of changes';
COMMENT ON COLUMN exit_version.cause IS 'What made it, as in event_version';
COMMENT ON COLUMN exit_version.silent IS 'Whether the change alerts nobody';

CREATE INDEX exit_version_recorded ON exit_version (recorded_at);
CREATE TRIGGER exit_version_append_only BEFORE UPDATE OR DELETE ON exit_version FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE correction (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind text NOT NULL,
  event_id text NOT NULL REFERENCES event,
  other_id text REFERENCES event,
  detail jsonb NOT NULL DEFAULT '{}',
  reason text NOT NULL,
  made_by text NOT NULL,
  made_at timestamptz NOT NULL,
  undone_at timestamptz,
  undone_by text,
  CHECK (kind IN ('merge', 'split', 'reject'))
);
COMMENT ON TABLE correction IS 'What people said about the grouping; respected by every later run, and undoable';
COMMENT ON COLUMN correction.id IS 'Id of the correction';
COMMENT ON COLUMN correction.kind IS 'merge (must link), split (cannot link) or reject';
COMMENT ON COLUMN correction.event_id IS 'Event that was corrected';
COMMENT ON COLUMN correction.other_id IS 'The other event: merged into event_id, or split off from it';
COMMENT ON COLUMN correction.detail IS 'Mentions on either side, so that the correction outlives re-extraction';
COMMENT ON COLUMN correction.reason IS 'Why, in the person''s words';
COMMENT ON COLUMN correction.made_by IS 'Who';
COMMENT ON COLUMN correction.made_at IS 'When';
COMMENT ON COLUMN correction.undone_at IS 'When it was undone; null while it holds';
COMMENT ON COLUMN correction.undone_by IS 'Who undid it';

CREATE INDEX correction_of_event ON correction (event_id);
CREATE INDEX correction_of_other ON correction (other_id) WHERE other_id IS NOT NULL;

CREATE TABLE redirect (
  from_id text PRIMARY KEY,
  to_id text NOT NULL,
  kind text NOT NULL,
  reason text NOT NULL DEFAULT '',
  redirected_at timestamptz NOT NULL,
  CHECK (from_id <> to_id),
  CHECK (kind IN ('event', 'exit'))
);
COMMENT ON TABLE redirect IS 'Ids that were given up, and what they mean now; never deleted';
COMMENT ON COLUMN redirect.from_id IS 'Id of the event or exit that was given up';
COMMENT ON COLUMN redirect.to_id IS 'Id that stands for it now; never itself redirected';
COMMENT ON COLUMN redirect.kind IS 'event or exit';
COMMENT ON COLUMN redirect.reason IS 'Why';
COMMENT ON COLUMN redirect.redirected_at IS 'When';

CREATE INDEX redirect_to ON redirect (to_id);

CREATE TABLE rate (
  currency text NOT NULL,
  day date NOT NULL,
  usd double precision NOT NULL,
  PRIMARY KEY (currency, day),
  CHECK (usd > 0)
);
COMMENT ON TABLE rate IS 'Exchange rates loaded by the user, for US dollar values; none are fetched';
COMMENT ON COLUMN rate.currency IS 'ISO 4217 code';
COMMENT ON COLUMN rate.day IS 'First day on which the rate holds';
COMMENT ON COLUMN rate.usd IS 'US dollars for one unit of the currency';
