-- The schema after all migrations, as pg_dump 15 writes it. Made by scripts/dump-schema.ts; do not edit.
-- PostgreSQL database dump

-- EXTENSION: pg_trgm

CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;

-- COMMENT: EXTENSION pg_trgm

COMMENT ON EXTENSION pg_trgm IS 'text similarity measurement and index searching based on trigrams';

-- FUNCTION: claimed_sums(jsonb)

CREATE FUNCTION public.claimed_sums(arguments jsonb) RETURNS TABLE(role text, sum jsonb, place bigint, head jsonb)
    LANGUAGE sql IMMUTABLE STRICT ROWS 6 PARALLEL SAFE
    SET jit TO 'off'
    AS $$
  SELECT r.role, s.sum, s.place,
    (SELECT h FROM jsonb_array_elements(c.sums) h ORDER BY h ->> 'currency' COLLATE "C" LIMIT 1)
  FROM jsonb_each(arguments) AS r(role, vals)
  CROSS JOIN LATERAL (
    SELECT r.vals AS sums WHERE public.is_one_sum(r.vals)
    UNION ALL
    SELECT jsonb_build_array(v) FROM jsonb_array_elements(r.vals) v WHERE NOT public.is_one_sum(r.vals)
  ) c
  CROSS JOIN LATERAL jsonb_array_elements(c.sums) WITH ORDINALITY AS s(sum, place)
$$;

-- COMMENT: FUNCTION claimed_sums(arguments jsonb)

COMMENT ON FUNCTION public.claimed_sums(arguments jsonb) IS 'Every value of every role: its place among the currencies of one sum (1 for others), and the one of them whose currency comes first in the alphabet';

-- TABLE: event

CREATE TABLE public.event (
    id text NOT NULL,
    version integer NOT NULL,
    state text DEFAULT 'live'::text NOT NULL,
    type text NOT NULL,
    status text NOT NULL,
    date text,
    date_from date,
    date_to date,
    arguments jsonb NOT NULL,
    headline text NOT NULL,
    evidence jsonb,
    confidence double precision NOT NULL,
    sources integer DEFAULT 1 NOT NULL,
    first_seen_at timestamp with time zone NOT NULL,
    last_seen_at timestamp with time zone NOT NULL,
    seen_on date NOT NULL,
    history jsonb DEFAULT '[]'::jsonb NOT NULL,
    related jsonb DEFAULT '[]'::jsonb NOT NULL,
    companies text[] DEFAULT '{}'::text[] NOT NULL,
    ventures text[] DEFAULT '{}'::text[] NOT NULL,
    facilities text[] DEFAULT '{}'::text[] NOT NULL,
    places text[] DEFAULT '{}'::text[] NOT NULL,
    countries text[] DEFAULT '{}'::text[] NOT NULL,
    segments text[] DEFAULT '{}'::text[] NOT NULL,
    outlets text[] DEFAULT '{}'::text[] NOT NULL,
    gwh double precision,
    usd double precision,
    is_exit boolean DEFAULT false NOT NULL,
    exits text[] DEFAULT '{}'::text[] NOT NULL,
    novelty_days integer,
    facets text[] DEFAULT '{}'::text[] NOT NULL,
    search_text text DEFAULT ''::text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    keys text[] DEFAULT '{}'::text[] NOT NULL,
    fingerprint text NOT NULL,
    CONSTRAINT event_id_check CHECK ((id ~~ 'ev\_%'::text)),
    CONSTRAINT event_state_check CHECK ((state = ANY (ARRAY['live'::text, 'merged'::text, 'rejected'::text]))),
    CONSTRAINT event_status_check CHECK ((status = ANY (ARRAY['considered'::text, 'announced'::text, 'agreed'::text, 'completed'::text, 'denied'::text, 'cancelled'::text])))
);
ALTER TABLE ONLY public.event ALTER COLUMN facets SET STATISTICS 1000;

-- COMMENT: TABLE event

COMMENT ON TABLE public.event IS 'One real-world happening as it is known now';

-- COMMENT: COLUMN event.id

COMMENT ON COLUMN public.event.id IS 'Stable id, ev_…; ids of merged events redirect for ever';

-- COMMENT: COLUMN event.version

COMMENT ON COLUMN public.event.version IS 'Number of the present state, from 1';

-- COMMENT: COLUMN event.state

COMMENT ON COLUMN public.event.state IS 'live, merged (see redirect) or rejected by a person';

-- COMMENT: COLUMN event.type

COMMENT ON COLUMN public.event.type IS 'Event type, such as stake_sale';

-- COMMENT: COLUMN event.status

COMMENT ON COLUMN public.event.status IS 'considered, announced, agreed, completed, denied or cancelled';

-- COMMENT: COLUMN event.date

COMMENT ON COLUMN public.event.date IS 'When it happened or takes effect, at the precision known: 2026, 2026-Q3, 2026-H1, 2026-02, 2026-02-06, 2026-W06 or a range';

-- COMMENT: COLUMN event.date_from

COMMENT ON COLUMN public.event.date_from IS 'First day that the date covers';

-- COMMENT: COLUMN event.date_to

COMMENT ON COLUMN public.event.date_to IS 'Last day that the date covers';

-- COMMENT: COLUMN event.arguments

COMMENT ON COLUMN public.event.arguments IS 'Canonical values: role to list of values';

-- COMMENT: COLUMN event.headline

COMMENT ON COLUMN public.event.headline IS 'One line for people';

-- COMMENT: COLUMN event.evidence

COMMENT ON COLUMN public.event.evidence IS 'Headline sentence: {sentence, article, outlet, url}';

-- COMMENT: COLUMN event.confidence

COMMENT ON COLUMN public.event.confidence IS '0 to 1; grows with independent sources';

-- COMMENT: COLUMN event.sources

COMMENT ON COLUMN public.event.sources IS 'Independent outlets; copies of one agency text count once';

-- COMMENT: COLUMN event.first_seen_at

COMMENT ON COLUMN public.event.first_seen_at IS 'Earliest publication that reports it';

-- COMMENT: COLUMN event.last_seen_at

COMMENT ON COLUMN public.event.last_seen_at IS 'Latest publication that reports it';

-- COMMENT: COLUMN event.seen_on

COMMENT ON COLUMN public.event.seen_on IS 'Calendar day of the earliest publication';

-- COMMENT: COLUMN event.history

COMMENT ON COLUMN public.event.history IS 'Steps of its life: [{status, on, article, sentence, at}]';

-- COMMENT: COLUMN event.related

COMMENT ON COLUMN public.event.related IS 'Events of the same affair: [{event, why}]';

-- COMMENT: COLUMN event.companies

COMMENT ON COLUMN public.event.companies IS 'Companies in any role, canonical names';

-- COMMENT: COLUMN event.ventures

COMMENT ON COLUMN public.event.ventures IS 'Joint ventures in any role';

-- COMMENT: COLUMN event.facilities

COMMENT ON COLUMN public.event.facilities IS 'Plants and lines, as articles name them';

-- COMMENT: COLUMN event.places

COMMENT ON COLUMN public.event.places IS 'Places, canonical names';

-- COMMENT: COLUMN event.countries

COMMENT ON COLUMN public.event.countries IS 'ISO 3166-1 alpha-2 codes of its places';

-- COMMENT: COLUMN event.segments

COMMENT ON COLUMN public.event.segments IS 'EV, ESS, consumer, robot, other; chemistry after a slash';

-- COMMENT: COLUMN event.outlets

COMMENT ON COLUMN public.event.outlets IS 'Outlets that report it';

-- COMMENT: COLUMN event.gwh

COMMENT ON COLUMN public.event.gwh IS 'Largest energy figure, in gigawatt-hours';

-- COMMENT: COLUMN event.usd

COMMENT ON COLUMN public.event.usd IS 'Largest sum of money, in US dollars, where the text or the rates give one';

-- COMMENT: COLUMN event.is_exit

COMMENT ON COLUMN public.event.is_exit IS 'Whether a partner leaves a joint venture by it';

-- COMMENT: COLUMN event.exits

COMMENT ON COLUMN public.event.exits IS 'Ids of the exits it belongs to';

-- COMMENT: COLUMN event.novelty_days

COMMENT ON COLUMN public.event.novelty_days IS 'Days since the last similar event (type and names); null when there was none';

-- COMMENT: COLUMN event.facets

COMMENT ON COLUMN public.event.facets IS 'Words for exact filters, lower case: company:…, venture:…, country:…, segment:…, outlet:…';

-- COMMENT: COLUMN event.search_text

COMMENT ON COLUMN public.event.search_text IS 'Names, facilities, places and evidence sentences, lower case, for text search';

-- COMMENT: COLUMN event.created_at

COMMENT ON COLUMN public.event.created_at IS 'When it was first recorded';

-- COMMENT: COLUMN event.recorded_at

COMMENT ON COLUMN public.event.recorded_at IS 'When its present state was recorded';

-- COMMENT: COLUMN event.keys

COMMENT ON COLUMN public.event.keys IS 'Inverted index for resolution: type|name of identifying roles, of all its mentions';

-- COMMENT: COLUMN event.fingerprint

COMMENT ON COLUMN public.event.fingerprint IS 'Hash of everything analysts see: an equal result records no new version';

-- VIEW: events

CREATE VIEW public.events AS
 SELECT event.id AS event,
    event.type,
    event.status,
    event.date,
    event.date_from,
    event.date_to,
    event.headline,
    event.companies,
    event.ventures,
    event.facilities,
    event.places,
    event.countries,
    event.segments,
    event.gwh,
    event.usd,
    event.is_exit,
    event.exits,
    event.sources,
    event.outlets,
    event.confidence,
    event.novelty_days,
    event.first_seen_at AS first_seen,
    event.last_seen_at AS last_seen,
    event.seen_on,
    event.arguments,
    event.evidence,
    event.history,
    event.related,
    event.version,
    event.recorded_at,
    event.facets,
    event.search_text
   FROM public.event
  WHERE (event.state = 'live'::text);

-- COMMENT: VIEW events

COMMENT ON VIEW public.events IS 'One row for each real-world happening, as known now';

-- COMMENT: COLUMN events.event

COMMENT ON COLUMN public.events.event IS 'Stable id of the event, ev_…; ids of merged events redirect for ever';

-- COMMENT: COLUMN events.type

COMMENT ON COLUMN public.events.type IS 'Event type, such as stake_sale';

-- COMMENT: COLUMN events.status

COMMENT ON COLUMN public.events.status IS 'considered, announced, agreed, completed, denied or cancelled';

-- COMMENT: COLUMN events.date

COMMENT ON COLUMN public.events.date IS 'When it happened or takes effect, at the precision known: 2026, 2026-Q3, 2026-H1, 2026-02, 2026-02-06, 2026-W06 or a range';

-- COMMENT: COLUMN events.date_from

COMMENT ON COLUMN public.events.date_from IS 'First day that the date covers';

-- COMMENT: COLUMN events.date_to

COMMENT ON COLUMN public.events.date_to IS 'Last day that the date covers';

-- COMMENT: COLUMN events.headline

COMMENT ON COLUMN public.events.headline IS 'One line for people';

-- COMMENT: COLUMN events.companies

COMMENT ON COLUMN public.events.companies IS 'Companies in any role, canonical names';

-- COMMENT: COLUMN events.ventures

COMMENT ON COLUMN public.events.ventures IS 'Joint ventures in any role';

-- COMMENT: COLUMN events.facilities

COMMENT ON COLUMN public.events.facilities IS 'Plants and lines, as articles name them';

-- COMMENT: COLUMN events.places

COMMENT ON COLUMN public.events.places IS 'Places, canonical names';

-- COMMENT: COLUMN events.countries

COMMENT ON COLUMN public.events.countries IS 'ISO 3166-1 alpha-2 codes of its places';

-- COMMENT: COLUMN events.segments

COMMENT ON COLUMN public.events.segments IS 'EV, ESS, consumer, robot, other; chemistry after a slash';

-- COMMENT: COLUMN events.gwh

COMMENT ON COLUMN public.events.gwh IS 'Largest energy figure, in gigawatt-hours';

-- COMMENT: COLUMN events.usd

COMMENT ON COLUMN public.events.usd IS 'Largest sum of money, in US dollars, where the text or the rates give one';

-- COMMENT: COLUMN events.is_exit

COMMENT ON COLUMN public.events.is_exit IS 'Whether a partner leaves a joint venture by it';

-- COMMENT: COLUMN events.exits

COMMENT ON COLUMN public.events.exits IS 'Ids of the exits it belongs to';

-- COMMENT: COLUMN events.sources

COMMENT ON COLUMN public.events.sources IS 'Independent outlets; copies of one agency text count once';

-- COMMENT: COLUMN events.outlets

COMMENT ON COLUMN public.events.outlets IS 'Outlets that report it; in event_claims their number, copies counted once';

-- COMMENT: COLUMN events.confidence

COMMENT ON COLUMN public.events.confidence IS '0 to 1; grows with independent sources';

-- COMMENT: COLUMN events.novelty_days

COMMENT ON COLUMN public.events.novelty_days IS 'Days since the last similar event (type and names); null when there was none';

-- COMMENT: COLUMN events.first_seen

COMMENT ON COLUMN public.events.first_seen IS 'Earliest publication that reports it';

-- COMMENT: COLUMN events.last_seen

COMMENT ON COLUMN public.events.last_seen IS 'Latest publication that reports it';

-- COMMENT: COLUMN events.seen_on

COMMENT ON COLUMN public.events.seen_on IS 'Calendar day of the earliest publication';

-- COMMENT: COLUMN events.arguments

COMMENT ON COLUMN public.events.arguments IS 'Canonical values: role to list of values';

-- COMMENT: COLUMN events.evidence

COMMENT ON COLUMN public.events.evidence IS 'Headline sentence: {sentence, article, outlet, url}';

-- COMMENT: COLUMN events.history

COMMENT ON COLUMN public.events.history IS 'Steps of its life: [{status, on, article, sentence, at}]';

-- COMMENT: COLUMN events.related

COMMENT ON COLUMN public.events.related IS 'Events of the same affair: [{event, why}]';

-- COMMENT: COLUMN events.version

COMMENT ON COLUMN public.events.version IS 'Number of the present state, from 1';

-- COMMENT: COLUMN events.recorded_at

COMMENT ON COLUMN public.events.recorded_at IS 'When its present state was recorded';

-- COMMENT: COLUMN events.facets

COMMENT ON COLUMN public.events.facets IS 'Words for exact filters, lower case: company:…, venture:…, country:…, segment:…, outlet:…';

-- COMMENT: COLUMN events.search_text

COMMENT ON COLUMN public.events.search_text IS 'Names, facilities, places and evidence sentences, lower case, for text search';

-- FUNCTION: events_as_of(timestamp with time zone)

CREATE FUNCTION public.events_as_of(at timestamp with time zone) RETURNS SETOF public.events
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
  SELECT v.id, v.type, v.status, v.date, v.date_from, v.date_to, v.headline,
    v.companies, v.ventures, v.facilities, v.places, v.countries, v.segments, v.gwh, v.usd, v.is_exit, v.exits,
    v.sources, v.outlets, v.confidence, v.novelty_days, v.first_seen_at, v.last_seen_at, v.seen_on,
    v.arguments, v.evidence, v.history, v.related, v.version, v.recorded_at, v.facets, v.search_text
  FROM event_version v
  WHERE v.state = 'live' AND v.recorded_at <= at
    AND NOT EXISTS (SELECT FROM event_version w WHERE w.id = v.id AND w.version = v.version + 1 AND w.recorded_at <= at)
$$;

-- COMMENT: FUNCTION events_as_of(at timestamp with time zone)

COMMENT ON FUNCTION public.events_as_of(at timestamp with time zone) IS 'The view events as it was known at an instant: the latest state of each event recorded by then';

-- FUNCTION: grant_readonly()

CREATE FUNCTION public.grant_readonly() RETURNS boolean
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'cellwire_readonly') THEN
    BEGIN
      CREATE ROLE cellwire_readonly NOLOGIN;
    EXCEPTION
      WHEN insufficient_privilege THEN
        RAISE NOTICE 'role cellwire_readonly was not created: this user may not create roles';
        RETURN false;
      -- Another database of the same server made it at the same moment.
      WHEN duplicate_object OR unique_violation THEN NULL;
    END;
  END IF;
  GRANT USAGE ON SCHEMA public TO cellwire_readonly;
  GRANT SELECT ON ALL TABLES IN SCHEMA public TO cellwire_readonly;
  REVOKE ALL ON token, setting FROM cellwire_readonly;
  REVOKE ALL ON source, subscription FROM cellwire_readonly;
  GRANT SELECT (id, name, outlet, feed_url, homepage, language, time_zone, country, category, note, origin, enabled, state,
    state_reason, failures, interval_seconds, polled_at, succeeded_at, item_at, moved_to, usual_gap_seconds, usual_length,
    created_at, work_state, work_due_at, work_reason) ON source TO cellwire_readonly;
  GRANT SELECT (id, name, filter, channel, state, state_reason, created_at, succeeded_at) ON subscription TO cellwire_readonly;
  RETURN true;
END $$;

-- COMMENT: FUNCTION grant_readonly()

COMMENT ON FUNCTION public.grant_readonly() IS 'Makes the role cellwire_readonly where this user may, and gives it what analysts read; false where it may not';

-- FUNCTION: is_one_sum(jsonb)

CREATE FUNCTION public.is_one_sum(list jsonb) RETURNS boolean
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN (SELECT ((count(*) > 1) AND bool_and((v.value ? 'currency'::text)) AND (count(DISTINCT (v.value ->> 'currency'::text)) = count(*)) AND (NOT (bool_or((v.value @> '{"bound": "min"}'::jsonb)) AND bool_or((v.value @> '{"bound": "max"}'::jsonb))))) FROM jsonb_array_elements(is_one_sum.list) v(value));

-- COMMENT: FUNCTION is_one_sum(list jsonb)

COMMENT ON FUNCTION public.is_one_sum(list jsonb) IS 'Whether the values of a role are one sum in several currencies: money alone, no currency twice, not one "at least" and another "up to"';

-- FUNCTION: refuse_change()

CREATE FUNCTION public.refuse_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  RAISE EXCEPTION '% is append-only: record a new version instead', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;

-- COMMENT: FUNCTION refuse_change()

COMMENT ON FUNCTION public.refuse_change() IS 'Trigger that keeps a table append-only';

-- FUNCTION: role_money(jsonb, text)

CREATE FUNCTION public.role_money(arguments jsonb, role text) RETURNS jsonb
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN (SELECT v.value AS v FROM jsonb_array_elements((role_money.arguments -> role_money.role)) v(value) WHERE (v.value ? 'currency'::text) LIMIT 1);

-- COMMENT: FUNCTION role_money(arguments jsonb, role text)

COMMENT ON FUNCTION public.role_money(arguments jsonb, role text) IS 'First sum of money of a role: {amount, currency}';

-- FUNCTION: role_names(jsonb, text)

