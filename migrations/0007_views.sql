-- What analysts query. These views and the function events_as_of are kept stable; the tables beneath them may change.

CREATE FUNCTION role_names(arguments jsonb, role text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN ARRAY(SELECT v #>> '{}' FROM jsonb_array_elements(arguments -> role) v WHERE jsonb_typeof(v) = 'string');
COMMENT ON FUNCTION role_names(jsonb, text) IS 'Names and texts that fill a role';

CREATE FUNCTION role_number(arguments jsonb, role text, unit text) RETURNS double precision LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN (SELECT (v ->> unit)::double precision FROM jsonb_array_elements(arguments -> role) v WHERE jsonb_typeof(v -> unit) = 'number' LIMIT 1);
COMMENT ON FUNCTION role_number(jsonb, text, text) IS 'First figure of a role in the unit asked for: gwh, gw, units, tonnes, percent, count';

CREATE FUNCTION role_money(arguments jsonb, role text) RETURNS jsonb LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN (SELECT v FROM jsonb_array_elements(arguments -> role) v WHERE v ? 'currency' LIMIT 1);
COMMENT ON FUNCTION role_money(jsonb, text) IS 'First sum of money of a role: {amount, currency}';

CREATE VIEW events AS
SELECT id AS event, type, status, date, date_from, date_to, headline,
  companies, ventures, facilities, places, countries, segments, gwh, usd, is_exit, exits,
  sources, outlets, confidence, novelty_days, first_seen_at AS first_seen, last_seen_at AS last_seen, seen_on,
  arguments, evidence, history, related, version, recorded_at, facets, search_text
FROM event WHERE state = 'live';
COMMENT ON VIEW events IS 'One row for each real-world happening, as known now';

CREATE FUNCTION events_as_of(at timestamptz) RETURNS SETOF events LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT v.id, v.type, v.status, v.date, v.date_from, v.date_to, v.headline,
    v.companies, v.ventures, v.facilities, v.places, v.countries, v.segments, v.gwh, v.usd, v.is_exit, v.exits,
    v.sources, v.outlets, v.confidence, v.novelty_days, v.first_seen_at, v.last_seen_at, v.seen_on,
    v.arguments, v.evidence, v.history, v.related, v.version, v.recorded_at, v.facets, v.search_text
  FROM event_version v
  WHERE v.state = 'live' AND v.recorded_at <= at
    AND NOT EXISTS (SELECT FROM event_version w WHERE w.id = v.id AND w.version = v.version + 1 AND w.recorded_at <= at)
$$;
COMMENT ON FUNCTION events_as_of(timestamptz) IS 'The view events as it was known at an instant: the latest state of each event recorded by then';

CREATE VIEW event_sources AS
SELECT em.event_id AS event, m.mention, m.article_id AS article, a.outlet, a.url, v.title, a.published, a.published_at,
  m.status, m.date, m.sentence, m.rule, m.confidence, m.background, a.copy_of
FROM event_mention em
JOIN event e ON e.id = em.event_id AND e.state = 'live'
JOIN mention m ON m.id = em.mention_id
JOIN article a ON a.id = m.article_id
JOIN article_version v ON v.id = m.version_id
WHERE em.valid_to IS NULL;
COMMENT ON VIEW event_sources IS 'Which articles report an event, and in which sentences';

CREATE VIEW event_claims AS
SELECT em.event_id AS event, r.role, c.value,
  array_agg(DISTINCT m.article_id ORDER BY m.article_id) AS articles,
  count(DISTINCT coalesce(a.copy_of, a.outlet, a.id))::integer AS outlets,
  coalesce(e.arguments -> r.role @> jsonb_build_array(c.value), false) AS canonical
FROM event_mention em
JOIN event e ON e.id = em.event_id AND e.state = 'live'
JOIN mention m ON m.id = em.mention_id
JOIN article a ON a.id = m.article_id
CROSS JOIN LATERAL jsonb_each(m.arguments) AS r(role, vals)
CROSS JOIN LATERAL jsonb_array_elements(r.vals) AS c(value)
WHERE em.valid_to IS NULL
GROUP BY em.event_id, r.role, c.value, e.arguments;
COMMENT ON VIEW event_claims IS 'Every value that an article reports for a role of an event, with the articles that report it';

CREATE VIEW jv_exits AS
SELECT x.id AS exit, x.venture, x.leaving, x.staying, x.episode, x.status, x.date, x.date_from, x.date_to, x.headline,
  x.evidence ->> 'sentence' AS sentence, x.evidence ->> 'article' AS article, x.evidence ->> 'outlet' AS outlet, x.evidence ->> 'url' AS url,
  x.sources, x.confidence, x.first_seen_at AS first_seen, x.last_seen_at AS last_seen, x.history,
  ARRAY(SELECT xe.event_id FROM exit_event xe WHERE xe.exit_id = x.id AND xe.valid_to IS NULL ORDER BY xe.event_id) AS events,
  x.version, x.recorded_at
FROM exit x WHERE x.state = 'live';
COMMENT ON VIEW jv_exits IS 'One row for each leaving of a joint venture by one of its partners, however the outlets call it';

CREATE VIEW stake_sales AS
SELECT event, status, date, date_from, date_to,
  role_names(arguments, 'seller') AS seller, role_names(arguments, 'target') AS target, role_names(arguments, 'buyer') AS buyer,
  role_number(arguments, 'stake', 'percent') AS stake_percent,
  (role_money(arguments, 'price') ->> 'amount')::double precision AS price, role_money(arguments, 'price') ->> 'currency' AS currency,
  usd, is_exit, exits, places, countries, headline, sources, confidence, first_seen, last_seen
FROM events WHERE type = 'stake_sale';
COMMENT ON VIEW stake_sales IS 'Holders that sell or leave their share of a venture or company';

CREATE VIEW writedowns AS
SELECT event, status, date, date_from, date_to,
  role_names(arguments, 'company') AS company,
  (role_money(arguments, 'amount') ->> 'amount')::double precision AS amount, role_money(arguments, 'amount') ->> 'currency' AS currency,
  usd, headline, sources, confidence, first_seen, last_seen
FROM events WHERE type = 'writedown';
COMMENT ON VIEW writedowns IS 'Impairments, write-downs, write-offs and charges';

CREATE VIEW order_targets AS
SELECT event, status, date, date_from, date_to,
  role_names(arguments, 'company') AS company, role_number(arguments, 'volume', 'gwh') AS target_gwh,
  role_names(arguments, 'segment') AS segment, role_names(arguments, 'period') AS period, places, countries,
  headline, sources, confidence, first_seen, last_seen
FROM events WHERE type = 'order_target';
COMMENT ON VIEW order_targets IS 'Order (bookings) goals that companies state';

-- A column of a view means what the column of the same name in its table means; the others are said here.
DO $$
DECLARE
  said record;
BEGIN
  FOR said IN
    SELECT c.table_name AS view, c.column_name AS name, coalesce(own.doc, col_description(src.oid, a.attnum::int)) AS doc
    FROM information_schema.columns c
    JOIN (VALUES ('events', 'event'), ('event_sources', 'mention'), ('event_claims', 'event'), ('jv_exits', 'exit'),
      ('stake_sales', 'event'), ('writedowns', 'event'), ('order_targets', 'event')) AS v(view, source) ON v.view = c.table_name
    JOIN pg_class src ON src.relname = v.source AND src.relnamespace = 'public'::regnamespace
    LEFT JOIN pg_attribute a ON a.attrelid = src.oid AND a.attname = c.column_name AND NOT a.attisdropped
    LEFT JOIN (VALUES
      ('event', 'Stable id of the event, ev_…; ids of merged events redirect for ever'),
      ('exit', 'Stable id of the exit, ex_…'),
      ('first_seen', 'Earliest publication that reports it'),
      ('last_seen', 'Latest publication that reports it'),
      ('article', 'Id of the article'),
      ('outlet', 'Outlet that published the article'),
      ('url', 'Address of the article'),
      ('title', 'Title of the article'),
      ('published', 'Publication as said: a day, or an instant with offset'),
      ('published_at', 'Publication as an instant'),
      ('copy_of', 'Article whose text this one copies; counts as one source with it'),
      ('role', 'Role of the event type'),
      ('value', 'Value that is reported for the role'),
      ('articles', 'Articles that report the value'),
      ('outlets', 'Outlets that report it; in event_claims their number, copies counted once'),
      ('canonical', 'Whether it is the value that the event shows'),
      ('sentence', 'Sentence that it was chiefly read from'),
      ('events', 'Ids of the events that the exit was gathered from'),
      ('seller', 'Who sells or leaves'),
      ('target', 'Venture or company whose shares change hands'),
      ('buyer', 'Who buys'),
      ('stake_percent', 'Share that changes hands, in percent'),
      ('price', 'Price, in units of currency'),
      ('currency', 'ISO 4217 code'),
      ('company', 'Company in question'),
      ('amount', 'Sum, in units of currency'),
      ('target_gwh', 'Goal in gigawatt-hours'),
      ('segment', 'EV, ESS, consumer, robot, other; chemistry after a slash'),
      ('period', 'Time for which the goal holds')
    ) AS own(name, doc) ON own.name = c.column_name
    WHERE c.table_schema = 'public'
  LOOP
    EXECUTE format('COMMENT ON COLUMN %I.%I IS %L', said.view, said.name, said.doc);
  END LOOP;
END $$;
