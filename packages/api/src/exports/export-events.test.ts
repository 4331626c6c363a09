import { lastRecordedAt, type Store } from '@cellwire/store';
import { describeOnEachStore, fixedClock, type TestStore, testStore } from '@cellwire/testing';
import { parquetReadObjects } from 'hyparquet';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fill, HOSTILE, record, sale } from '../../test/fixture.js';
import { csvCell } from '../table-file.js';
import { EXPORT_COLUMNS } from './event-columns.js';
import { type ExportFormat, exportEvents } from './export-events.js';

const EVERYTHING = { sql: 'true', params: [] };

describeOnEachStore('exports', setup => {
  let test: TestStore;
  let store: Store;
  beforeAll(async () => {
    test = await testStore(setup.engine, fixedClock('2026-02-28T00:00:00Z'));
    store = test.store;
    await fill(store);
  });
  afterAll(() => test?.remove());

  async function exported(format: ExportFormat, asOf: Date | null = null, where = EVERYTHING): Promise<Buffer> {
    const pieces: Buffer[] = [];
    for await (const piece of exportEvents(store, { format, where, asOf })) pieces.push(Buffer.from(piece));
    return Buffer.concat(pieces);
  }
  const parquet = async (bytes: Buffer) => {
    const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer;
    return parquetReadObjects({ file });
  };

  it('write the same events in every format', async () => {
    const lines = (await exported('jsonl'))
      .toString()
      .trim()
      .split('\n')
      .map(line => JSON.parse(line));
    const csv = (await exported('csv')).toString().split('\r\n').slice(1, -1);
    const rows = await parquet(await exported('parquet'));
    const ids = lines.map(e => e.event);
    expect(ids).toHaveLength(15);
    expect(csv.map(line => line.split(',')[0])).toEqual(ids);
    expect(rows.map(row => row.event)).toEqual(ids);
  });

  it('give each event its mentions in JSON lines', async () => {
    const lines = (await exported('jsonl'))
      .toString()
      .trim()
      .split('\n')
      .map(line => JSON.parse(line));
    const mentions = lines.find(e => e.event === 'ev_1').mentions;
    expect(mentions).toMatchObject([{ id: 'a1#1', article: 'a1', rule: 'stake_sale/sells-stake' }]);
    expect(lines.find(e => e.event === 'ev_2').mentions).toEqual([]);
  });

  it('keep types in Parquet', async () => {
    const rows = await parquet(await exported('parquet'));
    const exit = rows.find(row => row.event === 'ev_10');
    expect(Object.keys(exit ?? {})).toEqual(EXPORT_COLUMNS.map(c => c.name));
    expect(exit).toMatchObject({
      headline: HOSTILE,
      companies: ['Acme Motors'],
      facilities: [],
      is_exit: true,
      usd: 1e7,
      gwh: null,
      sources: 1,
      date_from: new Date('2026-02-10T00:00:00Z'),
      first_seen: new Date('2026-02-10T00:00:00Z'),
    });
    expect(JSON.parse(String(exit?.arguments))).toMatchObject({ seller: ['Acme Motors'] });
  });

  it('are tables without rows where nothing matches', async () => {
    const nothing = { sql: 'false', params: [] };
    expect((await exported('jsonl', null, nothing)).toString()).toBe('');
    expect((await exported('csv', null, nothing)).toString().trim().split('\r\n')).toHaveLength(1);
    expect(await parquet(await exported('parquet', null, nothing))).toEqual([]);
  });

  it('say the same again as of an instant, whatever was recorded since', async () => {
    const asOf = await lastRecordedAt(store);
    const before = await exported('jsonl', asOf);
    await record(store, sale(2, { status: 'cancelled' }), sale(20));
    expect((await exported('jsonl', asOf)).toString()).toBe(before.toString());
    expect((await exported('jsonl')).toString()).toContain('"event":"ev_20"');
  });
});

describe('a cell of a spreadsheet', () => {
  it.each([
    ['plain', 'plain'],
    ['=1+1', "'=1+1"],
    ['+41', "'+41"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['  =HYPERLINK("http://x","y")', '"\'  =HYPERLINK(""http://x"",""y"")"'],
    ['＝1', "'＝1"],
    ['a,b', '"a,b"'],
    ['say "x"', '"say ""x"""'],
    ['two\nlines', '"two\nlines"'],
    [-5, '-5'],
    [1.5, '1.5'],
    [null, ''],
    [true, 'true'],
    [['=a', 'b'], "'=a; b"],
  ])('holds %j as %j', (value, expected) => {
    expect(csvCell(value)).toBe(expected);
  });
});
