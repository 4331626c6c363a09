// The command line of corrections and rates, on a store with articles that the real extractor reads.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { emptyStoreFolder } from '@cellwire/testing';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { closeKept, keepParts, keepStore } from '../../test/keep-open.js';
import { runCommand as run } from '../../test/run-command.js';

vi.mock('../process/open-own-store.js', async original => keepStore(await original()));
vi.mock('../process/open-parts.js', async original => keepParts(await original()));

const folder = mkdtempSync(join(tmpdir(), 'cellwire-events-'));
const file = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

interface Row {
  event: string;
  usd: number | null;
  mentions: { id: string; article: string }[];
}
/** Events with their mentions, as exported. */
async function exported(): Promise<Row[]> {
  const { out } = await run('events', 'export', '--jsonl');
  return out
    .split('\n')
    .filter(Boolean)
    .map(line => JSON.parse(line));
}
const told = async (): Promise<string[]> =>
  (await exported()).map(e => [...new Set(e.mentions.map(m => m.article))].sort().join(' ')).sort();
/** The JSON report of a correction, without its number and whether it was a dry run. */
async function report(...args: string[]): Promise<{ events: { event: string; is: string; into?: string }[] }> {
  const { code, out, err } = await run('events', ...args, '--json');
  expect([code, err]).toEqual([0, '']);
  const { dry_run: _d, correction: _c, ...said } = JSON.parse(out);
  return said;
}

const BY = ['--reason', 'read both', '--by', 'ada'];

