// Who wrote the article: names only.
import { BY, BYLINE, CJK_BYLINE, cleanNames } from './author-names.js';
import { isElement, type PageElement, type PageNode, spacedText, visibleText, walk } from './dom.js';
import { isNode, type LdNode, type LdValue, type LinkedData, parseLoosely, plainText, typesOf } from './json-ld.js';
import { itemNames, metaOf, nearestFirst, type PageFacts } from './page-facts.js';
import { titleKey } from './read-title.js';
import { standsElsewhere } from './surroundings.js';

const METAS = [
  'author',
  'article:author',
  'article:author_name',
  'parsely-author',
  'sailthru.author',
  'byl',
  'dc.creator',
  'dcterms.creator',
  'dc.creator.personalname',
  'citation_author',
  'cxenseparse:author',
  'rbauthors',
  'article.author',
  'bt:author',
  'authors',
  'byline',
  'twitter:creator:name',
  'mediator_author',
  'dc.contributor',
  'search.author',
  'og:article:author',
  'vr:author',
];
/** These systems write "Family, Given". */
const FAMILY_FIRST = new Set(['citation_author', 'dc.creator', 'dcterms.creator', 'dc.creator.personalname']);

/** Names of the authors in the page's order, without titles, roles or the outlet; empty when it names none. */
export function readAuthors(
  facts: PageFacts,
  data: LinkedData,
  { outlets, lines, heading }: { outlets: readonly string[]; lines: readonly string[]; heading: PageElement | null },
): string[] {
  const unwanted = new Set(outlets.map(titleKey).filter(Boolean));
  const sources = [
    () => ldAuthors(data.article, data),
    () => METAS.flatMap(name => metaAuthors(facts, name)).slice(0, 20),
    () => parselyAuthors(facts),
    () => itemAuthors(facts),
    () => relAuthors(facts),
    () => signedLines(facts, heading),
    () => bylines(lines),
    () => ldAuthors(data.page, data),
  ];
  for (const source of sources) {
    const names = cleanNames(source(), unwanted);
    if (names.length) return names;
  }
  return [];
}

function ldAuthors(node: LdNode | null, data: LinkedData): string[] {
  if (!node) return [];
  const names: string[] = [];
  const add = (value: LdValue | undefined, depth: number): void => {
    if (depth > 3 || names.length > 20) return;
    if (typeof value === 'string') names.push(plainText(value));
    else if (Array.isArray(value)) for (const one of value.slice(0, 20)) add(one, depth + 1);
    else if (isNode(value)) {
      const full =
        value.name === undefined && typeof value['@id'] === 'string' ? (data.byId.get(value['@id']) ?? value) : value;
      if (typesOf(full).includes('Brand')) return;
      if (full.name !== undefined) add(full.name, depth + 1);
      else if (typeof full.givenName === 'string' && typeof full.familyName === 'string')
        names.push(`${full.givenName} ${full.familyName}`);
    }
  };
  add(node.author, 0);
  if (!names.length) add(node.creator, 0);
  return names;
}

function metaAuthors(facts: PageFacts, name: string): readonly string[] {
  const values = facts.metas.get(name) ?? [];
  return FAMILY_FIRST.has(name) ? values.map(givenFirst) : values;
}

/** "Brandt, Solveig" → "Solveig Brandt"; two whole names stay. */
function givenFirst(name: string): string {
  const m = /^([^,;\s]+(?:[ -][^,;\s]+)?), ([^,;]{1,30})$/.exec(name.trim());
  const [family, given] = [m?.[1] ?? '', m?.[2] ?? ''];
  return m && !(family.includes(' ') && given.includes(' ')) ? `${given} ${family}` : name;
}

function parselyAuthors(facts: PageFacts): string[] {
  const value = parseLoosely(metaOf(facts, 'parsely-page')?.slice(0, 5_000) ?? '');
  if (!isNode(value)) return [];
  const authors = value.authors ?? value.author;
  return (Array.isArray(authors) ? authors : [authors]).filter(a => typeof a === 'string');
}

