// The headline: what the page's own places for it agree on, without the site's name.
import { foldSpace, type PageElement, visibleText } from './dom.js';
import { type LdNode, ldText, plainText } from './json-ld.js';
import { metaOf, type PageFacts } from './page-facts.js';

/** Where a headline may stand, with the trust put in it when the places disagree. */
interface Candidate {
  text: string;
  trust: number;
}

const SEPARATOR = /\s+[|•·»«›‹—–:~/\\-]{1,3}\s+|\s*[|»]\s*|:{2}|\s*[—–]\s+|:\s+/g;

/** A headline is shorter; what is longer is a template gone wrong. */
const MAX_TITLE = 400;
const MAX_CHARS = 2_000;

/** Letters and digits only, lower case: what is compared. */
export const titleKey = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** The headline, or null. `siteNames` are what the page calls its outlet. */
export function readTitle(facts: PageFacts, article: LdNode | null, siteNames: readonly string[]): string | null {
  const sites = new Set(siteNames.map(titleKey).filter(Boolean));
  const raw: Candidate[] = [];
  const add = (text: string | null, trust: number): void => {
    const folded = text && text.length < MAX_CHARS ? foldSpace(text) : '';
    if (folded && folded.length < MAX_TITLE && !sites.has(titleKey(folded))) raw.push({ text: folded, trust });
  };
  add(ldText(article, 'headline', 'name'), 1.1);
  add(decoded(metaOf(facts, 'og:title')), 1.05);
  add(facts.items.filter(isHeadline).map(headingText)[0] ?? null, 0.7);
  for (const h1 of facts.h1s.slice(0, 6)) add(headingText(h1), trustOfHeading(headingText(h1), facts));
  add(decoded(metaOf(facts, 'twitter:title')), 0.4);
  add(decoded(metaOf(facts, 'dc.title', 'dcterms.title', 'parsely-title', 'sailthru.title', 'title')), 0.5);
  add(facts.titleTag, 0.8);
  for (const part of headedParts(facts, sites)) add(part, 0.9);
  if (!raw.length) return facts.h2s.map(headingText)[0] || null;
  return vote(raw, sites);
}

/** Parts of the title tag, cut at its separators, that stand as a second or third heading in the page; the longest. */
function headedParts(facts: PageFacts, sites: ReadonlySet<string>): string[] {
  const tag = facts.titleTag ?? '';
  const cuts = [...tag.slice(0, MAX_TITLE).matchAll(SEPARATOR)];
  const parts = cuts.flatMap(c => [tag.slice(0, c.index), tag.slice(c.index + c[0].length)]).map(titleKey);
  const headed = facts.h2s
    .slice(0, 40)
    .map(headingText)
    .filter(h => h.length < MAX_TITLE && parts.includes(titleKey(h)) && !sites.has(titleKey(h)));
  return headed.sort((a, b) => b.length - a.length).slice(0, 1);
}

/** A first heading that shares no words with the page's titles is the site's name or a section's. */
function trustOfHeading(heading: string, facts: PageFacts): number {
  const words = new Set(
    titleKey(`${facts.titleTag ?? ''} ${decoded(metaOf(facts, 'og:title')) ?? ''}`.slice(0, 1_000)).split(' '),
  );
  const own = titleKey(heading).split(' ');
  return words.size < 3 || own.filter(w => words.has(w)).length >= own.length * 0.3 ? 1 : 0.3;
}

const decoded = (text: string | null): string | null => (text ? plainText(text) : null);
const headingText = (heading: PageElement): string => visibleText(heading);
const isHeadline = (e: PageElement): boolean =>
  e.name !== 'meta' && /(?:^|\s)headline(?:\s|$)/.test(e.attribs.itemprop ?? '');

/**
 * Each candidate votes for itself without a site's name; a longer one that begins with a shorter one and a separator
 * votes for the shorter. The most trusted sum wins; the first spelling of it is given.
 */
function vote(raw: readonly Candidate[], sites: ReadonlySet<string>): string | null {
  const cleaned = raw.map(c => ({ ...c, text: withoutSite(c.text, sites) }));
  const sums = new Map<string, { text: string; sum: number }>();
  for (const { text } of cleaned) {
    const key = titleKey(text);
    if (key && !sums.has(key)) sums.set(key, { text, sum: 0 });
  }
  for (const { text, trust } of cleaned) {
    const key = titleKey(text);
    for (const [other, entry] of sums) {
      if (other === key) entry.sum += trust;
      else if (other.length > 12 && beginsWithPart(text, entry.text)) entry.sum += trust * 0.9;
      else if (key.length > 20 && isCut(text, entry.text)) entry.sum += trust * 0.5;
    }
  }
  let best: { text: string; sum: number } | null = null;
  for (const entry of sums.values()) if (!best || entry.sum > best.sum + 1e-9) best = entry;
  return best?.text ?? null;
}

/** Whether `long` is `short` followed by a separator and more. */
function beginsWithPart(long: string, short: string): boolean {
  if (long.length <= short.length) return false;
  for (const found of long.matchAll(SEPARATOR)) {
    if (titleKey(long.slice(0, found.index)) === titleKey(short)) return true;
    if (titleKey(long.slice(found.index + found[0].length)) === titleKey(short)) return true;
  }
  return false;
}

/** Whether `cut` is the beginning of `whole`, ended by an ellipsis or a length limit. */
function isCut(cut: string, whole: string): boolean {
  const key = titleKey(cut.replace(/(?:…|\.{3})$/, ''));
  return whole.length > cut.length - 3 && titleKey(whole).startsWith(key) && titleKey(whole) !== key;
}

/** Drops leading and trailing parts that are a site's name. */
function withoutSite(title: string, sites: ReadonlySet<string>): string {
  let text = title;
  for (let i = 0; i < 3; i += 1) {
    const cuts = [...text.matchAll(SEPARATOR)];
    const last = cuts.at(-1);
    const first = cuts[0];
    if (last && isSite(text.slice(last.index + last[0].length), sites)) text = text.slice(0, last.index);
    else if (first && isSite(text.slice(0, first.index), sites)) text = text.slice(first.index + first[0].length);
    else break;
  }
  return text.trim() || title;
}

function isSite(part: string, sites: ReadonlySet<string>): boolean {
  const key = titleKey(part);
  if (!key || sites.has(key)) return true;
  const joined = key.replace(/ /g, '');
  for (const site of sites) {
    const plain = site.replace(/ /g, '');
    if (plain.length < 3) continue;
    if (joined === plain || joined === `the${plain}` || `the${joined}` === plain) return true;
    // "Daily Volt Online" for "Daily Volt", and "dailyvolt" of the host name.
    if (joined.startsWith(plain) && joined.length - plain.length <= 8) return true;
    if (plain.startsWith(joined) && joined.length > 4) return true;
  }
  return /^[a-z0-9-]+\.(?:com|net|org|[a-z]{2}|co\.[a-z]{2})$/i.test(part.trim());
}
