-- The planner takes every list for a hundred values; four lists deep it expected millions of rows for one event, and compiled
-- the query (JIT) where it could have run it. A function that says how few there are; STRICT keeps it from being inlined.

CREATE FUNCTION claimed_sums(arguments jsonb) RETURNS TABLE (role text, sum jsonb, place bigint, head jsonb)
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE ROWS 6 AS $$
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
COMMENT ON FUNCTION claimed_sums(jsonb) IS 'Every value of every role: its place among the currencies of one sum (1 for others), and the one of them whose currency comes first in the alphabet';

-- As in 0009, with that function in the middle.
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
      SELECT em.event_id AS event, c.role, e.arguments -> c.role AS shown, m.article_id AS article,
        coalesce(a.copy_of, a.outlet, a.id) AS source, c.sum, c.place, c.head
      FROM event_mention em
      JOIN event e ON e.id = em.event_id AND e.state = 'live'
      JOIN mention m ON m.id = em.mention_id
      JOIN article a ON a.id = m.article_id
      CROSS JOIN LATERAL claimed_sums(m.arguments) c
      WHERE em.valid_to IS NULL
    ) told
  ) led
  GROUP BY event, role, coalesce(leads -> (leads -> head::text)::text, leads -> head::text, head)
) claim;
