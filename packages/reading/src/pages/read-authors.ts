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
export function readAuthors(facts: PageFacts, data: LinkedData, outlets: readonly string[]): string[] {
  const unwanted = new Set(outlets.map(titleKey).filter(Boolean));
  const sources = [
    () => ldAuthors(data.article, data),
    () => METAS.flatMap(name => (facts.metas.get(name) ? facts.metas.get(name)! : [])).slice(0, 20),
    () => itemAuthors(facts),
    () => relAuthors(facts),
    () => signedLines(facts),
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

function bylineNames(text: string): string | null {
  const by = BY.exec(text);
  const rest = by && by.index < 20 ? text.slice(by.index + by[0].length) : text;
  const line = rest
    .split(/\s[|•·–—]\s|\n|\d{1,2}[./:]\d|\b(?:19|20)\d{2}\b|(?:Published|Updated|Posted|Last)\b/)[0]!
    .trim();
  return line.split(/\s+/).length <= 14 && /\p{L}/u.test(line) ? line : null;
}

function isWithin(inner: PageElement, outer: PageElement): boolean {
  let at: PageNode | null = inner;
  for (let i = 0; at && i < 12; i += 1, at = at.parent as PageNode | null) if (at === outer) return true;
  return false;
}

const BY =
  /^(?:(?:story|text|article|words?|reporting|written|posted|published|report|analysis|opinion|photos?|review|review(?:ed)?)\s+)?(?:by|von|por|par|di|da|door|av|af|od|przez|автор|autor(?:in|en)?|auteurs?|author|authors|escrito por|scritto da|geschrieben von|text|текст|글|取材|文)\b[\s:：]*|^(?:by|von|por|par|автор|글)[\s:：]+/iu;
const JOINT =
  /\s*(?:[;|/•·、，\n]|,(?!\s*(?:Jr|Sr|II|III|IV|M\.?D|Ph\.?D|Esq|MBA|CPA|RD|RN)\b)|\s(?:and|und|et|og|och|&|with|y|e|en|ja|oraz|и|과|와)\s)\s*/iu;
const ROLE =
  /\b(?:staff|writer|reporter|editor|correspondent|contributor|columnist|journalist|chief|bureau|producer|analyst|redakteur\w*|redakteurin|redacción|redaktion|rédaction|director|manager|associate|senior|special to|photographer|team|desk|news(?:room)?|agenc(?:y|ies|ia)|magazine|online|press|media|times|post|herald|tribune|digital|service|services|wire|admin|administrator|webmaster|guest|user|unknown|anonymous|null|undefined|none|n\/a|reviewed|medically|updated|published|minutes?|read|ago|share|follow|email|view|all|posts|profile|bio|author|about)\b/i;

/** Splits and trims names; drops addresses, handles, roles and the outlet itself. */
function cleanNames(raw: readonly string[], unwanted: ReadonlySet<string>): string[] {
  const seen = new Map<string, string>();
  for (const line of raw) {
    if (!line || line.length > 300 || /^https?:|^www\.|^\/|^@?\w+\.\w+\/|^[\w.+-]+@/.test(line.trim())) continue;
    const parts = plainText(line)
      .replace(/\S+@\S+|\(@?\w+\)/g, ' ')
      .trim()
      .replace(BY, '')
      .split(JOINT);
    for (const part of parts) {
      const name = cleanName(part);
      const key = titleKey(name);
      if (key && !unwanted.has(key) && isName(name, parts.length > 1) && !seen.has(key)) seen.set(key, name);
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
    .replace(/\s*(?:기자|특파원|記者|記者\s*)$/u, '')
    .replace(/^[\s,.:–—-]+|[\s,:–—-]+$/g, '')
    .replace(/\s+/g, ' ');
}

function isName(name: string, oneOfMany: boolean): boolean {
  const words = name.split(' ');
  if (
    name.length < 2 ||
    name.length > 60 ||
    words.length > 6 ||
    !/\p{L}{2}/u.test(name) ||
    /\d{3}|[@#<>{}=]|https?:/.test(name)
  )
    return false;
  if (ROLE.test(name) && (oneOfMany || words.length < 2 || !/^(?:\p{Lu}\p{Ll}+ ){1,3}\p{Lu}\p{Ll}+$/u.test(name)))
    return false;
  return true;
}
