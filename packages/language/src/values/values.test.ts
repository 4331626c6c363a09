import { describe, expect, it } from 'vitest';
import { datesIn } from './dates/dates.js';
import { moneyIn } from './money/money.js';
import { quantitiesIn } from './quantities/quantities.js';
import { readTokens, type Token } from './tokens.js';
import { findValues } from './values.js';

const options = { reference: '2026-02-11' };

describe('all values of a text', () => {
  it('stand in order and do not overlap', () => {
    const text =
      'Last week Acme sold its 49 percent stake for $100, after 22 billion euros ($26.2 billion) of charges in 2025, ' +
      'and cut 2000 jobs at the 40 GWh plant, one of 4680 cells.';
    expect(findValues(text, options).map(v => [v.kind, text.slice(v.start, v.end)])).toEqual([
      ['date', 'Last week'],
      ['quantity', '49 percent'],
      ['money', '$100'],
      ['money', '22 billion euros'],
      ['money', '$26.2 billion'],
      ['date', '2025'],
      ['quantity', '2000'],
      ['quantity', '40 GWh'],
    ]);
  });

  it('point with sameAs into the list returned', () => {
    const found = findValues('In 2025 it lost 5 percent, or €5bn ($6bn).', options);
    const money = found.filter(v => v.kind === 'money');
    expect(found.indexOf(money[0]!)).toBe(money[1]?.sameAs);
  });

  it('are none in empty text and in text without figures', () => {
    expect(findValues('', options)).toEqual([]);
    expect(findValues('Nothing was said of the plant.', options)).toEqual([]);
  });
});

/** Texts that make a careless reader slow: each is repeated to the size asked for. */
const HOSTILE: Record<string, string> = {
  dashes: '-',
  digits: '7',
  'spaced digits': '1 ',
  'digits and commas': '1,',
  'digits and dots': '1.',
  'groups of two': '22,',
  quotes: '"',
  brackets: '([{',
  'no spaces': 'abcdefghij',
  'mixed scripts': '한글 текст 中文 2026年€5bn ',
  'number words': 'twenty ',
  'hundred and': 'hundred and ',
  years: '2026-',
  'open ranges': 'from 2026 to ',
  'open distances': 'two days after ',
  'open lists': '5, 6 and ',
  weekdays: 'Monday ',
  anaphors: 'the same year ',
  dollars: '$',
  'dollar ranges': '$5 to ',
  'units of': '5 GWh of a a a a ',
  'counted nouns': '1,600 of its ',
  surrogates: '😀\ud800',
};

type Reader = (tokens: readonly Token[]) => void;
const finders: Reader = tokens => {
  moneyIn(tokens);
  quantitiesIn(tokens);
  datesIn(tokens, options);
};

/** How often a reader looks at a token: a measure of its work that no other process disturbs. */
function workOn(text: string, read: Reader): number {
  let reads = 0;
  const tokens = new Proxy(readTokens(text), {
    get: (target, key) => {
      reads++;
      return Reflect.get(target, key);
    },
  });
  read(tokens);
  return reads;
}

/** Whether eight times the text costs about eight times the work. */
function isLinear(piece: string, read: Reader): boolean {
  const small = workOn(piece.repeat(Math.ceil(1_500 / piece.length)), read);
  const large = workOn(piece.repeat(Math.ceil(12_000 / piece.length)), read);
  return large < 9 * small + 500;
}

describe('hostile text costs work in proportion to its length', () => {
  it.each(Object.entries(HOSTILE))('%s', (_, piece) => expect(isLinear(piece, finders)).toBe(true));

  it('but not for a reader that looks ahead to the end from every token', () => {
    const quadratic: Reader = tokens => {
      for (let i = 0; i < tokens.length; i++) tokens.slice(i);
    };
    expect(isLinear('1 ', quadratic)).toBe(false);
  });

  it.each(['-', '7', '1,', '22,', '1.', '"', '([{', 'abcdefghij', '한글 текст 中文 '])(
    '%s is cut in no time',
    piece => {
      const before = performance.now();
      readTokens(piece.repeat(Math.ceil(250_000 / piece.length)));
      // A tenth of a second on an idle machine; a quadratic cutter takes minutes.
      expect(performance.now() - before).toBeLessThan(4_000);
    },
  );
});

describe('tokens', () => {
  it('cut the text without a gap but white space', () => {
    const text = 'Acme’s €22bn (10.31.1974), 1,600 — 10,00,000;  ½ "x"\u00a0년…';
    const tokens = readTokens(text);
    let at = 0;
    for (const t of tokens) {
      expect(text.slice(at, t.start).trim()).toBe('');
      at = t.end;
    }
    expect(tokens.map(t => t.text).slice(0, 6)).toEqual(['Acme', '’', 's', '€', '22', 'bn']);
    expect(tokens.find(t => t.text === '10,00,000')?.value).toBe(1_000_000);
    expect(tokens.filter(t => t.kind === 'number').map(t => t.text)).toEqual([
      '22',
      '10',
      '31',
      '1974',
      '1,600',
      '10,00,000',
      '½',
    ]);
  });

  it('leave an absurd number without a value', () => expect(readTokens('9'.repeat(400))[0]?.value).toBeNaN());
});
