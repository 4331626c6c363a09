import { describe, expect, it } from 'vitest';
import { groupSources } from './count-sources.js';
import { signatureLikeness, textSignature } from './text-signature.js';

describe('sources', () => {
  const story =
    'Halden Cell Works on Thursday completed the purchase of a forty percent stake in Rhonecell and now owns all of the French battery maker, it said in a statement sent to the exchange.';
  it('counts copies of one text once', () => {
    const other = textSignature(
      'The Norwegian company has bought out its partner and wants to fill the plant with work for storage parks, of which three are being discussed with developers in Spain.',
    );
    const articles = [
      { article: 'a', outlet: 'one', signature: textSignature(story) },
      { article: 'b', outlet: 'two', signature: textSignature(`${story} Reporting by the agency.`) },
      { article: 'c', outlet: 'three', signature: other },
      { article: 'd', outlet: 'three', signature: null },
    ];
    expect(groupSources(articles)).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
    expect(signatureLikeness(textSignature(story) ?? [], other ?? [])).toBeLessThan(0.1);
  });
  it('has no signature for a text too short to tell', () => {
    expect(textSignature('Halden buys stake')).toBeNull();
  });
});
