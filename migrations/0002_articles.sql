-- What was published: feed items, the articles they name, the pages fetched for them, and the versions of their text.

CREATE TABLE article (
  id text PRIMARY KEY,
  url text,
  url_key text UNIQUE,
  source_id bigint REFERENCES source ON DELETE SET NULL,
  outlet text,
  origin text NOT NULL DEFAULT 'feed',
  silent boolean NOT NULL DEFAULT false,
  published text NOT NULL,
  published_at timestamptz NOT NULL,
  published_on date NOT NULL,
  seen_at timestamptz NOT NULL,
  version integer,
  fetched_at timestamptz,
  fetch_state text NOT NULL DEFAULT 'none',
  etag text,
  last_modified text,
  copy_of text REFERENCES article ON DELETE SET NULL DEFERRABLE,
  work_state text NOT NULL DEFAULT 'done',
  work_due_at timestamptz,
  work_again_at timestamptz,
  work_lease uuid,
  work_attempts integer NOT NULL DEFAULT 0,
  work_crashes integer NOT NULL DEFAULT 0,
  work_priority smallint NOT NULL DEFAULT 1,
  work_reason text,
  CONSTRAINT article_work_state CHECK (work_state IN ('due', 'leased', 'done', 'rejected', 'quarantined')),
  CONSTRAINT article_work_due CHECK ((work_state IN ('due', 'leased')) = (work_due_at IS NOT NULL)),
  CONSTRAINT article_work_leased CHECK ((work_state = 'leased') = (work_lease IS NOT NULL)),
  CONSTRAINT article_work_priority CHECK (work_priority BETWEEN 0 AND 3)
);
COMMENT ON TABLE article IS 'An article of the web, known by its canonical address; the row that the stage fetch-articles works on';
COMMENT ON COLUMN article.id IS 'Id of the article: the one it was imported with, else ar_ and a hash of its address';
COMMENT ON COLUMN article.url IS 'Canonical address; null for articles imported without one';
COMMENT ON COLUMN article.url_key IS 'The address, or its hash when long: articles that several feeds name are one row';
COMMENT ON COLUMN article.source_id IS 'Source that named it first';
COMMENT ON COLUMN article.outlet IS 'Outlet that published it';
COMMENT ON COLUMN article.origin IS 'How it came in: feed, import or added';
COMMENT ON COLUMN article.silent IS 'Whether its events alert nobody (import, backfill)';
COMMENT ON COLUMN article.published IS 'Publication as said: a day, or an instant with offset; anchors relative dates';
COMMENT ON COLUMN article.published_at IS 'Publication as an instant; a bare day counts from its midnight UTC';
COMMENT ON COLUMN article.published_on IS 'Calendar day of publication, in the outlet''s own offset';
COMMENT ON COLUMN article.seen_at IS 'When Cellwire first heard of it';
COMMENT ON COLUMN article.version IS 'Number of the present version; null until something is readable';
COMMENT ON COLUMN article.fetched_at IS 'When its page was last fetched';
COMMENT ON COLUMN article.fetch_state IS 'What the last fetch met: none, ok, unchanged, wall, paywall, gone, robots, refused, not_html, no_text, error';
COMMENT ON COLUMN article.etag IS 'ETag of its page, verbatim';
COMMENT ON COLUMN article.last_modified IS 'Last-Modified of its page, verbatim';
COMMENT ON COLUMN article.copy_of IS 'Article whose text this one copies (agency copy); counts as one source with it';
COMMENT ON COLUMN article.work_state IS 'Whether a stage has to work on this row: due, leased (being worked on), done, rejected (ended with a reason), quarantined (waits for a person)';
COMMENT ON COLUMN article.work_due_at IS 'When the sweep may hand the row out: while leased, the end of the lease; null when nothing is due';
COMMENT ON COLUMN article.work_again_at IS 'A need that arose during the lease; becomes work_due_at when the lease ends';
COMMENT ON COLUMN article.work_lease IS 'Token of the present lease; a result that carries another one is refused';
COMMENT ON COLUMN article.work_attempts IS 'Tries since the row was last done that asked for another one';
COMMENT ON COLUMN article.work_crashes IS 'Leases since the row was last done that ran out because their process died or hung';
COMMENT ON COLUMN article.work_priority IS 'Order of work: 0 people are waiting, 1 news, 2 backfill, 3 whenever there is time';
COMMENT ON COLUMN article.work_reason IS 'Why the row waits, was rejected or was quarantined, for people';

