import { filterToSql, parseFilter } from '@cellwire/query';
import { describe, expect, it } from 'vitest';
import { readFormat } from './export.js';
import { readAsOf, readCount, readSort, readWhere } from './read-options.js';

describe('words of a command line as a filter', () => {
  it.each([
    [['type:stake_sale', 'status:completed'], 'type:stake_sale status:completed'],
    [['type:stake_sale status:completed'], 'type:stake_sale status:completed'],
    [['company:LG Energy Solution', 'is:jv_exit'], 'company:"LG Energy Solution" is:jv_exit'],
    [['-company:LG Energy Solution'], '-company:"LG Energy Solution"'],
    [['company:"LG Energy Solution" since:2026'], 'company:"LG Energy Solution" since:2026'],
    [['type:layoff OR type:writedown'], 'type:layoff OR type:writedown'],
    [[], ''],
  ])('%j asks for %s', (words, filter) => {
    expect(readWhere(words)).toEqual(filterToSql(parseFilter(filter)));
  });

  it.each([
    [() => readWhere(['compny:x']), 'did you mean'],
    [() => readSort('toString'), '--sort knows'],
    [() => readCount('0', '--limit'), '--limit'],
    [() => readAsOf('yesterday'), '--as-of'],
    [() => readFormat({ filter: '', csv: true, parquet: true }, undefined), 'one of them'],
  ])('says what is wrong: %s', (read, why) => {
    expect(read).toThrow(why);
  });

  it.each([
    [{ filter: '' }, undefined, 'jsonl'],
    [{ filter: '' }, 'a.parquet', 'parquet'],
    [{ filter: '', csv: true }, 'a.parquet', 'csv'],
    [{ filter: '' }, 'a.txt', 'jsonl'],
  ])('takes the format of %j and %s: %s', (options, file, format) => {
    expect(readFormat(options, file)).toBe(format);
  });
});
