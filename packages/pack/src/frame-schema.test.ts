import { describe, expect, test } from 'vitest';
import { FrameSchema, frameFaults, rolesInFrame } from './frame-schema.js';

const frame = (more: object): object => ({ id: 'shop_sale/sells', verb: ['sell'], ...more });

describe('the frame schema takes', () => {
  const good: [string, object][] = [
    ['a role at a position', { subject: 'seller' }],
    [
      'a position with heads, values and positions inside',
      { object: { head: ['shop', '@company'], percent: 'share', in: 'place' } },
    ],
    ['a preposition of two words', { 'out of': { role: 'target', must: true } }],
    ['roles in order', { between: { role: ['seller', 'buyer'] } }],
    ['a word list', { near: '$shops', unless: ['analyst'] }],
    ['a position that must stay empty', { on: { head: 'street', absent: true } }],
  ];
  test.each(good)('%s', (_, more) => {
    expect(FrameSchema.safeParse(frame(more)).error).toBeUndefined();
  });
});

describe('the frame schema refuses', () => {
  const bad: [string, object, RegExp][] = [
    ['an unknown key', { subjekt: 'seller' }, /subjekt/],
    ['an unknown key inside a position', { object: { heads: ['shop'] } }, /heads|Invalid/],
    ['a pattern', { near: 'shops?' }, /patterns|Invalid/],
    ['a mark that does not exist', { object: { head: '@shop' } }, /mark|Invalid/],
    ['a verb and a noun', { noun: 'sale' }, /either "verb" or "noun"/],
    ['support without a noun', { support: ['make'] }, /"noun"/],
    ['a date of no detail', { dated: true }, /adds: true/],
    ['trust over one', { trust: 2 }, /1/],
    ['a role that is no name', { subject: 'The Seller' }, /role|Invalid/],
  ];
  test.each(bad)('%s', (_, more, message) => {
    const { error } = FrameSchema.safeParse(frame(more));
    expect(JSON.stringify(error?.issues).replaceAll('\\"', '"')).toMatch(message);
  });

  test('a frame without a trigger', () => {
    expect(FrameSchema.safeParse({ id: 'shop_sale/nothing' }).success).toBe(false);
  });
});

describe('roles of a frame', () => {
  const deep = frame({
    object: { head: 'shop', percent: 'share', in: { role: 'place', of: 'owner' } },
    swaps: ['seller', 'buyer'],
  });

  test('are found at every depth', () => {
    expect(rolesInFrame(deep as Record<string, unknown>).map(r => r.role)).toEqual([
      'share',
      'place',
      'owner',
      'seller',
      'buyer',
    ]);
  });

  test('that the type lacks are told with the nearest name', () => {
    const roles = { share: {}, place: {}, owner: {}, seller: {}, buyer: {} };
    expect(frameFaults(deep as Record<string, unknown>, roles, [])).toEqual([]);
    const [fault] = frameFaults(frame({ subject: 'seler' }) as Record<string, unknown>, roles, []);
    expect(fault).toMatchObject({ path: ['subject'], mend: 'did you mean "seller"?' });
  });

  test('and types that the pack lacks are told', () => {
    const [fault] = frameFaults(frame({ yields: 'shop_opening' }) as Record<string, unknown>, {}, ['shop_sale']);
    expect(fault?.message).toContain('no type of this pack');
  });
});
