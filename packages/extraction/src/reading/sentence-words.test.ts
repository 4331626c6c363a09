import { describe, expect, it } from 'vitest';
import { compileFrame } from '../frames/frame.js';
import { buildTriggers } from '../frames/triggers.js';
import { prefilter, SentenceWords } from './sentence-words.js';

const frame = (id: string, rest: object) => compileFrame('sale', { id: `sale/${id}`, ...rest } as never, {});
const table = buildTriggers([
  frame('sells-stake', { verb: ['sell', 'pull out'], object: { head: ['stake', '@percent'] } }),
  frame('gets-plant', { verb: ['get'], object: { head: ['plant', '@facility'] } }),
  frame('slips', { verb: ['open'], near: ['later than planned', 'delay'] }),
  frame('seeks', { verb: ['seek'], wide: true, near: ['volunteer'], object: { units: 'heads' }, needs: ['heads'] }),
  frame('price', { noun: ['price'], adds: true, of: { money: 'price' } }),
]);

describe('the words of a sentence', () => {
  it.each([
    ['It sold its stake', true],
    ['It sold its old stakes', true],
    ['It sold its bicycle', false],
    ['It pulled out its stake', true],
    ['It pulled its stake', false],
    ['It opens later than was planned', false],
    ['It opens later than planned', true],
    ['It opens after delays', true],
    ['A price of some kind', false],
  ])('%s: may match %s', (text, may) => {
    expect(new SentenceWords(table, text, []).holdsTrigger()).toBe(may);
  });

  it('count names and values by their kinds', () => {
    expect(new SentenceWords(table, 'It sold 49%', []).holdsTrigger()).toBe(false);
    expect(new SentenceWords(table, 'It sold 49%', ['@percent']).holdsTrigger()).toBe(true);
    const price = new SentenceWords(table, 'A price of $5', ['@money']);
    expect([price.holdsTrigger(), price.holdsTrigger({ telling: true })]).toEqual([true, false]);
  });
});

describe('what stands in the sentences beside one', () => {
  const [bare, counted] = [[], ['@units']].map(marks => new SentenceWords(table, 'It seeks 400', marks));
  it('counts for frames that look there, and what they need stands in the sentence itself', () => {
    const volunteers = new SentenceWords(table, 'Volunteers are paid', []);
    const others = new SentenceWords(table, 'The plant is old', ['@units']);
    counted!.standBeside([others, volunteers]);
    bare!.standBeside([others, volunteers]);
    expect([bare!.holdsTrigger(), counted!.holdsTrigger()]).toEqual([false, true]);
    counted!.standBeside([others]);
    expect(counted!.holdsTrigger()).toBe(false);
  });
});

describe('the first test of an article', () => {
  const mayTell = prefilter(table, new Set(['kokomo']));
  it.each([
    ['It sold 49 percent', true],
    ['It sold a share', false],
    ['It got some honey', false],
    ['It got Kokomo Works', true],
    ['It got Kökömo', true],
    ['It sold\nits stake', false],
  ])('%j: %s', (text, may) => {
    expect(mayTell(text)).toBe(may);
  });
});
