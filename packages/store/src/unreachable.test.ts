import { describe, expect, it } from 'vitest';
import { openStore } from './open-store.js';
import { databaseWords, UnreachableError, unreachable } from './unreachable.js';

const refused = new Error('connect ECONNREFUSED ::1:5432');

describe('a Postgres that does not let us in', () => {
  it.each([
    [refused, 'connect ECONNREFUSED ::1:5432'],
    // What Node gives for a host with two addresses: no words of its own.
    [new AggregateError([refused, new Error('connect ECONNREFUSED 127.0.0.1:5432')]), 'connect ECONNREFUSED ::1:5432'],
    ['gone', 'gone'],
  ])('%j is told in its own words', (error, words) => {
    expect(databaseWords(error)).toBe(words);
  });

  it('is named with its host and database, and without the password', () => {
    const { message, cause } = unreachable('postgres://desk:s3cret@db.example:5433/news', refused);
    expect(message).toMatch(/^no Postgres for us at db\.example:5433, database news \(connect .*\): .* DATABASE_URL$/);
    expect(message).not.toContain('s3cret');
    expect(cause).toBe(refused);
  });

  it('is what opening a store rejects with', async () => {
    await expect(openStore({ databaseUrl: 'postgres://127.0.0.1:1/news' })).rejects.toThrow(UnreachableError);
  });
});
