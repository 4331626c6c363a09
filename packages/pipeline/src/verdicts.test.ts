import { done, type Outcome } from '@cellwire/model';
import { describe, expect, it } from 'vitest';
import type { Job } from './handler.js';
import { judge } from './verdicts.js';

const startedAt = new Date('2026-02-11T09:00:00Z');
const job: Job = {
  stage: 'extract-events',
  id: '7',
  attempts: 0,
  priority: 1,
  startedAt,
  signal: new AbortController().signal,
};
const failing = (error: Error) => ({
  stage: job.stage,
  handle: async (): Promise<Outcome> => {
    throw error;
  },
});
const withCode = (message: string, code: string): Error => Object.assign(new Error(message), { code });

describe('a handler that throws', () => {
  it.each([
    ['what it did itself', new RangeError('bad value'), 'retry', 'RangeError: bad value'],
    ['a statement that took too long', new Error('Query read timeout'), 'retry', 'Error: Query read timeout'],
    ['a statement that was canceled', withCode('canceling statement', '57014'), 'retry', 'Error: canceling statement'],
    ['a connection refused', withCode('connect failed', 'ECONNREFUSED'), 'later', 'Error: connect failed'],
    ['a server that shut down', withCode('terminating', '57P01'), 'later', 'Error: terminating'],
    ['a server without space', withCode('no space left', '53100'), 'later', 'Error: no space left'],
    ['a connection that dropped', new Error('Connection terminated unexpectedly'), 'later', /Connection terminated/],
  ] as [string, Error, Outcome['is'], string | RegExp][])('is told for %s: %s → %s', async (_name, error, is, why) => {
    const { outcomes } = await judge(failing(error), [job]);
    const outcome = outcomes.get('7') ?? done;
    expect(outcome).toMatchObject({ is, why: typeof why === 'string' ? why : expect.stringMatching(why) });
    if (outcome.is === 'later') expect(outcome.until.getTime()).toBeGreaterThan(startedAt.getTime());
  });
});
