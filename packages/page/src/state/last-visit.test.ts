import { beforeEach, describe, expect, it, vi } from 'vitest';
import { beginVisit, markSeen, noteShown } from './last-visit.js';

const MINUTE = 60_000;

describe('the last visit', () => {
  let kept: Map<string, string>;
  beforeEach(() => {
    kept = new Map();
    vi.stubGlobal('localStorage', {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => kept.set(key, value),
      removeItem: (key: string) => kept.delete(key),
    });
  });

  it('is none the first time', () => {
    expect(beginVisit(0)).toBeNull();
  });

  it('ends where the visit before had shown everything', () => {
    beginVisit(0);
    noteShown('2026-02-01T00:00:00.000Z', MINUTE);
    expect(beginVisit(60 * MINUTE)).toBe('2026-02-01T00:00:00.000Z');
  });

  it('stands still while a visit goes on', () => {
    beginVisit(0);
    noteShown('2026-02-01T00:00:00.000Z', 0);
    beginVisit(60 * MINUTE);
    noteShown('2026-02-02T00:00:00.000Z', 61 * MINUTE);
    expect(beginVisit(80 * MINUTE)).toBe('2026-02-01T00:00:00.000Z');
    expect(beginVisit(200 * MINUTE)).toBe('2026-02-02T00:00:00.000Z');
  });

  it('can be moved to now', () => {
    beginVisit(0);
    markSeen('2026-02-03T00:00:00.000Z', MINUTE);
    expect(beginVisit(2 * MINUTE)).toBe('2026-02-03T00:00:00.000Z');
  });

  it.each(['nonsense', '{"seenAt":"x"}', '{"seenAt":1,"since":"soon","until":7}', 'null'])(
    'is none where storage holds %s',
    text => {
      kept.set('cellwire.visit', text);
      expect(beginVisit(100 * MINUTE)).toBeNull();
    },
  );

  it('is none where storage is forbidden', () => {
    vi.stubGlobal('localStorage', undefined);
    expect(beginVisit(0)).toBeNull();
  });
});
