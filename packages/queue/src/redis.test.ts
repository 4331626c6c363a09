import { freePort, missingRedis, startRedis } from '@cellwire/testing';
import { describe, expect, it } from 'vitest';
import { openQueue } from './open-queue.js';
import { checkRedis, connectRedis, RedisError } from './redis-connection.js';

const missing = missingRedis();

describe.skipIf(missing !== null)(`Redis${missing ? `: skipped, ${missing}` : ''}`, () => {
  it('is told apart by settings that endanger jobs', async () => {
    const careless = await startRedis({ args: ['--maxmemory-policy', 'allkeys-lru', '--appendonly', 'no'] });
    const careful = await startRedis();
    const faultsOf = async (url: string) => {
      const redis = await connectRedis(url, () => {});
      const faults = await checkRedis(redis);
      redis.disconnect();
      return faults;
    };
    const faults = await faultsOf(careless.url);
    expect(faults).toHaveLength(2);
    expect(faults.join('\n')).toMatch(/set maxmemory-policy noeviction[\s\S]*set appendonly yes/);
    expect(await faultsOf(careful.url)).toEqual([]);
    await careless.close();
    await careful.close();
  });

  it('that does not answer is named, without the password', async () => {
    const url = `redis://:secret@127.0.0.1:${await freePort()}`;
    const opening = connectRedis(url, () => {}, 200);
    await expect(opening).rejects.toThrow(RedisError);
    await expect(opening).rejects.toThrow(/127\.0\.0\.1:\d+ does not answer .*REDIS_URL/);
    await expect(opening).rejects.not.toThrow(/secret/);
  });

  it('may be killed and started again: workers go on by themselves, and say so meanwhile', async () => {
    const server = await startRedis();
    const queue = await openQueue({ redisUrl: server.url });
    const seen: string[] = [];
    let tell: () => void = () => {};
    const next = () =>
      new Promise<void>(resolve => {
        tell = resolve;
      });
    await queue.work(
      'extract-events',
      async id => {
        seen.push(id);
        tell();
      },
      { concurrency: 1 },
    );
    const first = next();
    await queue.add('extract-events', 'before');
    await first;
    await server.stop('SIGKILL');
    expect((await queue.health()).is).toBe('down');
    expect(await queue.add('extract-events', 'meanwhile')).toBe(false);
    const second = next();
    await server.start();
    await queue.add('extract-events', 'after');
    await second;
    expect((await queue.health()).is).toBe('ok');
    expect(seen).toContain('before');
    await queue.close();
    await server.close();
  });
});
