-- Who is told: subscriptions, alerts (written with the change itself), their deliveries, and every attempt of any stage.

CREATE TABLE subscription (
  id text PRIMARY KEY,
  name text NOT NULL UNIQUE,
  filter text NOT NULL,
  channel text NOT NULL DEFAULT 'webhook',
  url text NOT NULL,
  secret bytea,
  old_secret bytea,
  old_secret_until timestamptz,
  options jsonb NOT NULL DEFAULT '{}',
  state text NOT NULL DEFAULT 'active',
  state_reason text,
  failing_since timestamptz,
  failures integer NOT NULL DEFAULT 0,
  succeeded_at timestamptz,
  created_at timestamptz NOT NULL,
  CHECK (channel IN ('webhook', 'slack', 'teams', 'discord', 'email', 'digest')),
  CHECK (state IN ('active', 'paused', 'disabled'))
);
COMMENT ON TABLE subscription IS 'Who wants to hear of which events, and where';
COMMENT ON COLUMN subscription.id IS 'Id, sub_…';
COMMENT ON COLUMN subscription.name IS 'Name that people use';
COMMENT ON COLUMN subscription.filter IS 'Filter in the query language; empty: everything';
COMMENT ON COLUMN subscription.channel IS 'webhook, slack, teams, discord, email or digest';
COMMENT ON COLUMN subscription.url IS 'Where to: an address, or mailto:…';
COMMENT ON COLUMN subscription.secret IS 'Signing secret, encrypted';
COMMENT ON COLUMN subscription.old_secret IS 'Secret before the last rotation, encrypted; signs too until old_secret_until';
COMMENT ON COLUMN subscription.old_secret_until IS 'When the old secret stops signing';
COMMENT ON COLUMN subscription.options IS 'Settings of the channel';
COMMENT ON COLUMN subscription.state IS 'active, paused (by people) or disabled (by failures)';
COMMENT ON COLUMN subscription.state_reason IS 'Why it is paused or disabled';
COMMENT ON COLUMN subscription.failing_since IS 'Since when every delivery has failed; null when the last one succeeded';
COMMENT ON COLUMN subscription.failures IS 'Failed attempts in a row';
COMMENT ON COLUMN subscription.succeeded_at IS 'When a delivery last succeeded';
COMMENT ON COLUMN subscription.created_at IS 'When it was added';


CREATE TABLE alert (
  id text PRIMARY KEY,
  type text NOT NULL,
  transition text NOT NULL UNIQUE,
  subject text NOT NULL,
  event_id text REFERENCES event,
  exit_id text REFERENCES exit,
  status text NOT NULL,
  previous text,
  body jsonb NOT NULL,
  created_at timestamptz NOT NULL,
  CHECK (type IN ('exit.created', 'exit.updated', 'event.created', 'event.updated', 'event.corrected'))
);
COMMENT ON TABLE alert IS 'One transition of one exit or event that subscribers are told about; written in the transition''s own transaction';
COMMENT ON COLUMN alert.id IS 'Id, msg_…: the webhook-id, the same on every try';
COMMENT ON COLUMN alert.type IS 'exit.created, exit.updated, event.created, event.updated or event.corrected';
COMMENT ON COLUMN alert.transition IS 'Subject, version and kind of the transition: no transition is told twice';
COMMENT ON COLUMN alert.subject IS 'Id of the exit or event';
COMMENT ON COLUMN alert.event_id IS 'Event that caused it';
COMMENT ON COLUMN alert.exit_id IS 'Exit that it is about, when it is about one';
COMMENT ON COLUMN alert.status IS 'Status after the transition';
COMMENT ON COLUMN alert.previous IS 'Status before it; null for a new one';
COMMENT ON COLUMN alert.body IS 'What is sent';
COMMENT ON COLUMN alert.created_at IS 'When the transition was recorded';

CREATE INDEX alert_of_subject ON alert (subject, created_at);
CREATE INDEX alert_time ON alert (created_at DESC, id);
CREATE INDEX alert_of_event ON alert (event_id) WHERE event_id IS NOT NULL;
CREATE INDEX alert_of_exit ON alert (exit_id) WHERE exit_id IS NOT NULL;

