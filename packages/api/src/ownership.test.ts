import type { EventRow } from '@cellwire/store';
import { describe, expect, it } from 'vitest';
import { ownershipOf } from './ownership.js';

type Told = Pick<EventRow, 'type' | 'status' | 'date' | 'arguments'>;
const event = (n: number, told: Told): EventRow =>
  ({ event: `ev_${n}`, headline: '', dateFrom: told.date, seenOn: '2026-01-01', ...told }) as EventRow;
const formed: Told = {
  type: 'jv_formation',
  status: 'completed',
  date: '2022-01-01',
  arguments: { venture: ['Volta'], partner: ['Acme', 'Beta'], stake: [{ percent: 49 }, { percent: 51 }] },
};
const sale = (more: Partial<Told> & { from: string; to?: string; percent?: number }): Told => ({
  type: 'stake_sale',
  status: 'completed',
  date: '2024-01-01',
  arguments: {
    target: ['Volta'],
    seller: [more.from],
    ...(more.to ? { buyer: [more.to] } : {}),
    ...(more.percent ? { stake: [{ percent: more.percent }] } : {}),
  },
  ...(more.status ? { status: more.status } : {}),
  ...(more.date ? { date: more.date } : {}),
});
const left = (...partner: string[]): Told => ({
  type: 'jv_dissolution',
  status: 'completed',
  date: '2025-01-01',
  arguments: { venture: ['Volta'], partner },
});

describe('ownership of a venture', () => {
  it.each<[string, Told[], string[]]>([
    ['begins as told', [formed], ['Acme 49, Beta 51']],
    [
      'goes to the buyer',
      [formed, sale({ from: 'Acme', to: 'Gamma', percent: 49 })],
      ['Acme 49, Beta 51', 'Beta 51, Gamma 49'],
    ],
    [
      'leaves the rest with the seller',
      [formed, sale({ from: 'Acme', to: 'Beta', percent: 20 })],
      ['Acme 49, Beta 51', 'Acme 29*, Beta 71*'],
    ],
    [
      'ends where one has all of it',
      [formed, sale({ from: 'acme', to: 'Beta', percent: 49 })],
      ['Acme 49, Beta 51', 'Beta 100* ended'],
    ],
    [
      'needs no percent where the seller sells all',
      [formed, sale({ from: 'Acme', to: 'Beta' })],
      ['Acme 49, Beta 51', 'Beta 100* ended'],
    ],
    [
      'is not changed by a plan',
      [
        formed,
        sale({ from: 'Acme', to: 'Gamma', percent: 9, status: 'announced' }),
        sale({ from: 'Beta', to: 'Delta', percent: 51, date: '2025-01-01' }),
      ],
      ['Acme 49, Beta 51', 'Acme 40*, Beta 51, Gamma 9 planned', 'Acme 49, Delta 51'],
    ],
    [
      'knows nothing of the called off',
      [formed, sale({ from: 'Acme', to: 'Beta', status: 'cancelled' })],
      ['Acme 49, Beta 51'],
    ],
    ['ends when a partner leaves one alone', [formed, left('Acme')], ['Acme 49, Beta 51', 'Beta 100* ended']],
    ['ends when all leave', [formed, left('Acme', 'Beta')], ['Acme 49, Beta 51', 'Acme 49, Beta 51 ended']],
    ['guesses no share', [sale({ from: 'Acme', to: 'Gamma' })], ['Beta ?, Gamma ?']],
    [
      'is in order of time, not of arrival',
      [sale({ from: 'Acme', to: 'Gamma', percent: 49 }), formed],
      ['Acme 49, Beta 51', 'Beta 51, Gamma 49'],
    ],
  ])('%s', (_title, told, expected) => {
    const steps = ownershipOf(
      'volta',
      ['Acme', 'Beta'],
      told.map((t, i) => event(i, t)),
    );
    const shown = steps.map(s => {
      const shares = s.shares.map(x => `${x.holder} ${x.percent ?? '?'}${x.derived ? '*' : ''}`).sort();
      return `${shares.join(', ')}${s.holds ? '' : ' planned'}${s.ended ? ' ended' : ''}`;
    });
    expect(shown).toEqual(expected);
  });

  it('does not take a partner’s own shares for those of the venture', () => {
    const other = {
      ...sale({ from: 'Acme', to: 'Fund', percent: 5 }),
      arguments: { target: ['Acme'], seller: ['Old'] },
    };
    expect(ownershipOf('Volta', ['Acme', 'Beta'], [event(1, other)])).toEqual([]);
  });
});
