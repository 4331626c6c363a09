-- A role for analysts' tools: it reads everything but secrets. Without the right to create roles it is left to the
-- administrator (docs/database.md), and the grants are made when it exists.

CREATE FUNCTION grant_readonly() RETURNS boolean LANGUAGE plpgsql AS $$
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
COMMENT ON FUNCTION grant_readonly() IS 'Makes the role cellwire_readonly where this user may, and gives it what analysts read; false where it may not';
SELECT grant_readonly();
