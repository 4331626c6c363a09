import { STATUSES, type Status } from '@cellwire/model';
import { describe, expect, it } from 'vitest';
import { type Assertion, historyOf, PRECEDENCE, statusOf } from './lifecycle.js';

const say = (status: Status, on: string): Assertion => ({
  status,
  on,
  article: `${on}-${status}`,
  sentence: `${status} on ${on}`,
  published: on,
});

// Row: what holds; columns in the order considered, announced, agreed, completed, denied, cancelled.
const EXPECTED: Record<Status, string> = {
  considered: 'considered announced agreed completed denied cancelled',
  announced: 'announced announced agreed completed denied cancelled',
  agreed: 'agreed agreed agreed completed agreed cancelled',
  completed: 'completed completed completed completed completed completed',
  denied: 'denied announced agreed completed denied cancelled',
  cancelled: 'cancelled announced agreed completed cancelled cancelled',
};

describe('the precedence table', () => {
  const cells = STATUSES.flatMap(held =>
    STATUSES.map((next, i) => [held, next, EXPECTED[held].split(' ')[i] as Status] as const),
  );
  it.each(cells)('%s, then %s asserted, is %s', (held, next, expected) => {
    expect(PRECEDENCE[held][next]).toBe(expected);
    expect(statusOf([say(held, '2026-01-01'), say(next, '2026-02-01')])).toBe(expected);
  });
});

describe('history', () => {
  it('does not move back for a late report of an early stage, and keeps it', () => {
    const said = [say('agreed', '2026-02-10'), say('completed', '2026-02-20'), say('considered', '2026-03-01')];
    expect(statusOf(said)).toBe('completed');
    expect(historyOf(said).map(s => s.status)).toEqual(['agreed', 'completed', 'considered']);
  });

  it('keeps the rumour and its denial with both sentences, and the turn after it', () => {
    const said = [say('considered', '2026-02-01'), say('denied', '2026-02-02'), say('agreed', '2026-06-01')];
    expect(historyOf(said)).toMatchObject([
      { status: 'considered' },
      { status: 'denied', sentence: 'denied on 2026-02-02' },
      { status: 'agreed' },
    ]);
    expect(statusOf(said.slice(0, 2))).toBe('denied');
    expect(statusOf(said)).toBe('agreed');
  });

  it('puts the rumour before its denial on one day', () => {
    expect(statusOf([say('denied', '2026-02-01'), say('considered', '2026-02-01')])).toBe('denied');
  });

  it('is the same for every order of arrival', () => {
    const said = [
      say('considered', '2026-01-01'),
      say('announced', '2026-01-05'),
      say('denied', '2026-01-03'),
      say('cancelled', '2026-01-09'),
    ];
    const expected = historyOf(said);
    expect(historyOf([...said].reverse())).toEqual(expected);
    expect(historyOf([said[2], said[0], said[3], said[1]] as Assertion[])).toEqual(expected);
  });

  it('lists a repeated step once', () => {
    expect(historyOf([say('announced', '2026-01-01'), say('announced', '2026-01-02')])).toHaveLength(1);
  });
});
