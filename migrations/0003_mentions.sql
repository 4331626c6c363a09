-- What the articles say: one extraction per article version and pack, and the mentions that it found.

CREATE TABLE extraction (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  article_id text NOT NULL REFERENCES article ON DELETE CASCADE,
  version_id bigint NOT NULL REFERENCES article_version ON DELETE CASCADE,
  pack text NOT NULL,
  pack_version text NOT NULL,
  outcome text NOT NULL,
  reason text,
  relevance double precision,
  mentions integer NOT NULL DEFAULT 0,
  added integer NOT NULL DEFAULT 0,
  removed integer NOT NULL DEFAULT 0,
  silent boolean NOT NULL DEFAULT false,
  took_ms integer NOT NULL DEFAULT 0,
  extracted_at timestamptz NOT NULL,
  work_state text NOT NULL DEFAULT 'done',
  work_due_at timestamptz,
  work_again_at timestamptz,
  work_lease uuid,
  work_attempts integer NOT NULL DEFAULT 0,
  work_crashes integer NOT NULL DEFAULT 0,
  work_priority smallint NOT NULL DEFAULT 1,
  work_reason text,
  CONSTRAINT extraction_work_state CHECK (work_state IN ('due', 'leased', 'done', 'rejected', 'quarantined')),
  CONSTRAINT extraction_work_due CHECK ((work_state IN ('due', 'leased')) = (work_due_at IS NOT NULL)),
  CONSTRAINT extraction_work_leased CHECK ((work_state = 'leased') = (work_lease IS NOT NULL)),
  CONSTRAINT extraction_work_priority CHECK (work_priority BETWEEN 0 AND 3),
  UNIQUE (version_id, pack, pack_version),
  CHECK (outcome IN ('read', 'irrelevant', 'language', 'empty'))
);
COMMENT ON TABLE extraction IS 'One reading of an article version by a pack; the row that the stage resolve-events works on';
COMMENT ON COLUMN extraction.id IS 'Id of the extraction';
COMMENT ON COLUMN extraction.article_id IS 'Article';
COMMENT ON COLUMN extraction.version_id IS 'Version of its text that was read';
COMMENT ON COLUMN extraction.pack IS 'Name of the pack';
COMMENT ON COLUMN extraction.pack_version IS 'Version of the pack (content hash)';
COMMENT ON COLUMN extraction.outcome IS 'read, irrelevant (dropped by the relevance test), language (not English), empty';
COMMENT ON COLUMN extraction.reason IS 'Why it was not read, for people: "not read: language ko"';
COMMENT ON COLUMN extraction.relevance IS 'Score of the relevance test';
COMMENT ON COLUMN extraction.mentions IS 'Mentions found';
COMMENT ON COLUMN extraction.added IS 'Mentions that the article did not have before';
COMMENT ON COLUMN extraction.removed IS 'Mentions that the article no longer has';
COMMENT ON COLUMN extraction.silent IS 'Whether what changes by it alerts nobody (re-extraction, import)';
COMMENT ON COLUMN extraction.took_ms IS 'How long the extraction took, in milliseconds';
COMMENT ON COLUMN extraction.extracted_at IS 'When it was recorded';
COMMENT ON COLUMN extraction.work_state IS 'Whether a stage has to work on this row: due, leased (being worked on), done, rejected (ended with a reason), quarantined (waits for a person)';
COMMENT ON COLUMN extraction.work_due_at IS 'When the sweep may hand the row out: while leased, the end of the lease; null when nothing is due';
COMMENT ON COLUMN extraction.work_again_at IS 'A need that arose during the lease; becomes work_due_at when the lease ends';
COMMENT ON COLUMN extraction.work_lease IS 'Token of the present lease; a result that carries another one is refused';
COMMENT ON COLUMN extraction.work_attempts IS 'Tries since the row was last done that asked for another one';
COMMENT ON COLUMN extraction.work_crashes IS 'Leases since the row was last done that ran out because their process died or hung';
COMMENT ON COLUMN extraction.work_priority IS 'Order of work: 0 people are waiting, 1 news, 2 backfill, 3 whenever there is time';
COMMENT ON COLUMN extraction.work_reason IS 'Why the row waits, was rejected or was quarantined, for people';

CREATE INDEX extraction_work ON extraction (work_priority, work_due_at) WHERE work_due_at IS NOT NULL;
CREATE INDEX extraction_quarantined ON extraction (id) WHERE work_state = 'quarantined';
CREATE INDEX extraction_of_article ON extraction (article_id, extracted_at DESC);
CREATE INDEX extraction_outcome ON extraction (outcome, extracted_at DESC) WHERE outcome <> 'read';

