-- One sum that a text gives in several currencies is one claim, with the other sums beside it.

CREATE FUNCTION is_one_sum(list jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN (
    SELECT count(*) > 1 AND bool_and(v ? 'currency') AND count(DISTINCT v ->> 'currency') = count(*)
      AND NOT (bool_or(v @> '{"bound": "min"}') AND bool_or(v @> '{"bound": "max"}'))
    FROM jsonb_array_elements(list) v
  );
COMMENT ON FUNCTION is_one_sum(jsonb) IS 'Whether the values of a role are one sum in several currencies: money alone, no currency twice, not one "at least" and another "up to"';

-- Articles that give the sum in one currency only join those that give it in both: every sum leads to the one beside it
-- whose currency comes first in the alphabet (in two steps, for three currencies told in pairs).
-- `event` is in every PARTITION BY and GROUP BY, so that a condition on it reaches the tables.
CREATE OR REPLACE VIEW event_claims AS
SELECT event, role, value, articles, outlets, canonical,
  ARRAY(SELECT s FROM unnest(sums) s WHERE s <> value ORDER BY s ->> 'currency' COLLATE "C", s) AS also
FROM (
  SELECT event, role,
    mode() WITHIN GROUP (ORDER BY sum) FILTER (WHERE place = 1) AS value,
    array_agg(DISTINCT article ORDER BY article) AS articles,
    count(DISTINCT source)::integer AS outlets,
    coalesce(bool_or(shown @> jsonb_build_array(sum)), false) AS canonical,
    array_agg(DISTINCT sum) AS sums
  FROM (
    SELECT told.*,
      jsonb_object_agg(sum::text, head) FILTER (WHERE sum <> head)
        OVER (PARTITION BY event, role ORDER BY head DESC ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS leads
    FROM (
      SELECT em.event_id AS event, r.role, e.arguments -> r.role AS shown, m.article_id AS article,
        coalesce(a.copy_of, a.outlet, a.id) AS source, s.sum, s.place,
        (SELECT h FROM jsonb_array_elements(c.sums) h ORDER BY h ->> 'currency' COLLATE "C" LIMIT 1) AS head
      FROM event_mention em
      JOIN event e ON e.id = em.event_id AND e.state = 'live'
      JOIN mention m ON m.id = em.mention_id
      JOIN article a ON a.id = m.article_id
      CROSS JOIN LATERAL jsonb_each(m.arguments) AS r(role, vals)
      CROSS JOIN LATERAL (
        SELECT r.vals AS sums WHERE is_one_sum(r.vals)
        UNION ALL
        SELECT jsonb_build_array(v) FROM jsonb_array_elements(r.vals) v WHERE NOT is_one_sum(r.vals)
      ) c
      CROSS JOIN LATERAL jsonb_array_elements(c.sums) WITH ORDINALITY AS s(sum, place)
      WHERE em.valid_to IS NULL
    ) told
  ) led
  GROUP BY event, role, coalesce(leads -> (leads -> head::text)::text, leads -> head::text, head)
) claim;
COMMENT ON VIEW event_claims IS 'Every value that an article reports for a role of an event, with the articles that report it; one sum in several currencies is one row';
COMMENT ON COLUMN event_claims.value IS 'Value that is reported for the role; of a sum in several currencies the one that most mentions give first';
COMMENT ON COLUMN event_claims.articles IS 'Articles that report the value, in whichever currency';
COMMENT ON COLUMN event_claims.canonical IS 'Whether it, or a sum beside it, is the value that the event shows';
COMMENT ON COLUMN event_claims.also IS 'The same sum in other currencies, as articles give it beside the value; empty for most values';