CREATE INDEX article_work ON article (work_priority, work_due_at) WHERE work_due_at IS NOT NULL;
CREATE INDEX article_quarantined ON article (id) WHERE work_state = 'quarantined';
CREATE INDEX article_published ON article (published_at DESC, id);
CREATE INDEX article_of_source ON article (source_id, seen_at DESC);
CREATE INDEX article_copies ON article (copy_of) WHERE copy_of IS NOT NULL;

CREATE TABLE item (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  source_id bigint NOT NULL REFERENCES source ON DELETE CASCADE,
  guid text NOT NULL,
  article_id text REFERENCES article ON DELETE CASCADE,
  link text,
  title text,
  summary text,
  content text,
  authors text[] NOT NULL DEFAULT '{}',
  published text,
  seen_at timestamptz NOT NULL,
  changed_at timestamptz,
  content_hash text NOT NULL,
  skipped text,
  UNIQUE (source_id, guid)
);
COMMENT ON TABLE item IS 'An entry of a feed as the feed told it';
COMMENT ON COLUMN item.id IS 'Id of the item';
COMMENT ON COLUMN item.source_id IS 'Feed that holds it';
COMMENT ON COLUMN item.guid IS 'The feed''s own id of the entry, else its link, else a hash; hashed when long';
COMMENT ON COLUMN item.article_id IS 'Article that it names; null when it names none';
COMMENT ON COLUMN item.link IS 'Link as the feed gives it, absolute';
COMMENT ON COLUMN item.title IS 'Title as the feed gives it';
COMMENT ON COLUMN item.summary IS 'Summary as the feed gives it';
COMMENT ON COLUMN item.content IS 'Full text, where the feed carries it';
COMMENT ON COLUMN item.authors IS 'Authors as the feed gives them';
COMMENT ON COLUMN item.published IS 'Publication as the feed says it, ISO 8601; null: when first seen';
COMMENT ON COLUMN item.seen_at IS 'When a poll first brought it';
COMMENT ON COLUMN item.changed_at IS 'When a later poll brought other words under the same guid';
COMMENT ON COLUMN item.content_hash IS 'Hash of title, summary and content: tells an edited item';
COMMENT ON COLUMN item.skipped IS 'Why it became no article (no link, refused address); null when it did';

CREATE INDEX item_of_article ON item (article_id);
CREATE INDEX item_seen ON item (seen_at);

CREATE TABLE page (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  article_id text NOT NULL REFERENCES article ON DELETE CASCADE,
  url text NOT NULL,
  status integer NOT NULL,
  content_type text,
  content_hash text NOT NULL,
  length integer NOT NULL,
  encoding text NOT NULL DEFAULT 'gzip',
  body bytea,
  fetched_at timestamptz NOT NULL,
  seen_at timestamptz NOT NULL,
  UNIQUE (article_id, content_hash),
  CHECK (encoding IN ('gzip', 'none'))
);
COMMENT ON TABLE page IS 'The bytes of a page as fetched, so that a better reader can read them again';
COMMENT ON COLUMN page.id IS 'Id of the page';
COMMENT ON COLUMN page.article_id IS 'Article that it was fetched for';
COMMENT ON COLUMN page.url IS 'Address that answered, after redirects';
COMMENT ON COLUMN page.status IS 'HTTP status';
COMMENT ON COLUMN page.content_type IS 'Content-Type header, verbatim';
COMMENT ON COLUMN page.content_hash IS 'SHA-256 of the bytes';
COMMENT ON COLUMN page.length IS 'Length of the bytes';
COMMENT ON COLUMN page.encoding IS 'How body is compressed: gzip or none';
COMMENT ON COLUMN page.body IS 'The bytes, compressed; null once the retention setting has dropped them';
COMMENT ON COLUMN page.fetched_at IS 'When it was first fetched with these bytes';
COMMENT ON COLUMN page.seen_at IS 'When it was last fetched with these bytes';

ALTER TABLE page ALTER COLUMN body SET STORAGE EXTERNAL;
CREATE INDEX page_kept ON page (fetched_at) WHERE body IS NOT NULL;

