// The text of pages beyond the newspaper article.
import { describe, expect, it } from 'vitest';
import { BODY_KINDS } from '../../test/body-kinds.js';
import { readPage } from './read-page.js';

describe('the text of pages of many kinds', () => {
  for (const { kind, html, own, others } of BODY_KINDS) {
    it(kind, () => {
      const { text } = readPage(html, { url: 'https://www.quay.example/a/1' });
      expect({
        missing: own.filter(s => !text.includes(s)),
        extra: others.filter(s => text.includes(s)),
      }).toEqual({ missing: [], extra: [] });
    });
  }
});
