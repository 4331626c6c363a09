// What tests need: a database per test file, servers of their own, a fixed clock, a recording receiver.

export { DUMP_MAJOR, dumpSchema, pgDumpMajor } from './dump-schema.js';
export {
  describeOnEach,
  describeOnEachQueue,
  describeOnEachStore,
  missingPostgres,
  missingRedis,
  type QueueEngine,
  type Setup,
  type StoreEngine,
} from './engines.js';
export { type FixedClock, fixedClock } from './fixed-clock.js';
export { freePort } from './free-port.js';
export { findPostgresBin, findRedisServer } from './installed.js';
export { openReceiver, type ReceivedRequest, type RecordingReceiver, type Reply } from './recording-receiver.js';
export { removeSharedPostgres } from './shared-postgres.js';
export { type PostgresServer, startPostgres } from './start-postgres.js';
export { type RedisServer, startRedis } from './start-redis.js';
export { emptyStoreFolder, makeTemplate, type TestEngine, type TestStore, testStore } from './test-store.js';