CREATE TABLE delivery (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  alert_id text NOT NULL REFERENCES alert,
  subscription_id text NOT NULL REFERENCES subscription ON DELETE CASCADE,
  subject text NOT NULL,
  created_at timestamptz NOT NULL,
  delivered_at timestamptz,
  http_status integer,
  merged_into bigint REFERENCES delivery DEFERRABLE,
  replays integer NOT NULL DEFAULT 0,
  work_state text NOT NULL DEFAULT 'done',
  work_due_at timestamptz,
  work_again_at timestamptz,
  work_lease uuid,
  work_attempts integer NOT NULL DEFAULT 0,
  work_crashes integer NOT NULL DEFAULT 0,
  work_priority smallint NOT NULL DEFAULT 1,
  work_reason text,
  CONSTRAINT delivery_work_state CHECK (work_state IN ('due', 'leased', 'done', 'rejected', 'quarantined')),
  CONSTRAINT delivery_work_due CHECK ((work_state IN ('due', 'leased')) = (work_due_at IS NOT NULL)),
  CONSTRAINT delivery_work_leased CHECK ((work_state = 'leased') = (work_lease IS NOT NULL)),
  CONSTRAINT delivery_work_priority CHECK (work_priority BETWEEN 0 AND 3),
  UNIQUE (alert_id, subscription_id)
);
COMMENT ON TABLE delivery IS 'An alert on its way to one subscription; the row that the stage deliver-alerts works on';
COMMENT ON COLUMN delivery.id IS 'Id of the delivery';
COMMENT ON COLUMN delivery.alert_id IS 'What is sent';
COMMENT ON COLUMN delivery.subscription_id IS 'To whom';
COMMENT ON COLUMN delivery.subject IS 'Id of the exit or event, so that updates of one subject can be gathered';
COMMENT ON COLUMN delivery.created_at IS 'When it was written';
COMMENT ON COLUMN delivery.delivered_at IS 'When the destination accepted it; null until then';
COMMENT ON COLUMN delivery.http_status IS 'Status of the last answer';
COMMENT ON COLUMN delivery.merged_into IS 'Later delivery that this update was gathered into';
COMMENT ON COLUMN delivery.replays IS 'How often people asked to send it again';
COMMENT ON COLUMN delivery.work_state IS 'Whether a stage has to work on this row: due, leased (being worked on), done, rejected (ended with a reason), quarantined (waits for a person)';
COMMENT ON COLUMN delivery.work_due_at IS 'When the sweep may hand the row out: while leased, the end of the lease; null when nothing is due';
COMMENT ON COLUMN delivery.work_again_at IS 'A need that arose during the lease; becomes work_due_at when the lease ends';
COMMENT ON COLUMN delivery.work_lease IS 'Token of the present lease; a result that carries another one is refused';
COMMENT ON COLUMN delivery.work_attempts IS 'Tries since the row was last done that asked for another one';
COMMENT ON COLUMN delivery.work_crashes IS 'Leases since the row was last done that ran out because their process died or hung';
COMMENT ON COLUMN delivery.work_priority IS 'Order of work: 0 people are waiting, 1 news, 2 backfill, 3 whenever there is time';
COMMENT ON COLUMN delivery.work_reason IS 'Why the row waits, was rejected or was quarantined, for people';

CREATE INDEX delivery_work ON delivery (work_priority, work_due_at) WHERE work_due_at IS NOT NULL;
CREATE INDEX delivery_quarantined ON delivery (id) WHERE work_state = 'quarantined';
CREATE INDEX delivery_of_subscription ON delivery (subscription_id, created_at DESC);
CREATE INDEX delivery_of_subject ON delivery (subscription_id, subject) WHERE delivered_at IS NULL;
CREATE INDEX delivery_merged ON delivery (merged_into) WHERE merged_into IS NOT NULL;

CREATE TABLE attempt (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  stage text NOT NULL,
  subject text NOT NULL,
  outcome text NOT NULL,
  why text,
  started_at timestamptz NOT NULL,
  took_ms integer NOT NULL,
  worker text NOT NULL,
  detail jsonb,
  CHECK (outcome IN ('done', 'retry', 'reject', 'later', 'crashed', 'quarantined'))
);
COMMENT ON TABLE attempt IS 'A try of a stage at a row that did not simply succeed, and every try of a delivery; pruned by age';
COMMENT ON COLUMN attempt.id IS 'Id of the attempt, ascending in time';
COMMENT ON COLUMN attempt.stage IS 'Stage: poll-feeds, fetch-articles, extract-events, resolve-events or deliver-alerts';
COMMENT ON COLUMN attempt.subject IS 'Id of the row in the stage''s table';
COMMENT ON COLUMN attempt.outcome IS 'done, retry, reject, later, crashed, quarantined';
COMMENT ON COLUMN attempt.why IS 'What happened, in words, without secrets';
COMMENT ON COLUMN attempt.started_at IS 'When the try began';
COMMENT ON COLUMN attempt.took_ms IS 'How long it took, in milliseconds';
COMMENT ON COLUMN attempt.worker IS 'Host and process that tried';
COMMENT ON COLUMN attempt.detail IS 'What the stage adds: for deliveries status and the beginning of the answer';

CREATE INDEX attempt_of_subject ON attempt (stage, subject, id DESC);
CREATE INDEX attempt_age ON attempt (started_at);
