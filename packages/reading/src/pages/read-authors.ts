// Who wrote the article: names only.
import { type PageElement, type PageNode, visibleText } from './dom.js';
import { isNode, type LdNode, type LdValue, type LinkedData, plainText, typesOf } from './json-ld.js';
import type { PageFacts } from './page-facts.js';
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
];

/** Names of the authors in the page's order, without titles, roles or the outlet; empty when it names none. */
export function readAuthors(
  facts: PageFacts,
  data: LinkedData,
  { outlets, lines }: { outlets: readonly string[]; lines: readonly string[] },
): string[] {
  const unwanted = new Set(outlets.map(titleKey).filter(Boolean));
  const sources = [
    () => ldAuthors(data.article, data),
    () => METAS.flatMap(name => (facts.metas.get(name) ? facts.metas.get(name)! : [])).slice(0, 20),
    () => itemAuthors(facts),
    () => relAuthors(facts),
    () => signedLines(facts),
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

function itemAuthors(facts: PageFacts): string[] {
  const found: string[] = [];
  for (const item of facts.items) {
    if (!/(?:^|\s)author(?:\s|$)/.test(item.attribs.itemprop ?? '') || standsElsewhere(item, facts.hintOf)) continue;
    const name = facts.items.find(i => i.attribs.itemprop === 'name' && isWithin(i, item));
    found.push(name ? (name.attribs.content ?? visibleText(name)) : (item.attribs.content ?? visibleText(item)));
  }
  return found.slice(0, 10);
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
  /(?:^|[^a-z])(?:byline|by-line|author|autor|auteur|writer|reporter|journalist|contributor)(?:[-_]*(?:name|link|title|text|wrap|names|info|s))?(?:[^a-z]|$)/i;

/** Short lines of elements that their class marks as a byline, the innermost first. */
function signedLines(facts: PageFacts): string[] {
  for (const element of facts.signed) {
    if (
      !NAME_CLASS.test(`${element.attribs.class ?? ''} ${element.attribs.id ?? ''}`) ||
      standsElsewhere(element, facts.hintOf)
    )
      continue;
    const links = facts.signed.filter(e => e.name === 'a' && isWithin(e, element));
    const text = links.length ? links.map(e => visibleText(e)).join(', ') : visibleText(element);
    if (text.length < 3 || text.length > 140) continue;
    const line = bylineNames(text);
    if (line) return [line];
  }
  return [];
}

/** Lines by the headline that begin with a word for authorship. */
const bylines = (lines: readonly string[]): string[] =>
  lines
    .filter(l => l.length < 110 && BYLINE.test(l))
    .map(bylineNames)
    .filter(l => l !== null)
    .slice(0, 1);

function bylineNames(text: string): string | null {
  const by = BY.exec(text);
  const rest = by && by.index < 20 ? text.slice(by.index + by[0].length) : text;
  const line = rest
    .split(
      /\s[|•·–—]\s|\n|\d{1,2}[./:]\d|\b(?:19|20)\d{2}\b|\b(?:Published|Updated|Posted|Last|on|am|le|el|em|il|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d)\b/,
    )[0]!
    .trim();
  return line.split(/\s+/).length <= 14 && /\p{L}/u.test(line) ? line : null;
}

function isWithin(inner: PageElement, outer: PageElement): boolean {
  let at: PageNode | null = inner;
  for (let i = 0; at && i < 12; i += 1, at = at.parent as PageNode | null) if (at === outer) return true;
  return false;
}

const BY =
  /^(?:(?:story|text|article|words?|reporting|written|posted|published|report|analysis|opinion|photos?|review(?:ed)?)\s+)?(?:by|von|por|par|di|da|door|av|af|od|przez|автор|autor(?:in|en)?|auteurs?|authors?|escrito por|scritto da|geschrieben von|text|текст|글|取材|文)(?!\p{L})[\s:：]*/iu;
/** A line that can only be a byline: the word for it, then a capital. */
const BYLINE =
  /^(?:(?:[Ww]ritten |WRITTEN |[Rr]eported |[Ss]tory |[Tt]ext )?(?:[Bb]y|BY|[Vv]on|VON|[Pp]or|POR|[Pp]ar|PAR|Di|Door|Av|Af|Autora?|Autore|Auteur|Author|Автор|Текст|글|取材|文)[\s:：]+\p{Lu}|[가-힣]{2,4}\s?기자(?:\s|$)|글[\s:：]+[가-힣])/u;
/** Degrees and orders after a name. */
const CREDENTIAL =
  /,?\s(?:M\.?D|Ph\.?D|MS|MSc|MA|BA|BSc|RDN?|RN|DO|MPH|MBA|JD|LCSW|CPA|CFA|CFP|Esq|OBE|CBE)\.?(?=,|;|$|\s(?:and|&)\s)/g;
const JOINT =
  /\s*(?:[;|/•·、，\n]|,(?!\s*(?:Jr|Sr|II|III|IV)\b)|\s(?:and|und|et|og|och|&|with|y|e|en|ja|oraz|и|과|와)\s)\s*/iu;
/** Words of jobs, desks and page furniture: with a name beside them they are not one. */
const ROLE =
  /\b(?:staff|writer|reporter|editor|correspondent|contributor|columnist|journalist|chief|bureau|producer|analyst|redakteur\w*|redacción|redaktion|rédaction|director|manager|associate|senior|special to|photographer|team|desk|news(?:room)?|agenc(?:y|ies|ia)|magazine|online|press|media|times|post|herald|tribune|digital|services?|wire|admin|administrator|webmaster|guest|user|unknown|anonymous|null|undefined|none|n\/a|reviewed|medically|updated|published|minutes?|read|ago|share|follow|email|view|all|posts|profile|bio|author|about)\b/i;
const CAPITALISED = /^(?:\p{Lu}\p{Ll}+ ){1,3}\p{Lu}\p{Ll}+$/u;
/** Lower-case words that stand inside names. */
const PARTICLE = new Set(
  'de da di do dos das del della den der des du van von zu zum zur ter ten te la le el al bin ben ibn y e i af av st mc d’ l’ d l t'.split(
    ' ',
  ),
);
const AGENCY = /(?<=\S+ \S+),? (?:(?:the )?associated press|reuters|afp|ap|bloomberg|dpa|ansa|efe|pti|ani|cnn)$/i;
const MONTH =
  /\s*(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s*)?(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?\s+\d.*$/;

/** Splits and trims names; drops addresses, handles, roles and the outlet itself. */
function cleanNames(raw: readonly string[], unwanted: ReadonlySet<string>): string[] {
  const seen = new Map<string, string>();
  for (const line of raw) {
    if (!line || line.length > 300 || /^https?:|^www\.|^\/|^@?\w+\.\w+\/|^[\w.+-]+@/.test(line.trim())) continue;
    const parts = plainText(line)
      .replace(/\S+@\S+|\(@?\w+\)/g, ' ')
      .trim()
      .replace(BY, '')
      .replace(CREDENTIAL, '')
      .split(JOINT);
    for (const part of parts) {
      const name = withoutOutlet(cleanName(part), unwanted);
      const key = titleKey(name);
      if (key && isName(name, parts.length > 1) && !seen.has(key)) seen.set(key, name);
      if (seen.size >= 12) break;
    }
  }
  return [...seen.values()];
}

function cleanName(part: string): string {
  return part
    .replace(BY, '')
    .replace(/\([^)]*\)|\[[^\]]*\]|["“”]/g, ' ')
    .replace(/\s(?:-|–|—|@|for|of|in|at|für)\s.*$/i, '')
    .replace(MONTH, '')
    .replace(/\s*(?:기자|특파원|記者)\s*$/u, '')
    .replace(/,(?=\s*(?:Jr|Sr)\b)/g, '')
    .replace(/^[\s,.:–—-]+|[\s,:–—-]+$/g, '')
    .replace(/\s+/g, ' ')
    .replace(AGENCY, '');
}

/** Empty when the name is the outlet's or begins with it; an outlet after a name is cut off. */
function withoutOutlet(name: string, unwanted: ReadonlySet<string>): string {
  const key = titleKey(name);
  const joined = key.replace(/ /g, '');
  for (const site of unwanted) {
    if (key === site || joined === site.replace(/ /g, '')) return '';
    if (site.length > 2 && key.startsWith(`${site.replace(/^the /, '')} `)) return '';
  }
  const words = name.split(' ');
  for (let cut = 2; cut < words.length; cut += 1) {
    const rest = titleKey(words.slice(cut).join(' '));
    if (unwanted.has(rest) || unwanted.has(rest.replace(/ /g, '')))
      return words.slice(0, cut).join(' ').replace(/[,.]$/, '');
  }
  return name;
}

function isName(name: string, oneOfMany: boolean): boolean {
  const words = name.split(' ');
  if (name.length < 2 || name.length > 60 || words.length > 6) return false;
  if (!/\p{L}{2}/u.test(name) || /^\d|\d{3}|[@#<>{}=]|https?:/.test(name)) return false;
  if (ROLE.test(name) && (oneOfMany || words.length < 2 || !CAPITALISED.test(name))) return false;
  return !hasPlainWords(words);
}

/** A capitalised word beside a lower-case one that is no particle: a phrase, not a name. */
function hasPlainWords(words: readonly string[]): boolean {
  const plain = words.filter(w => /^\p{Ll}/u.test(w) && !PARTICLE.has(w));
  return plain.length > 0 && plain.length < words.length;
}