function itemAuthors(facts: PageFacts): string[] {
  const found: string[] = [];
  for (const item of facts.items) {
    const names = itemNames(item);
    if (!(names.includes('author') || names.includes('creator')) || standsElsewhere(item, facts.hintOf)) continue;
    const name = facts.items.find(i => itemNames(i).join() === 'name' && isWithin(i, item));
    found.push(name ? (name.attribs.content ?? visibleText(name)) : (item.attribs.content ?? visibleText(item)));
  }
  return found.filter(f => f.length < 200).slice(0, 10);
}

function relAuthors(facts: PageFacts): string[] {
  return facts.signed
    .filter(
      e => e.name === 'a' && /(?:^|\s)author(?:\s|$)/.test(e.attribs.rel ?? '') && !standsElsewhere(e, facts.hintOf),
    )
    .slice(0, 8)
    .map(e => visibleText(e));
}

const NAME_CLASS =
  /(?:^|[^a-z])(?:byline|by-line|author|autor(?:e|es|in|a)?|auteur|writer|reporter|journalist|contributor|redakteur|firma|verfasser|penulis|forfatter|szerzo|skribent|submitted|vcard|username)(?:[-_]*(?:name|link|title|text|wrap|names|info|s))?(?:[^a-z]|$)/i;

/** Short lines of elements that their class marks as a byline, the innermost first. */
function signedLines(facts: PageFacts, heading: PageElement | null): string[] {
  for (const element of nearestFirst(facts, facts.signed, heading)) {
    if (
      !NAME_CLASS.test(`${element.attribs.class ?? ''} ${element.attribs.id ?? ''}`) ||
      standsElsewhere(element, facts.hintOf)
    )
      continue;
    const links = linkedNames(element);
    const text = links.length ? links.join(', ') : spacedText(element);
    if (text.length < 3 || text.length > 140) continue;
    const line = bylineNames(text);
    if (line) return [line];
  }
  return [];
}

const PERSON_ADDRESS =
  /author|autor|auteur|people|person|staff|profile?|contributor|writer|journalist|reporter|redak|by\/|team\/|user|mitarbeiter|columnist|signatures?/i;

/** The texts of links to pages of persons inside an element. */
function linkedNames(element: PageElement): string[] {
  const found: string[] = [];
  walk(element, node => {
    if (!isElement(node) || node.name !== 'a' || found.length > 8) return true;
    const text = visibleText(node);
    const names = `${node.attribs.rel ?? ''} ${node.attribs.class ?? ''} ${node.attribs.href ?? ''}`;
    if (PERSON_ADDRESS.test(names) && /^\p{L}/u.test(text) && text.length < 60) found.push(text);
    return false;
  });
  return found;
}

/** Lines by the headline that begin with a word for authorship. */
function bylines(lines: readonly string[]): string[] {
  const found = lines
    .filter(l => l.length < 110 && BYLINE.test(l))
    .map(bylineNames)
    .filter(l => l !== null);
  if (found.length) return found.slice(0, 1);
  for (const line of lines) {
    const m = CJK_BYLINE.exec(line);
    const name = m?.[1] ?? m?.[2];
    if (name) return [name];
  }
  return [];
}

function bylineNames(text: string): string | null {
  const by = BY.exec(text);
  const rest = by && by.index < 20 ? text.slice(by.index + by[0].length) : text;
  const line = rest.split(BEHIND_NAMES)[0]!.trim();
  return line.split(/\s+/).length <= 14 && /\p{L}/u.test(line) ? line : null;
}

/** What ends the names of a byline: a bar, a date, a word that opens one. */
const BEHIND_NAMES =
  /\s[|•·–—]\s|\s-\s|\n|\d{1,2}[./:]\s?\d|\b(?:19|20)\d{2}\b|\b(?:Published|Updated|Posted|Last|on|am|le|el|em|il|den|op|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d|(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)\b)(?![\p{L}-])|,?\s\d{1,2}\.?\s\p{L}{3,}/iu;

function isWithin(inner: PageElement, outer: PageElement): boolean {
  let at: PageNode | null = inner;
  for (let i = 0; at && i < 12; i += 1, at = at.parent as PageNode | null) if (at === outer) return true;
  return false;
}
