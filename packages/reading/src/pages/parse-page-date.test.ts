import { describe, expect, it } from 'vitest';
import { parseMachineDate, parseVisibleDate } from './parse-page-date.js';
import { dayOfUrl } from './url-day.js';

describe('parseMachineDate', () => {
  const cases: [given: string, want: string | null][] = [
    ['2026-02-11', '2026-02-11'],
    ['2026-02-11T09:30:00+09:00', '2026-02-11T09:30:00+09:00'],
    ['2026-02-11T09:30:00.123Z', '2026-02-11T09:30:00Z'],
    ['2026-02-11T09:30+0900', '2026-02-11T09:30:00+09:00'],
    ['2026-02-11 09:30:00 UTC', '2026-02-11T09:30:00Z'],
    ['2026-02-11 09:30:00', '2026-02-11'],
    ['Wed, 11 Feb 2026 09:30:00 GMT', '2026-02-11T09:30:00Z'],
    ['Wed, 11 Feb 2026 21:30:00 -0500', '2026-02-11T21:30:00-05:00'],
    ['1770802200', '2026-02-11T09:30:00Z'],
    ['1770802200000', '2026-02-11T09:30:00Z'],
    ['20260211', '2026-02-11'],
    ['2026-02-30', null],
    ['0001-01-01T00:00:00Z', null],
    ['soon', null],
  ];
  for (const [given, want] of cases) it(`reads ${given}`, () => expect(parseMachineDate(given)).toBe(want));
});

describe('parseVisibleDate', () => {
  const cases: [line: string, want: string | null, dayFirst?: boolean][] = [
    ['Published Feb. 11, 2026 at 9:30 p.m. EST', '2026-02-11T21:30:00-05:00'],
    ['11 February 2026', '2026-02-11'],
    ['11th of February 2026', '2026-02-11'],
    ['Mittwoch, 11. Februar 2026, 9.30 Uhr', '2026-02-11'],
    ['Publié le 1er août 2026 à 9h30', '2026-08-01'],
    ['11 de fevereiro de 2026', '2026-02-11'],
    ['11 февраля 2026', '2026-02-11'],
    ['입력 2026.02.11 09:30', '2026-02-11'],
    ['2026년 2월 11일', '2026-02-11'],
    ['2026年2月11日 9時30分', '2026-02-11'],
    ['11.02.2026', '2026-02-11'],
    ['02/11/2026', '2026-02-11'],
    ['02/11/2026', '2026-11-02', true],
    ['25/12/2026', '2026-12-25'],
    ['12/25/2026', '2026-12-25', true],
    ['Version 3.2.1 of the app', null],
    ['In May we sold 2026 cells', null],
  ];
  for (const [line, want, dayFirst = false] of cases) {
    it(`reads “${line}”${dayFirst ? ', day first' : ''}`, () =>
      expect(parseVisibleDate(line, { dayFirst })?.value ?? null).toBe(want));
  }
});

describe('dayOfUrl', () => {
  const cases: [url: string, want: string | null][] = [
    ['https://a.example/2026/02/11/title', '2026-02-11'],
    ['https://a.example/news/2026-02-11-title', '2026-02-11'],
    ['https://a.example/20260211/title', '2026-02-11'],
    ['https://a.example/news/20260211001234', null],
    ['https://a.example/2026/02/title', null],
    ['https://a.example/x?date=2026-02-11', null],
  ];
  for (const [url, want] of cases) it(`reads ${url}`, () => expect(dayOfUrl(url)?.on ?? null).toBe(want));
});