describe('cellwire events and rates', { timeout: 300_000 }, () => {
  let a: string, b: string, dataDir: string;
  beforeAll(async () => {
    dataDir = await emptyStoreFolder();
    vi.stubEnv('CELLWIRE_DATA_DIR', dataDir);
    vi.stubEnv('CELLWIRE_NOW', '2026-02-20T09:00:00Z');
    vi.stubEnv('DATABASE_URL', '');
    vi.stubEnv('REDIS_URL', '');
    const article = (id: string, published: string, text: string) =>
      JSON.stringify({ id, published, outlet: id, url: `https://${id}.example/1`, title: 'Battery news', text });
    const articles = [
      article(
        'ledger',
        '2026-02-10',
        'Veltra Motors agreed to sell its 40% stake in the battery maker Prairie Volt Cells to Marwick for 300 million euros.',
      ),
      article(
        'gazette',
        '2026-02-12',
        'Norwick Energy took an impairment charge of 90 million euros on its battery cell business.',
      ),
      article(
        'wire',
        '2026-02-13',
        'Ostrow Materials took an impairment charge of 20 million euros on its cathode business.',
      ),
    ];
    const { code } = await run('import', file('articles.jsonl', articles.join('\n')));
    expect(code).toBe(0);
    const rows = await exported();
    [a, b] = ['gazette', 'wire'].map(article => rows.find(e => e.mentions[0]?.article === article)?.event) as [
      string,
      string,
    ];
  }, 300_000);
  afterAll(async () => {
    await closeKept();
    vi.unstubAllEnvs();
    for (const made of [folder, dataDir]) rmSync(made, { recursive: true, force: true });
  });

  it('say in a dry run what the run does, and merge, redirect, list and undo', async () => {
    const dry = await report('merge', a, b, ...BY, '--dry-run');
    expect(await told()).toEqual(['gazette', 'ledger', 'wire']);
    expect(await report('merge', a, b, ...BY)).toEqual(dry);
    const correction = JSON.parse((await run('events', 'corrections', '--json')).out);
    expect(correction).toMatchObject({ kind: 'merge', event: a, other: b, reason: 'read both', made_by: 'ada' });
    // Which one came in first was up to the import's batches.
    const [kept, gone] = dry.events.map(e => e.event) as [string, string];
    expect([kept, gone].sort()).toEqual([a, b].sort());
    expect(dry.events).toMatchObject([
      { event: kept, is: 'changed', mentions: ['gazette#1', 'wire#1'] },
      { event: gone, is: 'merged', into: kept },
    ]);
    expect(await told()).toEqual(['gazette wire', 'ledger']);
    const shown = await run('events', 'show', gone, '--json');
    expect([JSON.parse(shown.out).event, shown.err]).toEqual([kept, `${gone} is ${kept} now\n`]);
    const split = ['split', kept, '--mentions', 'wire#1', ...BY];
    const drySplit = await report(...split, '--dry-run');
    expect(await report(...split)).toEqual(drySplit);
    expect(await told()).toEqual(['gazette', 'ledger', 'wire']);
    const { id: newest } = JSON.parse((await run('events', 'corrections', '--limit', '1', '--json')).out);
    await report('undo', String(newest), '--by', 'ben');
    const dryUndo = await report('undo', String(correction.id), '--by', 'ben', '--dry-run');
    const undone = await report('undo', String(correction.id), '--by', 'ben');
    expect(undone).toEqual(dryUndo);
    expect(undone.events.map(e => `${e.event} ${e.is}`).sort()).toEqual([`${kept} changed`, `${gone} restored`].sort());
    expect(await told()).toEqual(['gazette', 'ledger', 'wire']);
  });

  it('reject an event, say so where it is asked for, and bring it back', async () => {
    const asked = ['events', 'reject', a, '--reason', 'about another company', '--by', 'ada'];
    const dry = await run(...asked, '--dry-run');
    const rejected = await run(...asked);
    expect(rejected.out).toBe(dry.out);
    expect(rejected).toMatchObject({ code: 0, out: expect.stringContaining(`${a}  rejected`) });
    const number = /events undo (\d+)/.exec(rejected.err)?.[1] as string;
    const shown = await run('events', 'show', a);
    expect(shown).toMatchObject({ code: 2, err: expect.stringContaining(`events undo ${number}`) });
    expect(await run('events', 'undo', number)).toMatchObject({ code: 0, out: expect.stringContaining('restored') });
    const list = (await run('events', 'corrections', '--json')).out
      .trim()
      .split('\n')
      .map(line => JSON.parse(line));
    expect(list.map(c => [c.kind, c.undone_by !== null])).toEqual([
      ['reject', true],
      ['split', true],
      ['merge', true],
    ]);
  });

  it.each([
    [['events', 'merge', 'ev_x', 'ev_y', '--reason', 'r'], /no event ev_x/],
    [['events', 'merge', 'ev_x', 'ev_y', '--reason', '  '], /--reason wants/],
    [['events', 'reject', 'ev_x'], /required option '--reason/],
    [['events', 'split', 'ev_x', '--reason', 'r'], /required option '--mentions/],
    [['events', 'undo', 'last'], /named by its number.*events corrections/],
    [['rates', 'load', 'nowhere.csv'], /nowhere\.csv cannot be read/],
  ])('%j is wrong usage, with the mend', async (args, message) => {
    const { code, out, err } = await run(...args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(message);
  });

  it('give dollars to sums that have none, by the rate of the day', async () => {
    const usd = async () => Object.fromEntries((await exported()).map(e => [e.mentions[0]?.article, e.usd]));
    expect(await usd()).toEqual({ ledger: null, gazette: null, wire: null });
    const faulty = await run(
      'rates',
      'load',
      file('faulty.csv', 'currency,day,usd\nEUR,2026-02-01,"1,1"\nEU,2026-02-01,1'),
    );
    expect(faulty).toMatchObject({
      code: 2,
      err: expect.stringMatching(/nothing was loaded\n.*faulty\.csv:2: .*\n.*faulty\.csv:3: /),
    });
    const rates = file('rates.csv', 'currency,day,usd\nEUR,2026-02-11,1.1\nEUR,2026-02-13,1.2\n');
    const loaded = await run('rates', 'load', rates, '--json');
    expect(JSON.parse(loaded.out)).toEqual({ rates: 2, events_changed: 2 });
    expect(await usd()).toEqual({ ledger: null, gazette: expect.closeTo(99e6), wire: expect.closeTo(24e6) });
    expect((await run('rates', 'list', '--currency', 'eur')).out).toMatch(/EUR\s+2026-02-11\s+1\.1\s/);
    expect(JSON.parse((await run('rates', 'load', rates, '--json')).out)).toEqual({ rates: 2, events_changed: 0 });
  });
});
