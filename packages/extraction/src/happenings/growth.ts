// Growth that a verb tells by itself: "to triple", "to fall by 20 percent".

import { addFound, type Draft } from './draft.js';

/** "to triple" is growth by 200 percent, where no figure says more. */
const GROWTH: [forms: RegExp, percent: number][] = [
  [/^doubl/, 100],
  [/^tripl|^trebl/, 200],
  [/^quadrupl/, 300],
  [/^quintupl/, 400],
];
export function addGrowth(draft: Draft, role: string): void {
  const t = draft.match.reading.parsed.tokens[draft.match.trigger]!;
  const found = GROWTH.find(([form]) => form.test(t.lower));
  const figures = [...draft.roles.values()].flat().some(f => typeof f.value === 'object');
  if (!found || figures) return;
  const before = draft.match.reading.parsed.tokens
    .slice(Math.max(0, draft.match.trigger - 3), draft.match.trigger)
    .map(x => x.lower)
    .join(' ');
  const bound = before.endsWith('more than')
    ? { bound: 'min' as const }
    : /nearly|almost|about/.test(before)
      ? { bound: 'about' as const }
      : {};
  addFound(draft.roles, role, [
    { value: { percent: found[1], ...bound }, in: draft.match.reading.in, start: t.start, end: t.end },
  ]);
}

/** "to fall by 20 percent": growth below nothing. */
const FALLING = /^(?:fall|fell|declin|drop|shr[iau]nk|decreas|slip|contract)/;
export function signGrowth(draft: Draft, role: string): void {
  const verb = draft.match.reading.parsed.tokens[draft.match.trigger]!;
  if (verb.pos !== 'verb' || !FALLING.test(verb.lower)) return;
  const values = draft.roles
    .get(role)!
    .map(f =>
      typeof f.value === 'object' && 'percent' in f.value && f.value.percent > 0
        ? { ...f, value: { ...f.value, percent: -f.value.percent } }
        : f,
    );
  draft.roles.set(role, values);
}
