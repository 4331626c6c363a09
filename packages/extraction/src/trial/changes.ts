// What changed between two trials of the same articles, event by event.
import { valueText } from './run-examples.js';
import type { Trial } from './score.js';
import { type Definitions, pairEvents, type ToldEvent } from './told-event.js';

/** `found` and `lost`: an event that is wanted. `false` and `mended`: one that is not. `better`, `worse`, `other`: read before and now, with other values. */
export interface Change {
  article: string;
  is: 'found' | 'lost' | 'false' | 'mended' | 'better' | 'worse' | 'other';
  event: ToldEvent;
  /** What differs, one line each: `status: agreed → completed, right now`. */
  details: string[];
}

/** Changes in the order of the later trials. Articles that only one side has are passed over. */
export function changesBetween(definitions: Definitions, before: readonly Trial[], after: readonly Trial[]): Change[] {
  const earlier = new Map(before.map(t => [t.id, t]));
  return after.flatMap(now => {
    const then = earlier.get(now.id);
    return then ? [...wantedChanges(then, now), ...falseChanges(definitions, then, now)] : [];
  });
}

function wantedChanges(then: Trial, now: Trial): Change[] {
  return now.wanted.flatMap((wanted, i): Change[] => {
    const read = (t: Trial): ToldEvent | undefined => t.got[t.pairs.find(p => p[0] === i)?.[1] ?? -1];
    const [a, b] = [read(then), read(now)];
    if (!a && b) return [{ article: now.id, is: 'found', event: b, details: [] }];
    if (a && !b) return [{ article: now.id, is: 'lost', event: wanted, details: [`was found by ${a.rule ?? '?'}`] }];
    return a && b ? valueChange(now.id, wanted, a, b) : [];
  });
}

function valueChange(article: string, wanted: ToldEvent, a: ToldEvent, b: ToldEvent): Change[] {
  const details: string[] = [];
  let gain = 0;
  const compare = (field: string, want: unknown, x: unknown, y: unknown): void => {
    const [w, p, q] = [want, x, y].map(v => JSON.stringify(v ?? null)) as [string, string, string];
    if (p === q) return;
    const step = Number(q === w) - Number(p === w);
    gain += step;
    details.push(
      `${field}: ${valueText(x)} → ${valueText(y)}${step > 0 ? ', right now' : step < 0 ? ', wrong now' : ''}`,
    );
  };
  compare('status', wanted.status, a.status, b.status);
  compare('date', wanted.date, a.date, b.date);
  for (const role of new Set([...Object.keys(a.arguments), ...Object.keys(b.arguments)]))
    compare(role, wanted.arguments[role] ?? [], a.arguments[role] ?? [], b.arguments[role] ?? []);
  if (details.length === 0) return [];
  return [{ article, is: gain > 0 ? 'better' : gain < 0 ? 'worse' : 'other', event: b, details }];
}

const falseOnes = (t: Trial): ToldEvent[] => t.got.filter((_, j) => !t.pairs.some(p => p[1] === j));

function falseChanges(definitions: Definitions, then: Trial, now: Trial): Change[] {
  const [a, b] = [falseOnes(then), falseOnes(now)];
  const same = pairEvents(definitions, a, b);
  const change = (is: 'false' | 'mended', event: ToldEvent): Change => ({ article: now.id, is, event, details: [] });
  return [
    ...a.filter((_, i) => !same.some(p => p[0] === i)).map(e => change('mended', e)),
    ...b.filter((_, j) => !same.some(p => p[1] === j)).map(e => change('false', e)),
  ];
}