CREATE TABLE article_version (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  article_id text NOT NULL REFERENCES article ON DELETE CASCADE,
  n integer NOT NULL,
  page_id bigint REFERENCES page ON DELETE SET NULL,
  title text NOT NULL DEFAULT '',
  text text,
  excerpt text NOT NULL DEFAULT '',
  length integer NOT NULL,
  authors text[] NOT NULL DEFAULT '{}',
  language text NOT NULL DEFAULT 'und',
  completeness text NOT NULL,
  paywalled boolean NOT NULL DEFAULT false,
  reader text NOT NULL DEFAULT '',
  content_hash text NOT NULL,
  near_hash text,
  recorded_at timestamptz NOT NULL,
  work_state text NOT NULL DEFAULT 'done',
  work_due_at timestamptz,
  work_again_at timestamptz,
  work_lease uuid,
  work_attempts integer NOT NULL DEFAULT 0,
  work_crashes integer NOT NULL DEFAULT 0,
  work_priority smallint NOT NULL DEFAULT 1,
  work_reason text,
  CONSTRAINT article_version_work_state CHECK (work_state IN ('due', 'leased', 'done', 'rejected', 'quarantined')),
  CONSTRAINT article_version_work_due CHECK ((work_state IN ('due', 'leased')) = (work_due_at IS NOT NULL)),
  CONSTRAINT article_version_work_leased CHECK ((work_state = 'leased') = (work_lease IS NOT NULL)),
  CONSTRAINT article_version_work_priority CHECK (work_priority BETWEEN 0 AND 3),
  UNIQUE (article_id, n),
  UNIQUE (article_id, content_hash),
  CHECK (completeness IN ('full', 'summary'))
);
COMMENT ON TABLE article_version IS 'A text of an article as read; the row that the stage extract-events works on';
COMMENT ON COLUMN article_version.id IS 'Id of the version';
COMMENT ON COLUMN article_version.article_id IS 'Article';
COMMENT ON COLUMN article_version.n IS 'Number of the version within the article, from 1';
COMMENT ON COLUMN article_version.page_id IS 'Page that it was read from; null for feed texts and imports';
COMMENT ON COLUMN article_version.title IS 'Title';
COMMENT ON COLUMN article_version.text IS 'Text, paragraphs separated by a blank line; null once the retention setting has dropped it';
COMMENT ON COLUMN article_version.excerpt IS 'First sentences, kept when the text is not';
COMMENT ON COLUMN article_version.length IS 'Length of the text in characters (UTF-16)';
COMMENT ON COLUMN article_version.authors IS 'Authors';
COMMENT ON COLUMN article_version.language IS 'BCP 47 primary tag of the text''s language, und when not known';
COMMENT ON COLUMN article_version.completeness IS 'full: the page''s own text; summary: the feed''s title and text until the page can be had';
COMMENT ON COLUMN article_version.paywalled IS 'Whether the page says that it shows only a part';
COMMENT ON COLUMN article_version.reader IS 'Version of the reader that read it';
COMMENT ON COLUMN article_version.content_hash IS 'Hash of title and text: only real changes make a version';
COMMENT ON COLUMN article_version.near_hash IS 'Similarity hash of the text, for finding copies';
COMMENT ON COLUMN article_version.recorded_at IS 'When it was stored';
COMMENT ON COLUMN article_version.work_state IS 'Whether a stage has to work on this row: due, leased (being worked on), done, rejected (ended with a reason), quarantined (waits for a person)';
COMMENT ON COLUMN article_version.work_due_at IS 'When the sweep may hand the row out: while leased, the end of the lease; null when nothing is due';
COMMENT ON COLUMN article_version.work_again_at IS 'A need that arose during the lease; becomes work_due_at when the lease ends';
COMMENT ON COLUMN article_version.work_lease IS 'Token of the present lease; a result that carries another one is refused';
COMMENT ON COLUMN article_version.work_attempts IS 'Tries since the row was last done that asked for another one';
COMMENT ON COLUMN article_version.work_crashes IS 'Leases since the row was last done that ran out because their process died or hung';
COMMENT ON COLUMN article_version.work_priority IS 'Order of work: 0 people are waiting, 1 news, 2 backfill, 3 whenever there is time';
COMMENT ON COLUMN article_version.work_reason IS 'Why the row waits, was rejected or was quarantined, for people';

CREATE INDEX article_version_work ON article_version (work_priority, work_due_at) WHERE work_due_at IS NOT NULL;
CREATE INDEX article_version_quarantined ON article_version (id) WHERE work_state = 'quarantined';
CREATE INDEX article_version_page ON article_version (page_id) WHERE page_id IS NOT NULL;
CREATE INDEX article_version_kept ON article_version (recorded_at) WHERE text IS NOT NULL;
ALTER TABLE article ADD CONSTRAINT article_present_version FOREIGN KEY (id, version) REFERENCES article_version (article_id, n) DEFERRABLE;
