// A pack of another industry in a few lines, for tests that need frames of their own.
import type { Article, CompanyEntry, EventTypeDefinition, KindEntry, Pack } from '@cellwire/model';

const company = (name: string): CompanyEntry => ({ name, aliases: [], kinds: ['dairy'], country: 'IE' });

/** Dairies that sell, plan and close creameries, with the given types of events. */
export const dairyPack = (types: EventTypeDefinition[], kinds: KindEntry[] = []): Pack => ({
  name: 'dairy',
  version: 'test',
  types,
  companies: ['Brennock Foods', 'Calder Dairy', 'Dunmore Milk'].map(company),
  ventures: [],
  facilities: [],
  places: [{ name: 'Ireland', aliases: [], kind: 'country', country: null }],
  kinds: [{ kind: 'dairy', nouns: ['dairy'] }, ...kinds],
  relevance: { words: { creamery: 1 }, against: {}, threshold: 0 },
  words: {},
  segments: {},
  sources: [],
  outlets: [],
});

/** An article of Thursday, 12 March 2026. */
export const dairyNews = (text: string, title = ''): Article => ({
  id: 'test',
  url: 'https://news.example/1',
  outlet: 'Example',
  published: '2026-03-12',
  title,
  text,
});