CREATE TABLE mention (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  mention text GENERATED ALWAYS AS (article_id || '#' || n) STORED,
  article_id text NOT NULL REFERENCES article ON DELETE CASCADE,
  n integer NOT NULL,
  version_id bigint NOT NULL REFERENCES article_version ON DELETE CASCADE,
  extraction_id bigint NOT NULL REFERENCES extraction ON DELETE CASCADE,
  pack_version text NOT NULL,
  type text NOT NULL,
  status text NOT NULL,
  date text,
  date_from date,
  date_to date,
  arguments jsonb NOT NULL,
  evidence jsonb NOT NULL,
  sentence text NOT NULL,
  rule text NOT NULL,
  confidence double precision NOT NULL,
  target jsonb,
  background boolean NOT NULL DEFAULT false,
  names text[] NOT NULL DEFAULT '{}',
  keys text[] NOT NULL DEFAULT '{}',
  fingerprint text NOT NULL,
  recorded_at timestamptz NOT NULL,
  superseded_at timestamptz,
  UNIQUE (article_id, n),
  CHECK (status IN ('considered', 'announced', 'agreed', 'completed', 'denied', 'cancelled')),
  CHECK (confidence BETWEEN 0 AND 1),
  CHECK (jsonb_typeof(arguments) = 'object' AND jsonb_typeof(evidence) = 'array')
);
COMMENT ON TABLE mention IS 'What one article says of one event, with the words it was read from';
COMMENT ON COLUMN mention.id IS 'Id of the mention in this database';
COMMENT ON COLUMN mention.mention IS 'Id of the mention in exports: article#n';
COMMENT ON COLUMN mention.article_id IS 'Article that says so';
COMMENT ON COLUMN mention.n IS 'Number within the article; never given again';
COMMENT ON COLUMN mention.version_id IS 'Version of the text that evidence points into';
COMMENT ON COLUMN mention.extraction_id IS 'Latest extraction that found it';
COMMENT ON COLUMN mention.pack_version IS 'Version of the pack that found it last';
COMMENT ON COLUMN mention.type IS 'Event type';
COMMENT ON COLUMN mention.status IS 'considered, announced, agreed, completed, denied or cancelled';
COMMENT ON COLUMN mention.date IS 'When it happened or takes effect, at the precision of the text: 2026, 2026-Q3, 2026-02, 2026-W06 …';
COMMENT ON COLUMN mention.date_from IS 'First day that the date covers';
COMMENT ON COLUMN mention.date_to IS 'Last day that the date covers';
COMMENT ON COLUMN mention.arguments IS 'Role to list of values';
COMMENT ON COLUMN mention.evidence IS 'Where each value was read: UTF-16 offsets into title or text';
COMMENT ON COLUMN mention.sentence IS 'The sentence that it was chiefly read from; kept when the text is not';
COMMENT ON COLUMN mention.rule IS 'Frame that found it';
COMMENT ON COLUMN mention.confidence IS '0 to 1: of mentions at 0.8 or more, nine in ten are right';
COMMENT ON COLUMN mention.target IS 'What a stake sale''s target is, where text or pack say so';
COMMENT ON COLUMN mention.background IS 'Whether the text restates an old event in passing';
COMMENT ON COLUMN mention.names IS 'Canonical names in any role, lower case';
COMMENT ON COLUMN mention.keys IS 'Inverted index for resolution: type|name of identifying roles';
COMMENT ON COLUMN mention.fingerprint IS 'Hash of everything the mention says: an equal one is kept, not doubled';
COMMENT ON COLUMN mention.recorded_at IS 'When it was first recorded';
COMMENT ON COLUMN mention.superseded_at IS 'When a newer reading no longer found it; null while it stands';

CREATE UNIQUE INDEX mention_once ON mention (article_id, fingerprint) WHERE superseded_at IS NULL;
CREATE INDEX mention_keys ON mention USING gin (keys) WHERE superseded_at IS NULL;
CREATE INDEX mention_names ON mention USING gin (names) WHERE superseded_at IS NULL;
CREATE INDEX mention_type ON mention (type, status);
CREATE INDEX mention_extraction ON mention (extraction_id);
CREATE INDEX mention_version ON mention (version_id);
CREATE INDEX mention_rule ON mention (rule);
