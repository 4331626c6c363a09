-- What people and processes keep: saved filters, API tokens, settings.

CREATE TABLE saved_filter (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL UNIQUE,
  filter text NOT NULL,
  created_at timestamptz NOT NULL,
  created_by text NOT NULL DEFAULT 'local'
);
COMMENT ON TABLE saved_filter IS 'A filter that people keep under a name';
COMMENT ON COLUMN saved_filter.id IS 'Id of the saved filter';
COMMENT ON COLUMN saved_filter.name IS 'Name';
COMMENT ON COLUMN saved_filter.filter IS 'Filter in the query language';
COMMENT ON COLUMN saved_filter.created_at IS 'When it was saved';
COMMENT ON COLUMN saved_filter.created_by IS 'Who saved it';


CREATE TABLE token (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL UNIQUE,
  hash text NOT NULL UNIQUE,
  scopes text[] NOT NULL,
  created_at timestamptz NOT NULL,
  expires_at timestamptz,
  used_at timestamptz,
  revoked_at timestamptz,
  CHECK (scopes <@ ARRAY['read', 'admin'])
);
COMMENT ON TABLE token IS 'A key to the API';
COMMENT ON COLUMN token.id IS 'Id of the token';
COMMENT ON COLUMN token.name IS 'What it is for';
COMMENT ON COLUMN token.hash IS 'SHA-256 of the token; the token itself is shown once and not kept';
COMMENT ON COLUMN token.scopes IS 'What it may do: read, admin';
COMMENT ON COLUMN token.created_at IS 'When it was made';
COMMENT ON COLUMN token.expires_at IS 'When it stops working; null: never';
COMMENT ON COLUMN token.used_at IS 'When it was last used';
COMMENT ON COLUMN token.revoked_at IS 'When it was taken back';


CREATE TABLE setting (
  key text PRIMARY KEY,
  value jsonb NOT NULL,
  updated_at timestamptz NOT NULL
);
COMMENT ON TABLE setting IS 'Small facts that the processes of one store share';
COMMENT ON COLUMN setting.key IS 'Name of the fact';
COMMENT ON COLUMN setting.value IS 'The fact';
COMMENT ON COLUMN setting.updated_at IS 'When it was last written';
