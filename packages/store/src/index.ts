// The store: one interface over real Postgres and the embedded one, and one file per table.
export * from './alertable-changes.js';
export * from './alerts.js';
export * from './article-list.js';
export * from './article-versions.js';
export * from './articles.js';
export * from './attempts.js';
export { restoreBackup, writeBackup } from './backup.js';
export * from './change-list.js';
export * from './chart-rows.js';
export { copyStore } from './copy-store.js';
export * from './corrections.js';
export * from './deliveries.js';
export * from './delivery-choice.js';
export { type EmbeddedStore, openEmbedded } from './embedded-store.js';
export * from './event-claims.js';
export * from './event-list.js';
export * from './event-lookup.js';
export * from './event-mentions.js';
export * from './events.js';
export * from './exit-list.js';
export * from './exits.js';
export * from './extractions.js';
export * from './health-events.js';
export * from './hosts.js';
export * from './items.js';
export { isStale, type LockHolder, readLock, StoreBusyError } from './lock-file.js';
export * from './mention-list.js';
export * from './mentions.js';
export {
  checkSchema,
  compareSchema,
  migrateEmbedded,
  migratePostgres,
  migrationNames,
  migrationsDir,
  SchemaError,
} from './migrate.js';
export * from './name-counts.js';
export { isEmbedded, openStore, type StoreOptions } from './open-store.js';
export * from './pages.js';
export * from './polls.js';
export { openPostgres, type PostgresOptions } from './postgres-store.js';
export * from './probe.js';
export { dateColumns, type Publication, readPublication } from './published.js';
export type * from './queryable.js';
export * from './rates.js';
export * from './read-only.js';
export * from './readings.js';
export * from './recording.js';
export * from './redirects.js';
export * from './retention.js';
export * from './saved-filters.js';
export * from './settings.js';
export * from './source-habits.js';
export * from './source-health.js';
export * from './sources.js';
export { select } from './statements.js';
export * from './stuck-articles.js';
export * from './subscriptions.js';
export { TABLES_IN_ORDER } from './table-rows.js';
export * from './tokens.js';
export * from './told.js';
export * from './totals.js';
export * from './trail.js';
export { InsideTransactionError, markedInside, refuseInsideTransaction } from './transaction-guard.js';
export * from './unreachable.js';
export { canonicalJson, hashOf, json, keyOf, plain } from './values.js';
export * from './work.js';
