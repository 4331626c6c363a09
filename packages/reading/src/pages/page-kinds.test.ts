// Title, day and authors of pages as many publishing systems write them.
import { describe, expect, it } from 'vitest';
import { PAGE_KINDS } from '../../test/page-kinds.js';
import { readPage } from './read-page.js';

const day = (at: string | null): string | null => at?.slice(0, 10) ?? null;

describe('pages of many publishing systems', () => {
  for (const { kind, url, html, ...want } of PAGE_KINDS) {
    it(kind, () => {
      const read = readPage(html, { url: url ?? 'https://www.ledger.example/a/1' });
      const told = {
        title: read.title,
        on: day(read.published),
        modifiedOn: day(read.modified),
        authors: read.authors,
      };
      expect(told).toMatchObject(want);
    });
  }
});
