-- A destination that keeps failing rests: what is news for it waits without a job. And who waits for it is found by an index, where
-- every success looked through all that the destination was ever sent.

ALTER TABLE subscription ADD COLUMN failed_at timestamptz;
COMMENT ON COLUMN subscription.failed_at IS 'When a delivery last failed; null when the last one succeeded';

CREATE INDEX delivery_waiting ON delivery (subscription_id) WHERE work_state = 'due' AND work_reason IS NOT NULL;
