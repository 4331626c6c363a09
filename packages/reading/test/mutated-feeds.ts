// Mutated feeds: every sample torn, doubled, reordered and sprinkled with what parsers fear, by fixed seeds.
import type { ReadFeed } from '@cellwire/model';
import fc from 'fast-check';
import { SAMPLE_FEEDS } from './sample-feeds.js';

const NASTY = [
  '<',
  '>',
  '&',
  '"',
  "'",
  '\0',
  '\ufeff',
  '\ufffd',
  ']]>',
  '<![CDATA[',
  '<!--',
  '-->',
  '<?xml',
  '?>',
  '<!DOCTYPE x [',
  '<!ENTITY a "b">',
  '&a;',
  '&#0;',
  '&#xffffffff;',
  '&nosuch;',
  '</',
  '/>',
  '<item>',
  '</item>',
  '<entry>',
  '<channel>',
  '<rss>',
  '<title>',
  '</title>',
  '<link>',
  '<link/>',
  '<guid>',
  'xmlns="',
  'xmlns:a="',
  'xml:base="//',
  ' xml:base="http://[',
  '__proto__',
  '<__proto__>',
  '<constructor>',
  'mode="base64"',
  'type="xhtml"',
  '{',
  '}',
  '[',
  '"items":',
  'null',
  '\u202e',
  '𝒳',
  '\r\n',
]; // prettier-ignore

/** One change to a document; positions are fractions of its length. */
interface Mutation {
  kind: 'cut' | 'double' | 'move' | 'insert' | 'byte' | 'end';
  at: number;
  span: number;
  to: number;
  text: string;
  byte: number;
}

const fraction = fc.double({ min: 0, max: 1, noNaN: true });
const mutation: fc.Arbitrary<Mutation> = fc.record({
  kind: fc.constantFrom('cut', 'double', 'move', 'insert', 'byte', 'end'),
  at: fraction,
  span: fraction,
  to: fraction,
  text: fc.oneof(fc.constantFrom(...NASTY), fc.string({ maxLength: 12 })),
  byte: fc.nat(255),
});

/** A sample's bytes after one to eight mutations. */
export const mutatedFeed: fc.Arbitrary<Uint8Array> = fc
  .tuple(fc.constantFrom(...Object.values(SAMPLE_FEEDS)), fc.array(mutation, { minLength: 1, maxLength: 8 }))
  .map(([sample, mutations]) => mutations.reduce(mutate, Buffer.from(sample)));

function mutate(bytes: Buffer, { kind, at, span, to, text, byte }: Mutation): Buffer {
  const from = Math.floor(at * bytes.length);
  // Short spans are likelier, so that much of the document stays.
  const until = from + Math.floor(span ** 4 * (bytes.length - from));
  const piece = bytes.subarray(from, until);
  switch (kind) {
    case 'cut':
      return Buffer.concat([bytes.subarray(0, from), bytes.subarray(until)]);
    case 'double':
      return Buffer.concat([bytes.subarray(0, until), piece, bytes.subarray(until)]);
    case 'move': {
      const rest = Buffer.concat([bytes.subarray(0, from), bytes.subarray(until)]);
      const target = Math.floor(to * rest.length);
      return Buffer.concat([rest.subarray(0, target), piece, rest.subarray(target)]);
    }
    case 'insert':
      return Buffer.concat([bytes.subarray(0, from), Buffer.from(text), bytes.subarray(from)]);
    case 'byte':
      return Buffer.concat([bytes.subarray(0, from), Buffer.of(byte), bytes.subarray(from + 1)]);
    case 'end':
      return bytes.subarray(0, from);
  }
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;
const isWeb = (link: string | null): boolean => link === null || /^https?:\/\//.test(link);
const isInstant = (date: string | null): boolean => date === null || INSTANT.test(date);

/** What any answer must hold to, whatever the bytes: the first promise that is broken, or null. */
export function brokenPromise(feed: ReadFeed): string | null {
  if (feed.ok !== (feed.kind !== null)) return 'ok and kind disagree';
  if (!feed.ok && !feed.error) return 'no feed, and no reason';
  if (!feed.ok && feed.entries.length > 0) return 'entries of no feed';
  if (![feed.link, feed.hub, feed.self].every(isWeb)) return 'a link of the feed is no web address';
  for (const entry of feed.entries) {
    if (!isWeb(entry.link)) return `entry link ${entry.link}`;
    if (!isInstant(entry.published) || !isInstant(entry.updated)) return `entry date ${entry.published}`;
    if (entry.title !== null && (entry.title === '' || /[\n\r\t]/.test(entry.title))) return 'title is no line';
    if (entry.updated && !entry.published) return 'published does not fall back to updated';
    if ((entry.title || entry.link) && !entry.guid) return 'no guid';
  }
  return null;
}
