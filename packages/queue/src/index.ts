// The queue: BullMQ on Redis or on the store's Postgres, behind one small interface.
export { openQueue, type QueueOptions } from './open-queue.js';
export { prepareQueueSchema } from './prepare-schema.js';
export type { JobOptions, Queue, QueueCounts, QueueHealth, QueuePool, StageWorker } from './queue.js';
export { checkRedis, connectRedis, RedisError } from './redis-connection.js';