CREATE FUNCTION public.role_names(arguments jsonb, role text) RETURNS text[]
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN ARRAY(SELECT (v.value #>> '{}'::text[]) FROM jsonb_array_elements((role_names.arguments -> role_names.role)) v(value) WHERE (jsonb_typeof(v.value) = 'string'::text));

-- COMMENT: FUNCTION role_names(arguments jsonb, role text)

COMMENT ON FUNCTION public.role_names(arguments jsonb, role text) IS 'Names and texts that fill a role';

-- FUNCTION: role_number(jsonb, text, text)

CREATE FUNCTION public.role_number(arguments jsonb, role text, unit text) RETURNS double precision
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN (SELECT ((v.value ->> role_number.unit))::double precision AS float8 FROM jsonb_array_elements((role_number.arguments -> role_number.role)) v(value) WHERE (jsonb_typeof((v.value -> role_number.unit)) = 'number'::text) LIMIT 1);

-- COMMENT: FUNCTION role_number(arguments jsonb, role text, unit text)

COMMENT ON FUNCTION public.role_number(arguments jsonb, role text, unit text) IS 'First figure of a role in the unit asked for: gwh, gw, units, tonnes, percent, count';

-- TABLE: alert

CREATE TABLE public.alert (
    id text NOT NULL,
    type text NOT NULL,
    transition text NOT NULL,
    subject text NOT NULL,
    event_id text,
    exit_id text,
    status text NOT NULL,
    previous text,
    body jsonb NOT NULL,
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT alert_type_check CHECK ((type = ANY (ARRAY['exit.created'::text, 'exit.updated'::text, 'event.created'::text, 'event.updated'::text, 'event.corrected'::text])))
);

-- COMMENT: TABLE alert

COMMENT ON TABLE public.alert IS 'One transition of one exit or event that subscribers are told about; written in the transition''s own transaction';

-- COMMENT: COLUMN alert.id

COMMENT ON COLUMN public.alert.id IS 'Id, msg_…: the webhook-id, the same on every try';

-- COMMENT: COLUMN alert.type

COMMENT ON COLUMN public.alert.type IS 'exit.created, exit.updated, event.created, event.updated or event.corrected';

-- COMMENT: COLUMN alert.transition

COMMENT ON COLUMN public.alert.transition IS 'Subject, version and kind of the transition: no transition is told twice';

-- COMMENT: COLUMN alert.subject

COMMENT ON COLUMN public.alert.subject IS 'Id of the exit or event';

-- COMMENT: COLUMN alert.event_id

COMMENT ON COLUMN public.alert.event_id IS 'Event that caused it';

-- COMMENT: COLUMN alert.exit_id

COMMENT ON COLUMN public.alert.exit_id IS 'Exit that it is about, when it is about one';

-- COMMENT: COLUMN alert.status

COMMENT ON COLUMN public.alert.status IS 'Status after the transition';

-- COMMENT: COLUMN alert.previous

COMMENT ON COLUMN public.alert.previous IS 'Status before it; null for a new one';

-- COMMENT: COLUMN alert.body

COMMENT ON COLUMN public.alert.body IS 'What is sent';

-- COMMENT: COLUMN alert.created_at

COMMENT ON COLUMN public.alert.created_at IS 'When the transition was recorded';

-- TABLE: article

CREATE TABLE public.article (
    id text NOT NULL,
    url text,
    url_key text,
    source_id bigint,
    outlet text,
    origin text DEFAULT 'feed'::text NOT NULL,
    silent boolean DEFAULT false NOT NULL,
    published text NOT NULL,
    published_at timestamp with time zone NOT NULL,
    published_on date NOT NULL,
    seen_at timestamp with time zone NOT NULL,
    version integer,
    fetched_at timestamp with time zone,
    fetch_state text DEFAULT 'none'::text NOT NULL,
    etag text,
    last_modified text,
    copy_of text,
    work_state text DEFAULT 'done'::text NOT NULL,
    work_due_at timestamp with time zone,
    work_again_at timestamp with time zone,
    work_lease uuid,
    work_attempts integer DEFAULT 0 NOT NULL,
    work_crashes integer DEFAULT 0 NOT NULL,
    work_priority smallint DEFAULT 1 NOT NULL,
    work_reason text,
    CONSTRAINT article_work_due CHECK (((work_state = ANY (ARRAY['due'::text, 'leased'::text])) = (work_due_at IS NOT NULL))),
    CONSTRAINT article_work_leased CHECK (((work_state = 'leased'::text) = (work_lease IS NOT NULL))),
    CONSTRAINT article_work_priority CHECK (((work_priority >= 0) AND (work_priority <= 3))),
    CONSTRAINT article_work_state CHECK ((work_state = ANY (ARRAY['due'::text, 'leased'::text, 'done'::text, 'rejected'::text, 'quarantined'::text])))
);

-- COMMENT: TABLE article

COMMENT ON TABLE public.article IS 'An article of the web, known by its canonical address; the row that the stage fetch-articles works on';

-- COMMENT: COLUMN article.id

COMMENT ON COLUMN public.article.id IS 'Id of the article: the one it was imported with, else ar_ and a hash of its address';

-- COMMENT: COLUMN article.url

COMMENT ON COLUMN public.article.url IS 'Canonical address; null for articles imported without one';

-- COMMENT: COLUMN article.url_key

COMMENT ON COLUMN public.article.url_key IS 'The address, or its hash when long: articles that several feeds name are one row';

-- COMMENT: COLUMN article.source_id

COMMENT ON COLUMN public.article.source_id IS 'Source that named it first';

-- COMMENT: COLUMN article.outlet

COMMENT ON COLUMN public.article.outlet IS 'Outlet that published it';

-- COMMENT: COLUMN article.origin

COMMENT ON COLUMN public.article.origin IS 'How it came in: feed, import or added';

-- COMMENT: COLUMN article.silent

COMMENT ON COLUMN public.article.silent IS 'Whether its events alert nobody (import, backfill)';

-- COMMENT: COLUMN article.published

COMMENT ON COLUMN public.article.published IS 'Publication as said: a day, or an instant with offset; anchors relative dates';

-- COMMENT: COLUMN article.published_at

COMMENT ON COLUMN public.article.published_at IS 'Publication as an instant; a bare day counts from its midnight UTC';

-- COMMENT: COLUMN article.published_on

COMMENT ON COLUMN public.article.published_on IS 'Calendar day of publication, in the outlet''s own offset';

-- COMMENT: COLUMN article.seen_at

COMMENT ON COLUMN public.article.seen_at IS 'When Cellwire first heard of it';

-- COMMENT: COLUMN article.version

COMMENT ON COLUMN public.article.version IS 'Number of the present version; null until something is readable';

-- COMMENT: COLUMN article.fetched_at

COMMENT ON COLUMN public.article.fetched_at IS 'When its page was last fetched';

-- COMMENT: COLUMN article.fetch_state

COMMENT ON COLUMN public.article.fetch_state IS 'What the last fetch met: none, ok, unchanged, wall, paywall, gone, robots, refused, not_html, no_text, error';

-- COMMENT: COLUMN article.etag

COMMENT ON COLUMN public.article.etag IS 'ETag of its page, verbatim';

-- COMMENT: COLUMN article.last_modified

COMMENT ON COLUMN public.article.last_modified IS 'Last-Modified of its page, verbatim';

-- COMMENT: COLUMN article.copy_of

COMMENT ON COLUMN public.article.copy_of IS 'Article whose text this one copies (agency copy); counts as one source with it';

-- COMMENT: COLUMN article.work_state

COMMENT ON COLUMN public.article.work_state IS 'Whether a stage has to work on this row: due, leased (being worked on), done, rejected (ended with a reason), quarantined (waits for a person)';

-- COMMENT: COLUMN article.work_due_at

COMMENT ON COLUMN public.article.work_due_at IS 'When the sweep may hand the row out: while leased, the end of the lease; null when nothing is due';

-- COMMENT: COLUMN article.work_again_at

COMMENT ON COLUMN public.article.work_again_at IS 'A need that arose during the lease; becomes work_due_at when the lease ends';

-- COMMENT: COLUMN article.work_lease

COMMENT ON COLUMN public.article.work_lease IS 'Token of the present lease; a result that carries another one is refused';

-- COMMENT: COLUMN article.work_attempts

COMMENT ON COLUMN public.article.work_attempts IS 'Tries since the row was last done that asked for another one';

-- COMMENT: COLUMN article.work_crashes

COMMENT ON COLUMN public.article.work_crashes IS 'Leases since the row was last done that ran out because their process died or hung';

-- COMMENT: COLUMN article.work_priority

COMMENT ON COLUMN public.article.work_priority IS 'Order of work: 0 people are waiting, 1 news, 2 backfill, 3 whenever there is time';

-- COMMENT: COLUMN article.work_reason

COMMENT ON COLUMN public.article.work_reason IS 'Why the row waits, was rejected or was quarantined, for people';

-- TABLE: article_version

CREATE TABLE public.article_version (
    id bigint NOT NULL,
    article_id text NOT NULL,
    n integer NOT NULL,
    page_id bigint,
    title text DEFAULT ''::text NOT NULL,
    text text,
    excerpt text DEFAULT ''::text NOT NULL,
    length integer NOT NULL,
    authors text[] DEFAULT '{}'::text[] NOT NULL,
    language text DEFAULT 'und'::text NOT NULL,
    completeness text NOT NULL,
    paywalled boolean DEFAULT false NOT NULL,
    reader text DEFAULT ''::text NOT NULL,
    content_hash text NOT NULL,
    near_hash text,
    recorded_at timestamp with time zone NOT NULL,
    work_state text DEFAULT 'done'::text NOT NULL,
    work_due_at timestamp with time zone,
    work_again_at timestamp with time zone,
    work_lease uuid,
    work_attempts integer DEFAULT 0 NOT NULL,
    work_crashes integer DEFAULT 0 NOT NULL,
    work_priority smallint DEFAULT 1 NOT NULL,
    work_reason text,
    CONSTRAINT article_version_completeness_check CHECK ((completeness = ANY (ARRAY['full'::text, 'summary'::text]))),
    CONSTRAINT article_version_work_due CHECK (((work_state = ANY (ARRAY['due'::text, 'leased'::text])) = (work_due_at IS NOT NULL))),
    CONSTRAINT article_version_work_leased CHECK (((work_state = 'leased'::text) = (work_lease IS NOT NULL))),
    CONSTRAINT article_version_work_priority CHECK (((work_priority >= 0) AND (work_priority <= 3))),
    CONSTRAINT article_version_work_state CHECK ((work_state = ANY (ARRAY['due'::text, 'leased'::text, 'done'::text, 'rejected'::text, 'quarantined'::text])))
);

-- COMMENT: TABLE article_version

COMMENT ON TABLE public.article_version IS 'A text of an article as read; the row that the stage extract-events works on';

-- COMMENT: COLUMN article_version.id

COMMENT ON COLUMN public.article_version.id IS 'Id of the version';

-- COMMENT: COLUMN article_version.article_id

COMMENT ON COLUMN public.article_version.article_id IS 'Article';

-- COMMENT: COLUMN article_version.n

COMMENT ON COLUMN public.article_version.n IS 'Number of the version within the article, from 1';

-- COMMENT: COLUMN article_version.page_id

COMMENT ON COLUMN public.article_version.page_id IS 'Page that it was read from; null for feed texts and imports';

-- COMMENT: COLUMN article_version.title

COMMENT ON COLUMN public.article_version.title IS 'Title';

-- COMMENT: COLUMN article_version.text

COMMENT ON COLUMN public.article_version.text IS 'Text, paragraphs separated by a blank line; null once the retention setting has dropped it';

-- COMMENT: COLUMN article_version.excerpt

COMMENT ON COLUMN public.article_version.excerpt IS 'First sentences, kept when the text is not';

-- COMMENT: COLUMN article_version.length

COMMENT ON COLUMN public.article_version.length IS 'Length of the text in characters (UTF-16)';

-- COMMENT: COLUMN article_version.authors

COMMENT ON COLUMN public.article_version.authors IS 'Authors';

-- COMMENT: COLUMN article_version.language

COMMENT ON COLUMN public.article_version.language IS 'BCP 47 primary tag of the text''s language, und when not known';

-- COMMENT: COLUMN article_version.completeness

COMMENT ON COLUMN public.article_version.completeness IS 'full: the page''s own text; summary: the feed''s title and text until the page can be had';

-- COMMENT: COLUMN article_version.paywalled

COMMENT ON COLUMN public.article_version.paywalled IS 'Whether the page says that it shows only a part';

-- COMMENT: COLUMN article_version.reader

COMMENT ON COLUMN public.article_version.reader IS 'Version of the reader that read it';

-- COMMENT: COLUMN article_version.content_hash

COMMENT ON COLUMN public.article_version.content_hash IS 'Hash of title and text: only real changes make a version';

-- COMMENT: COLUMN article_version.near_hash

COMMENT ON COLUMN public.article_version.near_hash IS 'Similarity hash of the text, for finding copies';

-- COMMENT: COLUMN article_version.recorded_at

COMMENT ON COLUMN public.article_version.recorded_at IS 'When it was stored';

-- COMMENT: COLUMN article_version.work_state

COMMENT ON COLUMN public.article_version.work_state IS 'Whether a stage has to work on this row: due, leased (being worked on), done, rejected (ended with a reason), quarantined (waits for a person)';

-- COMMENT: COLUMN article_version.work_due_at

COMMENT ON COLUMN public.article_version.work_due_at IS 'When the sweep may hand the row out: while leased, the end of the lease; null when nothing is due';

-- COMMENT: COLUMN article_version.work_again_at

COMMENT ON COLUMN public.article_version.work_again_at IS 'A need that arose during the lease; becomes work_due_at when the lease ends';

-- COMMENT: COLUMN article_version.work_lease

COMMENT ON COLUMN public.article_version.work_lease IS 'Token of the present lease; a result that carries another one is refused';

-- COMMENT: COLUMN article_version.work_attempts

COMMENT ON COLUMN public.article_version.work_attempts IS 'Tries since the row was last done that asked for another one';

-- COMMENT: COLUMN article_version.work_crashes

COMMENT ON COLUMN public.article_version.work_crashes IS 'Leases since the row was last done that ran out because their process died or hung';

-- COMMENT: COLUMN article_version.work_priority

COMMENT ON COLUMN public.article_version.work_priority IS 'Order of work: 0 people are waiting, 1 news, 2 backfill, 3 whenever there is time';

-- COMMENT: COLUMN article_version.work_reason

COMMENT ON COLUMN public.article_version.work_reason IS 'Why the row waits, was rejected or was quarantined, for people';

-- SEQUENCE: article_version_id_seq

ALTER TABLE public.article_version ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.article_version_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

-- TABLE: attempt

CREATE TABLE public.attempt (
    id bigint NOT NULL,
    stage text NOT NULL,
    subject text NOT NULL,
    outcome text NOT NULL,
    why text,
    started_at timestamp with time zone NOT NULL,
    took_ms integer NOT NULL,
    worker text NOT NULL,
    detail jsonb,
    CONSTRAINT attempt_outcome_check CHECK ((outcome = ANY (ARRAY['done'::text, 'retry'::text, 'reject'::text, 'later'::text, 'crashed'::text, 'quarantined'::text])))
);

-- COMMENT: TABLE attempt

COMMENT ON TABLE public.attempt IS 'A try of a stage at a row that did not simply succeed, and every try of a delivery; pruned by age';

-- COMMENT: COLUMN attempt.id

COMMENT ON COLUMN public.attempt.id IS 'Id of the attempt, ascending in time';

-- COMMENT: COLUMN attempt.stage

COMMENT ON COLUMN public.attempt.stage IS 'Stage: poll-feeds, fetch-articles, extract-events, resolve-events or deliver-alerts';

-- COMMENT: COLUMN attempt.subject

COMMENT ON COLUMN public.attempt.subject IS 'Id of the row in the stage''s table';

-- COMMENT: COLUMN attempt.outcome

COMMENT ON COLUMN public.attempt.outcome IS 'done, retry, reject, later, crashed, quarantined';

-- COMMENT: COLUMN attempt.why

COMMENT ON COLUMN public.attempt.why IS 'What happened, in words, without secrets';

-- COMMENT: COLUMN attempt.started_at

COMMENT ON COLUMN public.attempt.started_at IS 'When the try began';

-- COMMENT: COLUMN attempt.took_ms

COMMENT ON COLUMN public.attempt.took_ms IS 'How long it took, in milliseconds';

-- COMMENT: COLUMN attempt.worker

COMMENT ON COLUMN public.attempt.worker IS 'Host and process that tried';

-- COMMENT: COLUMN attempt.detail

COMMENT ON COLUMN public.attempt.detail IS 'What the stage adds: for deliveries status and the beginning of the answer';

-- SEQUENCE: attempt_id_seq

ALTER TABLE public.attempt ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.attempt_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

-- SEQUENCE: change_seq

CREATE SEQUENCE public.change_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

-- COMMENT: SEQUENCE change_seq

COMMENT ON SEQUENCE public.change_seq IS 'Order of recorded changes over event_version and exit_version';

-- TABLE: correction

CREATE TABLE public.correction (
    id bigint NOT NULL,
    kind text NOT NULL,
    event_id text NOT NULL,
    other_id text,
    detail jsonb DEFAULT '{}'::jsonb NOT NULL,
    reason text NOT NULL,
    made_by text NOT NULL,
    made_at timestamp with time zone NOT NULL,
    undone_at timestamp with time zone,
    undone_by text,
    CONSTRAINT correction_kind_check CHECK ((kind = ANY (ARRAY['merge'::text, 'split'::text, 'reject'::text])))
);

-- COMMENT: TABLE correction

COMMENT ON TABLE public.correction IS 'What people said about the grouping; respected by every later run, and undoable';

-- COMMENT: COLUMN correction.id

COMMENT ON COLUMN public.correction.id IS 'Id of the correction';

-- COMMENT: COLUMN correction.kind

COMMENT ON COLUMN public.correction.kind IS 'merge (must link), split (cannot link) or reject';

-- COMMENT: COLUMN correction.event_id

COMMENT ON COLUMN public.correction.event_id IS 'Event that was corrected';

-- COMMENT: COLUMN correction.other_id

COMMENT ON COLUMN public.correction.other_id IS 'The other event: merged into event_id, or split off from it';

-- COMMENT: COLUMN correction.detail

COMMENT ON COLUMN public.correction.detail IS 'Mentions on either side, so that the correction outlives re-extraction';

-- COMMENT: COLUMN correction.reason

COMMENT ON COLUMN public.correction.reason IS 'Why, in the person''s words';

-- COMMENT: COLUMN correction.made_by

COMMENT ON COLUMN public.correction.made_by IS 'Who';

-- COMMENT: COLUMN correction.made_at

COMMENT ON COLUMN public.correction.made_at IS 'When';

-- COMMENT: COLUMN correction.undone_at

COMMENT ON COLUMN public.correction.undone_at IS 'When it was undone; null while it holds';

-- COMMENT: COLUMN correction.undone_by

COMMENT ON COLUMN public.correction.undone_by IS 'Who undid it';

-- SEQUENCE: correction_id_seq

ALTER TABLE public.correction ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.correction_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

-- TABLE: delivery

CREATE TABLE public.delivery (
    id bigint NOT NULL,
    alert_id text NOT NULL,
    subscription_id text NOT NULL,
    subject text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    delivered_at timestamp with time zone,
    http_status integer,
    merged_into bigint,
    replays integer DEFAULT 0 NOT NULL,
    work_state text DEFAULT 'done'::text NOT NULL,
    work_due_at timestamp with time zone,
    work_again_at timestamp with time zone,
    work_lease uuid,
    work_attempts integer DEFAULT 0 NOT NULL,
    work_crashes integer DEFAULT 0 NOT NULL,
    work_priority smallint DEFAULT 1 NOT NULL,
    work_reason text,
    CONSTRAINT delivery_work_due CHECK (((work_state = ANY (ARRAY['due'::text, 'leased'::text])) = (work_due_at IS NOT NULL))),
    CONSTRAINT delivery_work_leased CHECK (((work_state = 'leased'::text) = (work_lease IS NOT NULL))),
    CONSTRAINT delivery_work_priority CHECK (((work_priority >= 0) AND (work_priority <= 3))),
    CONSTRAINT delivery_work_state CHECK ((work_state = ANY (ARRAY['due'::text, 'leased'::text, 'done'::text, 'rejected'::text, 'quarantined'::text])))
);

-- COMMENT: TABLE delivery

COMMENT ON TABLE public.delivery IS 'An alert on its way to one subscription; the row that the stage deliver-alerts works on';

-- COMMENT: COLUMN delivery.id

COMMENT ON COLUMN public.delivery.id IS 'Id of the delivery';

-- COMMENT: COLUMN delivery.alert_id

COMMENT ON COLUMN public.delivery.alert_id IS 'What is sent';

-- COMMENT: COLUMN delivery.subscription_id

COMMENT ON COLUMN public.delivery.subscription_id IS 'To whom';

-- COMMENT: COLUMN delivery.subject

COMMENT ON COLUMN public.delivery.subject IS 'Id of the exit or event, so that updates of one subject can be gathered';

-- COMMENT: COLUMN delivery.created_at

COMMENT ON COLUMN public.delivery.created_at IS 'When it was written';

-- COMMENT: COLUMN delivery.delivered_at

COMMENT ON COLUMN public.delivery.delivered_at IS 'When the destination accepted it; null until then';

-- COMMENT: COLUMN delivery.http_status

COMMENT ON COLUMN public.delivery.http_status IS 'Status of the last answer';

-- COMMENT: COLUMN delivery.merged_into

COMMENT ON COLUMN public.delivery.merged_into IS 'Later delivery that this update was gathered into';

-- COMMENT: COLUMN delivery.replays

COMMENT ON COLUMN public.delivery.replays IS 'How often people asked to send it again';

-- COMMENT: COLUMN delivery.work_state

COMMENT ON COLUMN public.delivery.work_state IS 'Whether a stage has to work on this row: due, leased (being worked on), done, rejected (ended with a reason), quarantined (waits for a person)';

-- COMMENT: COLUMN delivery.work_due_at

COMMENT ON COLUMN public.delivery.work_due_at IS 'When the sweep may hand the row out: while leased, the end of the lease; null when nothing is due';

-- COMMENT: COLUMN delivery.work_again_at

COMMENT ON COLUMN public.delivery.work_again_at IS 'A need that arose during the lease; becomes work_due_at when the lease ends';

-- COMMENT: COLUMN delivery.work_lease

COMMENT ON COLUMN public.delivery.work_lease IS 'Token of the present lease; a result that carries another one is refused';

-- COMMENT: COLUMN delivery.work_attempts

COMMENT ON COLUMN public.delivery.work_attempts IS 'Tries since the row was last done that asked for another one';

-- COMMENT: COLUMN delivery.work_crashes

COMMENT ON COLUMN public.delivery.work_crashes IS 'Leases since the row was last done that ran out because their process died or hung';

-- COMMENT: COLUMN delivery.work_priority

COMMENT ON COLUMN public.delivery.work_priority IS 'Order of work: 0 people are waiting, 1 news, 2 backfill, 3 whenever there is time';

-- COMMENT: COLUMN delivery.work_reason

COMMENT ON COLUMN public.delivery.work_reason IS 'Why the row waits, was rejected or was quarantined, for people';

-- SEQUENCE: delivery_id_seq

ALTER TABLE public.delivery ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.delivery_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

-- TABLE: event_mention

CREATE TABLE public.event_mention (
    event_id text NOT NULL,
    mention_id bigint NOT NULL,
    valid_from timestamp with time zone NOT NULL,
    valid_to timestamp with time zone,
    why text DEFAULT ''::text NOT NULL,
    CONSTRAINT event_mention_check CHECK (((valid_to IS NULL) OR (valid_to >= valid_from)))
);

-- COMMENT: TABLE event_mention

COMMENT ON TABLE public.event_mention IS 'Which mentions an event was gathered from, and when';

-- COMMENT: COLUMN event_mention.event_id

COMMENT ON COLUMN public.event_mention.event_id IS 'Event';

-- COMMENT: COLUMN event_mention.mention_id

COMMENT ON COLUMN public.event_mention.mention_id IS 'Mention';

-- COMMENT: COLUMN event_mention.valid_from

COMMENT ON COLUMN public.event_mention.valid_from IS 'When the mention was joined to the event';

-- COMMENT: COLUMN event_mention.valid_to

COMMENT ON COLUMN public.event_mention.valid_to IS 'When it was taken away again; null while it belongs';

-- COMMENT: COLUMN event_mention.why

COMMENT ON COLUMN public.event_mention.why IS 'Why it was joined, in words of the resolver';

-- TABLE: mention

CREATE TABLE public.mention (
    id bigint NOT NULL,
    mention text GENERATED ALWAYS AS (((article_id || '#'::text) || n)) STORED,
    article_id text NOT NULL,
    n integer NOT NULL,
    version_id bigint NOT NULL,
    extraction_id bigint NOT NULL,
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
    background boolean DEFAULT false NOT NULL,
    names text[] DEFAULT '{}'::text[] NOT NULL,
    keys text[] DEFAULT '{}'::text[] NOT NULL,
    fingerprint text NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    superseded_at timestamp with time zone,
    CONSTRAINT mention_check CHECK (((jsonb_typeof(arguments) = 'object'::text) AND (jsonb_typeof(evidence) = 'array'::text))),
    CONSTRAINT mention_confidence_check CHECK (((confidence >= (0)::double precision) AND (confidence <= (1)::double precision))),
    CONSTRAINT mention_status_check CHECK ((status = ANY (ARRAY['considered'::text, 'announced'::text, 'agreed'::text, 'completed'::text, 'denied'::text, 'cancelled'::text])))
);

-- COMMENT: TABLE mention

COMMENT ON TABLE public.mention IS 'What one article says of one event, with the words it was read from';

-- COMMENT: COLUMN mention.id

COMMENT ON COLUMN public.mention.id IS 'Id of the mention in this database';

-- COMMENT: COLUMN mention.mention

COMMENT ON COLUMN public.mention.mention IS 'Id of the mention in exports: article#n';

-- COMMENT: COLUMN mention.article_id

COMMENT ON COLUMN public.mention.article_id IS 'Article that says so';

-- COMMENT: COLUMN mention.n

COMMENT ON COLUMN public.mention.n IS 'Number within the article; never given again';

-- COMMENT: COLUMN mention.version_id

COMMENT ON COLUMN public.mention.version_id IS 'Version of the text that evidence points into';

-- COMMENT: COLUMN mention.extraction_id

COMMENT ON COLUMN public.mention.extraction_id IS 'Latest extraction that found it';

-- COMMENT: COLUMN mention.pack_version

COMMENT ON COLUMN public.mention.pack_version IS 'Version of the pack that found it last';

-- COMMENT: COLUMN mention.type

COMMENT ON COLUMN public.mention.type IS 'Event type';

-- COMMENT: COLUMN mention.status

COMMENT ON COLUMN public.mention.status IS 'considered, announced, agreed, completed, denied or cancelled';

-- COMMENT: COLUMN mention.date

COMMENT ON COLUMN public.mention.date IS 'When it happened or takes effect, at the precision of the text: 2026, 2026-Q3, 2026-02, 2026-W06 …';

-- COMMENT: COLUMN mention.date_from

COMMENT ON COLUMN public.mention.date_from IS 'First day that the date covers';

-- COMMENT: COLUMN mention.date_to

COMMENT ON COLUMN public.mention.date_to IS 'Last day that the date covers';

-- COMMENT: COLUMN mention.arguments

COMMENT ON COLUMN public.mention.arguments IS 'Role to list of values';

-- COMMENT: COLUMN mention.evidence

COMMENT ON COLUMN public.mention.evidence IS 'Where each value was read: UTF-16 offsets into title or text';

-- COMMENT: COLUMN mention.sentence

COMMENT ON COLUMN public.mention.sentence IS 'The sentence that it was chiefly read from; kept when the text is not';

-- COMMENT: COLUMN mention.rule

COMMENT ON COLUMN public.mention.rule IS 'Frame that found it';

-- COMMENT: COLUMN mention.confidence

COMMENT ON COLUMN public.mention.confidence IS '0 to 1: of mentions at 0.8 or more, nine in ten are right';

-- COMMENT: COLUMN mention.target

COMMENT ON COLUMN public.mention.target IS 'What a stake sale''s target is, where text or pack say so';

-- COMMENT: COLUMN mention.background

COMMENT ON COLUMN public.mention.background IS 'Whether the text restates an old event in passing';

-- COMMENT: COLUMN mention.names

COMMENT ON COLUMN public.mention.names IS 'Canonical names in any role, lower case';

-- COMMENT: COLUMN mention.keys

COMMENT ON COLUMN public.mention.keys IS 'Inverted index for resolution: type|name of identifying roles';

-- COMMENT: COLUMN mention.fingerprint

COMMENT ON COLUMN public.mention.fingerprint IS 'Hash of everything the mention says: an equal one is kept, not doubled';

-- COMMENT: COLUMN mention.recorded_at

COMMENT ON COLUMN public.mention.recorded_at IS 'When it was first recorded';

-- COMMENT: COLUMN mention.superseded_at

COMMENT ON COLUMN public.mention.superseded_at IS 'When a newer reading no longer found it; null while it stands';

-- VIEW: event_claims

CREATE VIEW public.event_claims AS
 SELECT claim.event,
    claim.role,
    claim.value,
    claim.articles,
    claim.outlets,
    claim.canonical,
    ARRAY( SELECT s.s
           FROM unnest(claim.sums) s(s)
          WHERE (s.s <> claim.value)
          ORDER BY (s.s ->> ('currency'::text COLLATE "C")), s.s) AS also
   FROM ( SELECT led.event,
            led.role,
            mode() WITHIN GROUP (ORDER BY led.sum) FILTER (WHERE (led.place = 1)) AS value,
            array_agg(DISTINCT led.article ORDER BY led.article) AS articles,
            (count(DISTINCT led.source))::integer AS outlets,
            COALESCE(bool_or((led.shown @> jsonb_build_array(led.sum))), false) AS canonical,
            array_agg(DISTINCT led.sum) AS sums
           FROM ( SELECT told.event,
                    told.role,
                    told.shown,
                    told.article,
                    told.source,
                    told.sum,
                    told.place,
                    told.head,
                    jsonb_object_agg((told.sum)::text, told.head) FILTER (WHERE (told.sum <> told.head)) OVER (PARTITION BY told.event, told.role ORDER BY told.head DESC ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS leads
                   FROM ( SELECT em.event_id AS event,
                            c.role,
                            (e.arguments -> c.role) AS shown,
                            m.article_id AS article,
                            COALESCE(a.copy_of, a.outlet, a.id) AS source,
                            c.sum,
                            c.place,
                            c.head
                           FROM ((((public.event_mention em
                             JOIN public.event e ON (((e.id = em.event_id) AND (e.state = 'live'::text))))
                             JOIN public.mention m ON ((m.id = em.mention_id)))
                             JOIN public.article a ON ((a.id = m.article_id)))
                             CROSS JOIN LATERAL public.claimed_sums(m.arguments) c(role, sum, place, head))
                          WHERE (em.valid_to IS NULL)) told) led
          GROUP BY led.event, led.role, COALESCE((led.leads -> ((led.leads -> (led.head)::text))::text), (led.leads -> (led.head)::text), led.head)) claim;

-- COMMENT: VIEW event_claims

COMMENT ON VIEW public.event_claims IS 'Every value that an article reports for a role of an event, with the articles that report it; one sum in several currencies is one row';

-- COMMENT: COLUMN event_claims.event

COMMENT ON COLUMN public.event_claims.event IS 'Stable id of the event, ev_…; ids of merged events redirect for ever';

-- COMMENT: COLUMN event_claims.role

COMMENT ON COLUMN public.event_claims.role IS 'Role of the event type';

-- COMMENT: COLUMN event_claims.value

COMMENT ON COLUMN public.event_claims.value IS 'Value that is reported for the role; of a sum in several currencies the one that most mentions give first';

-- COMMENT: COLUMN event_claims.articles

COMMENT ON COLUMN public.event_claims.articles IS 'Articles that report the value, in whichever currency';

-- COMMENT: COLUMN event_claims.outlets

COMMENT ON COLUMN public.event_claims.outlets IS 'Outlets that report it; in event_claims their number, copies counted once';

-- COMMENT: COLUMN event_claims.canonical

COMMENT ON COLUMN public.event_claims.canonical IS 'Whether it, or a sum beside it, is the value that the event shows';

-- COMMENT: COLUMN event_claims.also

COMMENT ON COLUMN public.event_claims.also IS 'The same sum in other currencies, as articles give it beside the value; empty for most values';

-- VIEW: event_sources

CREATE VIEW public.event_sources AS
 SELECT em.event_id AS event,
    m.mention,
    m.article_id AS article,
    a.outlet,
    a.url,
    v.title,
    a.published,
    a.published_at,
    m.status,
    m.date,
    m.sentence,
    m.rule,
    m.confidence,
    m.background,
    a.copy_of
   FROM ((((public.event_mention em
     JOIN public.event e ON (((e.id = em.event_id) AND (e.state = 'live'::text))))
     JOIN public.mention m ON ((m.id = em.mention_id)))
     JOIN public.article a ON ((a.id = m.article_id)))
     JOIN public.article_version v ON ((v.id = m.version_id)))
  WHERE (em.valid_to IS NULL);

-- COMMENT: VIEW event_sources

COMMENT ON VIEW public.event_sources IS 'Which articles report an event, and in which sentences';

-- COMMENT: COLUMN event_sources.event

COMMENT ON COLUMN public.event_sources.event IS 'Stable id of the event, ev_…; ids of merged events redirect for ever';

-- COMMENT: COLUMN event_sources.mention

COMMENT ON COLUMN public.event_sources.mention IS 'Id of the mention in exports: article#n';

-- COMMENT: COLUMN event_sources.article

COMMENT ON COLUMN public.event_sources.article IS 'Id of the article';

-- COMMENT: COLUMN event_sources.outlet

COMMENT ON COLUMN public.event_sources.outlet IS 'Outlet that published the article';

-- COMMENT: COLUMN event_sources.url

COMMENT ON COLUMN public.event_sources.url IS 'Address of the article';

-- COMMENT: COLUMN event_sources.title

COMMENT ON COLUMN public.event_sources.title IS 'Title of the article';

-- COMMENT: COLUMN event_sources.published

COMMENT ON COLUMN public.event_sources.published IS 'Publication as said: a day, or an instant with offset';

-- COMMENT: COLUMN event_sources.published_at

COMMENT ON COLUMN public.event_sources.published_at IS 'Publication as an instant';

-- COMMENT: COLUMN event_sources.status

COMMENT ON COLUMN public.event_sources.status IS 'considered, announced, agreed, completed, denied or cancelled';

-- COMMENT: COLUMN event_sources.date

COMMENT ON COLUMN public.event_sources.date IS 'When it happened or takes effect, at the precision of the text: 2026, 2026-Q3, 2026-02, 2026-W06 …';

-- COMMENT: COLUMN event_sources.sentence

COMMENT ON COLUMN public.event_sources.sentence IS 'Sentence that it was chiefly read from';

-- COMMENT: COLUMN event_sources.rule

COMMENT ON COLUMN public.event_sources.rule IS 'Frame that found it';

-- COMMENT: COLUMN event_sources.confidence

COMMENT ON COLUMN public.event_sources.confidence IS '0 to 1: of mentions at 0.8 or more, nine in ten are right';

-- COMMENT: COLUMN event_sources.background

COMMENT ON COLUMN public.event_sources.background IS 'Whether the text restates an old event in passing';

-- COMMENT: COLUMN event_sources.copy_of

COMMENT ON COLUMN public.event_sources.copy_of IS 'Article whose text this one copies; counts as one source with it';

-- TABLE: event_version

CREATE TABLE public.event_version (
    id text NOT NULL,
    version integer NOT NULL,
    state text DEFAULT 'live'::text NOT NULL,
    type text NOT NULL,
    status text NOT NULL,
    date text,
    date_from date,
    date_to date,
    arguments jsonb NOT NULL,
    headline text NOT NULL,
    evidence jsonb,
    confidence double precision NOT NULL,
    sources integer DEFAULT 1 NOT NULL,
    first_seen_at timestamp with time zone NOT NULL,
    last_seen_at timestamp with time zone NOT NULL,
    seen_on date NOT NULL,
    history jsonb DEFAULT '[]'::jsonb NOT NULL,
    related jsonb DEFAULT '[]'::jsonb NOT NULL,
    companies text[] DEFAULT '{}'::text[] NOT NULL,
    ventures text[] DEFAULT '{}'::text[] NOT NULL,
    facilities text[] DEFAULT '{}'::text[] NOT NULL,
    places text[] DEFAULT '{}'::text[] NOT NULL,
    countries text[] DEFAULT '{}'::text[] NOT NULL,
    segments text[] DEFAULT '{}'::text[] NOT NULL,
    outlets text[] DEFAULT '{}'::text[] NOT NULL,
    gwh double precision,
    usd double precision,
    is_exit boolean DEFAULT false NOT NULL,
    exits text[] DEFAULT '{}'::text[] NOT NULL,
    novelty_days integer,
    facets text[] DEFAULT '{}'::text[] NOT NULL,
    search_text text DEFAULT ''::text NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    seq bigint DEFAULT nextval('public.change_seq'::regclass) NOT NULL,
    cause text NOT NULL,
    silent boolean DEFAULT false NOT NULL
);
ALTER TABLE ONLY public.event_version ALTER COLUMN facets SET STATISTICS 1000;

-- COMMENT: TABLE event_version

COMMENT ON TABLE public.event_version IS 'Every state that an event was ever recorded in; append-only';

-- COMMENT: COLUMN event_version.id

COMMENT ON COLUMN public.event_version.id IS 'Stable id, ev_…; ids of merged events redirect for ever';

-- COMMENT: COLUMN event_version.version

COMMENT ON COLUMN public.event_version.version IS 'Number of the present state, from 1';

-- COMMENT: COLUMN event_version.state

COMMENT ON COLUMN public.event_version.state IS 'live, merged (see redirect) or rejected by a person';

-- COMMENT: COLUMN event_version.type

COMMENT ON COLUMN public.event_version.type IS 'Event type, such as stake_sale';

-- COMMENT: COLUMN event_version.status

COMMENT ON COLUMN public.event_version.status IS 'considered, announced, agreed, completed, denied or cancelled';

-- COMMENT: COLUMN event_version.date

COMMENT ON COLUMN public.event_version.date IS 'When it happened or takes effect, at the precision known: 2026, 2026-Q3, 2026-H1, 2026-02, 2026-02-06, 2026-W06 or a range';

-- COMMENT: COLUMN event_version.date_from

COMMENT ON COLUMN public.event_version.date_from IS 'First day that the date covers';

-- COMMENT: COLUMN event_version.date_to

COMMENT ON COLUMN public.event_version.date_to IS 'Last day that the date covers';

-- COMMENT: COLUMN event_version.arguments

COMMENT ON COLUMN public.event_version.arguments IS 'Canonical values: role to list of values';

-- COMMENT: COLUMN event_version.headline

COMMENT ON COLUMN public.event_version.headline IS 'One line for people';

-- COMMENT: COLUMN event_version.evidence

COMMENT ON COLUMN public.event_version.evidence IS 'Headline sentence: {sentence, article, outlet, url}';

-- COMMENT: COLUMN event_version.confidence

COMMENT ON COLUMN public.event_version.confidence IS '0 to 1; grows with independent sources';

-- COMMENT: COLUMN event_version.sources

COMMENT ON COLUMN public.event_version.sources IS 'Independent outlets; copies of one agency text count once';

-- COMMENT: COLUMN event_version.first_seen_at

COMMENT ON COLUMN public.event_version.first_seen_at IS 'Earliest publication that reports it';

-- COMMENT: COLUMN event_version.last_seen_at

COMMENT ON COLUMN public.event_version.last_seen_at IS 'Latest publication that reports it';

-- COMMENT: COLUMN event_version.seen_on

COMMENT ON COLUMN public.event_version.seen_on IS 'Calendar day of the earliest publication';

-- COMMENT: COLUMN event_version.history

COMMENT ON COLUMN public.event_version.history IS 'Steps of its life: [{status, on, article, sentence, at}]';

-- COMMENT: COLUMN event_version.related

COMMENT ON COLUMN public.event_version.related IS 'Events of the same affair: [{event, why}]';

-- COMMENT: COLUMN event_version.companies

COMMENT ON COLUMN public.event_version.companies IS 'Companies in any role, canonical names';

-- COMMENT: COLUMN event_version.ventures

COMMENT ON COLUMN public.event_version.ventures IS 'Joint ventures in any role';

-- COMMENT: COLUMN event_version.facilities

COMMENT ON COLUMN public.event_version.facilities IS 'Plants and lines, as articles name them';

-- COMMENT: COLUMN event_version.places

COMMENT ON COLUMN public.event_version.places IS 'Places, canonical names';

-- COMMENT: COLUMN event_version.countries

COMMENT ON COLUMN public.event_version.countries IS 'ISO 3166-1 alpha-2 codes of its places';

-- COMMENT: COLUMN event_version.segments

COMMENT ON COLUMN public.event_version.segments IS 'EV, ESS, consumer, robot, other; chemistry after a slash';

-- COMMENT: COLUMN event_version.outlets

COMMENT ON COLUMN public.event_version.outlets IS 'Outlets that report it';

-- COMMENT: COLUMN event_version.gwh

COMMENT ON COLUMN public.event_version.gwh IS 'Largest energy figure, in gigawatt-hours';

-- COMMENT: COLUMN event_version.usd

COMMENT ON COLUMN public.event_version.usd IS 'Largest sum of money, in US dollars, where the text or the rates give one';

-- COMMENT: COLUMN event_version.is_exit

COMMENT ON COLUMN public.event_version.is_exit IS 'Whether a partner leaves a joint venture by it';

-- COMMENT: COLUMN event_version.exits

COMMENT ON COLUMN public.event_version.exits IS 'Ids of the exits it belongs to';

-- COMMENT: COLUMN event_version.novelty_days

COMMENT ON COLUMN public.event_version.novelty_days IS 'Days since the last similar event (type and names); null when there was none';

-- COMMENT: COLUMN event_version.facets

COMMENT ON COLUMN public.event_version.facets IS 'Words for exact filters, lower case: company:…, venture:…, country:…, segment:…, outlet:…';

-- COMMENT: COLUMN event_version.search_text

COMMENT ON COLUMN public.event_version.search_text IS 'Names, facilities, places and evidence sentences, lower case, for text search';

-- COMMENT: COLUMN event_version.recorded_at

COMMENT ON COLUMN public.event_version.recorded_at IS 'When this state was recorded; strictly ascending from one commit to the next';

-- COMMENT: COLUMN event_version.seq

COMMENT ON COLUMN public.event_version.seq IS 'Place in the stream of changes';

-- COMMENT: COLUMN event_version.cause

COMMENT ON COLUMN public.event_version.cause IS 'What made it: mention, reextraction, merge, split, reject, restore or import';

-- COMMENT: COLUMN event_version.silent

COMMENT ON COLUMN public.event_version.silent IS 'Whether the change alerts nobody';

-- TABLE: exit

CREATE TABLE public.exit (
    id text NOT NULL,
    version integer NOT NULL,
    state text DEFAULT 'live'::text NOT NULL,
    venture text NOT NULL,
    venture_key text NOT NULL,
    leaving text[] NOT NULL,
    leaving_key text NOT NULL,
    staying text[] DEFAULT '{}'::text[] NOT NULL,
    episode integer DEFAULT 1 NOT NULL,
    status text NOT NULL,
    date text,
    date_from date,
    date_to date,
    headline text NOT NULL,
    evidence jsonb,
    history jsonb DEFAULT '[]'::jsonb NOT NULL,
    sources integer DEFAULT 1 NOT NULL,
    confidence double precision DEFAULT 0 NOT NULL,
    first_seen_at timestamp with time zone NOT NULL,
    last_seen_at timestamp with time zone NOT NULL,
    created_at timestamp with time zone NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    fingerprint text NOT NULL,
    CONSTRAINT exit_id_check CHECK ((id ~~ 'ex\_%'::text)),
    CONSTRAINT exit_state_check CHECK ((state = ANY (ARRAY['live'::text, 'merged'::text, 'rejected'::text]))),
    CONSTRAINT exit_status_check CHECK ((status = ANY (ARRAY['considered'::text, 'announced'::text, 'agreed'::text, 'completed'::text, 'denied'::text, 'cancelled'::text])))
);

-- COMMENT: TABLE exit

COMMENT ON TABLE public.exit IS 'A partner''s leaving of a joint venture, gathered from its events';

-- COMMENT: COLUMN exit.id

COMMENT ON COLUMN public.exit.id IS 'Stable id, ex_…';

-- COMMENT: COLUMN exit.version

COMMENT ON COLUMN public.exit.version IS 'Number of the present state, from 1';

-- COMMENT: COLUMN exit.state

COMMENT ON COLUMN public.exit.state IS 'live, merged (see redirect) or rejected';

-- COMMENT: COLUMN exit.venture

COMMENT ON COLUMN public.exit.venture IS 'The venture; "A–B venture" where no name is said';

-- COMMENT: COLUMN exit.venture_key

COMMENT ON COLUMN public.exit.venture_key IS 'The venture in comparable form';

-- COMMENT: COLUMN exit.leaving

COMMENT ON COLUMN public.exit.leaving IS 'Partners that leave';

-- COMMENT: COLUMN exit.leaving_key

COMMENT ON COLUMN public.exit.leaving_key IS 'Partners that leave in comparable form, sorted';

-- COMMENT: COLUMN exit.staying

COMMENT ON COLUMN public.exit.staying IS 'Partners that stay, where known';

-- COMMENT: COLUMN exit.episode

COMMENT ON COLUMN public.exit.episode IS 'Which leaving of the same venture by the same partners, from 1';

-- COMMENT: COLUMN exit.status

COMMENT ON COLUMN public.exit.status IS 'considered, announced, agreed, completed, denied or cancelled';

-- COMMENT: COLUMN exit.date

COMMENT ON COLUMN public.exit.date IS 'When it happened or takes effect, as in event';

-- COMMENT: COLUMN exit.date_from

COMMENT ON COLUMN public.exit.date_from IS 'First day that the date covers';

-- COMMENT: COLUMN exit.date_to

COMMENT ON COLUMN public.exit.date_to IS 'Last day that the date covers';

-- COMMENT: COLUMN exit.headline

COMMENT ON COLUMN public.exit.headline IS 'One line for people';

-- COMMENT: COLUMN exit.evidence

COMMENT ON COLUMN public.exit.evidence IS 'Headline sentence: {sentence, article, outlet, url}';

-- COMMENT: COLUMN exit.history

COMMENT ON COLUMN public.exit.history IS 'Steps of its life: [{status, on, article, sentence, at}]';

-- COMMENT: COLUMN exit.sources

COMMENT ON COLUMN public.exit.sources IS 'Independent outlets over its events';

-- COMMENT: COLUMN exit.confidence

COMMENT ON COLUMN public.exit.confidence IS '0 to 1';

-- COMMENT: COLUMN exit.first_seen_at

COMMENT ON COLUMN public.exit.first_seen_at IS 'Earliest publication';

-- COMMENT: COLUMN exit.last_seen_at

COMMENT ON COLUMN public.exit.last_seen_at IS 'Latest publication';

-- COMMENT: COLUMN exit.created_at

COMMENT ON COLUMN public.exit.created_at IS 'When it was first recorded';

-- COMMENT: COLUMN exit.recorded_at

COMMENT ON COLUMN public.exit.recorded_at IS 'When its present state was recorded';

-- COMMENT: COLUMN exit.fingerprint

COMMENT ON COLUMN public.exit.fingerprint IS 'Hash of everything analysts see';

-- TABLE: exit_event

CREATE TABLE public.exit_event (
    exit_id text NOT NULL,
    event_id text NOT NULL,
    valid_from timestamp with time zone NOT NULL,
    valid_to timestamp with time zone
);

-- COMMENT: TABLE exit_event

COMMENT ON TABLE public.exit_event IS 'Which events an exit was gathered from, and when';

-- COMMENT: COLUMN exit_event.exit_id

COMMENT ON COLUMN public.exit_event.exit_id IS 'Exit';

-- COMMENT: COLUMN exit_event.event_id

COMMENT ON COLUMN public.exit_event.event_id IS 'Event';

-- COMMENT: COLUMN exit_event.valid_from

COMMENT ON COLUMN public.exit_event.valid_from IS 'When the event was joined to the exit';

-- COMMENT: COLUMN exit_event.valid_to

COMMENT ON COLUMN public.exit_event.valid_to IS 'When it was taken away again; null while it belongs';

-- TABLE: exit_version

CREATE TABLE public.exit_version (
    id text NOT NULL,
    version integer NOT NULL,
    state text NOT NULL,
    status text NOT NULL,
    snapshot jsonb NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    seq bigint DEFAULT nextval('public.change_seq'::regclass) NOT NULL,
    cause text NOT NULL,
    silent boolean DEFAULT false NOT NULL
);

-- COMMENT: TABLE exit_version

COMMENT ON TABLE public.exit_version IS 'Every state that an exit was ever recorded in; append-only';

-- COMMENT: COLUMN exit_version.id

COMMENT ON COLUMN public.exit_version.id IS 'Exit';

-- COMMENT: COLUMN exit_version.version

COMMENT ON COLUMN public.exit_version.version IS 'Number of the state, from 1';

-- COMMENT: COLUMN exit_version.state

COMMENT ON COLUMN public.exit_version.state IS 'live, merged or rejected';

-- COMMENT: COLUMN exit_version.status

COMMENT ON COLUMN public.exit_version.status IS 'Status in that state';

-- COMMENT: COLUMN exit_version.snapshot

COMMENT ON COLUMN public.exit_version.snapshot IS 'The whole row of exit, and its events, in that state';

-- COMMENT: COLUMN exit_version.recorded_at

COMMENT ON COLUMN public.exit_version.recorded_at IS 'When this state was recorded';

-- COMMENT: COLUMN exit_version.seq

COMMENT ON COLUMN public.exit_version.seq IS 'Place in the stream of changes';

-- COMMENT: COLUMN exit_version.cause

COMMENT ON COLUMN public.exit_version.cause IS 'What made it, as in event_version';

-- COMMENT: COLUMN exit_version.silent

COMMENT ON COLUMN public.exit_version.silent IS 'Whether the change alerts nobody';

-- TABLE: extraction

CREATE TABLE public.extraction (
    id bigint NOT NULL,
    article_id text NOT NULL,
    version_id bigint NOT NULL,
    pack text NOT NULL,
    pack_version text NOT NULL,
    outcome text NOT NULL,
    reason text,
    relevance double precision,
    mentions integer DEFAULT 0 NOT NULL,
    added integer DEFAULT 0 NOT NULL,
    removed integer DEFAULT 0 NOT NULL,
    silent boolean DEFAULT false NOT NULL,
    took_ms integer DEFAULT 0 NOT NULL,
    extracted_at timestamp with time zone NOT NULL,
    work_state text DEFAULT 'done'::text NOT NULL,
    work_due_at timestamp with time zone,
    work_again_at timestamp with time zone,
    work_lease uuid,
    work_attempts integer DEFAULT 0 NOT NULL,
    work_crashes integer DEFAULT 0 NOT NULL,
    work_priority smallint DEFAULT 1 NOT NULL,
    work_reason text,
    CONSTRAINT extraction_outcome_check CHECK ((outcome = ANY (ARRAY['read'::text, 'irrelevant'::text, 'language'::text, 'empty'::text]))),
    CONSTRAINT extraction_work_due CHECK (((work_state = ANY (ARRAY['due'::text, 'leased'::text])) = (work_due_at IS NOT NULL))),
    CONSTRAINT extraction_work_leased CHECK (((work_state = 'leased'::text) = (work_lease IS NOT NULL))),
    CONSTRAINT extraction_work_priority CHECK (((work_priority >= 0) AND (work_priority <= 3))),
    CONSTRAINT extraction_work_state CHECK ((work_state = ANY (ARRAY['due'::text, 'leased'::text, 'done'::text, 'rejected'::text, 'quarantined'::text])))
);

-- COMMENT: TABLE extraction

COMMENT ON TABLE public.extraction IS 'One reading of an article version by a pack; the row that the stage resolve-events works on';

-- COMMENT: COLUMN extraction.id

COMMENT ON COLUMN public.extraction.id IS 'Id of the extraction';

-- COMMENT: COLUMN extraction.article_id

COMMENT ON COLUMN public.extraction.article_id IS 'Article';

-- COMMENT: COLUMN extraction.version_id

COMMENT ON COLUMN public.extraction.version_id IS 'Version of its text that was read';

-- COMMENT: COLUMN extraction.pack

COMMENT ON COLUMN public.extraction.pack IS 'Name of the pack';

-- COMMENT: COLUMN extraction.pack_version

COMMENT ON COLUMN public.extraction.pack_version IS 'Version of the pack (content hash)';

-- COMMENT: COLUMN extraction.outcome

COMMENT ON COLUMN public.extraction.outcome IS 'read, irrelevant (dropped by the relevance test), language (not English), empty';

-- COMMENT: COLUMN extraction.reason

COMMENT ON COLUMN public.extraction.reason IS 'Why it was not read, for people: "not read: language ko"';

-- COMMENT: COLUMN extraction.relevance

COMMENT ON COLUMN public.extraction.relevance IS 'Score of the relevance test';

-- COMMENT: COLUMN extraction.mentions

COMMENT ON COLUMN public.extraction.mentions IS 'Mentions found';

-- COMMENT: COLUMN extraction.added

COMMENT ON COLUMN public.extraction.added IS 'Mentions that the article did not have before';

-- COMMENT: COLUMN extraction.removed

COMMENT ON COLUMN public.extraction.removed IS 'Mentions that the article no longer has';

-- COMMENT: COLUMN extraction.silent

COMMENT ON COLUMN public.extraction.silent IS 'Whether what changes by it alerts nobody (re-extraction, import)';

-- COMMENT: COLUMN extraction.took_ms

COMMENT ON COLUMN public.extraction.took_ms IS 'How long the extraction took, in milliseconds';

-- COMMENT: COLUMN extraction.extracted_at

COMMENT ON COLUMN public.extraction.extracted_at IS 'When it was recorded';

-- COMMENT: COLUMN extraction.work_state

COMMENT ON COLUMN public.extraction.work_state IS 'Whether a stage has to work on this row: due, leased (being worked on), done, rejected (ended with a reason), quarantined (waits for a person)';

-- COMMENT: COLUMN extraction.work_due_at

COMMENT ON COLUMN public.extraction.work_due_at IS 'When the sweep may hand the row out: while leased, the end of the lease; null when nothing is due';

-- COMMENT: COLUMN extraction.work_again_at

COMMENT ON COLUMN public.extraction.work_again_at IS 'A need that arose during the lease; becomes work_due_at when the lease ends';

-- COMMENT: COLUMN extraction.work_lease

COMMENT ON COLUMN public.extraction.work_lease IS 'Token of the present lease; a result that carries another one is refused';

-- COMMENT: COLUMN extraction.work_attempts

COMMENT ON COLUMN public.extraction.work_attempts IS 'Tries since the row was last done that asked for another one';

-- COMMENT: COLUMN extraction.work_crashes

COMMENT ON COLUMN public.extraction.work_crashes IS 'Leases since the row was last done that ran out because their process died or hung';

-- COMMENT: COLUMN extraction.work_priority

COMMENT ON COLUMN public.extraction.work_priority IS 'Order of work: 0 people are waiting, 1 news, 2 backfill, 3 whenever there is time';

-- COMMENT: COLUMN extraction.work_reason

COMMENT ON COLUMN public.extraction.work_reason IS 'Why the row waits, was rejected or was quarantined, for people';

-- SEQUENCE: extraction_id_seq

ALTER TABLE public.extraction ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.extraction_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

-- TABLE: health_event

CREATE TABLE public.health_event (
    id bigint NOT NULL,
    kind text NOT NULL,
    subject text NOT NULL,
    source_id bigint,
    message text NOT NULL,
    detail jsonb DEFAULT '{}'::jsonb NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    closed_at timestamp with time zone
);

-- COMMENT: TABLE health_event

COMMENT ON TABLE public.health_event IS 'Something that operators should know: a silent source, a failing destination, short texts';

-- COMMENT: COLUMN health_event.id

COMMENT ON COLUMN public.health_event.id IS 'Id of the health event';

-- COMMENT: COLUMN health_event.kind

COMMENT ON COLUMN public.health_event.kind IS 'Kind: source_failing, source_silent, texts_short, feed_moved, destination_disabled …';

-- COMMENT: COLUMN health_event.subject

COMMENT ON COLUMN public.health_event.subject IS 'What it is about: name of the source or subscription';

-- COMMENT: COLUMN health_event.source_id

COMMENT ON COLUMN public.health_event.source_id IS 'The source, when it is about one';

-- COMMENT: COLUMN health_event.message

COMMENT ON COLUMN public.health_event.message IS 'What is wrong and the mend, in words';

-- COMMENT: COLUMN health_event.detail

COMMENT ON COLUMN public.health_event.detail IS 'Figures behind it';

-- COMMENT: COLUMN health_event.opened_at

COMMENT ON COLUMN public.health_event.opened_at IS 'When it was noticed';

-- COMMENT: COLUMN health_event.closed_at

COMMENT ON COLUMN public.health_event.closed_at IS 'When it was over; null while it lasts';

-- SEQUENCE: health_event_id_seq

ALTER TABLE public.health_event ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.health_event_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

-- TABLE: host

CREATE TABLE public.host (
    host text NOT NULL,
    free_at timestamp with time zone,
    lease uuid,
    leased_until timestamp with time zone,
    gap_ms integer,
    failures integer DEFAULT 0 NOT NULL,
    robots_status integer,
    robots_text text,
    robots_at timestamp with time zone,
    robots_until timestamp with time zone
);

-- COMMENT: TABLE host

COMMENT ON TABLE public.host IS 'A web host: when it may next be asked, and its robots.txt';

-- COMMENT: COLUMN host.host

COMMENT ON COLUMN public.host.host IS 'Host name with port, lower case';

-- COMMENT: COLUMN host.free_at

COMMENT ON COLUMN public.host.free_at IS 'Earliest instant of the next request to this host';

-- COMMENT: COLUMN host.lease

COMMENT ON COLUMN public.host.lease IS 'Token of the request under way: one at a time, whatever the number of workers';

-- COMMENT: COLUMN host.leased_until

COMMENT ON COLUMN public.host.leased_until IS 'When the token is void even if nobody gives it back';

-- COMMENT: COLUMN host.gap_ms

COMMENT ON COLUMN public.host.gap_ms IS 'Pause this host asked for (crawl-delay), in milliseconds; null: the setting';

-- COMMENT: COLUMN host.failures

COMMENT ON COLUMN public.host.failures IS 'Failed requests in a row';

-- COMMENT: COLUMN host.robots_status

COMMENT ON COLUMN public.host.robots_status IS 'HTTP status that robots.txt was answered with; 0 when the host could not be reached';

-- COMMENT: COLUMN host.robots_text

COMMENT ON COLUMN public.host.robots_text IS 'Body of robots.txt, at most 512 KiB';

-- COMMENT: COLUMN host.robots_at

COMMENT ON COLUMN public.host.robots_at IS 'When robots.txt was fetched';

-- COMMENT: COLUMN host.robots_until

COMMENT ON COLUMN public.host.robots_until IS 'Until when it may be used, at most 24 hours after';

-- TABLE: item

CREATE TABLE public.item (
    id bigint NOT NULL,
    source_id bigint NOT NULL,
    guid text NOT NULL,
    article_id text,
    link text,
    title text,
    summary text,
    content text,
    authors text[] DEFAULT '{}'::text[] NOT NULL,
    published text,
    seen_at timestamp with time zone NOT NULL,
    changed_at timestamp with time zone,
    content_hash text NOT NULL,
    skipped text
);

-- COMMENT: TABLE item

COMMENT ON TABLE public.item IS 'An entry of a feed as the feed told it';

-- COMMENT: COLUMN item.id

COMMENT ON COLUMN public.item.id IS 'Id of the item';

-- COMMENT: COLUMN item.source_id

COMMENT ON COLUMN public.item.source_id IS 'Feed that holds it';

-- COMMENT: COLUMN item.guid

COMMENT ON COLUMN public.item.guid IS 'The feed''s own id of the entry, else its link, else a hash; hashed when long';

-- COMMENT: COLUMN item.article_id

COMMENT ON COLUMN public.item.article_id IS 'Article that it names; null when it names none';

-- COMMENT: COLUMN item.link

COMMENT ON COLUMN public.item.link IS 'Link as the feed gives it, absolute';

-- COMMENT: COLUMN item.title

COMMENT ON COLUMN public.item.title IS 'Title as the feed gives it';

-- COMMENT: COLUMN item.summary

COMMENT ON COLUMN public.item.summary IS 'Summary as the feed gives it';

-- COMMENT: COLUMN item.content

COMMENT ON COLUMN public.item.content IS 'Full text, where the feed carries it';

-- COMMENT: COLUMN item.authors

COMMENT ON COLUMN public.item.authors IS 'Authors as the feed gives them';

-- COMMENT: COLUMN item.published

COMMENT ON COLUMN public.item.published IS 'Publication as the feed says it, ISO 8601; null: when first seen';

-- COMMENT: COLUMN item.seen_at

COMMENT ON COLUMN public.item.seen_at IS 'When a poll first brought it';

-- COMMENT: COLUMN item.changed_at

COMMENT ON COLUMN public.item.changed_at IS 'When a later poll brought other words under the same guid';

-- COMMENT: COLUMN item.content_hash

COMMENT ON COLUMN public.item.content_hash IS 'Hash of title, summary and content: tells an edited item';

-- COMMENT: COLUMN item.skipped

COMMENT ON COLUMN public.item.skipped IS 'Why it became no article (no link, refused address); null when it did';

-- SEQUENCE: item_id_seq

ALTER TABLE public.item ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.item_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

-- VIEW: jv_exits

CREATE VIEW public.jv_exits AS
 SELECT x.id AS exit,
    x.venture,
    x.leaving,
    x.staying,
    x.episode,
    x.status,
    x.date,
    x.date_from,
    x.date_to,
    x.headline,
    (x.evidence ->> 'sentence'::text) AS sentence,
    (x.evidence ->> 'article'::text) AS article,
    (x.evidence ->> 'outlet'::text) AS outlet,
    (x.evidence ->> 'url'::text) AS url,
    x.sources,
    x.confidence,
    x.first_seen_at AS first_seen,
    x.last_seen_at AS last_seen,
    x.history,
    ARRAY( SELECT xe.event_id
           FROM public.exit_event xe
          WHERE ((xe.exit_id = x.id) AND (xe.valid_to IS NULL))
          ORDER BY xe.event_id) AS events,
    x.version,
    x.recorded_at
   FROM public.exit x
  WHERE (x.state = 'live'::text);

-- COMMENT: VIEW jv_exits

COMMENT ON VIEW public.jv_exits IS 'One row for each leaving of a joint venture by one of its partners, however the outlets call it';

-- COMMENT: COLUMN jv_exits.exit

COMMENT ON COLUMN public.jv_exits.exit IS 'Stable id of the exit, ex_…';

-- COMMENT: COLUMN jv_exits.venture

COMMENT ON COLUMN public.jv_exits.venture IS 'The venture; "A–B venture" where no name is said';

-- COMMENT: COLUMN jv_exits.leaving

COMMENT ON COLUMN public.jv_exits.leaving IS 'Partners that leave';

-- COMMENT: COLUMN jv_exits.staying

COMMENT ON COLUMN public.jv_exits.staying IS 'Partners that stay, where known';

-- COMMENT: COLUMN jv_exits.episode

COMMENT ON COLUMN public.jv_exits.episode IS 'Which leaving of the same venture by the same partners, from 1';

-- COMMENT: COLUMN jv_exits.status

COMMENT ON COLUMN public.jv_exits.status IS 'considered, announced, agreed, completed, denied or cancelled';

-- COMMENT: COLUMN jv_exits.date

COMMENT ON COLUMN public.jv_exits.date IS 'When it happened or takes effect, as in event';

-- COMMENT: COLUMN jv_exits.date_from

COMMENT ON COLUMN public.jv_exits.date_from IS 'First day that the date covers';

-- COMMENT: COLUMN jv_exits.date_to

COMMENT ON COLUMN public.jv_exits.date_to IS 'Last day that the date covers';

-- COMMENT: COLUMN jv_exits.headline

COMMENT ON COLUMN public.jv_exits.headline IS 'One line for people';

-- COMMENT: COLUMN jv_exits.sentence

COMMENT ON COLUMN public.jv_exits.sentence IS 'Sentence that it was chiefly read from';

-- COMMENT: COLUMN jv_exits.article

COMMENT ON COLUMN public.jv_exits.article IS 'Id of the article';

-- COMMENT: COLUMN jv_exits.outlet

COMMENT ON COLUMN public.jv_exits.outlet IS 'Outlet that published the article';

-- COMMENT: COLUMN jv_exits.url

COMMENT ON COLUMN public.jv_exits.url IS 'Address of the article';

-- COMMENT: COLUMN jv_exits.sources

COMMENT ON COLUMN public.jv_exits.sources IS 'Independent outlets over its events';

-- COMMENT: COLUMN jv_exits.confidence

COMMENT ON COLUMN public.jv_exits.confidence IS '0 to 1';

-- COMMENT: COLUMN jv_exits.first_seen

COMMENT ON COLUMN public.jv_exits.first_seen IS 'Earliest publication that reports it';

-- COMMENT: COLUMN jv_exits.last_seen

COMMENT ON COLUMN public.jv_exits.last_seen IS 'Latest publication that reports it';

-- COMMENT: COLUMN jv_exits.history

COMMENT ON COLUMN public.jv_exits.history IS 'Steps of its life: [{status, on, article, sentence, at}]';

-- COMMENT: COLUMN jv_exits.events

COMMENT ON COLUMN public.jv_exits.events IS 'Ids of the events that the exit was gathered from';

-- COMMENT: COLUMN jv_exits.version

COMMENT ON COLUMN public.jv_exits.version IS 'Number of the present state, from 1';

-- COMMENT: COLUMN jv_exits.recorded_at

COMMENT ON COLUMN public.jv_exits.recorded_at IS 'When its present state was recorded';

-- SEQUENCE: mention_id_seq

ALTER TABLE public.mention ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.mention_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

-- TABLE: migration

CREATE TABLE public.migration (
    id integer NOT NULL,
    name character varying(255) NOT NULL,
    run_on timestamp without time zone NOT NULL
);

-- COMMENT: TABLE migration

COMMENT ON TABLE public.migration IS 'Migrations that were run, kept by node-pg-migrate';

-- COMMENT: COLUMN migration.id

COMMENT ON COLUMN public.migration.id IS 'Order of the runs';

-- COMMENT: COLUMN migration.name

COMMENT ON COLUMN public.migration.name IS 'File name without its ending';

-- COMMENT: COLUMN migration.run_on

COMMENT ON COLUMN public.migration.run_on IS 'When it was run, in the server''s own time';

-- SEQUENCE: migration_id_seq

CREATE SEQUENCE public.migration_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

-- SEQUENCE OWNED BY: migration_id_seq

ALTER SEQUENCE public.migration_id_seq OWNED BY public.migration.id;

-- VIEW: order_targets

CREATE VIEW public.order_targets AS
 SELECT events.event,
    events.status,
    events.date,
    events.date_from,
    events.date_to,
    public.role_names(events.arguments, 'company'::text) AS company,
    public.role_number(events.arguments, 'volume'::text, 'gwh'::text) AS target_gwh,
    public.role_names(events.arguments, 'segment'::text) AS segment,
    public.role_names(events.arguments, 'period'::text) AS period,
    events.places,
    events.countries,
    events.headline,
    events.sources,
    events.confidence,
    events.first_seen,
    events.last_seen
   FROM public.events
  WHERE (events.type = 'order_target'::text);

-- COMMENT: VIEW order_targets

COMMENT ON VIEW public.order_targets IS 'Order (bookings) goals that companies state';

-- COMMENT: COLUMN order_targets.event

COMMENT ON COLUMN public.order_targets.event IS 'Stable id of the event, ev_…; ids of merged events redirect for ever';

-- COMMENT: COLUMN order_targets.status

COMMENT ON COLUMN public.order_targets.status IS 'considered, announced, agreed, completed, denied or cancelled';

-- COMMENT: COLUMN order_targets.date

COMMENT ON COLUMN public.order_targets.date IS 'When it happened or takes effect, at the precision known: 2026, 2026-Q3, 2026-H1, 2026-02, 2026-02-06, 2026-W06 or a range';

-- COMMENT: COLUMN order_targets.date_from

COMMENT ON COLUMN public.order_targets.date_from IS 'First day that the date covers';

-- COMMENT: COLUMN order_targets.date_to

COMMENT ON COLUMN public.order_targets.date_to IS 'Last day that the date covers';

-- COMMENT: COLUMN order_targets.company

COMMENT ON COLUMN public.order_targets.company IS 'Company in question';

-- COMMENT: COLUMN order_targets.target_gwh

COMMENT ON COLUMN public.order_targets.target_gwh IS 'Goal in gigawatt-hours';

-- COMMENT: COLUMN order_targets.segment

COMMENT ON COLUMN public.order_targets.segment IS 'EV, ESS, consumer, robot, other; chemistry after a slash';

-- COMMENT: COLUMN order_targets.period

COMMENT ON COLUMN public.order_targets.period IS 'Time for which the goal holds';

-- COMMENT: COLUMN order_targets.places

COMMENT ON COLUMN public.order_targets.places IS 'Places, canonical names';

-- COMMENT: COLUMN order_targets.countries

COMMENT ON COLUMN public.order_targets.countries IS 'ISO 3166-1 alpha-2 codes of its places';

-- COMMENT: COLUMN order_targets.headline

COMMENT ON COLUMN public.order_targets.headline IS 'One line for people';

-- COMMENT: COLUMN order_targets.sources

COMMENT ON COLUMN public.order_targets.sources IS 'Independent outlets; copies of one agency text count once';

-- COMMENT: COLUMN order_targets.confidence

COMMENT ON COLUMN public.order_targets.confidence IS '0 to 1; grows with independent sources';

-- COMMENT: COLUMN order_targets.first_seen

COMMENT ON COLUMN public.order_targets.first_seen IS 'Earliest publication that reports it';

-- COMMENT: COLUMN order_targets.last_seen

COMMENT ON COLUMN public.order_targets.last_seen IS 'Latest publication that reports it';

-- TABLE: page

CREATE TABLE public.page (
    id bigint NOT NULL,
    article_id text NOT NULL,
    url text NOT NULL,
    status integer NOT NULL,
    content_type text,
    content_hash text NOT NULL,
    length integer NOT NULL,
    encoding text DEFAULT 'gzip'::text NOT NULL,
    body bytea,
    fetched_at timestamp with time zone NOT NULL,
    seen_at timestamp with time zone NOT NULL,
    CONSTRAINT page_encoding_check CHECK ((encoding = ANY (ARRAY['gzip'::text, 'none'::text])))
);
ALTER TABLE ONLY public.page ALTER COLUMN body SET STORAGE EXTERNAL;

-- COMMENT: TABLE page

COMMENT ON TABLE public.page IS 'The bytes of a page as fetched, so that a better reader can read them again';

-- COMMENT: COLUMN page.id

COMMENT ON COLUMN public.page.id IS 'Id of the page';

-- COMMENT: COLUMN page.article_id

COMMENT ON COLUMN public.page.article_id IS 'Article that it was fetched for';

-- COMMENT: COLUMN page.url

COMMENT ON COLUMN public.page.url IS 'Address that answered, after redirects';

-- COMMENT: COLUMN page.status

COMMENT ON COLUMN public.page.status IS 'HTTP status';

-- COMMENT: COLUMN page.content_type

COMMENT ON COLUMN public.page.content_type IS 'Content-Type header, verbatim';

-- COMMENT: COLUMN page.content_hash

COMMENT ON COLUMN public.page.content_hash IS 'SHA-256 of the bytes';

-- COMMENT: COLUMN page.length

COMMENT ON COLUMN public.page.length IS 'Length of the bytes';

-- COMMENT: COLUMN page.encoding

COMMENT ON COLUMN public.page.encoding IS 'How body is compressed: gzip or none';

-- COMMENT: COLUMN page.body

COMMENT ON COLUMN public.page.body IS 'The bytes, compressed; null once the retention setting has dropped them';

-- COMMENT: COLUMN page.fetched_at

COMMENT ON COLUMN public.page.fetched_at IS 'When it was first fetched with these bytes';

-- COMMENT: COLUMN page.seen_at

COMMENT ON COLUMN public.page.seen_at IS 'When it was last fetched with these bytes';

-- SEQUENCE: page_id_seq

ALTER TABLE public.page ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.page_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

-- TABLE: poll

CREATE TABLE public.poll (
    id bigint NOT NULL,
    source_id bigint NOT NULL,
    started_at timestamp with time zone NOT NULL,
    took_ms integer NOT NULL,
    result text NOT NULL,
    reason text,
    http_status integer,
    bytes integer,
    items integer DEFAULT 0 NOT NULL,
    new_items integer DEFAULT 0 NOT NULL,
    conditional boolean DEFAULT false NOT NULL,
    CONSTRAINT poll_result_check CHECK ((result = ANY (ARRAY['new_items'::text, 'no_news'::text, 'unchanged'::text, 'failed'::text, 'skipped'::text])))
);

-- COMMENT: TABLE poll

COMMENT ON TABLE public.poll IS 'One poll of a source and what came of it; pruned by age';

-- COMMENT: COLUMN poll.id

COMMENT ON COLUMN public.poll.id IS 'Id of the poll, ascending in time';

-- COMMENT: COLUMN poll.source_id

COMMENT ON COLUMN public.poll.source_id IS 'Source that was polled';

-- COMMENT: COLUMN poll.started_at

COMMENT ON COLUMN public.poll.started_at IS 'When the poll began';

-- COMMENT: COLUMN poll.took_ms

COMMENT ON COLUMN public.poll.took_ms IS 'How long it took, in milliseconds';

-- COMMENT: COLUMN poll.result

COMMENT ON COLUMN public.poll.result IS 'new_items, no_news, unchanged, failed or skipped';

-- COMMENT: COLUMN poll.reason

COMMENT ON COLUMN public.poll.reason IS 'Why it failed or was skipped, in words';

-- COMMENT: COLUMN poll.http_status

COMMENT ON COLUMN public.poll.http_status IS 'Status of the answer, where there was one';

-- COMMENT: COLUMN poll.bytes

COMMENT ON COLUMN public.poll.bytes IS 'Length of the body after decompression';

-- COMMENT: COLUMN poll.items

COMMENT ON COLUMN public.poll.items IS 'Items in the feed';

-- COMMENT: COLUMN poll.new_items

COMMENT ON COLUMN public.poll.new_items IS 'Items not seen before';

-- COMMENT: COLUMN poll.conditional

COMMENT ON COLUMN public.poll.conditional IS 'Whether the request carried conditions';

-- SEQUENCE: poll_id_seq

ALTER TABLE public.poll ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.poll_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

-- TABLE: rate

CREATE TABLE public.rate (
    currency text NOT NULL,
    day date NOT NULL,
    usd double precision NOT NULL,
    CONSTRAINT rate_usd_check CHECK ((usd > (0)::double precision))
);

-- COMMENT: TABLE rate

COMMENT ON TABLE public.rate IS 'Exchange rates loaded by the user, for US dollar values; none are fetched';

-- COMMENT: COLUMN rate.currency

COMMENT ON COLUMN public.rate.currency IS 'ISO 4217 code';

-- COMMENT: COLUMN rate.day

COMMENT ON COLUMN public.rate.day IS 'First day on which the rate holds';

-- COMMENT: COLUMN rate.usd

COMMENT ON COLUMN public.rate.usd IS 'US dollars for one unit of the currency';

-- TABLE: redirect

CREATE TABLE public.redirect (
    from_id text NOT NULL,
    to_id text NOT NULL,
    kind text NOT NULL,
    reason text DEFAULT ''::text NOT NULL,
    redirected_at timestamp with time zone NOT NULL,
    CONSTRAINT redirect_check CHECK ((from_id <> to_id)),
    CONSTRAINT redirect_kind_check CHECK ((kind = ANY (ARRAY['event'::text, 'exit'::text])))
);

-- COMMENT: TABLE redirect

COMMENT ON TABLE public.redirect IS 'Ids that were given up, and what they mean now; never deleted';

-- COMMENT: COLUMN redirect.from_id

COMMENT ON COLUMN public.redirect.from_id IS 'Id of the event or exit that was given up';

-- COMMENT: COLUMN redirect.to_id

COMMENT ON COLUMN public.redirect.to_id IS 'Id that stands for it now; never itself redirected';

-- COMMENT: COLUMN redirect.kind

COMMENT ON COLUMN public.redirect.kind IS 'event or exit';

-- COMMENT: COLUMN redirect.reason

COMMENT ON COLUMN public.redirect.reason IS 'Why';

-- COMMENT: COLUMN redirect.redirected_at

COMMENT ON COLUMN public.redirect.redirected_at IS 'When';

-- TABLE: saved_filter

CREATE TABLE public.saved_filter (
    id bigint NOT NULL,
    name text NOT NULL,
    filter text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    created_by text DEFAULT 'local'::text NOT NULL
);

-- COMMENT: TABLE saved_filter

COMMENT ON TABLE public.saved_filter IS 'A filter that people keep under a name';

-- COMMENT: COLUMN saved_filter.id

COMMENT ON COLUMN public.saved_filter.id IS 'Id of the saved filter';

-- COMMENT: COLUMN saved_filter.name

COMMENT ON COLUMN public.saved_filter.name IS 'Name';

-- COMMENT: COLUMN saved_filter.filter

COMMENT ON COLUMN public.saved_filter.filter IS 'Filter in the query language';

-- COMMENT: COLUMN saved_filter.created_at

COMMENT ON COLUMN public.saved_filter.created_at IS 'When it was saved';

-- COMMENT: COLUMN saved_filter.created_by

COMMENT ON COLUMN public.saved_filter.created_by IS 'Who saved it';

-- SEQUENCE: saved_filter_id_seq

ALTER TABLE public.saved_filter ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.saved_filter_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

-- TABLE: setting

CREATE TABLE public.setting (
    key text NOT NULL,
    value jsonb NOT NULL,
    updated_at timestamp with time zone NOT NULL
);

-- COMMENT: TABLE setting

COMMENT ON TABLE public.setting IS 'Small facts that the processes of one store share';

-- COMMENT: COLUMN setting.key

COMMENT ON COLUMN public.setting.key IS 'Name of the fact';

-- COMMENT: COLUMN setting.value

COMMENT ON COLUMN public.setting.value IS 'The fact';

-- COMMENT: COLUMN setting.updated_at

COMMENT ON COLUMN public.setting.updated_at IS 'When it was last written';

-- TABLE: source

CREATE TABLE public.source (
    id bigint NOT NULL,
    name text NOT NULL,
    outlet text NOT NULL,
    feed_url text NOT NULL,
    feed_key text NOT NULL,
    homepage text,
    language text DEFAULT 'en'::text NOT NULL,
    time_zone text DEFAULT 'UTC'::text NOT NULL,
    country text,
    category text,
    note text,
    origin text DEFAULT 'added'::text NOT NULL,
    enabled boolean DEFAULT false NOT NULL,
    state text DEFAULT 'new'::text NOT NULL,
    state_reason text,
    failures integer DEFAULT 0 NOT NULL,
    interval_seconds integer DEFAULT 1800 NOT NULL,
    etag text,
    last_modified text,
    body_hash text,
    full_poll_at timestamp with time zone,
    polled_at timestamp with time zone,
    succeeded_at timestamp with time zone,
    item_at timestamp with time zone,
    moved_to text,
    moved_since timestamp with time zone,
    hub_url text,
    topic_url text,
    hub_secret text,
    hub_until timestamp with time zone,
    usual_gap_seconds double precision,
    usual_length double precision,
    poll_memory jsonb,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    work_state text DEFAULT 'done'::text NOT NULL,
    work_due_at timestamp with time zone,
    work_again_at timestamp with time zone,
    work_lease uuid,
    work_attempts integer DEFAULT 0 NOT NULL,
    work_crashes integer DEFAULT 0 NOT NULL,
    work_priority smallint DEFAULT 1 NOT NULL,
    work_reason text,
    CONSTRAINT source_work_due CHECK (((work_state = ANY (ARRAY['due'::text, 'leased'::text])) = (work_due_at IS NOT NULL))),
    CONSTRAINT source_work_leased CHECK (((work_state = 'leased'::text) = (work_lease IS NOT NULL))),
    CONSTRAINT source_work_priority CHECK (((work_priority >= 0) AND (work_priority <= 3))),
    CONSTRAINT source_work_state CHECK ((work_state = ANY (ARRAY['due'::text, 'leased'::text, 'done'::text, 'rejected'::text, 'quarantined'::text])))
);

-- COMMENT: TABLE source

COMMENT ON TABLE public.source IS 'A feed or news sitemap that is polled for items; the row that the stage poll-feeds works on';

-- COMMENT: COLUMN source.id

COMMENT ON COLUMN public.source.id IS 'Id of the source';

-- COMMENT: COLUMN source.name

COMMENT ON COLUMN public.source.name IS 'Short name that people use on the command line';

-- COMMENT: COLUMN source.outlet

COMMENT ON COLUMN public.source.outlet IS 'Outlet that publishes the feed, as shown to readers';

-- COMMENT: COLUMN source.feed_url

COMMENT ON COLUMN public.source.feed_url IS 'Address of the feed or sitemap';

-- COMMENT: COLUMN source.feed_key

COMMENT ON COLUMN public.source.feed_key IS 'The address in canonical form, or its hash when long: no two sources poll one feed';

-- COMMENT: COLUMN source.homepage

COMMENT ON COLUMN public.source.homepage IS 'Address of the outlet''s front page';

-- COMMENT: COLUMN source.language

COMMENT ON COLUMN public.source.language IS 'BCP 47 primary tag of the feed''s language';

-- COMMENT: COLUMN source.time_zone

COMMENT ON COLUMN public.source.time_zone IS 'IANA zone in which dates without an offset are read';

-- COMMENT: COLUMN source.country

COMMENT ON COLUMN public.source.country IS 'ISO 3166-1 alpha-2 code of the outlet''s country';

-- COMMENT: COLUMN source.category

COMMENT ON COLUMN public.source.category IS 'Kind of source: trade press, wire, newspaper, company, regulator';

-- COMMENT: COLUMN source.note

COMMENT ON COLUMN public.source.note IS 'Remark for people';

-- COMMENT: COLUMN source.origin

COMMENT ON COLUMN public.source.origin IS 'Who brought the row in: pack, added, opml or file';

-- COMMENT: COLUMN source.enabled

COMMENT ON COLUMN public.source.enabled IS 'Whether the source is polled';

-- COMMENT: COLUMN source.state

COMMENT ON COLUMN public.source.state IS 'What the last poll met: new, ok, or what is wrong: wall, html, not-a-feed, empty, missing, gone, busy, server-error, dns, connect, tls, timeout, reset, protocol, robots, too-large, redirects, refused';

-- COMMENT: COLUMN source.state_reason

COMMENT ON COLUMN public.source.state_reason IS 'The last poll''s trouble in words';

-- COMMENT: COLUMN source.failures

COMMENT ON COLUMN public.source.failures IS 'Failed polls in a row';

-- COMMENT: COLUMN source.interval_seconds

COMMENT ON COLUMN public.source.interval_seconds IS 'Present pause between polls, learnt from what the feed yields';

-- COMMENT: COLUMN source.etag

COMMENT ON COLUMN public.source.etag IS 'ETag of the last answer, verbatim, for conditional requests';

-- COMMENT: COLUMN source.last_modified

COMMENT ON COLUMN public.source.last_modified IS 'Last-Modified of the last answer, verbatim';

-- COMMENT: COLUMN source.body_hash

COMMENT ON COLUMN public.source.body_hash IS 'SHA-256 of the last body: an unchanged body holds no new items, whatever its headers say';

-- COMMENT: COLUMN source.full_poll_at

COMMENT ON COLUMN public.source.full_poll_at IS 'When the feed was last fetched without conditions';

-- COMMENT: COLUMN source.polled_at

COMMENT ON COLUMN public.source.polled_at IS 'When the last poll ended';

-- COMMENT: COLUMN source.succeeded_at

COMMENT ON COLUMN public.source.succeeded_at IS 'When a poll last brought a readable feed';

-- COMMENT: COLUMN source.item_at

COMMENT ON COLUMN public.source.item_at IS 'When a poll last brought a new item';

-- COMMENT: COLUMN source.moved_to

COMMENT ON COLUMN public.source.moved_to IS 'Where the feed says it has moved (301), not yet believed';

-- COMMENT: COLUMN source.moved_since

COMMENT ON COLUMN public.source.moved_since IS 'Since when it says so';

-- COMMENT: COLUMN source.hub_url

COMMENT ON COLUMN public.source.hub_url IS 'WebSub hub that the feed announces';

-- COMMENT: COLUMN source.topic_url

COMMENT ON COLUMN public.source.topic_url IS 'WebSub topic that the feed announces';

-- COMMENT: COLUMN source.hub_secret

COMMENT ON COLUMN public.source.hub_secret IS 'Secret of the WebSub subscription';

-- COMMENT: COLUMN source.hub_until

COMMENT ON COLUMN public.source.hub_until IS 'When the WebSub subscription runs out';

-- COMMENT: COLUMN source.usual_gap_seconds

COMMENT ON COLUMN public.source.usual_gap_seconds IS 'The feed''s own habit: middle gap between items, in seconds';

-- COMMENT: COLUMN source.usual_length

COMMENT ON COLUMN public.source.usual_length IS 'The outlet''s own habit: middle length of its article texts, in characters';

-- COMMENT: COLUMN source.poll_memory

COMMENT ON COLUMN public.source.poll_memory IS 'What the schedule remembers between polls (rhythm, failures, validators): see nextPoll in packages/fetching';

-- COMMENT: COLUMN source.created_at

COMMENT ON COLUMN public.source.created_at IS 'When the source was added';

-- COMMENT: COLUMN source.work_state

COMMENT ON COLUMN public.source.work_state IS 'Whether a stage has to work on this row: due, leased (being worked on), done, rejected (ended with a reason), quarantined (waits for a person)';

-- COMMENT: COLUMN source.work_due_at

COMMENT ON COLUMN public.source.work_due_at IS 'When the sweep may hand the row out: while leased, the end of the lease; null when nothing is due';

-- COMMENT: COLUMN source.work_again_at

COMMENT ON COLUMN public.source.work_again_at IS 'A need that arose during the lease; becomes work_due_at when the lease ends';

-- COMMENT: COLUMN source.work_lease

COMMENT ON COLUMN public.source.work_lease IS 'Token of the present lease; a result that carries another one is refused';

-- COMMENT: COLUMN source.work_attempts

COMMENT ON COLUMN public.source.work_attempts IS 'Tries since the row was last done that asked for another one';

-- COMMENT: COLUMN source.work_crashes

COMMENT ON COLUMN public.source.work_crashes IS 'Leases since the row was last done that ran out because their process died or hung';

-- COMMENT: COLUMN source.work_priority

COMMENT ON COLUMN public.source.work_priority IS 'Order of work: 0 people are waiting, 1 news, 2 backfill, 3 whenever there is time';

-- COMMENT: COLUMN source.work_reason

COMMENT ON COLUMN public.source.work_reason IS 'Why the row waits, was rejected or was quarantined, for people';

-- SEQUENCE: source_id_seq

ALTER TABLE public.source ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.source_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

-- VIEW: stake_sales

CREATE VIEW public.stake_sales AS
 SELECT events.event,
    events.status,
    events.date,
    events.date_from,
    events.date_to,
    public.role_names(events.arguments, 'seller'::text) AS seller,
    public.role_names(events.arguments, 'target'::text) AS target,
    public.role_names(events.arguments, 'buyer'::text) AS buyer,
    public.role_number(events.arguments, 'stake'::text, 'percent'::text) AS stake_percent,
    ((public.role_money(events.arguments, 'price'::text) ->> 'amount'::text))::double precision AS price,
    (public.role_money(events.arguments, 'price'::text) ->> 'currency'::text) AS currency,
    events.usd,
    events.is_exit,
    events.exits,
    events.places,
    events.countries,
    events.headline,
    events.sources,
    events.confidence,
    events.first_seen,
    events.last_seen
   FROM public.events
  WHERE (events.type = 'stake_sale'::text);

-- COMMENT: VIEW stake_sales

COMMENT ON VIEW public.stake_sales IS 'Holders that sell or leave their share of a venture or company';

-- COMMENT: COLUMN stake_sales.event

COMMENT ON COLUMN public.stake_sales.event IS 'Stable id of the event, ev_…; ids of merged events redirect for ever';

-- COMMENT: COLUMN stake_sales.status

COMMENT ON COLUMN public.stake_sales.status IS 'considered, announced, agreed, completed, denied or cancelled';

-- COMMENT: COLUMN stake_sales.date

COMMENT ON COLUMN public.stake_sales.date IS 'When it happened or takes effect, at the precision known: 2026, 2026-Q3, 2026-H1, 2026-02, 2026-02-06, 2026-W06 or a range';

-- COMMENT: COLUMN stake_sales.date_from

COMMENT ON COLUMN public.stake_sales.date_from IS 'First day that the date covers';

-- COMMENT: COLUMN stake_sales.date_to

COMMENT ON COLUMN public.stake_sales.date_to IS 'Last day that the date covers';

-- COMMENT: COLUMN stake_sales.seller

COMMENT ON COLUMN public.stake_sales.seller IS 'Who sells or leaves';

-- COMMENT: COLUMN stake_sales.target

COMMENT ON COLUMN public.stake_sales.target IS 'Venture or company whose shares change hands';

-- COMMENT: COLUMN stake_sales.buyer

COMMENT ON COLUMN public.stake_sales.buyer IS 'Who buys';

-- COMMENT: COLUMN stake_sales.stake_percent

COMMENT ON COLUMN public.stake_sales.stake_percent IS 'Share that changes hands, in percent';

-- COMMENT: COLUMN stake_sales.price

COMMENT ON COLUMN public.stake_sales.price IS 'Price, in units of currency';

-- COMMENT: COLUMN stake_sales.currency

COMMENT ON COLUMN public.stake_sales.currency IS 'ISO 4217 code';

-- COMMENT: COLUMN stake_sales.usd

COMMENT ON COLUMN public.stake_sales.usd IS 'Largest sum of money, in US dollars, where the text or the rates give one';

-- COMMENT: COLUMN stake_sales.is_exit

COMMENT ON COLUMN public.stake_sales.is_exit IS 'Whether a partner leaves a joint venture by it';

-- COMMENT: COLUMN stake_sales.exits

COMMENT ON COLUMN public.stake_sales.exits IS 'Ids of the exits it belongs to';

-- COMMENT: COLUMN stake_sales.places

COMMENT ON COLUMN public.stake_sales.places IS 'Places, canonical names';

-- COMMENT: COLUMN stake_sales.countries

COMMENT ON COLUMN public.stake_sales.countries IS 'ISO 3166-1 alpha-2 codes of its places';

-- COMMENT: COLUMN stake_sales.headline

COMMENT ON COLUMN public.stake_sales.headline IS 'One line for people';

-- COMMENT: COLUMN stake_sales.sources

COMMENT ON COLUMN public.stake_sales.sources IS 'Independent outlets; copies of one agency text count once';

-- COMMENT: COLUMN stake_sales.confidence

COMMENT ON COLUMN public.stake_sales.confidence IS '0 to 1; grows with independent sources';

-- COMMENT: COLUMN stake_sales.first_seen

COMMENT ON COLUMN public.stake_sales.first_seen IS 'Earliest publication that reports it';

-- COMMENT: COLUMN stake_sales.last_seen

COMMENT ON COLUMN public.stake_sales.last_seen IS 'Latest publication that reports it';

-- TABLE: subscription

CREATE TABLE public.subscription (
    id text NOT NULL,
    name text NOT NULL,
    filter text NOT NULL,
    channel text DEFAULT 'webhook'::text NOT NULL,
    url text NOT NULL,
    secret bytea,
    old_secret bytea,
    old_secret_until timestamp with time zone,
    options jsonb DEFAULT '{}'::jsonb NOT NULL,
    state text DEFAULT 'active'::text NOT NULL,
    state_reason text,
    failing_since timestamp with time zone,
    failures integer DEFAULT 0 NOT NULL,
    succeeded_at timestamp with time zone,
    created_at timestamp with time zone NOT NULL,
    failed_at timestamp with time zone,
    CONSTRAINT subscription_channel_check CHECK ((channel = ANY (ARRAY['webhook'::text, 'slack'::text, 'teams'::text, 'discord'::text, 'email'::text, 'digest'::text]))),
    CONSTRAINT subscription_state_check CHECK ((state = ANY (ARRAY['active'::text, 'paused'::text, 'disabled'::text])))
);

-- COMMENT: TABLE subscription

COMMENT ON TABLE public.subscription IS 'Who wants to hear of which events, and where';

-- COMMENT: COLUMN subscription.id

COMMENT ON COLUMN public.subscription.id IS 'Id, sub_…';

-- COMMENT: COLUMN subscription.name

COMMENT ON COLUMN public.subscription.name IS 'Name that people use';

-- COMMENT: COLUMN subscription.filter

COMMENT ON COLUMN public.subscription.filter IS 'Filter in the query language; empty: everything';

-- COMMENT: COLUMN subscription.channel

COMMENT ON COLUMN public.subscription.channel IS 'webhook, slack, teams, discord, email or digest';

-- COMMENT: COLUMN subscription.url

COMMENT ON COLUMN public.subscription.url IS 'Where to: an address, or mailto:…';

-- COMMENT: COLUMN subscription.secret

COMMENT ON COLUMN public.subscription.secret IS 'Signing secret, encrypted';

-- COMMENT: COLUMN subscription.old_secret

COMMENT ON COLUMN public.subscription.old_secret IS 'Secret before the last rotation, encrypted; signs too until old_secret_until';

-- COMMENT: COLUMN subscription.old_secret_until

COMMENT ON COLUMN public.subscription.old_secret_until IS 'When the old secret stops signing';

-- COMMENT: COLUMN subscription.options

COMMENT ON COLUMN public.subscription.options IS 'Settings of the channel';

-- COMMENT: COLUMN subscription.state

COMMENT ON COLUMN public.subscription.state IS 'active, paused (by people) or disabled (by failures)';

-- COMMENT: COLUMN subscription.state_reason

COMMENT ON COLUMN public.subscription.state_reason IS 'Why it is paused or disabled';

-- COMMENT: COLUMN subscription.failing_since

COMMENT ON COLUMN public.subscription.failing_since IS 'Since when every delivery has failed; null when the last one succeeded';

-- COMMENT: COLUMN subscription.failures

COMMENT ON COLUMN public.subscription.failures IS 'Failed attempts in a row';

-- COMMENT: COLUMN subscription.succeeded_at

COMMENT ON COLUMN public.subscription.succeeded_at IS 'When a delivery last succeeded';

-- COMMENT: COLUMN subscription.created_at

COMMENT ON COLUMN public.subscription.created_at IS 'When it was added';

-- COMMENT: COLUMN subscription.failed_at

COMMENT ON COLUMN public.subscription.failed_at IS 'When a delivery last failed; null when the last one succeeded';

-- TABLE: token

CREATE TABLE public.token (
    id bigint NOT NULL,
    name text NOT NULL,
    hash text NOT NULL,
    scopes text[] NOT NULL,
    created_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone,
    used_at timestamp with time zone,
    revoked_at timestamp with time zone,
    CONSTRAINT token_scopes_check CHECK ((scopes <@ ARRAY['read'::text, 'admin'::text]))
);

-- COMMENT: TABLE token

COMMENT ON TABLE public.token IS 'A key to the API';

-- COMMENT: COLUMN token.id

COMMENT ON COLUMN public.token.id IS 'Id of the token';

-- COMMENT: COLUMN token.name

COMMENT ON COLUMN public.token.name IS 'What it is for';

-- COMMENT: COLUMN token.hash

COMMENT ON COLUMN public.token.hash IS 'SHA-256 of the token; the token itself is shown once and not kept';

-- COMMENT: COLUMN token.scopes

COMMENT ON COLUMN public.token.scopes IS 'What it may do: read, admin';

-- COMMENT: COLUMN token.created_at

COMMENT ON COLUMN public.token.created_at IS 'When it was made';

-- COMMENT: COLUMN token.expires_at

COMMENT ON COLUMN public.token.expires_at IS 'When it stops working; null: never';

-- COMMENT: COLUMN token.used_at

COMMENT ON COLUMN public.token.used_at IS 'When it was last used';

-- COMMENT: COLUMN token.revoked_at

COMMENT ON COLUMN public.token.revoked_at IS 'When it was taken back';

-- SEQUENCE: token_id_seq

ALTER TABLE public.token ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.token_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

-- VIEW: writedowns

CREATE VIEW public.writedowns AS
 SELECT events.event,
    events.status,
    events.date,
    events.date_from,
    events.date_to,
    public.role_names(events.arguments, 'company'::text) AS company,
    ((public.role_money(events.arguments, 'amount'::text) ->> 'amount'::text))::double precision AS amount,
    (public.role_money(events.arguments, 'amount'::text) ->> 'currency'::text) AS currency,
    events.usd,
    events.headline,
    events.sources,
    events.confidence,
    events.first_seen,
    events.last_seen
   FROM public.events
  WHERE (events.type = 'writedown'::text);

-- COMMENT: VIEW writedowns

COMMENT ON VIEW public.writedowns IS 'Impairments, write-downs, write-offs and charges';

-- COMMENT: COLUMN writedowns.event

COMMENT ON COLUMN public.writedowns.event IS 'Stable id of the event, ev_…; ids of merged events redirect for ever';

-- COMMENT: COLUMN writedowns.status

COMMENT ON COLUMN public.writedowns.status IS 'considered, announced, agreed, completed, denied or cancelled';

-- COMMENT: COLUMN writedowns.date

COMMENT ON COLUMN public.writedowns.date IS 'When it happened or takes effect, at the precision known: 2026, 2026-Q3, 2026-H1, 2026-02, 2026-02-06, 2026-W06 or a range';

-- COMMENT: COLUMN writedowns.date_from

COMMENT ON COLUMN public.writedowns.date_from IS 'First day that the date covers';

-- COMMENT: COLUMN writedowns.date_to

COMMENT ON COLUMN public.writedowns.date_to IS 'Last day that the date covers';

-- COMMENT: COLUMN writedowns.company

COMMENT ON COLUMN public.writedowns.company IS 'Company in question';

-- COMMENT: COLUMN writedowns.amount

COMMENT ON COLUMN public.writedowns.amount IS 'Sum, in units of currency';

-- COMMENT: COLUMN writedowns.currency

COMMENT ON COLUMN public.writedowns.currency IS 'ISO 4217 code';

-- COMMENT: COLUMN writedowns.usd

COMMENT ON COLUMN public.writedowns.usd IS 'Largest sum of money, in US dollars, where the text or the rates give one';

-- COMMENT: COLUMN writedowns.headline

COMMENT ON COLUMN public.writedowns.headline IS 'One line for people';

-- COMMENT: COLUMN writedowns.sources

COMMENT ON COLUMN public.writedowns.sources IS 'Independent outlets; copies of one agency text count once';

-- COMMENT: COLUMN writedowns.confidence

COMMENT ON COLUMN public.writedowns.confidence IS '0 to 1; grows with independent sources';

-- COMMENT: COLUMN writedowns.first_seen

COMMENT ON COLUMN public.writedowns.first_seen IS 'Earliest publication that reports it';

-- COMMENT: COLUMN writedowns.last_seen

COMMENT ON COLUMN public.writedowns.last_seen IS 'Latest publication that reports it';

-- DEFAULT: migration id

ALTER TABLE ONLY public.migration ALTER COLUMN id SET DEFAULT nextval('public.migration_id_seq'::regclass);

-- CONSTRAINT: alert alert_pkey

ALTER TABLE ONLY public.alert
    ADD CONSTRAINT alert_pkey PRIMARY KEY (id);

-- CONSTRAINT: alert alert_transition_key

ALTER TABLE ONLY public.alert
    ADD CONSTRAINT alert_transition_key UNIQUE (transition);

-- CONSTRAINT: article article_pkey

ALTER TABLE ONLY public.article
    ADD CONSTRAINT article_pkey PRIMARY KEY (id);

-- CONSTRAINT: article article_url_key_key

ALTER TABLE ONLY public.article
    ADD CONSTRAINT article_url_key_key UNIQUE (url_key);

-- CONSTRAINT: article_version article_version_article_id_content_hash_key

ALTER TABLE ONLY public.article_version
    ADD CONSTRAINT article_version_article_id_content_hash_key UNIQUE (article_id, content_hash);

-- CONSTRAINT: article_version article_version_article_id_n_key

ALTER TABLE ONLY public.article_version
    ADD CONSTRAINT article_version_article_id_n_key UNIQUE (article_id, n);

-- CONSTRAINT: article_version article_version_pkey

ALTER TABLE ONLY public.article_version
    ADD CONSTRAINT article_version_pkey PRIMARY KEY (id);

-- CONSTRAINT: attempt attempt_pkey

ALTER TABLE ONLY public.attempt
    ADD CONSTRAINT attempt_pkey PRIMARY KEY (id);

-- CONSTRAINT: correction correction_pkey

ALTER TABLE ONLY public.correction
    ADD CONSTRAINT correction_pkey PRIMARY KEY (id);

-- CONSTRAINT: delivery delivery_alert_id_subscription_id_key

ALTER TABLE ONLY public.delivery
    ADD CONSTRAINT delivery_alert_id_subscription_id_key UNIQUE (alert_id, subscription_id);

-- CONSTRAINT: delivery delivery_pkey

ALTER TABLE ONLY public.delivery
    ADD CONSTRAINT delivery_pkey PRIMARY KEY (id);

-- CONSTRAINT: event_mention event_mention_pkey

ALTER TABLE ONLY public.event_mention
    ADD CONSTRAINT event_mention_pkey PRIMARY KEY (event_id, mention_id, valid_from);

-- CONSTRAINT: event event_pkey

ALTER TABLE ONLY public.event
    ADD CONSTRAINT event_pkey PRIMARY KEY (id);

-- CONSTRAINT: event_version event_version_pkey

ALTER TABLE ONLY public.event_version
    ADD CONSTRAINT event_version_pkey PRIMARY KEY (id, version);

-- CONSTRAINT: event_version event_version_seq_key

ALTER TABLE ONLY public.event_version
    ADD CONSTRAINT event_version_seq_key UNIQUE (seq);

-- CONSTRAINT: exit_event exit_event_pkey

ALTER TABLE ONLY public.exit_event
    ADD CONSTRAINT exit_event_pkey PRIMARY KEY (exit_id, event_id, valid_from);

-- CONSTRAINT: exit exit_pkey

ALTER TABLE ONLY public.exit
    ADD CONSTRAINT exit_pkey PRIMARY KEY (id);

-- CONSTRAINT: exit_version exit_version_pkey

ALTER TABLE ONLY public.exit_version
    ADD CONSTRAINT exit_version_pkey PRIMARY KEY (id, version);

-- CONSTRAINT: exit_version exit_version_seq_key

ALTER TABLE ONLY public.exit_version
    ADD CONSTRAINT exit_version_seq_key UNIQUE (seq);

-- CONSTRAINT: extraction extraction_pkey

ALTER TABLE ONLY public.extraction
    ADD CONSTRAINT extraction_pkey PRIMARY KEY (id);

-- CONSTRAINT: extraction extraction_version_id_pack_pack_version_key

ALTER TABLE ONLY public.extraction
    ADD CONSTRAINT extraction_version_id_pack_pack_version_key UNIQUE (version_id, pack, pack_version);

-- CONSTRAINT: health_event health_event_pkey

ALTER TABLE ONLY public.health_event
    ADD CONSTRAINT health_event_pkey PRIMARY KEY (id);

-- CONSTRAINT: host host_pkey

ALTER TABLE ONLY public.host
    ADD CONSTRAINT host_pkey PRIMARY KEY (host);

-- CONSTRAINT: item item_pkey

ALTER TABLE ONLY public.item
    ADD CONSTRAINT item_pkey PRIMARY KEY (id);

-- CONSTRAINT: item item_source_id_guid_key

ALTER TABLE ONLY public.item
    ADD CONSTRAINT item_source_id_guid_key UNIQUE (source_id, guid);

-- CONSTRAINT: mention mention_article_id_n_key

ALTER TABLE ONLY public.mention
    ADD CONSTRAINT mention_article_id_n_key UNIQUE (article_id, n);

-- CONSTRAINT: mention mention_pkey

ALTER TABLE ONLY public.mention
    ADD CONSTRAINT mention_pkey PRIMARY KEY (id);

-- CONSTRAINT: migration migration_pkey

ALTER TABLE ONLY public.migration
    ADD CONSTRAINT migration_pkey PRIMARY KEY (id);

-- CONSTRAINT: page page_article_id_content_hash_key

ALTER TABLE ONLY public.page
    ADD CONSTRAINT page_article_id_content_hash_key UNIQUE (article_id, content_hash);

-- CONSTRAINT: page page_pkey

ALTER TABLE ONLY public.page
    ADD CONSTRAINT page_pkey PRIMARY KEY (id);

-- CONSTRAINT: poll poll_pkey

ALTER TABLE ONLY public.poll
    ADD CONSTRAINT poll_pkey PRIMARY KEY (id);

-- CONSTRAINT: rate rate_pkey

ALTER TABLE ONLY public.rate
    ADD CONSTRAINT rate_pkey PRIMARY KEY (currency, day);

-- CONSTRAINT: redirect redirect_pkey

ALTER TABLE ONLY public.redirect
    ADD CONSTRAINT redirect_pkey PRIMARY KEY (from_id);

-- CONSTRAINT: saved_filter saved_filter_name_key

ALTER TABLE ONLY public.saved_filter
    ADD CONSTRAINT saved_filter_name_key UNIQUE (name);

-- CONSTRAINT: saved_filter saved_filter_pkey

ALTER TABLE ONLY public.saved_filter
    ADD CONSTRAINT saved_filter_pkey PRIMARY KEY (id);

-- CONSTRAINT: setting setting_pkey

ALTER TABLE ONLY public.setting
    ADD CONSTRAINT setting_pkey PRIMARY KEY (key);

-- CONSTRAINT: source source_feed_key_key

ALTER TABLE ONLY public.source
    ADD CONSTRAINT source_feed_key_key UNIQUE (feed_key);

-- CONSTRAINT: source source_name_key

ALTER TABLE ONLY public.source
    ADD CONSTRAINT source_name_key UNIQUE (name);

-- CONSTRAINT: source source_pkey

ALTER TABLE ONLY public.source
    ADD CONSTRAINT source_pkey PRIMARY KEY (id);

-- CONSTRAINT: subscription subscription_name_key

ALTER TABLE ONLY public.subscription
    ADD CONSTRAINT subscription_name_key UNIQUE (name);

-- CONSTRAINT: subscription subscription_pkey

ALTER TABLE ONLY public.subscription
    ADD CONSTRAINT subscription_pkey PRIMARY KEY (id);

-- CONSTRAINT: token token_hash_key

ALTER TABLE ONLY public.token
    ADD CONSTRAINT token_hash_key UNIQUE (hash);

-- CONSTRAINT: token token_name_key

ALTER TABLE ONLY public.token
    ADD CONSTRAINT token_name_key UNIQUE (name);

-- CONSTRAINT: token token_pkey

ALTER TABLE ONLY public.token
    ADD CONSTRAINT token_pkey PRIMARY KEY (id);

-- INDEX: alert_of_event

CREATE INDEX alert_of_event ON public.alert USING btree (event_id) WHERE (event_id IS NOT NULL);

-- INDEX: alert_of_exit

CREATE INDEX alert_of_exit ON public.alert USING btree (exit_id) WHERE (exit_id IS NOT NULL);

-- INDEX: alert_of_subject

CREATE INDEX alert_of_subject ON public.alert USING btree (subject, created_at);

-- INDEX: alert_time

CREATE INDEX alert_time ON public.alert USING btree (created_at DESC, id);

-- INDEX: article_copies

CREATE INDEX article_copies ON public.article USING btree (copy_of) WHERE (copy_of IS NOT NULL);

-- INDEX: article_of_source

CREATE INDEX article_of_source ON public.article USING btree (source_id, seen_at DESC);

-- INDEX: article_published

CREATE INDEX article_published ON public.article USING btree (published_at DESC, id);

-- INDEX: article_quarantined

CREATE INDEX article_quarantined ON public.article USING btree (id) WHERE (work_state = 'quarantined'::text);

-- INDEX: article_version_kept

CREATE INDEX article_version_kept ON public.article_version USING btree (recorded_at) WHERE (text IS NOT NULL);

-- INDEX: article_version_page

CREATE INDEX article_version_page ON public.article_version USING btree (page_id) WHERE (page_id IS NOT NULL);

-- INDEX: article_version_quarantined

CREATE INDEX article_version_quarantined ON public.article_version USING btree (id) WHERE (work_state = 'quarantined'::text);

-- INDEX: article_version_work

CREATE INDEX article_version_work ON public.article_version USING btree (work_priority, work_due_at) WHERE (work_due_at IS NOT NULL);

-- INDEX: article_work

CREATE INDEX article_work ON public.article USING btree (work_priority, work_due_at) WHERE (work_due_at IS NOT NULL);

-- INDEX: attempt_age

CREATE INDEX attempt_age ON public.attempt USING btree (started_at);

-- INDEX: attempt_of_subject

CREATE INDEX attempt_of_subject ON public.attempt USING btree (stage, subject, id DESC);

-- INDEX: correction_of_event

CREATE INDEX correction_of_event ON public.correction USING btree (event_id);

-- INDEX: correction_of_other

CREATE INDEX correction_of_other ON public.correction USING btree (other_id) WHERE (other_id IS NOT NULL);

-- INDEX: delivery_merged

CREATE INDEX delivery_merged ON public.delivery USING btree (merged_into) WHERE (merged_into IS NOT NULL);

-- INDEX: delivery_of_subject

CREATE INDEX delivery_of_subject ON public.delivery USING btree (subscription_id, subject) WHERE (delivered_at IS NULL);

-- INDEX: delivery_of_subscription

CREATE INDEX delivery_of_subscription ON public.delivery USING btree (subscription_id, created_at DESC);

-- INDEX: delivery_quarantined

CREATE INDEX delivery_quarantined ON public.delivery USING btree (id) WHERE (work_state = 'quarantined'::text);

-- INDEX: delivery_waiting

CREATE INDEX delivery_waiting ON public.delivery USING btree (subscription_id) WHERE ((work_state = 'due'::text) AND (work_reason IS NOT NULL));

-- INDEX: delivery_work

CREATE INDEX delivery_work ON public.delivery USING btree (work_priority, work_due_at) WHERE (work_due_at IS NOT NULL);

-- INDEX: event_by_sources

CREATE INDEX event_by_sources ON public.event USING btree (sources DESC, id) INCLUDE (type, status, date_from, date_to, seen_on, gwh, usd, confidence, is_exit) WHERE (state = 'live'::text);

-- INDEX: event_dated

CREATE INDEX event_dated ON public.event USING btree (date_from DESC NULLS LAST, id) INCLUDE (type, status, date_to, seen_on, gwh, usd, sources, confidence, is_exit) WHERE (state = 'live'::text);

-- INDEX: event_facets

CREATE INDEX event_facets ON public.event USING gin (facets) WHERE (state = 'live'::text);

-- INDEX: event_first_seen

CREATE INDEX event_first_seen ON public.event USING btree (first_seen_at DESC, id) INCLUDE (type, status, date_from, date_to, seen_on, gwh, usd, sources, confidence, is_exit) WHERE (state = 'live'::text);

-- INDEX: event_gwh

CREATE INDEX event_gwh ON public.event USING btree (gwh DESC NULLS LAST, id) INCLUDE (type, status, date_from, date_to, seen_on, usd, sources, confidence, is_exit) WHERE (state = 'live'::text);

-- INDEX: event_keys

CREATE INDEX event_keys ON public.event USING gin (keys) WITH (fastupdate=off);

-- INDEX: event_last_seen

CREATE INDEX event_last_seen ON public.event USING btree (last_seen_at DESC, id) INCLUDE (type, status, date_from, date_to, seen_on, gwh, usd, sources, confidence, is_exit) WHERE (state = 'live'::text);

-- INDEX: event_mention_of_mention

CREATE INDEX event_mention_of_mention ON public.event_mention USING btree (mention_id, valid_from);

-- INDEX: event_mention_once

CREATE UNIQUE INDEX event_mention_once ON public.event_mention USING btree (mention_id) WHERE (valid_to IS NULL);

-- INDEX: event_search

CREATE INDEX event_search ON public.event USING gin (search_text public.gin_trgm_ops) WHERE (state = 'live'::text);

-- INDEX: event_usd

CREATE INDEX event_usd ON public.event USING btree (usd DESC NULLS LAST, id) INCLUDE (type, status, date_from, date_to, seen_on, gwh, sources, confidence, is_exit) WHERE (state = 'live'::text);

-- INDEX: event_version_by_sources

CREATE INDEX event_version_by_sources ON public.event_version USING btree (sources DESC, id) INCLUDE (version, recorded_at, type, status, date_from, date_to, seen_on, gwh, usd, confidence, is_exit) WHERE (state = 'live'::text);

-- INDEX: event_version_dated

CREATE INDEX event_version_dated ON public.event_version USING btree (date_from DESC NULLS LAST, id) INCLUDE (version, recorded_at, type, status, date_to, seen_on, gwh, usd, sources, confidence, is_exit) WHERE (state = 'live'::text);

-- INDEX: event_version_facets

CREATE INDEX event_version_facets ON public.event_version USING gin (facets) WHERE (state = 'live'::text);

-- INDEX: event_version_first_seen

CREATE INDEX event_version_first_seen ON public.event_version USING btree (first_seen_at DESC, id) INCLUDE (version, recorded_at, type, status, date_from, date_to, seen_on, gwh, usd, sources, confidence, is_exit) WHERE (state = 'live'::text);

-- INDEX: event_version_gwh

CREATE INDEX event_version_gwh ON public.event_version USING btree (gwh DESC NULLS LAST, id) INCLUDE (version, recorded_at, type, status, date_from, date_to, seen_on, usd, sources, confidence, is_exit) WHERE (state = 'live'::text);

-- INDEX: event_version_last_seen

CREATE INDEX event_version_last_seen ON public.event_version USING btree (last_seen_at DESC, id) INCLUDE (version, recorded_at, type, status, date_from, date_to, seen_on, gwh, usd, sources, confidence, is_exit) WHERE (state = 'live'::text);

-- INDEX: event_version_recorded

CREATE INDEX event_version_recorded ON public.event_version USING btree (recorded_at);

-- INDEX: event_version_search

CREATE INDEX event_version_search ON public.event_version USING gin (search_text public.gin_trgm_ops) WHERE (state = 'live'::text);

-- INDEX: event_version_usd

CREATE INDEX event_version_usd ON public.event_version USING btree (usd DESC NULLS LAST, id) INCLUDE (version, recorded_at, type, status, date_from, date_to, seen_on, gwh, sources, confidence, is_exit) WHERE (state = 'live'::text);

-- INDEX: exit_event_of_event

CREATE INDEX exit_event_of_event ON public.exit_event USING btree (event_id);

-- INDEX: exit_event_once

CREATE UNIQUE INDEX exit_event_once ON public.exit_event USING btree (exit_id, event_id) WHERE (valid_to IS NULL);

-- INDEX: exit_first_seen

CREATE INDEX exit_first_seen ON public.exit USING btree (first_seen_at DESC, id) WHERE (state = 'live'::text);

-- INDEX: exit_once

CREATE UNIQUE INDEX exit_once ON public.exit USING btree (venture_key, leaving_key, episode) WHERE (state = 'live'::text);

-- INDEX: exit_version_recorded

CREATE INDEX exit_version_recorded ON public.exit_version USING btree (recorded_at);

-- INDEX: extraction_of_article

CREATE INDEX extraction_of_article ON public.extraction USING btree (article_id, extracted_at DESC);

-- INDEX: extraction_outcome

CREATE INDEX extraction_outcome ON public.extraction USING btree (outcome, extracted_at DESC) WHERE (outcome <> 'read'::text);

-- INDEX: extraction_quarantined

CREATE INDEX extraction_quarantined ON public.extraction USING btree (id) WHERE (work_state = 'quarantined'::text);

-- INDEX: extraction_work

CREATE INDEX extraction_work ON public.extraction USING btree (work_priority, work_due_at) WHERE (work_due_at IS NOT NULL);

-- INDEX: health_event_open

CREATE UNIQUE INDEX health_event_open ON public.health_event USING btree (kind, subject) WHERE (closed_at IS NULL);

-- INDEX: health_event_source

CREATE INDEX health_event_source ON public.health_event USING btree (source_id) WHERE (source_id IS NOT NULL);

-- INDEX: health_event_time

CREATE INDEX health_event_time ON public.health_event USING btree (opened_at DESC);

-- INDEX: item_of_article

CREATE INDEX item_of_article ON public.item USING btree (article_id);

-- INDEX: item_seen

CREATE INDEX item_seen ON public.item USING btree (seen_at);

-- INDEX: mention_extraction

CREATE INDEX mention_extraction ON public.mention USING btree (extraction_id);

-- INDEX: mention_names

CREATE INDEX mention_names ON public.mention USING gin (names) WHERE (superseded_at IS NULL);

-- INDEX: mention_once

CREATE UNIQUE INDEX mention_once ON public.mention USING btree (article_id, fingerprint) WHERE (superseded_at IS NULL);

-- INDEX: mention_rule

CREATE INDEX mention_rule ON public.mention USING btree (rule);

-- INDEX: mention_type

CREATE INDEX mention_type ON public.mention USING btree (type, status);

-- INDEX: mention_version

CREATE INDEX mention_version ON public.mention USING btree (version_id);

-- INDEX: page_kept

CREATE INDEX page_kept ON public.page USING btree (fetched_at) WHERE (body IS NOT NULL);

-- INDEX: poll_age

CREATE INDEX poll_age ON public.poll USING btree (started_at);

-- INDEX: poll_of_source

CREATE INDEX poll_of_source ON public.poll USING btree (source_id, started_at DESC);

-- INDEX: redirect_to

CREATE INDEX redirect_to ON public.redirect USING btree (to_id);

-- INDEX: source_quarantined

CREATE INDEX source_quarantined ON public.source USING btree (id) WHERE (work_state = 'quarantined'::text);

-- INDEX: source_work

CREATE INDEX source_work ON public.source USING btree (work_priority, work_due_at) WHERE (work_due_at IS NOT NULL);

-- TRIGGER: event_version event_version_append_only

CREATE TRIGGER event_version_append_only BEFORE DELETE OR UPDATE ON public.event_version FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

-- TRIGGER: exit_version exit_version_append_only

CREATE TRIGGER exit_version_append_only BEFORE DELETE OR UPDATE ON public.exit_version FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

-- FK CONSTRAINT: alert alert_event_id_fkey

ALTER TABLE ONLY public.alert
    ADD CONSTRAINT alert_event_id_fkey FOREIGN KEY (event_id) REFERENCES public.event(id);

-- FK CONSTRAINT: alert alert_exit_id_fkey

ALTER TABLE ONLY public.alert
    ADD CONSTRAINT alert_exit_id_fkey FOREIGN KEY (exit_id) REFERENCES public.exit(id);

-- FK CONSTRAINT: article article_copy_of_fkey

ALTER TABLE ONLY public.article
    ADD CONSTRAINT article_copy_of_fkey FOREIGN KEY (copy_of) REFERENCES public.article(id) ON DELETE SET NULL DEFERRABLE;

-- FK CONSTRAINT: article article_present_version

ALTER TABLE ONLY public.article
    ADD CONSTRAINT article_present_version FOREIGN KEY (id, version) REFERENCES public.article_version(article_id, n) DEFERRABLE;

-- FK CONSTRAINT: article article_source_id_fkey

ALTER TABLE ONLY public.article
    ADD CONSTRAINT article_source_id_fkey FOREIGN KEY (source_id) REFERENCES public.source(id) ON DELETE SET NULL;

-- FK CONSTRAINT: article_version article_version_article_id_fkey

ALTER TABLE ONLY public.article_version
    ADD CONSTRAINT article_version_article_id_fkey FOREIGN KEY (article_id) REFERENCES public.article(id) ON DELETE CASCADE;

-- FK CONSTRAINT: article_version article_version_page_id_fkey

ALTER TABLE ONLY public.article_version
    ADD CONSTRAINT article_version_page_id_fkey FOREIGN KEY (page_id) REFERENCES public.page(id) ON DELETE SET NULL;

-- FK CONSTRAINT: correction correction_event_id_fkey

ALTER TABLE ONLY public.correction
    ADD CONSTRAINT correction_event_id_fkey FOREIGN KEY (event_id) REFERENCES public.event(id);

-- FK CONSTRAINT: correction correction_other_id_fkey

ALTER TABLE ONLY public.correction
    ADD CONSTRAINT correction_other_id_fkey FOREIGN KEY (other_id) REFERENCES public.event(id);

-- FK CONSTRAINT: delivery delivery_alert_id_fkey

ALTER TABLE ONLY public.delivery
    ADD CONSTRAINT delivery_alert_id_fkey FOREIGN KEY (alert_id) REFERENCES public.alert(id);

-- FK CONSTRAINT: delivery delivery_merged_into_fkey

ALTER TABLE ONLY public.delivery
    ADD CONSTRAINT delivery_merged_into_fkey FOREIGN KEY (merged_into) REFERENCES public.delivery(id) DEFERRABLE;

-- FK CONSTRAINT: delivery delivery_subscription_id_fkey

ALTER TABLE ONLY public.delivery
    ADD CONSTRAINT delivery_subscription_id_fkey FOREIGN KEY (subscription_id) REFERENCES public.subscription(id) ON DELETE CASCADE;

-- FK CONSTRAINT: event_mention event_mention_event_id_fkey

ALTER TABLE ONLY public.event_mention
    ADD CONSTRAINT event_mention_event_id_fkey FOREIGN KEY (event_id) REFERENCES public.event(id);

-- FK CONSTRAINT: event_mention event_mention_mention_id_fkey

ALTER TABLE ONLY public.event_mention
    ADD CONSTRAINT event_mention_mention_id_fkey FOREIGN KEY (mention_id) REFERENCES public.mention(id);

-- FK CONSTRAINT: event_version event_version_id_fkey

ALTER TABLE ONLY public.event_version
    ADD CONSTRAINT event_version_id_fkey FOREIGN KEY (id) REFERENCES public.event(id);

-- FK CONSTRAINT: exit_event exit_event_event_id_fkey

ALTER TABLE ONLY public.exit_event
    ADD CONSTRAINT exit_event_event_id_fkey FOREIGN KEY (event_id) REFERENCES public.event(id);

-- FK CONSTRAINT: exit_event exit_event_exit_id_fkey

ALTER TABLE ONLY public.exit_event
    ADD CONSTRAINT exit_event_exit_id_fkey FOREIGN KEY (exit_id) REFERENCES public.exit(id);

-- FK CONSTRAINT: exit_version exit_version_id_fkey

ALTER TABLE ONLY public.exit_version
    ADD CONSTRAINT exit_version_id_fkey FOREIGN KEY (id) REFERENCES public.exit(id);

-- FK CONSTRAINT: extraction extraction_article_id_fkey

ALTER TABLE ONLY public.extraction
    ADD CONSTRAINT extraction_article_id_fkey FOREIGN KEY (article_id) REFERENCES public.article(id) ON DELETE CASCADE;

-- FK CONSTRAINT: extraction extraction_version_id_fkey

ALTER TABLE ONLY public.extraction
    ADD CONSTRAINT extraction_version_id_fkey FOREIGN KEY (version_id) REFERENCES public.article_version(id) ON DELETE CASCADE;

-- FK CONSTRAINT: health_event health_event_source_id_fkey

ALTER TABLE ONLY public.health_event
    ADD CONSTRAINT health_event_source_id_fkey FOREIGN KEY (source_id) REFERENCES public.source(id) ON DELETE CASCADE;

-- FK CONSTRAINT: item item_article_id_fkey

ALTER TABLE ONLY public.item
    ADD CONSTRAINT item_article_id_fkey FOREIGN KEY (article_id) REFERENCES public.article(id) ON DELETE CASCADE;

-- FK CONSTRAINT: item item_source_id_fkey

ALTER TABLE ONLY public.item
    ADD CONSTRAINT item_source_id_fkey FOREIGN KEY (source_id) REFERENCES public.source(id) ON DELETE CASCADE;

-- FK CONSTRAINT: mention mention_article_id_fkey

ALTER TABLE ONLY public.mention
    ADD CONSTRAINT mention_article_id_fkey FOREIGN KEY (article_id) REFERENCES public.article(id) ON DELETE CASCADE;

-- FK CONSTRAINT: mention mention_extraction_id_fkey

ALTER TABLE ONLY public.mention
    ADD CONSTRAINT mention_extraction_id_fkey FOREIGN KEY (extraction_id) REFERENCES public.extraction(id) ON DELETE CASCADE;

-- FK CONSTRAINT: mention mention_version_id_fkey

ALTER TABLE ONLY public.mention
    ADD CONSTRAINT mention_version_id_fkey FOREIGN KEY (version_id) REFERENCES public.article_version(id) ON DELETE CASCADE;

-- FK CONSTRAINT: page page_article_id_fkey

ALTER TABLE ONLY public.page
    ADD CONSTRAINT page_article_id_fkey FOREIGN KEY (article_id) REFERENCES public.article(id) ON DELETE CASCADE;

-- FK CONSTRAINT: poll poll_source_id_fkey

ALTER TABLE ONLY public.poll
    ADD CONSTRAINT poll_source_id_fkey FOREIGN KEY (source_id) REFERENCES public.source(id) ON DELETE CASCADE;

-- ACL: SCHEMA public

GRANT USAGE ON SCHEMA public TO cellwire_readonly;

-- ACL: TABLE event

GRANT SELECT ON TABLE public.event TO cellwire_readonly;

-- ACL: TABLE events

GRANT SELECT ON TABLE public.events TO cellwire_readonly;

-- ACL: TABLE alert

GRANT SELECT ON TABLE public.alert TO cellwire_readonly;

-- ACL: TABLE article

GRANT SELECT ON TABLE public.article TO cellwire_readonly;

-- ACL: TABLE article_version

GRANT SELECT ON TABLE public.article_version TO cellwire_readonly;

-- ACL: TABLE attempt

GRANT SELECT ON TABLE public.attempt TO cellwire_readonly;

-- ACL: TABLE correction

GRANT SELECT ON TABLE public.correction TO cellwire_readonly;

-- ACL: TABLE delivery

GRANT SELECT ON TABLE public.delivery TO cellwire_readonly;

-- ACL: TABLE event_mention

GRANT SELECT ON TABLE public.event_mention TO cellwire_readonly;

-- ACL: TABLE mention

GRANT SELECT ON TABLE public.mention TO cellwire_readonly;

-- ACL: TABLE event_claims

GRANT SELECT ON TABLE public.event_claims TO cellwire_readonly;

-- ACL: TABLE event_sources

GRANT SELECT ON TABLE public.event_sources TO cellwire_readonly;

-- ACL: TABLE event_version

GRANT SELECT ON TABLE public.event_version TO cellwire_readonly;

-- ACL: TABLE exit

GRANT SELECT ON TABLE public.exit TO cellwire_readonly;

-- ACL: TABLE exit_event

GRANT SELECT ON TABLE public.exit_event TO cellwire_readonly;

-- ACL: TABLE exit_version

GRANT SELECT ON TABLE public.exit_version TO cellwire_readonly;

-- ACL: TABLE extraction

GRANT SELECT ON TABLE public.extraction TO cellwire_readonly;

-- ACL: TABLE health_event

GRANT SELECT ON TABLE public.health_event TO cellwire_readonly;

-- ACL: TABLE host

GRANT SELECT ON TABLE public.host TO cellwire_readonly;

-- ACL: TABLE item

GRANT SELECT ON TABLE public.item TO cellwire_readonly;

-- ACL: TABLE jv_exits

GRANT SELECT ON TABLE public.jv_exits TO cellwire_readonly;

-- ACL: TABLE migration

GRANT SELECT ON TABLE public.migration TO cellwire_readonly;

-- ACL: TABLE order_targets

GRANT SELECT ON TABLE public.order_targets TO cellwire_readonly;

-- ACL: TABLE page

GRANT SELECT ON TABLE public.page TO cellwire_readonly;

-- ACL: TABLE poll

GRANT SELECT ON TABLE public.poll TO cellwire_readonly;

-- ACL: TABLE rate

GRANT SELECT ON TABLE public.rate TO cellwire_readonly;

-- ACL: TABLE redirect

GRANT SELECT ON TABLE public.redirect TO cellwire_readonly;

-- ACL: TABLE saved_filter

GRANT SELECT ON TABLE public.saved_filter TO cellwire_readonly;

-- ACL: COLUMN source.id

GRANT SELECT(id) ON TABLE public.source TO cellwire_readonly;

-- ACL: COLUMN source.name

GRANT SELECT(name) ON TABLE public.source TO cellwire_readonly;

-- ACL: COLUMN source.outlet

GRANT SELECT(outlet) ON TABLE public.source TO cellwire_readonly;

-- ACL: COLUMN source.feed_url

GRANT SELECT(feed_url) ON TABLE public.source TO cellwire_readonly;

-- ACL: COLUMN source.homepage

GRANT SELECT(homepage) ON TABLE public.source TO cellwire_readonly;

-- ACL: COLUMN source.language

GRANT SELECT(language) ON TABLE public.source TO cellwire_readonly;

-- ACL: COLUMN source.time_zone

GRANT SELECT(time_zone) ON TABLE public.source TO cellwire_readonly;

-- ACL: COLUMN source.country

GRANT SELECT(country) ON TABLE public.source TO cellwire_readonly;

-- ACL: COLUMN source.category

GRANT SELECT(category) ON TABLE public.source TO cellwire_readonly;

-- ACL: COLUMN source.note

GRANT SELECT(note) ON TABLE public.source TO cellwire_readonly;

-- ACL: COLUMN source.origin

GRANT SELECT(origin) ON TABLE public.source TO cellwire_readonly;

-- ACL: COLUMN source.enabled

GRANT SELECT(enabled) ON TABLE public.source TO cellwire_readonly;

-- ACL: COLUMN source.state

GRANT SELECT(state) ON TABLE public.source TO cellwire_readonly;

-- ACL: COLUMN source.state_reason

GRANT SELECT(state_reason) ON TABLE public.source TO cellwire_readonly;

-- ACL: COLUMN source.failures

GRANT SELECT(failures) ON TABLE public.source TO cellwire_readonly;

-- ACL: COLUMN source.interval_seconds

GRANT SELECT(interval_seconds) ON TABLE public.source TO cellwire_readonly;

-- ACL: COLUMN source.polled_at

GRANT SELECT(polled_at) ON TABLE public.source TO cellwire_readonly;

-- ACL: COLUMN source.succeeded_at

GRANT SELECT(succeeded_at) ON TABLE public.source TO cellwire_readonly;

-- ACL: COLUMN source.item_at

GRANT SELECT(item_at) ON TABLE public.source TO cellwire_readonly;

-- ACL: COLUMN source.moved_to

GRANT SELECT(moved_to) ON TABLE public.source TO cellwire_readonly;

-- ACL: COLUMN source.usual_gap_seconds

GRANT SELECT(usual_gap_seconds) ON TABLE public.source TO cellwire_readonly;

-- ACL: COLUMN source.usual_length

GRANT SELECT(usual_length) ON TABLE public.source TO cellwire_readonly;

-- ACL: COLUMN source.created_at

GRANT SELECT(created_at) ON TABLE public.source TO cellwire_readonly;

-- ACL: COLUMN source.work_state

GRANT SELECT(work_state) ON TABLE public.source TO cellwire_readonly;

-- ACL: COLUMN source.work_due_at

GRANT SELECT(work_due_at) ON TABLE public.source TO cellwire_readonly;

-- ACL: COLUMN source.work_reason

GRANT SELECT(work_reason) ON TABLE public.source TO cellwire_readonly;

-- ACL: TABLE stake_sales

GRANT SELECT ON TABLE public.stake_sales TO cellwire_readonly;

-- ACL: COLUMN subscription.id

GRANT SELECT(id) ON TABLE public.subscription TO cellwire_readonly;

-- ACL: COLUMN subscription.name

GRANT SELECT(name) ON TABLE public.subscription TO cellwire_readonly;

-- ACL: COLUMN subscription.filter

GRANT SELECT(filter) ON TABLE public.subscription TO cellwire_readonly;

-- ACL: COLUMN subscription.channel

GRANT SELECT(channel) ON TABLE public.subscription TO cellwire_readonly;

-- ACL: COLUMN subscription.state

GRANT SELECT(state) ON TABLE public.subscription TO cellwire_readonly;

-- ACL: COLUMN subscription.state_reason

GRANT SELECT(state_reason) ON TABLE public.subscription TO cellwire_readonly;

-- ACL: COLUMN subscription.succeeded_at

GRANT SELECT(succeeded_at) ON TABLE public.subscription TO cellwire_readonly;

-- ACL: COLUMN subscription.created_at

GRANT SELECT(created_at) ON TABLE public.subscription TO cellwire_readonly;

-- ACL: TABLE writedowns

GRANT SELECT ON TABLE public.writedowns TO cellwire_readonly;

-- PostgreSQL database dump complete
